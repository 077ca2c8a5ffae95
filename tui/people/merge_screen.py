"""Two entries of one person: field by field what stays, then what passes over."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from store.queries.people.merge_preview import Merge
from store.records import Person
from store.values.fields import Field
from store.values.reader import Reader
from store.values.words import N_, words
from tui.host import host_of
from tui.terminal.frames import QuietScreen
from widgets.drawn.grid import Cells
from widgets.drawn.tones import Tone
from widgets.foot import Foot
from widgets.keyline import Keyline
from widgets.paragraph import Paragraph
from widgets.rows import Cell, Column, Row, Rows
from widgets.rule import Rule

KEYS = {"t": "choose(False)", "o": "choose(True)", "F2": "save", "Esc": "back"}


class TwinsScreen(QuietScreen[tuple[str, ...] | None]):
    """Result: the disputed fields that the entry which goes is right about; None: back."""

    CSS = "TwinsScreen Rows { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "choose(False)", N_("this one's")),
        Binding("o", "choose(True)", N_("the other's")),
        Binding("f2", "save", N_("merge")),
        Binding("ctrl+s", "save", N_("merge"), show=False),
        Binding("escape", "back", N_("back")),
    ]

    def __init__(self, merge: Merge, reader: Reader) -> None:
        super().__init__()
        self._merge = merge
        self._reader = reader
        self._theirs: set[str] = set()
        self._title = Rule("")
        self._rows = Rows(
            (
                Column("field"),
                Column("kept", flex=True, least=16),
                Column("gone", flex=True, least=16),
            )
        )
        self._foot = Foot()
        self._keyline = Keyline()

    def compose(self) -> ComposeResult:
        say, twins = host_of(self).say, self._merge.twins
        sentence = words(
            N_(
                "{gone} is merged into {kept}. Where both have a value, choose; otherwise the left one is kept."
            ),
            gone=twins.gone.name,
            kept=twins.kept.name,
        )
        yield self._title
        yield Paragraph(say(sentence))
        yield self._rows
        yield self._foot
        yield self._keyline

    def on_mount(self) -> None:
        say, twins = host_of(self).say, self._merge.twins
        self._title.focused = True
        differ = words(N_("{n} differ"), n=len(twins.disputed))
        self._title.show(
            title=say(N_("MERGE")), counts=(Cell(twins.kept.name + "  "), Cell(say(differ), "dim"))
        )
        self._keyline.help = ("Esc", say(N_("back")))
        self._keyline.show(
            [("F2", say(N_("merge"))), ("t", say(N_("this one's"))), ("o", say(N_("the other's")))]
        )
        self._show()
        self._rows.focus()

    def _show(self) -> None:
        say, twins = host_of(self).say, self._merge.twins
        rows = [Row(at, self._disputed(field), field) for at, field in enumerate(twins.disputed)]
        rest: list[tuple[Cells, ...]] = []
        for field in twins.filled:
            value = self._value(field, twins.gone)
            title = Cell(say(field.title), "dim")
            rest.append((title, Cell(say(N_("is filled in")), "dim"), Cell(value)))
        for count in self._merge.counts:
            rest.append((Cell(say(N_("passes over")), "dim"), Cell(say(count), "dim"), Cell("")))
        if self._merge.left:
            stay = words(N_("{n} unchangeable"), n=len(self._merge.left))
            rest.append((Cell(say(N_("stays")), "dim"), Cell(say(stay), "dim"), Cell("")))
        self._rows.show([*rows, *(Row(at, cells) for at, cells in enumerate(rest, len(rows)))])

    def _disputed(self, field: Field) -> tuple[Cells, ...]:
        twins, other = self._merge.twins, field.name in self._theirs
        tones: tuple[Tone, Tone] = ("dim", "strong") if other else ("strong", "dim")
        marks = (" ", ">") if other else (">", " ")
        values = (self._value(field, twins.kept), self._value(field, twins.gone))
        shown = (
            Cell(f"{mark} {value}", tone) for mark, value, tone in zip(marks, values, tones, strict=True)
        )
        return (Cell(host_of(self).say(field.title)), *shown)

    def _value(self, field: Field, person: Person) -> str:
        """The value on one line."""
        return " ".join(self._reader.show(field, getattr(person, field.name)).split()) or "-"

    def action_choose(self, other: bool) -> None:
        """Let the field under the cursor be this one's or the other's, and go on to the next."""
        field: Field | None = self._rows.payload
        if field is None:
            self._foot.show(Cell(host_of(self).say(N_("nothing to choose here; F2 merges")), "amber"))
            return
        self._foot.show(Cell(""))
        (self._theirs.add if other else self._theirs.discard)(field.name)
        self._show()
        self._rows.action_move(1)

    def action_save(self) -> None:
        self.dismiss(tuple(sorted(self._theirs)))

    def action_back(self) -> None:
        self.dismiss(None)

    async def on_keyline_pressed(self, message: Keyline.Pressed) -> None:
        message.stop()
        await self.run_action(KEYS[message.key])
