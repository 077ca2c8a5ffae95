"""With `--json` an act says what it was and how its records are now, and what was only printed before is a document."""

from collections.abc import Callable
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

Forewarn = Callable[..., Any]


@pytest.fixture
def stocked(prepared: Callable[..., Forewarn]) -> Forewarn:
    return prepared(
        "add person --name Chen --email chen@client.example",
        "add stakeholder --person Chen --role sponsor --heard-until 2026-11-20",
        "add risk --title Rain --probability 4 --impact 5 --detected-on 2026-10-01",
        "add milestone --title Prototype --baseline 2026-12-04",
        "add action --title 'Ask Sun' --due 2026-11-24",
        "add change --title 'Weekly builds'",
        "contact Chen --by visit --on 2026-11-25",
    )


def act(ran: Any) -> dict[str, Any]:
    document: dict[str, Any] = ran.json
    assert (document["schema"], document["kind"]) == (2, "act")
    return document


def test_finishing_says_the_record_as_it_is_now(stocked: Forewarn) -> None:
    found = act(stocked("finish", "A-01", "--json"))
    (record,) = found["records"]
    assert (record["kind"], record["code"], record["done_on"]) == ("action", "A-01", "2026-11-26")
    assert "Ask Sun" in found["act"] and len(found["uuid"]) == 32
    assert stocked("show", record["id"], "--json").json["done_on"] == "2026-11-26"


def test_confirming_several_is_one_act(stocked: Forewarn) -> None:
    found = act(stocked("confirm", "M1", "R-01", "--json"))
    assert {record["code"] for record in found["records"]} == {"M1", "R-01"}


def test_a_verdict_is_its_own_record(stocked: Forewarn) -> None:
    found = act(stocked("snooze", "R-01", "fri", "waits for the supplier", "--json"))
    assert [record["kind"] for record in found["records"]] == ["verdict"]


def test_archiving(stocked: Forewarn) -> None:
    (record,) = act(stocked("archive", "A-01", "--json"))["records"]
    assert record["archived"] is True
    again = act(stocked("archive", record["id"], "--json"))
    assert (again["uuid"], again["records"]) == (None, []) and again["act"].endswith("was already archived")


def test_a_project_is_opened_again(stocked: Forewarn) -> None:
    stocked("edit", "ERP", "--state", "closed", "--yes")
    (record,) = act(stocked("reopen", "ERP", "--json"))["records"]
    assert (record["kind"], record["code"], record["state"]) == ("project", "ERP", "active")


def test_taking_back_and_bringing_back(stocked: Forewarn) -> None:
    stocked("finish", "A-01")
    stocked("confirm", "M1")
    found = stocked("undo", "2", "--json").json
    assert (found["kind"], len(found["acts"])) == ("acts", 2)
    codes = [record["code"] for one in found["acts"] for record in one["records"]]
    assert codes == ["M1", "A-01"]
    assert found["acts"][1]["records"][0]["done_on"] is None
    assert len(stocked("redo", "--json").json["acts"]) == 1
    ran = stocked("undo", "500", "--json")
    assert ran.code == 1 and '"kind": "acts"' in ran.out and "nothing left to undo" in ran.complaint


def test_a_thank_you_as_a_document_and_as_a_draft(stocked: Forewarn, tmp_path: Path) -> None:
    printed = stocked("thank", "Chen").out
    found = stocked("thank", "Chen", "--json").json
    assert (found["kind"], found["person_name"], found["on"]) == ("thanks", "Chen", "2026-11-25")
    assert found["text"] == printed
    file = tmp_path / "thanks.eml"
    assert stocked("thank", "Chen", "-o", file).code == 0
    mail: Any = message_from_bytes(file.read_bytes(), policy=default)
    assert (mail["To"], mail["Subject"], mail["X-Unsent"]) == ("chen@client.example", "Thank you", "1")
    assert mail.get_content().replace("\r\n", "\n") == printed


def test_a_change_on_one_page(stocked: Forewarn) -> None:
    found = stocked("sheet", "C-01", "--json").json
    assert found["kind"] == "sheet" and "Weekly builds" in found["title"] + str(found["over"])


def test_templates(stocked: Forewarn) -> None:
    found = stocked("template", "--json").json
    names = {one["name"]: one for one in found["records"]}
    assert names["erp"]["own"] is False and names["erp"]["counts"]["milestone"] > 0
    whole = stocked("template", "show", "erp", "--json").json
    assert whole["title"] == names["erp"]["title"]
    milestones = [entry for entry in whole["entries"] if entry["kind"] == "milestone"]
    assert len(milestones) == whole["counts"]["milestone"]
    assert all(isinstance(entry["day"], int) for entry in milestones)


@pytest.mark.usefixtures("made_up_places")
def test_calendars(stocked: Forewarn) -> None:
    assert stocked("calendar", "--json").json["records"] == []
    stocked("calendar", "set", "CN", "2026", "--yes")
    (one,) = stocked("calendar", "list", "--json").json["records"]
    shown = stocked("calendar", "show", "CN", "--json").json
    assert (one["code"], one["projects"], one["people"]) == ("CN", [], 0)
    assert (len(shown["holidays"]), len(shown["makeup"])) == (one["holidays"], one["makeup"])
    assert one["holidays"] and {*shown["holidays"][0]} == {"day", "name"}
    assert stocked("calendar", "show", "CN", "2030", "--json").json["holidays"] == []


@pytest.mark.parametrize(
    "typed", ["template apply erp --json", "calendar set CN --json", "calendar feed x.ics --json"]
)
def test_it_goes_with_what_prints(stocked: Forewarn, typed: str) -> None:
    ran = stocked(*typed.split())
    assert ran.code == 2 and ran.complaint == "--json goes with list and show"
