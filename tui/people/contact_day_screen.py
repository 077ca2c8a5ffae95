"""The contacts with one person on one day, with all that was written of them."""

from collections.abc import Hashable, Sequence
from datetime import date

from textual import events
from textual.widget import Widget

from store.records import Contact
from store.records.contact import CHANNELS, PURPOSES
from store.values.date_display import show_day
from store.values.words import N_, Words, words
from store.values.wrapping import wrapped
from tui.frame.overlay_screen import OverlayScreen
from widgets.rows import Cell, Column, Row, Rows

MARGIN = 4


class DayOfPerson(OverlayScreen[None]):
    """Enter opens the contact under the cursor."""

    def __init__(self, name: str, day: date, contacts: Sequence[Contact]) -> None:
        super().__init__("")
        self._name = name
        self._day = day
        self._contacts = tuple(contacts)
        self._rows = Rows((Column("text", flex=True, least=30),))

    @property
    def place(self) -> Hashable:
        return (self._name, self._day)

    def body(self) -> Widget:
        return self._rows

    def on_mount(self) -> None:
        self._rule.show(title=self._name, counts=show_day(self._day, self.host.language))
        self._rows.focus()

    def on_resize(self, event: events.Resize) -> None:
        say, width = self.host.say, max(30, self.app.size.width - MARGIN)
        rows: list[Row] = []
        for contact in self._contacts:
            texts = [contact.summary]
            if contact.opinion:
                form = N_("answered: {what}") if contact.answered_on else N_("to answer: {what}")
                texts.append(say(words(form, what=contact.opinion)))
            lines = [part for text in texts for line in text.splitlines() for part in wrapped(line, width)]
            for number, line in enumerate((say(_head(contact)), *lines)):
                rows.append(Row(len(rows), (Cell(line, "text" if number else "strong"),), contact))
        self._rows.show(rows)

    def on_rows_opened(self, message: Rows.Opened) -> None:
        message.stop()
        self.host.dialogue(self.host.actions.show(message.payload))


BEGUN = {
    "us": N_("{channel}, initiated by us, {purpose}"),
    "them": N_("{channel}, initiated by them, {purpose}"),
    "": N_("{channel}, {purpose}"),
}
"""What is said of a contact, by who began it."""


def _head(contact: Contact) -> Words:
    """How it was, who began it, what for."""
    channel, purpose = Words(CHANNELS[contact.channel]), Words(PURPOSES[contact.purpose])
    said = words(BEGUN[contact.begun_by], channel=channel, purpose=purpose)
    return said if contact.two_way else words(N_("{what}, no answer"), what=said)
