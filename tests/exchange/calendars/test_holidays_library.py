"""Calendars out of the library: the places it knows, make-up days, and where its knowledge ends."""

from datetime import date

import pytest

from store.exchange.calendars.calendar_update import begin_at, merged
from store.exchange.calendars.holidays_library import PlaceProblem, fill, place_named
from store.records import CalendarDays
from store.rules.people.cadence import call_due, visit_due
from store.values.calendar import Calendar
from store.values.words import say

pytestmark = pytest.mark.usefixtures("made_up_places")


@pytest.fixture
def china() -> Calendar:
    """China's 2026."""
    return fill(place_named("CN"), 2026, 2026, "en").days.calendar()


def refused(typed: str) -> str:
    with pytest.raises(PlaceProblem) as caught:
        place_named(typed)
    return say(caught.value.words)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("cn", "CN"),
        ("DE-BY", "DE-BY"),
        ("de_by", "DE-BY"),
        ("DE-Bayern", "DE-BY"),
        ("US", "US"),
        ("GB-SCT", "GB-SCT"),
        ("DEU", "DE"),
    ],
)
def test_places(typed: str, code: str) -> None:
    assert place_named(typed).code == code


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("GER", "did you mean DE (Germany)?"),
        ("china", "did you mean CN (China)?"),
        ("DE-BAY", "did you mean DE-BY?"),
        ("DE-XX", "available: DE-BB, DE-BE"),
        ("CN-11", "CN is known as a whole only"),
        ("", "write a country such as CN"),
        ("\x1b[2J" + "x" * 500, "write a country such as CN"),
    ],
)
def test_a_place_nobody_knows(typed: str, said: str) -> None:
    sentence = refused(typed)
    assert said in sentence
    assert len(sentence) < 200 and "\x1b" not in sentence


def test_working_days_of_china(china: Calendar) -> None:
    assert china.workdays(date(2026, 9, 30), date(2026, 10, 16)) == 8
    assert china.is_working(date(2026, 10, 10))
    assert not china.is_working(date(2026, 10, 7))


@pytest.mark.parametrize(
    ("days", "start", "important", "due"),
    [
        (7, date(2026, 9, 28), True, date(2026, 10, 8)),
        (7, date(2026, 9, 25), True, date(2026, 9, 30)),
        (7, date(2026, 9, 30), True, date(2026, 10, 8)),
        (14, date(2026, 9, 18), False, date(2026, 10, 8)),
    ],
)
def test_calls_roll_over_chinas_holiday(
    china: Calendar, days: int, start: date, important: bool, due: date
) -> None:
    assert call_due(start, days, china, important) == due


@pytest.mark.parametrize(
    ("months", "start", "important", "due"),
    [
        (2, date(2026, 8, 31), True, date(2026, 10, 30)),
        (3, date(2026, 7, 10), False, date(2026, 10, 10)),
        (3, date(2026, 11, 30), False, date(2027, 3, 1)),
    ],
)
def test_visits_in_china(china: Calendar, months: int, start: date, important: bool, due: date) -> None:
    assert visit_due(start, months, china, important) == due
    assert china.is_known(due) == (due.year == 2026)


def test_a_year_that_no_government_has_published_is_not_known() -> None:
    filled = fill(place_named("CN"), 2025, 2040, "en")
    last = filled.days.last
    assert 2026 <= last.year < 2040
    assert (last.month, last.day, filled.unknown) == (12, 31, last.year + 1)
    with pytest.raises(PlaceProblem, match="is known until"):
        fill(place_named("CN"), last.year + 1, last.year + 1, "en")


def test_rules_reach_as_far_as_asked() -> None:
    filled = fill(place_named("DE-BY"), 2026, 2030, "en")
    assert (filled.days.last, filled.unknown, filled.estimates) == (date(2030, 12, 31), None, 0)
    assert filled.days.holidays[date(2026, 6, 4)]
    assert date(2026, 6, 4) not in fill(place_named("DE-BE"), 2026, 2026, "en").days.holidays


def test_names_come_in_the_language_of_the_reader() -> None:
    days = {one: fill(place_named("CN"), 2026, 2026, one).days for one in ("en", "zh_CN")}
    assert days["zh_CN"].holidays[date(2026, 10, 1)] == "国庆节"
    assert days["en"].holidays[date(2026, 10, 1)] == "National Day"
    assert "2026-09-20" in days["en"].holidays[date(2026, 10, 6)]


def test_another_weekend_is_written_out() -> None:
    calendar = fill(place_named("IL"), 2026, 2026, "en").days.calendar()
    assert calendar.is_working(date(2026, 11, 22))  # a Sunday
    assert not calendar.is_working(date(2026, 11, 27))  # a Friday


def test_days_that_the_moon_decides_are_counted() -> None:
    assert fill(place_named("EG"), 2030, 2030, "en").estimates > 0


def test_other_years_stay_as_they_were() -> None:
    before = CalendarDays(
        code="CN",
        holidays="2024-10-01 old\n2026-10-01 wrong",
        makeup="2024-10-12",
        last=date(2026, 12, 31),
        ref="gov.cn",
    )
    new = merged(fill(place_named("CN"), 2026, 2026, "en").days, before, 2026)
    assert new.holidays.startswith("2024-10-01 old\n2026-01-01 New Year's Day\n")
    assert "wrong" not in new.holidays and new.makeup.startswith("2024-10-12\n2026-01-04")
    assert (new.id, new.last, new.ref) == (before.id, date(2026, 12, 31), "gov.cn")
    later = CalendarDays(code="CN", holidays="2027-10-01", last=date(2027, 12, 31))
    assert merged(fill(place_named("CN"), 2026, 2026, "en").days, later, 2026).last == date(2027, 12, 31)


def test_no_year_between_stays_unknown() -> None:
    before = CalendarDays(code="DE", holidays="2024-10-03", last=date(2024, 12, 31))
    assert begin_at(2027, before) == 2025
    assert begin_at(2024, before) == 2024
    assert begin_at(2027, None) == 2027
