"""`forewarn add "! …"`, and lines on standard input."""

import io
from typing import Any

import pytest


def listed(begun: Any, kind: str) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = begun("list", kind, "--json").json["records"]
    return records


def feed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_one_line(begun: Any) -> None:
    ran = begun("add", "! Supplier is late p4 i5 due fri")
    assert ran.code == 0 and "risk, p4, i5, due Fri 27 Nov: Supplier is late" in ran.out
    (risk,) = listed(begun, "risk")
    assert (risk["title"], risk["probability"], risk["due"]) == ("Supplier is late", 4, "2026-11-27")


def test_several_lines_are_one_act(begun: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    feed(
        monkeypatch,
        "! late p2\r\n\tjust said\r\n＋ call @Zoe due +5wd\n= Go live stays @Zoe\n~ 2 workload tired\n",
    )
    ran = begun("add", "-", "--new-people")
    assert ran.code == 0, ran.err
    assert "4 saved as one act" in ran.out and "line 2: a note, not saved" in ran.err
    assert "tired" not in ran.out
    assert [p["name"] for p in listed(begun, "person")] == ["Zoe"]
    assert begun("undo").code == 0
    for kind in ("risk", "action", "decision", "person", "morale"):
        assert listed(begun, kind) == [], kind


def test_all_or_nothing(begun: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    feed(monkeypatch, "! late p2\n+ call @Zoe\n")
    ran = begun("add", "-")
    assert ran.code == 1 and "nobody is called Zoe in line 2; --new-people" in ran.err
    assert listed(begun, "risk") == []


@pytest.mark.parametrize("text", ["", "only words\n", "\n\n"])
def test_nothing_to_save_is_said(begun: Any, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    feed(monkeypatch, text)
    ran = begun("add", "-")
    assert ran.code == 2 and "no line describes a record" in ran.err


def test_an_unread_private_line_stays_private(begun: Any) -> None:
    assert begun("add", "~ he will resign").code == 0
    assert [note["text"] for note in listed(begun, "note")] == ["~ he will resign"]
    assert begun("log").out.count("resign") == 0


def test_what_follows_a_milestone_that_a_line_moves_is_said_to_stay(begun: Any) -> None:
    begun("add", "milestone", "--title", "Prototype", "--baseline", "2026-12-04")
    begun("add", "milestone", "--title", "Cut-over", "--baseline", "2027-01-15", "--after", "M1")
    assert "what follows stays where it is: M2" in begun("add", "# M1 +5wd late").err
    assert begun("add", "# M1..M2 +5wd late").err == ""


def test_lines_as_people_write_them(begun: Any) -> None:
    assert begun("add", "person", "--name", "郭明", "--address", "郭工").code == 0
    assert begun("add", "person", "--name", "唐丽", "--address", "唐工").code == 0
    ran = begun("add", "待办：催数据@郭工、@唐工，截止12月5日")
    assert ran.code == 0, ran.err
    (action,) = listed(begun, "action")
    names = {person["id"]: person["name"] for person in listed(begun, "person")}
    assert (action["title"], action["due"]) == ("催数据", "2026-12-05")
    helpers = [names.get(one, one) for one in action["helpers"]]
    assert (names.get(action["owner"], action["owner"]), helpers) == ("郭明", ["唐丽"])
    assert "唐丽" in begun("show", action["code"]).out
