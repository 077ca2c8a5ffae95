"""The morale pane: the manager's own notes, latest first. No figure of it leaves this pane."""

from datetime import date, timedelta

from store.disk.in_list import sql_in
from store.disk.workspace import Workspace
from store.queries.span import Span, spanned
from store.records import Morale, Person
from store.values.day import Day
from store.values.frozen import frozen
from store.values.words import N_, Words, words

LINES = 40


@frozen
class MoraleLine:
    """One note; `direction` against the note before it about the same: -1, 0, +1; None for the first."""

    record: Morale
    about: str
    direction: int | None
    due: bool


@frozen
class MoraleBoard:
    """Follow-ups that are due come first; `week` is the number of notes since Monday. No means of impressions."""

    lines: tuple[MoraleLine, ...]
    week: int
    day: Day
    span: Span

    @property
    def counts(self) -> tuple[Words, ...]:
        """The count behind the title, marked as private."""
        return (words(N_("this week n={n} (private)"), n=self.week),)


def morale(workspace: Workspace, *projects: int) -> MoraleBoard:
    """The newest notes on one project, with what the author meant to do about them."""
    span, nows = spanned(workspace, projects)
    called = {now.project.id: now.name for now in nows}
    newest = f'ORDER BY "on" DESC, id DESC LIMIT {LINES}'
    notes = workspace.select(Morale, *sql_in("archived = 0 AND project", projects), newest)
    ids = [note.person for note in notes if note.person is not None]
    people = {p.id: p.name for p in workspace.select(Person, *sql_in("id", ids))}
    lines = []
    for position, note in enumerate(notes):
        earlier = next((n for n in notes[position + 1 :] if _subject(n) == _subject(note)), None)
        direction = None if earlier is None else (note.mood > earlier.mood) - (note.mood < earlier.mood)
        about = note.role
        if note.about == "person":
            about = called[note.project](note.person) or people.get(note.person or 0, "")
        lines.append(MoraleLine(note, about, direction, _due(note, span.day(note).date)))
    week = sum(_this_week(note, span.day(note).date) for note in notes)
    lines.sort(key=lambda line: not line.due)
    return MoraleBoard(tuple(lines), week, span.today, span)


def _this_week(note: Morale, today: date) -> bool:
    return today - timedelta(days=today.weekday()) <= note.on <= today


def _subject(note: Morale) -> tuple[int, str, str, int | None]:
    return (
        note.project,
        note.about,
        note.role if note.about == "role" else "",
        note.person if note.about == "person" else None,
    )


def _due(note: Morale, today: date) -> bool:
    return (
        note.follow_up_on is not None
        and note.followed_up_on is None
        and note.follow_up_on <= today + timedelta(1)
    )
