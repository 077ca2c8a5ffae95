"""`closing` and `measure`, as they are typed wrongly and rightly."""

import io
from collections.abc import Callable
from typing import Any

import pytest

Forewarn = Callable[..., Any]


def test_an_unknown_word(begun: Forewarn) -> None:
    ran = begun("closing", "finish")
    assert (ran.code, ran.complaint) == (2, 'unknown action "finish"; available: list, begin, end')


def test_twice_is_said(begun: Forewarn) -> None:
    assert begun("closing", "begin").out == "begin the closing of ERP: 7 actions; forewarn undo undoes it\n"
    ran = begun("closing", "begin")
    assert (ran.code, ran.complaint) == (1, "the checklist stands in ERP already")
    assert begun("closing", "end", "--yes").code == 0
    ran = begun("closing", "end", "--project", "ERP")
    assert (ran.code, ran.complaint) == (1, "ERP is closed already")
    ran = begun("closing", "begin", "--project", "ERP")
    assert ran.complaint == "ERP is closed already; forewarn reopen ERP goes on with it"


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        ((), 2, "which goal? forewarn measure G-01 7.5; forewarn list goal names them"),
        (("G-01",), 2, "which value? forewarn measure G-01 7.5"),
        (("G-01", "soon"), 1, 'G-01: "soon" is no value; a number, such as 7.5'),
        (("R-01", "7"), 2, "R-01 is no goal; forewarn list goal names them"),
        (("G-01", "7", "--on", "27 nov"), 1, "Measured: 27 Nov: not after today"),
    ],
)
def test_what_is_no_reading(
    prepared: Callable[..., Forewarn], typed: tuple[str, ...], code: int, said: str
) -> None:
    forewarn = prepared("add goal Sooner --project ERP", "add risk Strike --project ERP")
    ran = forewarn("measure", *typed)
    assert (ran.code, ran.complaint) == (code, said)


def test_the_reports_are_one_at_a_time_and_whole(begun: Forewarn) -> None:
    ran = begun("brief", "--closing", "--weekly")
    assert (ran.code, ran.complaint) == (2, "--weekly and --closing: one report at a time")
    ran = begun("brief", "--closing", "--since", "1 nov")
    assert (ran.code, ran.complaint) == (2, "--since: a closing report tells of the whole project")


def test_at_a_terminal_every_goal_is_asked_about(
    prepared: Callable[..., Forewarn], terminal: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    forewarn = prepared("add goal Sooner --measure days --target 5 --due '1 nov' --base 9 --project ERP")
    monkeypatch.setattr("sys.stdin", io.StringIO("4.5\n"))
    ran = forewarn("closing", "end")
    assert ran.code == 0, ran.err
    shown = forewarn("show", "G-01", "--project", "ERP").out
    assert "2026-11-26 4.5" in shown


def test_all_of_it_as_documents(prepared: Callable[..., Forewarn]) -> None:
    forewarn = prepared("add goal Sooner --project ERP", "add money Days --approved 90 --project ERP")
    steps = forewarn("closing", "--json").json["steps"]
    assert steps[0] == {
        "what": "Read every goal a last time and tell the sponsor", "done": False, "coming": True, "record": None,
    }  # fmt: skip
    assert next(one for one in steps if one["record"])["record"]["code"] == "G-01"
    assert forewarn("measure", "G-01", "7", "--json").json["records"][0]["readings"] == "2026-11-26 7"
    assert [one["approved"] for one in forewarn("money", "--json").json["records"]] == ["90"]
    done = forewarn("money", "B-01", "40/80", "--json").json
    assert (done["kind"], done["records"][0]["spent"]) == ("act", "40")
    assert len(forewarn("closing", "begin", "--json").json["records"]) == 7
