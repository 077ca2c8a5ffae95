"""Rows of the registers that need few rules of their own: changes, decisions, lessons, seats, meetings, contacts …"""

from typing import cast

from store.disk.early_acceptance import too_early
from store.exchange.imports.import_row import ImportRow
from store.exchange.imports.importer import Importer
from store.records import (
    Change,
    Check,
    Contact,
    Decision,
    Deliverable,
    Goal,
    Lesson,
    Meeting,
    MoneyLine,
    Reading,
    Seat,
    Series,
)
from store.values.dates import full_date
from store.values.words import N_, words


class Changes(Importer):
    """Rows of a change log."""

    kind = Change

    def settle(self, row: ImportRow) -> None:
        """A change that was raised on no given day is known from today on: the clock of its gate needs a day."""
        before = cast(Change | None, row.before)
        gates = [name for name in row.values if name.endswith("_on")]
        if before is None and not gates:
            row.values["identified_on"] = self.today
            sentence = N_("no day is given: identified on {day}, the day of the import")
            row.note("identified_on", words(sentence, day=full_date(self.today)))


class Decisions(Importer):
    """Rows of a decision log."""

    kind = Decision


class Lessons(Importer):
    """Rows of lessons learned."""

    kind = Lesson


class Deliverables(Importer):
    """Rows of a list of deliverables, or of documents that were sent."""

    kind = Deliverable

    def settle(self, row: ImportRow) -> None:
        """What a change added was not in the baseline, and was not accepted before the change."""
        if row.before is None and row.values.get("added_by"):
            row.values.setdefault("scope", "added")
        named = row.values.get("added_by") or getattr(row.before, "added_by", None)
        change = self.columns.people.linked.get(named or 0)
        if isinstance(change, Change) and (said := too_early(row.values.get("accepted_on"), change)):
            row.not_read("accepted_on", said, against=True)


class Goals(Importer):
    """Rows of what success is."""

    kind = Goal


class MoneyLines(Importer):
    """Rows of the controller's sheet."""

    kind = MoneyLine


class Checks(Importer):
    """Rows of a plan of checks and drills."""

    kind = Check


class Seats(Importer):
    """Rows of roles and who fills them."""

    kind = Seat


class Readings(Importer):
    """Rows of a status report: an area, a colour, why."""

    kind = Reading


class SeriesRows(Importer):
    """Rows of what recurs."""

    kind = Series


class Meetings(Importer):
    """Rows of a meeting list; one with its title on its day is the same meeting."""

    kind = Meeting


class Contacts(Importer):
    """Rows of a contact log; with a person, on a day, over a channel it is the same contact."""

    kind = Contact

    def prepare(self, row: ImportRow) -> None:
        """A call is what a contact is unless it says otherwise; it is about the project that it is imported for."""
        row.values.setdefault("channel", "call")

    def settle(self, row: ImportRow) -> None:
        """The project, for a contact that names none."""
        if row.before is None and self.project is not None:
            row.values.setdefault("projects", (self.project.id,))


OTHERS: tuple[type[Importer], ...] = (
    Changes,
    Decisions,
    Lessons,
    Deliverables,
    Goals,
    MoneyLines,
    Checks,
    Seats,
    Readings,
    SeriesRows,
    Meetings,
    Contacts,
)
