"""`h`: what happened to a record, from the journal."""

from collections.abc import Hashable

from textual.widget import Widget

from store.queries.record_history import Step, history, reader_for
from store.records.names import name_of
from store.values.record import Record, own_project
from store.values.words import N_, NN_, words
from tui.frame.overlay_screen import OverlayScreen
from tui.host import Host
from widgets.rows import Cell, Column, Row, Rows


class History(OverlayScreen[None]):
    """One line per changed field, newest act first."""

    def __init__(self, title: str, steps: tuple[Step, ...], of: int) -> None:
        super().__init__(title)
        self._record = of
        self._steps = steps
        self._rows = Rows(
            (
                Column("when"),
                Column("who", drop=2),
                Column("act", drop=1),
                Column("field"),
                Column("change", flex=True, least=20),
            )
        )

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
        say = self.host.say
        self._rule.show(counts=say(words(NN_("{n} act", "{n} acts"), n=len(self._steps))))
        self._rows.show(list(history_rows(self._steps, say)), say(N_("no history")))
        self._rows.focus()


def history_rows(steps: tuple[Step, ...], say: object) -> "list[Row]":
    """The steps as rows; day, author and act stand on the first line of each act only."""
    from widgets.drawn.tones import current

    arrow = current().glyphs.arrow
    rows: list[Row] = []
    for step in steps:
        when = f"{step.at:%Y-%m-%d %H:%M}"
        lines = step.fields or ()
        head = (Cell(when, "dim"), Cell(step.who, "dim"), Cell(say(step.act.name)))  # type: ignore[operator]
        if not lines:
            rows.append(Row(len(rows), (*head, Cell(""), Cell(""))))
        for number, (field, before, after) in enumerate(lines):
            change = after if step.made or not before else f"{before} {arrow} {after or '-'}"
            rows.append(
                Row(
                    len(rows),
                    (
                        *(head if number == 0 else (Cell(""), Cell(""), Cell(""))),
                        Cell(say(field.title), "dim"),  # type: ignore[operator]
                        Cell(" ".join(change.split())),
                    ),
                )
            )
    return rows
