"""`h`: what happened to a record, from the journal."""

from collections.abc import Callable, Hashable, Iterator

from textual import events
from textual.widget import Widget

from store.queries.record_detail import LINES
from store.queries.record_history import Step, history, reader_for
from store.records.names import name_of
from store.values.record import Record, own_project
from store.values.words import N_, NN_, Words, words
from store.values.wrapping import wrapped
from tui.frame.overlay_screen import OverlayScreen
from tui.host import Host
from widgets.drawn.text_room import text_room
from widgets.drawn.tones import current
from widgets.pages import Pages
from widgets.rows import Cell, Column, Row

SET_IN = 2
"""Cells by which what belongs to an act stands further in, and what goes on."""


class History(OverlayScreen[None]):
    """Each act with a line per changed field, newest act first."""

    def __init__(self, title: str, steps: tuple[Step, ...], of: int) -> None:
        super().__init__(title)
        self._record = of
        self._steps = steps
        self._rows = Pages((Column("line", flex=True),))

    @staticmethod
    async def opened(host: Host, record: Record) -> None:
        """Read the journal and show it."""
        language, project = host.language, own_project(record) or host.project
        steps = await host.store.run(
            lambda w: history(w, type(record), record.id, reader_for(w, project, language))
        )
        await host.push_screen_wait(History(name_of(record), steps, record.id))

    @property
    def place(self) -> Hashable:
        return self._record

    def body(self) -> Widget:
        return self._rows

    def on_mount(self) -> None:
        self._rule.show(counts=self.host.say(words(NN_("{n} act", "{n} acts"), n=len(self._steps))))
        self._show()
        self._rows.focus()

    def on_resize(self, event: events.Resize) -> None:
        self._show()

    def _show(self) -> None:
        lines = event_lines(self._steps, self.host.say, text_room(self.app.size.width))
        self._rows.show([Row(n, (line,)) for n, line in enumerate(lines)], self.host.say(N_("no history")))


def event_lines(
    steps: tuple[Step, ...], say: Callable[[Words | str], str], width: int, *, folded: bool = False
) -> Iterator[tuple[Cell, ...]]:
    """When, by whom and which act, and below it what it changed. `folded`: not what the record began with."""
    arrow = current().glyphs.arrow
    for step in steps:
        yield from _hanging(f"{step.at:%Y-%m-%d %H:%M} {step.who}  ", say(step.act.name), width)
        for field, before, after in () if folded and step.made else step.fields:
            change = after if step.made or not before else f"{before} {arrow} {after or '-'}"
            title = " " * SET_IN + f"{say(field.title)}  "
            lines = (" ".join(line.split()) for line in change.splitlines())
            yield from _hanging(title, LINES.join(filter(None, lines)), width, SET_IN)


def _hanging(title: str, text: str, width: int, set_in: int = 0) -> Iterator[tuple[Cell, ...]]:
    """A dim title and the text behind it, what goes on set in."""
    first, *rest = wrapped(title + text, width, set_in + SET_IN)
    yield Cell(first[: len(title)], "dim"), Cell(first[len(title) :])
    yield from ((Cell(" " * (set_in + SET_IN) + part),) for part in rest)
