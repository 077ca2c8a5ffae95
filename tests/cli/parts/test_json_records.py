"""What leaves as JSON: ids no reader rounds, and beside each link what people call what it points at."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from store.records import KINDS
from store.values.fields import fields_of

Forewarn = Callable[..., Any]
TELLABLE = ("risk", "milestone", "seat", "change")
"""Kinds that somebody may have to hear of."""
SAFE = 2**53
"""Above it JavaScript and jq 1.6 round."""


@pytest.fixture
def filled(prepared: Callable[..., Forewarn]) -> Forewarn:
    """A project with a record of most kinds, linked to each other."""
    return prepared(
        "add person --name Sun",
        "add stakeholder --person Sun --role sponsor",
        "add seat --title PMO --holder Sun",
        "add milestone --title M1 --baseline 2026-12-04 --owner Sun",
        "add milestone --title M2 --baseline 2026-12-14 --after M1",
        "add risk --title Late --owner Sun",
        "add action --title Call --owner Sun",
        "add contact --person Sun --project ERP --on today",
        "add change --title Scope --milestones M1;M2 --approver Sun",
        "add decision --title Go --by Sun --on today",
        "add told --subject R-01 --person Sun --on today",
        "add morale --mood 2 --text low --person Sun",
        "set tolerance 3 --project ERP",
    )


def numbers(value: Any) -> list[float]:
    """Every number there is in a document."""
    if isinstance(value, dict):
        return [n for one in value.values() for n in numbers(one)]
    if isinstance(value, list):
        return [n for one in value for n in numbers(one)]
    return [value] if isinstance(value, int | float) else []


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.kind)
def test_every_link_has_the_name_and_where_there_is_one_the_code_beside_it(
    filled: Forewarn, kind: Any
) -> None:
    document = filled("list", kind.kind, "--json").json
    assert (document["schema"], document["kind"]) == (2, kind.kind)
    for record in document["records"]:
        expected = []
        for field in fields_of(kind):
            expected.append(field.name)
            if field.links_to:
                coded = field.links_to == "*" or "code" in {f.name for f in fields_of(KINDS[field.links_to])}
                expected += [f"{field.name}_name", *([f"{field.name}_code"] if coded else [])]
                beside = record[f"{field.name}_name"]
                assert bool(record[field.name]) == bool(beside), (field.name, record)
        assert list(record) == expected + (["untold"] if kind.kind in TELLABLE else [])
        assert isinstance(record["id"], str) and record["id"].isdigit()


def test_no_number_is_rounded_by_any_reader(filled: Forewarn) -> None:
    for typed in (
        *(f"list {kind.kind} --json" for kind in KINDS.values()),
        "show R-01 --json",
        "show person Sun --json",
        "find Sun --json",
        "find R-01 --json",
        "log --json",
        "log R-01 --json",
        "add risk --title more --json",
        "edit R-01 --title other --json",
        "doctor --json",
    ):
        ran = filled(*typed.split())
        document = json.loads(ran.out)
        assert document["schema"] == 2
        assert all(abs(n) < SAFE for n in numbers(document)), typed
    lines = filled("export", "milestone", "--format", "jsonl").out.splitlines()
    assert len(lines) == 2 and not [n for line in lines for n in numbers(json.loads(line)) if n > SAFE]


def test_what_a_link_points_at_can_be_asked_for(filled: Forewarn) -> None:
    (risk,) = filled("list", "risk", "--json").json["records"]
    assert (risk["owner_name"], risk["project_name"], risk["project_code"]) == ("Sun", "ERP North", "ERP")
    assert "owner_code" not in risk
    assert (risk["agreed_with"], risk["agreed_with_name"]) == (None, None)
    assert filled("show", risk["owner"], "--json").json["name"] == "Sun"
    assert filled("show", f"#{risk['id']}", "--json").json["id"] == risk["id"]
    _, after = filled("list", "milestone", "--json").json["records"]
    assert (after["after_name"], after["after_code"]) == ("M1", "M1")
    (told,) = filled("list", "told", "--json").json["records"]
    assert (told["subject"], told["subject_name"], told["subject_code"]) == (risk["id"], "Late", "R-01")
    (change,) = filled("list", "change", "--json").json["records"]
    assert (change["milestones_name"], change["milestones_code"]) == (["M1", "M2"], ["M1", "M2"])
    assert change["must_hear"] == change["must_hear_name"] == []
    (contact,) = filled("list", "contact", "--json").json["records"]
    assert (contact["projects_code"], contact["projects_name"]) == (["ERP"], ["ERP North"])


def test_one_record_says_what_it_is(filled: Forewarn) -> None:
    shown = filled("show", "R-01", "--json").json
    assert list(shown)[:3] == ["schema", "kind", "id"] and shown["kind"] == "risk"
    added = filled("add", "! storm p3 i3", "--json").json
    assert [(one["schema"], one["kind"], one["title"]) for one in added] == [(2, "risk", "storm")]


def test_what_is_found(filled: Forewarn) -> None:
    (found,) = filled("find", "Late", "--json").json["found"]
    assert list(found) == ["kind", "id", "project", "project_name", "project_code", "code", "name", "piece"]
    assert (found["project_code"], found["code"]) == ("ERP", "R-01")
    assert filled("show", found["id"], "--json").json["title"] == "Late"


def test_who_changed_what(filled: Forewarn) -> None:
    newest = filled("log", "R-01", "--json").json["records"][0]
    assert (newest["record_name"], newest["record_code"], newest["kind"]) == ("Late", "R-01", "risk")
    assert filled("show", newest["record"], "--json").json["code"] == "R-01"


def test_a_register_of_any_length_takes_a_statement_for_each_kind_linked_to(
    filled: Forewarn, own_store: Any
) -> None:
    from contextlib import closing

    from store.cli.parts.json_records import records_json
    from store.disk.workspace import Workspace
    from store.records import Risk

    counts = []
    for more in (1, 30):
        for n in range(more):
            filled("add", "risk", "--title", f"x{n}", "--owner", "Sun")
        with closing(Workspace.open(own_store, who="ann")) as workspace:
            risks, said = workspace.select(Risk), list[str]()
            workspace.store.connection.set_trace_callback(said.append)
            records_json(workspace, "risk", risks)
            counts.append(len(said))
    assert counts[0] == counts[1] <= 3
