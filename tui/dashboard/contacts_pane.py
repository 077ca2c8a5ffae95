"""The contacts pane."""

from collections.abc import Sequence
from typing import ClassVar

from store.queries.boards.contact_board import ContactBoard, ContactLine
from store.values.record import Record
from store.values.words import Words
from tui.dashboard.pane import Pane
from tui.picture.lists.contact_list import ContactList


class Contacts(Pane[ContactBoard, ContactLine]):
    """Their keys."""

    LIST = ContactList()
    WITHOUT: ClassVar[frozenset[str]] = frozenset({"tell", "finish"})

    def name_of(self, record: Record) -> str:
        """The person's name."""
        lines = self.board.lines if self.board is not None else ()
        return next((line.name for line in lines if line.record.id == record.id), "")

    def why(self, line: ContactLine) -> Sequence[Words]:
        """The clocks, from which day they count, by which interval."""
        from store.rules.registers.colour_reasons import contact_why

        return contact_why(line.clocks, line.touch, line.via, line.held)
