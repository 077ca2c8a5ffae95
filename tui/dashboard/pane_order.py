"""The panes in the order of Tab: which has the focus, and which show other than what is stored."""

from collections.abc import Iterable, Iterator

from textual.binding import Binding, BindingType

from store.values.record import Record
from store.values.words import N_, Words
from tui.dashboard.pane import AnyPane

KEYS: list[BindingType] = [
    Binding("1", "pane(1)", N_("review"), show=False),
    Binding("2", "pane(2)", N_("milestones"), show=False),
    Binding("3", "pane(3)", N_("risks"), show=False),
    Binding("4", "pane(4)", N_("contacts"), show=False),
    Binding("5", "pane(5)", N_("morale"), show=False),
    Binding("6", "pane(6)", N_("the week"), show=False),
    Binding("tab", "next(1)", N_("next pane"), show=False),
    Binding("shift+tab", "next(-1)", N_("pane before"), show=False),
]


class PaneOrder:
    """1 to 6, as they are numbered on the screen."""

    def __init__(self, *panes: AnyPane) -> None:
        self._panes = panes
        self._outdated: set[AnyPane] = set()

    def __iter__(self) -> Iterator[AnyPane]:
        return iter(self._panes)

    def __getitem__(self, at: int) -> AnyPane:
        return self._panes[at]

    @property
    def current(self) -> AnyPane | None:
        """The pane with the focus."""
        return next((pane for pane in self._panes if pane.has_focus_within), None)

    @property
    def under_cursor(self) -> Record | None:
        """The record under the cursor of the pane with the focus."""
        return self.current.record() if self.current is not None else None

    @property
    def first(self) -> AnyPane:
        """The first that may be seen."""
        return next(pane for pane in self._panes if not pane.closed)

    @property
    def last(self) -> AnyPane:
        """The last that may be seen."""
        return next(pane for pane in reversed(self._panes) if not pane.closed)

    def at_end(self, by: int) -> bool:
        """Whether the pane with the focus is the last that may be seen in that direction."""
        return self.current is (self.last if by > 0 else self.first)

    def beside(self, by: int) -> AnyPane:
        """So many panes on that may be seen, round and round; the first or the last where none has the focus."""
        if (pane := self.current) is None:
            return self.first if by > 0 else self.last
        at = self._panes.index(pane) + by
        while (found := self._panes[at % len(self._panes)]).closed:
            at += by
        return found

    def note(self, note: Words | None) -> None:
        """Where a new record goes, when the screen does not tell."""
        for pane in self._panes:
            pane.note = note

    @property
    def outdated(self) -> list[AnyPane]:
        """Those that have to be read again, as far as it is known here."""
        return [pane for pane in self._panes if pane in self._outdated]

    def touch(self, kinds: frozenset[str] | None) -> None:
        """These kinds were saved; None: everything may have changed."""
        self._outdated.update(pane for pane in self._panes if kinds is None or pane.LIST.watches & kinds)

    def touch_only(self, pane: AnyPane) -> None:
        """This one was not read yet."""
        self._outdated.add(pane)

    def were_read(self, panes: Iterable[AnyPane]) -> None:
        """They show what is stored."""
        self._outdated.difference_update(panes)
