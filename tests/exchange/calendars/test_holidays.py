"""The `holidays` library as it is installed: whatever days it knows, ours are the same."""

from datetime import date, timedelta

import holidays
import pytest

from store.exchange.calendars.holidays_library import PlaceProblem, fill, place_named
from store.values.words import say

YEAR = [date(2026, 1, 1) + timedelta(n) for n in range(365)]


@pytest.mark.parametrize("code", ["CN", "DE-BY", "GB-SCT", "IL", "US"])
def test_a_year_of_a_place_is_the_librarys(code: str) -> None:
    place = place_named(code)
    theirs = holidays.country_holidays(place.country, subdiv=place.part or None, years=2026)
    filled = fill(place, 2026, 2026, "en")
    ours = filled.days.calendar()
    assert [day for day in YEAR if ours.is_working(day) != theirs.is_working_day(day)] == []
    assert all(filled.days.holidays.values()), "every day off has a name"
    assert (filled.days.last, filled.unknown) == (date(2026, 12, 31), None)


def test_a_place_it_does_not_know_is_refused_with_its_own_places() -> None:
    with pytest.raises(PlaceProblem, match=r"did you mean [A-Z]{2} \(") as caught:
        place_named("chna")
    assert "write a country such as CN" in say(caught.value.words)
