"""Others changed a record while it was typed: as it was, mine, theirs, and the keys that choose."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from store.values.fields import Field
from store.values.frozen import frozen
from store.values.journal import Conflict
from store.values.record import Record
from store.values.three_way_merge import Side, ThreeWayMerge
from store.values.width import cut
from store.values.words import N_, Words, words
from store.values.wrapping import wrapped
from tui.forms.form_state import FormState
from tui.host import Host, host_of
from tui.terminal.frames import QuietScreen
from widgets.drawn.tones import Tone
from widgets.foot import Foot
from widgets.keyline import Keyline
from widgets.paragraph import Paragraph
from widgets.rows import Cell, Column, Row, Rows
from widgets.rule import Rule

TALLEST = 4
"""Lines of a value shown."""
WIDEST = 24
"""Cells of who changed a field, and when."""
KEYS = {
    "m": "choose('mine')",
    "t": "choose('theirs')",
    "w": "choose('was')",
    "F2": "save",
    "e": "edit",
    "Esc": "back",
}


@frozen
class Outcome:
    """What came of it; `save`: at once, else the form goes on with it. `theirs`: the fields only they changed."""

    merged: Record
    save: bool
    theirs: tuple[Words, ...] = ()


async def settled(host: Host, conflict: Conflict, state: FormState) -> Outcome | None:
    """The merged record, asking only where both changed one field; None: the form stays as it is."""
    merging = ThreeWayMerge(conflict)
    if merging.undecided:
        outcome: Outcome | None = await host.push_screen_wait(ConflictScreen(merging, state))
        return outcome
    return _outcome(merging, save=True)


def _outcome(merging: ThreeWayMerge, save: bool) -> Outcome:
    theirs = tuple(words(field.title) for field, side in merging.one_sided if side == "theirs")
    return Outcome(merging.merged, save, theirs)


class ConflictScreen(QuietScreen[Outcome | None]):
    """Lines per field that both changed, then a line per field that only one did."""

    CSS = "ConflictScreen Rows { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "choose('mine')", N_("mine")),
        Binding("t", "choose('theirs')", N_("theirs")),
        Binding("w", "choose('was')", N_("as it was")),
        Binding("f2", "save", N_("save")),
        Binding("ctrl+s", "save", N_("save"), show=False),
        Binding("e", "edit", N_("edit in the form")),
        Binding("escape", "back", N_("back to the form")),
    ]

    def __init__(self, merging: ThreeWayMerge, state: FormState) -> None:
        super().__init__()
        self._merging = merging
        self._state = state
        """The disputed field of each line; empty for the lines below those."""
        self._title = Rule("")
        self._rows = Rows((Column("field"), Column("side"), Column("value", flex=True, least=20)))
        self._foot = Foot()
        self._keyline = Keyline()

    def compose(self) -> ComposeResult:
        sentence = N_("While you typed, {saved}. Choose where both changed a field.")
        yield self._title
        yield Paragraph(host_of(self).say(words(sentence, saved=self._merging.conflict.saved)))
        yield self._rows
        yield self._foot
        yield self._keyline

    def on_mount(self) -> None:
        say = host_of(self).say
        self._title.focused = True
        self._keyline.help = ("Esc", say(N_("back to the form")))
        self._keyline.show(
            [
                ("m", say(N_("mine"))),
                ("t", say(N_("theirs"))),
                ("w", say(N_("as it was"))),
                ("F2", say(N_("save"))),
                ("e", say(N_("edit in the form"))),
            ]
        )
        self._show()
        self._rows.focus()

    def on_resize(self) -> None:
        self._show()

    def _show(self) -> None:
        say, record = host_of(self).say, self._merging.conflict.theirs
        left = len(self._merging.undecided)
        counts = say(words(N_("{n} to choose"), n=left) if left else words(N_("all chosen")))
        code = getattr(record, "code", "")
        title = code or say(type(record).singular)
        self._title.show(
            title=title, counts=(Cell(record.label + "  ", "dim"), Cell(counts, "amber" if left else "dim"))
        )
        rows: list[Row] = []
        for name, cells in (*self._disputed(), *self._one_sided()):
            rows.append(Row(len(rows), cells, name))
        self._rows.show(rows)

    def _disputed(self) -> Iterator[tuple[str, tuple[Cell | tuple[Cell, ...], ...]]]:
        say, conflict = host_of(self).say, self._merging.conflict
        for field in self._merging.disputed:
            side = self._merging.sides[field.name]
            mark = Cell("?", "unknown") if side is None else Cell(" ")
            title: Cell | tuple[Cell, ...] = (Cell(say(field.title) + " ", "strong"), mark)
            versions: tuple[tuple[str, Record, Tone], ...] = (
                (N_("w was"), conflict.base, "strong" if side == "was" else "dim"),
                (N_("m mine"), conflict.mine, _tone(side, "mine")),
                (N_("t theirs"), conflict.theirs, _tone(side, "theirs")),
            )
            for word, record, tone in versions:
                named = Cell(say(word), tone)
                if record is conflict.theirs:
                    title = Cell(self._by(field), "dim")
                for line in self._shown(field, record):
                    yield field.name, (title, named, Cell(line, tone))
                    title = named = Cell("")

    def _one_sided(self) -> Iterator[tuple[str, tuple[Cell, ...]]]:
        say, conflict = host_of(self).say, self._merging.conflict
        for field, side in self._merging.one_sided:
            record = conflict.mine if side == "mine" else conflict.theirs
            word = N_("only mine") if side == "mine" else N_("only theirs")
            line = self._shown(field, record)[0]
            by = f"{self._by(field)}  " if side == "theirs" else ""
            yield "", (Cell(say(field.title), "dim"), Cell(say(word), "dim"), Cell(by + line, "dim"))

    def _by(self, field: Field) -> str:
        """Who changed it, and when."""
        by = self._merging.conflict.by(field.name)
        return cut(host_of(self).say(by), WIDEST) if by is not None else ""

    def _shown(self, field: Field, record: Record) -> list[str]:
        """The value on a few lines; at least one."""
        value = getattr(record, field.name)
        typed = self._state.typed.get(field.name)
        text = str(value) if typed is None else typed.shown(value)
        width = max(20, self.app.size.width - 32)
        found = [line for part in text.split("\n") for line in wrapped(part[: width * TALLEST], width)]
        return found[:TALLEST] if text else ["-"]

    def action_choose(self, side: Side) -> None:
        """Let the field under the cursor be mine, theirs or as it was, and go on to the next."""
        name: str | None = self._rows.payload
        if not name:
            return
        self._merging.sides[name] = side
        self._show()
        self._foot.show(Cell(""))
        if undecided := self._merging.undecided:
            self._rows.select_payload(undecided[0])

    def action_save(self) -> None:
        if self._merging.undecided:
            self._foot.show(Cell("! " + host_of(self).say(N_("choose m mine or t theirs first")), "red"))
        else:
            self.dismiss(_outcome(self._merging, save=True))

    def action_edit(self) -> None:
        self.dismiss(_outcome(self._merging, save=False))

    def action_back(self) -> None:
        self.dismiss(None)

    async def on_keyline_pressed(self, message: Keyline.Pressed) -> None:
        message.stop()
        await self.run_action(KEYS[message.key])


def _tone(side: Side | None, this: Side) -> Tone:
    return "text" if side is None else "strong" if side == this else "dim"
