"""What boards, papers and findings are as JSON, for programs."""

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest

Forewarn = Callable[..., Any]
BEGUN = (
    "add person --name Chen",
    "add person --name Sun",
    "add stakeholder --person Chen --role sponsor",
    "add risk --title Rain --code R-01 --probability 4 --impact 5",
    "add risk --title Snow --code R-02",
    "add action --title 'Ask Sun' --code A-01 --owner Sun --due 2026-11-24",
    "add action --title Later --code A-02 --due 2027-02-01",
    "add action --title Done --code A-03 --done-on 2026-11-26",
    "add milestone --title Prototype --code M1 --baseline 2026-12-04",
    "move M1 2026-12-11 'Parts are late'",
)


def code(one: dict[str, Any]) -> Any:
    return one["code"]


def rows(forewarn: Forewarn, *typed: str) -> list[dict[str, str]]:
    """The same as it is printed for a spreadsheet."""
    return list(csv.DictReader(io.StringIO(forewarn(*typed, "--format", "csv").out)))


def test_the_week(prepared: Callable[..., Forewarn]) -> None:
    forewarn = prepared(*BEGUN)
    found = forewarn("week", "--json").json
    assert (found["schema"], found["kind"], found["day"]) == (2, "week", "2026-11-26")
    said = [(one["code"], one["owner_name"], one["column"], one["late_wd"]) for one in found["records"]]
    assert said == [("A-01", "Sun", "today", 2), ("A-02", None, "later", 0)]
    assert [*map(code, found["done"])] == ["A-03"]
    assert all(isinstance(one["id"], str) for one in (*found["records"], *found["done"]))
    printed = [(row["Code"], row["Due"], row["Working days late"]) for row in rows(forewarn, "week")]
    told = [(one["code"], one["due"], str(one["late_wd"] or "")) for one in found["records"]]
    assert [row for row in printed if row[0] != "A-03"] == told


def test_a_week_of_no_project_is_no_document(forewarn: Forewarn, prepared: Callable[..., Forewarn]) -> None:
    prepared("edit ERP --state closed --yes")
    ran = forewarn("week", "--json")
    assert (ran.code, ran.out) == (1, "")


def test_the_charts(prepared: Callable[..., Forewarn]) -> None:
    forewarn = prepared(*BEGUN)
    found = forewarn("chart", "risks", "--json").json
    [place] = found["places"]
    assert (place["probability"], place["impact"], place["colour"]) == (4, 5, "red")
    assert ([*map(code, place["risks"])], [*map(code, found["unplaced"])]) == (["R-01"], ["R-02"])
    (row,) = (row for row in rows(forewarn, "chart", "risks") if row["Code"] == "R-01")
    assert (row["Probability"], row["Impact"]) == (str(place["probability"]), str(place["impact"]))
    shown = forewarn("show", place["risks"][0]["id"]).out
    assert shown.startswith("R-01")
    found = forewarn("chart", "milestones", "--json").json
    [line] = found["milestones"]
    assert (line["code"], line["forecasts"][-1]) == ("M1", "2026-12-11")
    (row,) = rows(forewarn, "chart", "milestones")
    assert [row[day] for day in found["days"]] == [one or "" for one in line["forecasts"]]


def test_a_prep_sheet(prepared: Callable[..., Forewarn]) -> None:
    forewarn = prepared(*BEGUN)
    found = forewarn("prep", "Chen", "--json").json
    assert (found["kind"], found["person"]["name"], found["projects"]) == ("prep", "Chen", ["ERP"])
    lines = [line for section in found["sections"] for line in section["lines"]]
    assert {"text", "weight", "to_tell", "record"} == {*lines[0]}
    assert "R-01" in {line["record"]["code"] for line in lines if line["record"] is not None}
    printed = forewarn("prep", "Chen", "--all", "--format", "md").out
    # On paper a heading begins with a capital, as in every paper.
    heads = [line.removeprefix("## ") for line in printed.splitlines() if line.startswith("## ")]
    assert {one.casefold() for one in heads} >= {one["title"].casefold() for one in found["sections"]}
    assert all(line["text"] in printed for line in lines)


def test_minutes(prepared: Callable[..., Forewarn]) -> None:
    forewarn = prepared("add meeting --title Steering --on 2026-11-25 --notes 'All agreed'")
    found = forewarn("minutes", "Steering", "--json").json
    assert (found["kind"], found["title"], found["day"]) == ("minutes", "Minutes: Steering", "2026-11-25")
    sections = [*found["over"], *(one for project in found["projects"] for one in project["sections"])]
    assert [line["text"] for one in sections for line in one["lines"]] == ["All agreed"]


def test_findings(begun: Forewarn) -> None:
    found = begun("check", "--json").json
    assert found["ok"] and {"topic", "severity", "sign", "text", "mends"} == {*found["findings"][0]}


def test_backups(begun: Forewarn) -> None:
    assert begun("backup").code == 0
    [found] = begun("backup", "--list", "--json").json["backups"]
    assert found["intact"] and found["size"] > 0 and found["file"].endswith(".db.gz")


def test_the_config(begun: Forewarn) -> None:
    found = begun("config", "show", "--json").json
    assert found["file"].endswith("/forewarn/config.toml")
    assert found["values"]["language"] == "" and found["values"]["keys"] == {}


@pytest.mark.parametrize(
    "typed",
    [
        "week --json -o w.csv",
        "week --json --format csv",
        "list risk --json --format csv",
        "brief --for Chen --json -o b.md",
        "prep Chen --json -o p.json",
        "chart risks --json --format csv",
        "minutes Steering --json -o m.md",
    ],
)
def test_json_goes_where_everything_printed_goes(begun: Forewarn, typed: str) -> None:
    ran = begun(*typed.split())
    assert (ran.code, ran.out) == (2, "")
    assert ran.complaint == "--json is printed: > FILE instead of -o FILE, and no --format"
