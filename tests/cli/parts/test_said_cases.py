"""Lines, names and days as people write them, through the command line, in either language of the screen."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from said_lines import CHINESE_DATED, DATED, NAMED, said_cases, stocked

from store.disk.workspace import Workspace
from store.records import Project

Forewarn = Callable[..., Any]
KINDS = {
    "promise": "action",
    "ask": "action",
    "wish": "action",
    "issue": "risk",
    "mood": "morale",
    "thanks": "contact",
    "milestone": "reforecast",
}
TITLES = {"morale": "text", "contact": "summary", "reforecast": "reason"}


@pytest.fixture
def staffed(begun: Forewarn, own_store: Path) -> Forewarn:
    """`forewarn` on a store that has the people and codes of the lines."""
    workspace = Workspace.open(own_store, who="ann", private_dir=own_store.parent / "private")
    (project,) = workspace.live(Project)
    stocked(workspace, project.id)
    workspace.close()
    return begun


def names_of(staffed: Forewarn) -> dict[int, str]:
    return {one["id"]: one["name"] for one in staffed("list", "person", "--json").json["records"]}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_each_is_saved_as_it_is_meant(staffed: Forewarn, language: str) -> None:
    names = names_of(staffed)
    for line in said_cases(language):
        said = [f"--person=Marta Kowalsky={line['people'][0]}"] if line.get("asked") else []
        said += ["--person=Jens=Jens Petersen"] if line.get("present") else []
        ran = staffed("add", line["text"], *said, "--lang", language, "--json")
        assert ran.code == 0, (line["text"], ran.err)
        kind = KINDS.get(line["kind"], line["kind"])
        record = [one for one in ran.json if one["kind"] == kind][-1]
        assert record[TITLES.get(kind, "title")] == line["title"]
        if kind != "reforecast":
            assert record.get("due") == line.get("due"), line["text"]
        who = [record.get("owner"), *record.get("helpers", ())] if kind in ("action", "risk") else []
        if kind == "contact":
            who = [record["person"]]
        assert [names[id] for id in who if id in names] == line.get("people", []), line["text"]
        if kind == "risk":
            assert (record.get("probability"), record.get("impact")) == (line.get("p"), line.get("i"))
        if "cause" in line:
            assert record["cause"] == line["cause"]
        if kind == "action":
            assert record["ref"] == "; ".join(line.get("codes", []))


def test_a_name_means_one_person_wherever_one_is_asked_for(staffed: Forewarn) -> None:
    names = names_of(staffed)
    staffed("add", "! late p4 i5")
    for typed, name in NAMED.items():
        assert name in staffed("prep", typed).out, typed
        assert staffed("brief", "--for", typed).code == 0, typed
        told = staffed("add", "told", "--subject", "R-09", "--person", typed, "--json")
        assert names[told.json["person"]] == name, (typed, told.err)
        owned = staffed("add", "action", "--title", typed, "--owner", typed, "--json")
        assert names[owned.json["owner"]] == name, (typed, owned.err)
        edited = staffed("edit", "R-09", "--owner", typed, "--json")
        assert edited.code == 0, (typed, edited.err)
        assert names[staffed("show", "R-09", "--json").json["owner"]] == name, typed
        staffed("undo")
    assert names_of(staffed) == names


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_day_is_the_same_wherever_one_is_asked_for(staffed: Forewarn, language: str) -> None:
    for typed, day in (DATED | (CHINESE_DATED if language == "zh" else {})).items():
        ran = staffed("add", "action", "--title", "x", "--due", typed, "--lang", language, "--json")
        assert ran.json["due"] == day, typed
        line = staffed("add", f"+ x due {typed}", "--lang", language, "--json")
        assert line.json[-1]["due"] == day, typed


@pytest.mark.parametrize(
    ("kind", "flag", "words"),
    [
        (
            "contact",
            "--channel",
            {"微信": "message", "短信": "message", "钉钉": "message", "面谈": "meeting"},
        ),
        ("contact", "--channel", {"上门": "visit", "当面": "visit", "电话会议": "call"}),
        (
            "stakeholder",
            "--role",
            {"关键用户": "core", "一把手": "executive", "甲方项目经理": "client_pm", "乙方": "ours"},
        ),
    ],
)
def test_a_choice_by_the_words_that_people_have_for_it(
    staffed: Forewarn, kind: str, flag: str, words: dict[str, str]
) -> None:
    people = iter(NAMED.values())
    for word, value in words.items():
        who = "陈国栋" if kind == "contact" else next(people)
        ran = staffed("add", kind, "--person", who, flag, word, "--json")
        while kind == "stakeholder" and ran.code:
            ran = staffed("add", kind, "--person", next(people), flag, word, "--json")
        assert ran.json[flag[2:]] == value, (word, ran.err)
