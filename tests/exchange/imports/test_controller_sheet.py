"""The controller's sheet, and figures as they are typed."""

from decimal import Decimal

import pytest

from store.exchange.imports.controller_sheet import figures_in_text, read_pair
from store.records import MoneyLine
from store.values.reader import Unreadable
from store.values.words import say

LICENCES = MoneyLine(project=1, code="B-01", title="Licences", area="software")
DAYS = MoneyLine(project=1, code="B-02", title="Consulting days")
LINES = (LICENCES, DAYS)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("31000 / 46500", {"spent": 31000, "expected": 46500}),
        ("31,000/46.5k", {"spent": 31000, "expected": 46500}),
        ("3.1万 ／ 4.65万", {"spent": 31000, "expected": 46500}),
        ("EUR 31000", {"spent": 31000}),
        ("31000 /", {"spent": 31000}),
    ],
)
def test_a_pair(typed: str, found: dict[str, int]) -> None:
    assert read_pair(typed, "EUR") == {name: Decimal(value) for name, value in found.items()}


@pytest.mark.parametrize("typed", ["soon", "1 / 2 / 3", "/ 3", "USD 31000", "31.000"])
def test_no_pair(typed: str) -> None:
    with pytest.raises(Unreadable):
        read_pair(typed, "EUR")


@pytest.mark.parametrize(
    "text",
    [
        "Code\tSpent\tExpected\nB-01\t31000\t46500",
        "Position;Plan;Ist;Prognose\nLicences;50.000,00;31.000,00;46.500,00\nSumme;1;2;3",
        "项目,实际,预计\nsoftware,31000,46500\n合计,1,2",
        "Licences\t31000\t46500",
        "Spent\tExpected\nLicences\t31000\t46500",
        "    Spent    Expected\nLicences    31000    46500\nTotal    1    2",
        '"b-01","31,000","46,500"\nTotal,1,2',
    ],
)
def test_rows_with_and_without_heads(text: str) -> None:
    found = figures_in_text(text, LINES, "EUR")
    assert found.found == {LICENCES.id: {"spent": Decimal(31000), "expected": Decimal(46500)}}
    assert not found.unknown and not found.problems


def test_what_is_no_line_and_what_cannot_be_read_is_said() -> None:
    text = "Code\tSpent\nB-01\tUSD 400\nB-09 Travel\t30\nB-02\t50\nConsulting days\t60"
    found = figures_in_text(text, LINES, "EUR")
    assert found.found == {DAYS.id: {"spent": Decimal(50)}} and found.unknown == ("B-09 Travel",)
    assert [say(one) for one in found.problems] == [
        "B-01: USD 400 is in USD, the project uses EUR",
        "B-02: the sheet has it twice",
    ]


def test_four_numbers_without_heads_are_asked_about_and_a_dash_is_nothing() -> None:
    found = figures_in_text("B-01\t1\t2\t3\t4", LINES, "")
    assert [say(one) for one in found.problems] == [
        "B-01: which figures are these? a row with Spent and Expected says so"
    ]
    assert figures_in_text("Code\tSpent\tExpected\nB-01\t-\t46500", LINES, "").found == {
        LICENCES.id: {"expected": Decimal(46500)}
    }
