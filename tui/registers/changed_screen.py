"""`v`: what others changed since I last looked, by record."""

from collections.abc import Mapping
from typing import ClassVar

from textual.binding import Binding, BindingType

from store.disk.seen import see, see_all
from store.queries.boards.changes_by_others import ChangedBoard, ChangedRecord, changed_by_others
from store.records.names import kind_of
from store.values.record import Record
from store.values.words import N_, NN_, words
from tui.frame.live_overlay import LiveOverlay
from tui.frame.record_verbs import NO_RECORD, OF_A_RECORD
from tui.host import Host
from widgets.drawn.tones import current
from widgets.rows import Cell, Cells, Column, Row


class ChangedScreen(LiveOverlay[ChangedBoard]):
    """Enter opens the record under the cursor, Space or `x` marks it seen, `a` all of them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "seen", N_("seen"), tooltip=N_("this record")),
        Binding("a", "all_seen", N_("all seen"), tooltip=N_("everything up to now")),
        Binding("h", "history", N_("history"), tooltip=N_("its full history")),
    ]

    OF_A_ROW = OF_A_RECORD | {"seen", "all_seen"}
    COLUMNS = (
        Column("record", flex=True, least=30),
        Column("project", drop=1),
        Column("who", drop=2),
        Column("when", align="right"),
    )

    @classmethod
    async def opened(cls, host: Host) -> None:
        """Read what others did and show it."""
        language = host.language
        await cls.over(host, lambda w: changed_by_others(w, language))

    def show_lines(self) -> None:
        say, board = self.host.say, self.board
        n = words(NN_("{n} record", "{n} records"), n=len(board.records))
        counts = words(N_("{n}, older ones are left out"), n=n) if board.more else n
        self._rule.show(title=say(N_("CHANGED BY OTHERS")), counts=say(counts))
        rows: list[Row] = []
        for one in board.records:
            for cells in (self._head(one), *self._fields(one)):
                rows.append(Row(len(rows), cells, one))
        self._rows.show(
            rows, say(N_("nothing since you last looked; v shows it here when others change something"))
        )

    def _head(self, one: ChangedRecord) -> tuple[Cells, ...]:
        say = self.host.say
        kind = say(kind_of(one.record))
        state = N_("archived") if one.record.archived else N_("new") if one.made else ""
        said = (
            Cell(f"{kind}  ", "dim"),
            Cell(one.name, "strong"),
            Cell(f"  {say(state)}" if state else "", "amber"),
        )
        who = Cell(", ".join(one.who), "dim")
        return said, Cell(one.project, "code"), who, Cell(f"{one.at:%Y-%m-%d %H:%M}", "dim")

    def _fields(self, one: ChangedRecord) -> list[tuple[Cells, ...]]:
        """What they did last, and a line for each field that differs."""
        say, arrow = self.host.say, current().glyphs.arrow
        texts: list[tuple[Cell, ...]] = []
        for change in one.fields:
            values = f"{change.before or '-'} {arrow} {change.after or '-'}"
            shown = " ".join(values.split()) if change.before or change.after else ""
            texts.append((Cell(f"  {say(change.field.title)}  ", "dim"), Cell(shown)))
        if not texts:
            texts.append((Cell(f"  {say(one.act.name)}", "dim"),))
        return [(text, Cell(""), Cell(""), Cell("")) for text in texts]

    @property
    def _place(self) -> ChangedRecord | None:
        place: ChangedRecord | None = self._rows.payload
        return place

    @property
    def record(self) -> Record | None:
        return self._place.record if self._place is not None else None

    def action_seen(self) -> None:
        if (one := self._place) is not None:
            self.host.dialogue(self._see({one.record.id: one.rev}))
        else:
            self.refuse(words(NO_RECORD))

    def action_all_seen(self) -> None:
        if self._place is not None:
            self.host.dialogue(self._see(None))
        else:
            self.refuse(words(NO_RECORD))

    async def _see(self, revs: Mapping[int, int] | None) -> None:
        """Remember it, and let the sign go from the panes; None: everything."""
        host = self.host
        await host.store.run(lambda w: see_all(w) if revs is None else see(w, revs))
        await self._read()
        # Their records look as before but for the sign, which every pane has.
        host.reload({"day"})
