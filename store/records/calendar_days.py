"""A calendar kept in the store: the days a place does not work, and the ones it makes up for."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar

from store.values.calendar import Calendar
from store.values.date_display import full_date
from store.values.fields import Limit, Line, Prose, Shown
from store.values.record import Batch, Objection, Record, Ref, kind_of_record
from store.values.words import N_, words


@kind_of_record
class CalendarDays(Record):
    """A day a line: `2026-10-01 National Day`. Beyond `last`, Monday to Friday."""

    kind: ClassVar[str] = "calendar"
    singular: ClassVar[str] = N_("Calendar")
    plural: ClassVar[str] = N_("Calendars")
    named_by: ClassVar[str] = "code"
    imported_by: ClassVar[str] = "forewarn calendar set {code}"

    code: Annotated[Line, Limit(min_length=1, max_length=20), Shown(N_("Code"), N_("e.g. CN or DE-BY"))]
    holidays: Annotated[Prose, Shown(N_("Holidays"), N_("a day a line: 2026-10-01 National Day"))] = ""
    makeup: Annotated[Prose, Shown(N_("Make-up working days"), N_("a day a line: 2026-10-10"))] = ""
    last: Annotated[date | None, Shown(N_("Known until"), N_("last day this calendar knows"))] = None
    ref: Ref = ""

    def objections(self, beside: Batch, today: date) -> Iterator[Objection]:
        """What forbids saving it so."""
        days: dict[str, set[date]] = {}
        for name in ("holidays", "makeup"):
            try:
                days[name] = set(read_days(getattr(self, name)))
            except ValueError as error:
                yield Objection(name, words(N_("not a day: {text}; write 2026-10-01 first"), text=str(error)))
        if both := days.get("holidays", set()) & days.get("makeup", set()):
            yield Objection(
                "makeup", words(N_("{day} is a holiday and a working day at once"), day=min(both))
            )
        latest = max(set().union(*days.values()), default=None)
        if self.last and latest and latest > self.last:
            yield Objection(
                "last", words(N_("{day} is named above and lies after it"), day=full_date(latest))
            )


def named_days(text: str) -> Iterator[tuple[date, str]]:
    """The day that begins each line, and what people call it; ValueError with the line that has none."""
    for line in text.splitlines():
        if parts := line.split(maxsplit=1):
            try:
                yield date.fromisoformat(parts[0]), parts[1].strip() if parts[1:] else ""
            except ValueError:
                raise ValueError(line.strip()) from None


def read_days(text: str) -> Iterator[date]:
    """The days alone."""
    return (day for day, _ in named_days(text))


def calendar_of(record: CalendarDays) -> Calendar:
    """The working days that the record describes."""
    return Calendar(
        code=record.code,
        holidays=frozenset(read_days(record.holidays)),
        makeup=frozenset(read_days(record.makeup)),
        last=record.last,
    )
