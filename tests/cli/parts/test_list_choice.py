"""`list` with filters, an order, columns and layouts."""

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest


@pytest.fixture
def filled(prepared: Callable[..., Any]) -> Any:
    return prepared(
        "add person --name Sun",
        "add person --name Chen",
        "add risk --title Rain --probability 5 --impact 5 --owner Sun --due 2026-11-20",
        "add risk --title Wind --probability 2 --impact 2 --owner Chen --due 2026-11-29",
        "add risk --title Snow",
        "add risk --title Frost --probability 3 --impact 4 --due 2026-12-24",
        "add action --title Call --owner Sun --due 2026-11-26",
        "add action --title Mail --owner Chen --due 2026-12-01",
        "add action --title Old --owner Sun --due 2026-11-10 --done-on 2026-11-09",
    )


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("risk --red", ["Rain"]),
        ("risk --amber", ["Frost"]),
        ("risk --red --amber", ["Rain", "Frost"]),
        ("risk --sort score", ["Rain", "Frost", "Wind", "Snow"]),
        ("risk --sort=-score", ["Wind", "Frost", "Rain", "Snow"]),
        ("risk --sort title", ["Frost", "Rain", "Snow", "Wind"]),
        ("risk --sort due", ["Rain", "Wind", "Frost", "Snow"]),
        ("risk --owner sun", ["Rain"]),
        ("risk --due week", ["Rain", "Wind"]),
        ("risk --due late", ["Rain"]),
        ("action --due today", ["Call"]),
        ("action --due 2026-12-01", ["Call", "Mail"]),
        ("action --open", ["Call", "Mail"]),
        ("action --owner Sun --due week", ["Call"]),
    ],
)
def test_those_that_are_wanted_in_their_order(filled: Any, typed: str, titles: list[str]) -> None:
    assert [one["title"] for one in filled("list", *typed.split(), "--json").json["records"]] == titles


def test_layouts_and_columns(filled: Any) -> None:
    rows = list(csv.reader(io.StringIO(filled("list", "risk", "--format", "csv").out)))
    assert {"Code", "Title", "Owner", "Due"} <= {*rows[0]}
    assert dict(zip(rows[0], rows[1], strict=True))["Due"] == "2026-11-20"
    ran = filled("list", "risk", "--columns", "code,owner,title", "--format", "csv", "--red")
    assert ran.out == "Code,Owner,Title\nR-01,Sun,Rain\n"
    ran = filled("list", "risk", "--columns", "Code,Title", "--format", "md", "--red")
    assert ran.out == "| Code | Title |\n| --- | --- |\n| R-01 | Rain |\n"
    assert filled("list", "risk", "--format", "json").json == filled("list", "risk", "--json").json


def test_what_a_formula_would_be_in_csv(prepared: Callable[..., Any]) -> None:
    forewarn = prepared("add risk --title '=1+1'")
    assert "'=1+1" in forewarn("list", "risk", "--format", "csv", "--columns", "title").out


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("person --owner Sun", "Person has no --owner"),
        ("person --due week", "Person has no --due"),
        ("action --due someday", "--due: "),
        ("risk --columns code,colour", 'Risk has no field "colour"; available: '),
    ],
)
def test_what_a_kind_has_not(filled: Any, typed: str, said: str) -> None:
    ran = filled("list", *typed.split())
    assert (ran.code, said in ran.complaint) == (2, True), ran
