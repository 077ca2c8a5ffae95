"""Looking for a text: find."""

from collections.abc import Callable
from typing import Any

Forewarn = Callable[..., Any]


def add_risk(begun: Forewarn, title: str, plan: str = "") -> None:
    assert begun("add", "risk", "--project", "ERP", "--title", title, "--plan", plan).code == 0


def test_a_line_for_each_with_kind_project_code_name_and_piece(begun: Forewarn) -> None:
    add_risk(begun, "Supplier late", "ask for the price list")
    ran = begun("find", "price", "list")
    assert " ".join(ran.out.split()) == "Risk ERP R-01 Supplier late ask for the price list"
    assert ran.err == ""


def test_the_document_for_programs(begun: Forewarn) -> None:
    add_risk(begun, "供应商延迟")
    document = begun("find", "供应", "--json").json
    (line,) = document.pop("found")
    assert document == {"schema": 2, "typed": "供应", "more": False}
    assert {name: line[name] for name in ("kind", "project_code", "code", "name", "piece")} == {
        "kind": "risk",
        "project_code": "ERP",
        "code": "R-01",
        "name": "供应商延迟",
        "piece": "",
    }


def test_nothing_found_and_nothing_asked(begun: Forewarn) -> None:
    ran = begun("find", "zzz")
    assert (ran.code, ran.out) == (0, "") and 'nothing contains "zzz"' in ran.err
    ran = begun("find")
    assert ran.code == 2 and "what to look for?" in ran.complaint


def test_private_notes_are_not_printed(begun: Forewarn) -> None:
    begun("add", "morale", "--project", "ERP", "--mood", "2", "--text", "exhausted")
    assert begun("list", "morale", "--json").json["records"]
    assert begun("find", "exhausted", "--json").json["found"] == []
