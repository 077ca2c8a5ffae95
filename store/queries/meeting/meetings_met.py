"""Which meeting is meant by a title: of a series, or of meetings called alike, the latest that was held."""

from datetime import date

from store.disk.workspace import Workspace
from store.records import Meeting, Series
from store.values.frozen import frozen
from store.values.text import fold


@frozen
class Met:
    """`held`: meetings of that title or series, the latest first, those of a day that has come with notes among them,
    since nobody writes them before; `planned`: those that are to come; `titles`: what they are called, several where
    the text means several."""

    held: tuple[Meeting, ...]
    planned: tuple[Meeting, ...]
    titles: tuple[str, ...]

    def on(self, day: date) -> tuple[Meeting, ...]:
        """Those held on that day."""
        return tuple(meeting for meeting in self.held if meeting.on == day)


def met(workspace: Workspace, typed: str, project: int | None) -> Met:
    """What a title means; an empty text every meeting."""
    everything = [m for m in workspace.live(Meeting, project) if m.state != "cancelled"]
    if typed:
        series = {one.id: fold(one.title) for one in workspace.live(Series, project)}
        named = fold(typed)
        titled = [(m, (fold(m.title), series.get(m.series or 0, ""))) for m in everything]
        everything = [m for m, titles in titled if named in titles]
        everything = everything or [m for m, titles in titled if any(named in one for one in titles)]
    everything.sort(key=lambda meeting: (meeting.on, meeting.time, meeting.id), reverse=True)
    today = workspace.clock.today()
    held = tuple(m for m in everything if m.state == "held" or (m.notes and m.on <= today))
    planned = tuple(meeting for meeting in reversed(everything) if meeting not in held)
    titles = tuple(dict.fromkeys(meeting.title for meeting in (held or planned)))
    return Met(held, planned, titles)
