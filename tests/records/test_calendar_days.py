"""A calendar as it is kept in the store: what forbids saving it."""

from datetime import date

import pytest

from store.records import CalendarDays
from store.records.calendar_days import calendar_of, named_days
from store.values.record import Batch
from store.values.words import say

TODAY = date(2026, 11, 26)


def objections(**fields: object) -> list[str]:
    record = CalendarDays(code="CN", **fields)  # type: ignore[arg-type]
    return [f"{o.field}: {say(o.words)}" for o in record.objections(Batch(), TODAY)]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"holidays": "soon"}, "holidays: not a day: soon; write 2026-10-01 first"),
        ({"makeup": "2026-02-30 x"}, "makeup: not a day: 2026-02-30 x; write 2026-10-01 first"),
        (
            {"holidays": "2026-10-10 a", "makeup": "2026-10-10"},
            "makeup: 10 Oct is a holiday and a working day at once",
        ),
        (
            {"holidays": "2027-01-01", "last": date(2026, 12, 31)},
            "last: Fri 1 Jan 2027 is named above and lies after it",
        ),
    ],
)
def test_what_forbids_it(fields: dict[str, object], said: str) -> None:
    assert objections(**fields) == [said]


def test_what_may_be() -> None:
    assert objections() == []
    fields = {"holidays": "2026-10-01\tNational Day\n\n2026-10-02", "last": date(2026, 12, 31)}
    assert objections(**fields) == []
    record = CalendarDays(code="CN", **fields)  # type: ignore[arg-type]
    assert list(named_days(record.holidays)) == [
        (date(2026, 10, 1), "National Day"),
        (date(2026, 10, 2), ""),
    ]
    assert not calendar_of(record).is_working(date(2026, 10, 2))
