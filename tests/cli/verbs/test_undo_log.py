"""What was done and taking it back: undo, redo, log."""

from collections.abc import Callable
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from store.disk.file.account import is_anothers, login

Forewarn = Callable[..., Any]


def titles(forewarn: Forewarn) -> list[str]:
    return [record["title"] for record in forewarn("list", "risk", "--json").json["records"]]


def test_undo_and_redo_name_the_act(begun: Forewarn) -> None:
    begun("add", "risk", "--title", "one")
    begun("edit", "R-01", "--title", "two")
    assert begun("undo").out == "undo: edit R-01 two\n"
    assert titles(begun) == ["one"]
    assert begun("redo").out == "redo: edit R-01 two\n"
    assert titles(begun) == ["two"]


def test_nothing_to_undo_is_said(begun: Forewarn) -> None:
    begun("undo")
    ran = begun("undo")
    assert (ran.code, ran.complaint) == (1, "you have nothing left to undo")
    begun("redo")
    assert begun("redo").code == 1


def test_what_others_changed_since_is_named_and_the_rest_offered(
    begun: Forewarn, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun("add", "risk", "--title", "one", "--impact", "1")
    begun("edit", "R-01", "--title", "two", "--impact", "2")
    monkeypatch.setenv("LOGNAME", "bob")
    begun("edit", "R-01", "--title", "three")
    monkeypatch.setenv("LOGNAME", "ann")
    ran = begun("undo")
    assert (ran.code, ran.complaint) == (1, "changed by others since: Risk: Title; --rest undoes the rest")
    assert begun("undo", "--rest").code == 0
    record = begun("show", "R-01", "--json").json
    assert (record["title"], record["impact"]) == ("three", 1)


def test_log_says_who_changed_what_newest_first(begun: Forewarn) -> None:
    begun("add", "risk", "--title", "one", "--due", "fri")
    begun("edit", "R-01", "--due", "+5wd")
    lines = begun("log").out.splitlines()
    assert lines[0].startswith("26 Nov ")
    assert lines[0].endswith(" ann: edit R-01 one (Risk)")
    assert lines[1] == "    Due: 27 Nov > 3 Dec"
    assert lines[2].endswith(" ann: add one (Risk)")
    assert lines[3].endswith(" ann: create project ERP (Project)")


def test_log_says_a_verdict_in_words(begun: Forewarn) -> None:
    begun("add", "risk", "--title", "one", "--probability", "4", "--impact", "5", "--due", "2026-11-20")
    assert begun("snooze", "R-01", "fri").code == 0
    assert any(line.endswith("（判断：暂缓）") for line in begun("--lang", "zh", "log").out.splitlines())
    assert any(line.endswith(" (Verdict: snoozed)") for line in begun("log").out.splitlines())


def test_log_of_one_record_and_of_so_many(begun: Forewarn) -> None:
    for title in ("one", "two", "three"):
        begun("add", "risk", "--title", title)
    begun("edit", "R-02", "--title", "due")
    assert len(begun("log", "R-02").out.splitlines()) == 3
    assert len(begun("log", "-n", "2", "--json").json["records"]) == 2
    assert begun("log", "-n", "many").code == 2


def test_log_as_json(begun: Forewarn) -> None:
    risk = begun("add", "risk", "--title", "one", "--json").json
    begun("edit", "R-01", "--title", "two")
    document = begun("log", "--project", "ERP", "--json").json
    assert (document["schema"], document["kind"]) == (2, "log")
    newest = document["records"][0]
    assert (newest["kind"], newest["record"], newest["who"]) == ("risk", risk["id"], "ann")
    assert newest["fields"] == {"title": {"before": "one", "after": "two"}}
    assert newest["at"].endswith("Z")
    assert datetime.fromisoformat(newest["at"]).astimezone().date() == date(2026, 11, 26)


def test_the_name_in_the_log_is_the_one_in_the_config(begun: Forewarn, environment: Any) -> None:
    config = environment / ".config/forewarn/config.toml"
    config.parent.mkdir(parents=True)
    config.write_text('name = "Lin\\u001b[31m"\n')
    assert begun("add", "risk", "--title", "one").code == 0
    assert begun("log", "-n", "1", "--json").json["records"][0]["who"] == "Lin[31m"


def test_the_account_stands_beside_a_name_that_is_not_its_own(
    begun: Forewarn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "boss")
    monkeypatch.setattr("store.disk.workspace.login", lambda: "mgr2")
    begun("add", "risk", "--title", "one")
    assert begun("log").out.splitlines()[0].endswith(" boss: add one (Risk)"), "I know who I am"
    monkeypatch.setenv("LOGNAME", "no-such-account")
    monkeypatch.setattr("store.disk.workspace.login", lambda: "no-such-account")
    assert begun("log").out.splitlines()[0].endswith(" boss (mgr2): add one (Risk)")
    newest = begun("log", "--json").json["records"][0]
    assert (newest["who"], newest["login"]) == ("boss", "mgr2")
    monkeypatch.setenv("LOGNAME", "boss")
    assert begun("undo").complaint == "you have nothing left to undo"


def test_nobody_goes_by_the_login_of_another_account(
    begun: Forewarn, monkeypatch: pytest.MonkeyPatch, environment: Any
) -> None:
    accounts = {"no-such-account": 1001, "mgr2": 1002}

    def found(name: str) -> Any:
        return SimpleNamespace(pw_uid=accounts[name], pw_name=name)

    monkeypatch.setattr("pwd.getpwnam", found)
    monkeypatch.setattr("pwd.getpwuid", lambda uid: found("mgr2"))
    monkeypatch.setattr("os.getuid", lambda: 1002)
    monkeypatch.setenv("LOGNAME", "no-such-account")
    for words in (("undo",), ("add", "risk", "--title", "one"), ("today",)):
        ran = begun(*words)
        assert ran.code == 3 and ran.complaint.startswith('"no-such-account" is the login of another account')
        assert "LOGNAME=mgr2" in ran.complaint
    monkeypatch.setenv("LOGNAME", "mgr2")
    assert begun("add", "risk", "--title", "one").code == 0
    config = environment / ".config/forewarn/config.toml"
    config.parent.mkdir(parents=True)
    config.write_text('name = "no-such-account"\n')
    assert begun("undo").code == 3


def test_a_user_whom_the_machine_does_not_know_is_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(uid: int) -> None:
        raise KeyError(uid)

    monkeypatch.setattr("pwd.getpwuid", nobody)
    monkeypatch.setattr("os.getuid", lambda: 4711)
    assert login() == "4711"
    assert not is_anothers("a\0b")
