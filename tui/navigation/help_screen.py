"""`?`: every key that works where it was pressed, in words."""

from collections.abc import Hashable

from textual.screen import Screen
from textual.widget import Widget

from store.values.words import N_
from tui.frame.keys import keys_of
from tui.frame.overlay_screen import OverlayScreen
from widgets.rows import Cell, Column, Row, Rows

SIGNS = (
    ("!", N_("red: needs you now")),
    ("~", N_("amber: needs you soon")),
    ("?", N_("not confirmed recently")),
    (".", N_("in order")),
    ("T S $ Q R", N_("time, scope, cost, quality, risk: what the sponsor reads")),
    ("*", N_("after a letter: overridden; before a row: marked")),
    ("C M P", N_("contacts, team, promises: visible only to you")),
    (N_("wd"), N_("working days")),
)


class Help(OverlayScreen[None]):
    """Read from the bindings themselves, so it cannot disagree with them."""

    def __init__(self, of: Screen[object]) -> None:
        super().__init__("")
        self._of = of
        self._rows = Rows((Column("key"), Column("what"), Column("more", flex=True)))

    @property
    def place(self) -> Hashable:
        return id(self._of)

    def body(self) -> Widget:
        return self._rows

    def on_mount(self) -> None:
        say = self.host.say
        self._rule.show(title=say(N_("KEYS THAT WORK HERE")))
        entries = [(key.written, say(key.label), say(key.tooltip)) for key in keys_of(self._of)]
        entries += [(written, "", say(meaning)) for written, meaning in SIGNS]
        self._rows.show(
            [
                Row(number, (Cell(say(written), "key"), Cell(label), Cell(more, "dim")))
                for number, (written, label, more) in enumerate(entries)
            ]
        )
        self._rows.focus()
