"""Looking at records: list, show."""

from collections.abc import Callable
from typing import Any

import pytest

from store.records import KINDS
from store.values.fields import fields_of

Forewarn = Callable[..., Any]


def test_a_category_narrows_the_risks_in_any_language(begun: Forewarn) -> None:
    begun("add", "risk", "--title", "Legacy API", "--category", "技术", "--probability", "4", "--impact", "4",
          "--residual-probability", "2", "--residual-impact", "3")  # fmt: skip
    begun("add", "risk", "--title", "New law", "--category", "Law")
    begun("add", "risk", "--title", "Too few")
    named = [
        one["title"] for one in begun("list", "risk", "--category", "Technical", "--json").json["records"]
    ]
    assert named == ["Legacy API"]
    assert "New law" in begun("list", "risk", "--category", "law").out
    assert "Legacy API" in begun("find", "技术").out and "Legacy API" in begun("find", "technical").out
    shown = begun("show", "R-01").out
    assert "technical" in shown and "2 × 3 = 6 once the response has worked" in shown
    assert "Action has no --category" in begun("list", "action", "--category", "market").err


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.kind)
def test_the_document_is_what_scripts_rely_on(begun: Forewarn, kind: Any) -> None:
    document = begun("list", kind.kind, "--json").json
    assert {name: document[name] for name in ("schema", "kind")} == {"schema": 2, "kind": kind.kind}
    assert isinstance(document["records"], list)


def test_every_field_is_there_in_its_natural_form(begun: Forewarn) -> None:
    begun(
        "add", "contact", "--person", "Chen", "--new-people", "--project", "ERP", "--summary", "hello\nthere"
    )
    (record,) = begun("list", "contact", "--json").json["records"]
    (contact,) = (kind for kind in KINDS.values() if kind.kind == "contact")
    assert set(record) >= {field.name for field in fields_of(contact)}
    assert record["two_way"] is True
    assert record["on"] == "2026-11-26"
    assert isinstance(record["person"], str) and record["person_name"] == "Chen"
    assert record["projects"] == [begun("list", "project", "--json").json["records"][0]["id"]]


def test_json_is_utf8_text(begun: Forewarn) -> None:
    begun("add", "person", "--name", "王总")
    assert "王总" in begun("list", "person", "--json").out


def test_a_project_narrows_every_kind(begun: Forewarn) -> None:
    begun("init", "--project", "CRM", "--name", "CRM")
    begun("add", "stakeholder", "--project", "ERP", "--person", "Chen", "--new-people")
    begun("add", "person", "--name", "Nobody")
    begun("add", "risk", "--project", "ERP", "--title", "x")
    begun("add", "contact", "--person", "Chen", "--on", "yesterday")
    begun("add", "contact", "--project", "CRM", "--person", "Chen", "--on", "yesterday")

    def count(kind: str, *flags: str) -> int:
        return len(begun("list", kind, "--json", *flags).json["records"])

    assert (count("risk", "--project", "ERP"), count("risk", "--project", "CRM")) == (1, 0)
    assert (count("person"), count("person", "--project", "ERP"), count("person", "--project", "CRM")) == (
        2,
        1,
        0,
    )
    assert (count("contact"), count("contact", "--project", "ERP"), count("contact", "--project", "CRM")) == (
        2,
        1,
        1,
    )
    assert (count("project"), count("project", "--project", "ERP")) == (2, 1)
    for kind in KINDS.values():
        assert begun("list", kind.kind, "--project", "ERP", "--json").code == 0


def test_the_table_is_aligned_in_cells(begun: Forewarn) -> None:
    begun("add", "risk", "--title", "数据负责人离职", "--impact", "5")
    begun("add", "risk", "--title", "Other", "--impact", "4", "--owner", "Sun Li", "--new-people")
    head, first, second = begun("list", "risk", "--project", "ERP").out.splitlines()
    assert head.split()[:2] == ["Code", "Title"]
    assert first == "R-01  数据负责人离职  open        5          26 Nov"
    assert second.startswith("R-02  Other           open")
    assert "Sun Li" in second


def test_nothing_there_prints_nothing_on_stdout(begun: Forewarn) -> None:
    ran = begun("list", "milestones")
    assert (ran.code, ran.out, ran.err) == (0, "", "Milestones: none\n")


@pytest.mark.parametrize(
    ("typed", "said"),
    [("rsik", "did you mean risk?"), ("pepole", "did you mean people?"), ("xyzzy", "available:")],
)
def test_an_unknown_kind_comes_with_the_nearest(begun: Forewarn, typed: str, said: str) -> None:
    ran = begun("list", typed)
    assert ran.code == 2
    assert said in ran.complaint


@pytest.mark.parametrize("typed", ["person", "Person", "people", "PEOPLE", "persons"])
def test_kinds_in_any_form(begun: Forewarn, typed: str) -> None:
    assert begun("list", typed, "--json").json["kind"] == "person"


def test_a_private_kind_is_marked_where_no_pipe_reads(begun: Forewarn) -> None:
    begun("add", "morale", "--mood", "2", "--text", "sesame")
    ran = begun("list", "morale", "--json")
    assert (ran.code, ran.err) == (0, "(private)\n")
    assert "(private)" not in ran.out


def test_settings_are_listed_with_the_values_in_force(begun: Forewarn) -> None:
    begun("set", "tolerance", "3")
    begun("set", "call-a", "5", "--project", "ERP")
    rows = {row.split()[0]: row.split()[1:] for row in begun("list", "setting").out.splitlines()}
    assert rows["tolerance"] == ["3", "*"]
    assert rows["call_a"] == ["7"]
    rows = {
        row.split()[0]: row.split()[1:]
        for row in begun("list", "setting", "--project", "ERP").out.splitlines()
    }
    assert rows["call_a"] == ["5", "*"]
    assert len(begun("list", "setting", "--json").json["records"]) == 2


def test_a_setting_is_set_once_and_checked(begun: Forewarn) -> None:
    begun("set", "tolerance", "3")
    begun("set", "tolerance", "4")
    assert [r["value"] for r in begun("list", "setting", "--json").json["records"]] == ["4"]
    ran = begun("set", "tolerence", "3")
    assert ran.code == 1
    assert "did you mean tolerance?" in ran.complaint
    assert begun("set", "tolerance", "many").code == 1
    assert "score_amber (5) must be below score_red (4)" in begun("set", "score_red", "4").complaint
    assert begun("set", "tolerance").code == 2


def test_show(begun: Forewarn) -> None:
    begun(
        "add", "risk", "--title", "Data owner leaves", "--impact", "5", "--plan", "one\ntwo", "--due", "fri"
    )
    id = begun("show", "R-01", "--json").json["id"]
    assert begun("show", "R-01").out.splitlines() == [
        f"R-01 Data owner leaves (Risk, ERP, #{id})",
        "  State        open",
        "  Impact       5",
        "  What we do   one",
        "               two",
        "  Due          27 Nov",
        "  Detected on  26 Nov",
    ]
    assert begun("show", f"#{id}").out == begun("show", id).out == begun("show", "r-01").out
    assert begun("show", "risk", "data owner").code == 0


def test_show_in_chinese_where_the_project_is_named_by_its_code(begun: Forewarn) -> None:
    assert begun("show", "erp", "--json").json["code"] == "ERP"
    assert begun("--lang", "zh", "show", "ERP").code == 0


def test_show_of_nothing(begun: Forewarn) -> None:
    assert begun("show").code == 2
    assert begun("show", "R-99").code == 1
    assert begun("show", "person", "nobody").code == 1
