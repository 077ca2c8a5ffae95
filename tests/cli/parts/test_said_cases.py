"""Lines as people write them, through `forewarn add`, in either language of the screen."""

from collections.abc import Callable
from typing import Any

import pytest
from said_lines import LANGUAGES, PEOPLE, said_cases

Forewarn = Callable[..., Any]
KINDS = {"ask": "action", "issue": "risk", "mood": "morale", "thanks": "contact", "milestone": "reforecast"}
TITLES = {"morale": "text", "contact": "summary", "reforecast": "reason"}


@pytest.fixture
def staffed(begun: Forewarn) -> Forewarn:
    for person in PEOPLE.values():
        begun("add", "person", "--name", person.name, "--address", person.address)
    for n, day in enumerate(("2026-12-01", "2026-12-04", "2026-12-18"), 1):
        begun("add", "milestone", "--title", f"Milestone {n}", "--baseline", day)
    begun("add", "! first p2 i2")
    return begun


@pytest.mark.parametrize("language", ["en", "zh"])
def test_each_is_saved_as_it_is_meant(staffed: Forewarn, language: str) -> None:
    for line in said_cases(language):
        said = [f"--person=Marta Kowalsky={line['people'][0]}"] if line.get("asked") else []
        said += [f"--person=Jens={name}" for name in line.get("present", [])]
        ran = staffed("add", line["text"], *said, "--lang", LANGUAGES[language][:2], "--json")
        assert ran.code == 0, (line["text"], ran.err)
        kind = KINDS.get(line["kind"], line["kind"])
        names = {one["id"]: one["name"] for one in staffed("list", "person", "--json").json["records"]}
        record = [one for one in ran.json if one["kind"] == kind][-1]
        assert record[TITLES.get(kind, "title")] == line["title"]
        assert record.get("due") == line.get("due"), line["text"]
        who = [record.get("owner"), *record.get("helpers", ())] if kind in ("action", "risk") else []
        if kind == "contact":
            who = [record["person"]]
        assert [names[id] for id in who if id in names] == line.get("people", []), line["text"]
        if kind == "risk":
            assert (record.get("probability"), record.get("impact")) == (line.get("p"), line.get("i"))
        if "cause" in line:
            assert record["cause"] == line["cause"]
        if line["kind"] == "action":
            assert record["ref"] == "; ".join(line.get("codes", []))
