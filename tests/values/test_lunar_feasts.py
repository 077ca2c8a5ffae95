"""The feasts of the lunar year are those of the `holidays` library, without its being loaded."""

import subprocess
import sys
from datetime import date

import holidays
import pytest

from store.values.lunar_feasts import FIRST_YEAR, next_feast

LAST_YEAR = 2063


@pytest.mark.parametrize("name", ["春节", "农历除夕", "清明节", "端午节", "中秋节"])
def test_each_day_is_the_one_of_the_library(name: str) -> None:
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        listed = holidays.country_holidays("CN", years=year, language="zh_CN")
        days = sorted(day for day, said in listed.items() if name in said.split("; "))
        assert not days or next_feast(name, date(year, 1, 1)) == days[0]
    assert next_feast(name, date(LAST_YEAR + 1, 1, 1)) is None and next_feast(name, date(1999, 1, 1)) is None


def test_the_next_one_is_of_next_year_once_it_is_over() -> None:
    assert next_feast("春节", date(2026, 2, 17)) == date(2026, 2, 17)
    assert next_feast("春节", date(2026, 2, 18)) == date(2027, 2, 6)
    assert next_feast("农历除夕", date(2026, 2, 17)) == date(2027, 2, 5)


def test_a_feast_that_is_typed_waits_for_no_library() -> None:
    script = (
        "import sys, datetime; from store.values.dates import parse_date\n"
        "print(parse_date('春节', today=datetime.date(2026, 11, 26)), 'holidays' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["2027-02-06", "False"]
