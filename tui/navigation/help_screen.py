"""`?`: what people do on a screen, every key that works there, and what its signs and short words mean."""

from collections.abc import Hashable, Iterator, Sequence

from textual.screen import Screen
from textual.widget import Widget

from store.values.width import cell_width
from store.values.words import N_
from store.values.wrapping import wrapped
from tui.frame.glossary import Explained, Meaning
from tui.frame.keys import Key, keys_of
from tui.frame.overlay_screen import OverlayScreen
from widgets.pages import Pages
from widgets.rows import Cell, Column, Row

Entry = tuple[str, str, str]
"""The key or sign, the short word, the sentence."""
COLUMNS = (Column("head", loose=True), Column("key"), Column("what"), Column("more", flex=True))
MARGIN = 4
"""Cells of a line beside its three parts."""


class Help(OverlayScreen[None]):
    """Read from the bindings themselves, so it cannot disagree with them."""

    def __init__(self, of: Screen[object]) -> None:
        super().__init__("")
        self._of = of
        self._rows = Pages(COLUMNS)

    @property
    def place(self) -> Hashable:
        return id(self._of)

    def body(self) -> Widget:
        return self._rows

    def on_mount(self) -> None:
        self._rule.show(title=self.host.say(N_("HELP")))
        self._rows.show([Row(n, cells) for n, cells in enumerate(self._drawn())])
        self._rows.focus()

    def _sections(self) -> Iterator[tuple[str, list[Entry]]]:
        """Heading and entries, what people do here first."""
        say, keys = self.host.say, list(keys_of(self._of))
        explained = self._of if isinstance(self._of, Explained) else Explained()
        known = sorted(keys, key=lambda key: not key.tooltip)  # how one moves goes without saying
        yield N_("WHAT PEOPLE DO HERE"), self._doings(explained, keys)
        yield N_("MARKS A LINE BEGINS WITH"), list(explained.marks())
        yield N_("KEYS THAT WORK HERE"), [(key.written, say(key.label), say(key.tooltip)) for key in known]
        yield N_("SIGNS"), self._meanings(explained.SIGNS)
        yield N_("SHORT WORDS"), self._meanings(explained.GLOSSARY)

    def _doings(self, explained: Explained, keys: Sequence[Key]) -> list[Entry]:
        written = {key.action: key.written for key in keys}
        say = self.host.say
        return [
            (written[doing.action], say(doing.when) if doing.when else "", say(doing.what))
            for doing in explained.DOINGS
            if doing.action in written
        ]

    def _meanings(self, meanings: Sequence[Meaning]) -> list[Entry]:
        say = self.host.say
        return [(say(sign), "", say(meaning)) for sign, meaning in meanings]

    def _drawn(self) -> Iterator[tuple[Cell, Cell, Cell, Cell]]:
        """The lines; a sentence that is longer than its line goes on below."""
        nothing = Cell("")
        sections = [(head, entries) for head, entries in self._sections() if entries]
        each = [entry for _, entries in sections for entry in entries]
        before = max((cell_width(key) for key, _, _ in each), default=0) + max(
            (cell_width(what) for _, what, _ in each), default=0
        )
        room = max(20, self.app.size.width - before - MARGIN)
        for number, (head, entries) in enumerate(sections):
            if number:
                yield nothing, nothing, nothing, nothing
            yield Cell(self.host.say(head), "title"), nothing, nothing, nothing
            for key, what, more in entries:
                for n, part in enumerate(wrapped(more, room) if more else [""]):
                    first = not n
                    yield (
                        nothing,
                        Cell(key if first else "", "key"),
                        Cell(what if first else ""),
                        Cell(part, "dim"),
                    )
