"""`tell` and `surprises`: one list on the command line, told from there in one act."""

from typing import Any

import pytest


@pytest.fixture
def three(begun: Any) -> Any:
    """Two red risks that Chen has not heard of, and Sun."""
    begun("add", "person", "--name", "Chen")
    begun("add", "person", "--name", "Sun")
    begun("add", "stakeholder", "--project", "ERP", "--person", "Chen", "--role", "sponsor")
    for title in ("Strike", "Flood"):
        ran = begun("add", "risk", "--title", title, "--probability", "5", "--impact", "5")
        assert ran.code == 0, ran.err
    return begun


def names(begun: Any) -> list[str]:
    return [one["name"] for one in begun("surprises", "--json").json["untold"]]


def test_what_is_to_be_told_is_listed(three: Any) -> None:
    printed = three("surprises").out
    assert "to tell Chen: 2" in printed and "since" in printed and "new, untold" in printed
    (first, _) = three("surprises", "--json").json["untold"]
    assert (first["person_name"], first["since"], first["sent_on"]) == ("Chen", "2026-11-26", None)
    assert len(names(three)) == 2


def test_several_are_told_to_several_in_one_act(three: Any) -> None:
    ran = three("tell", "R-01", "R-02", "--to", "Chen", "--to", "Sun", "--by", "meeting")
    assert ran.code == 0 and ran.out == "told Chen, Sun: R-01, R-02\n", ran
    assert names(three) == []
    assert len(three("list", "told", "--json").json["records"]) == 4
    three("undo")
    assert len(names(three)) == 2


def test_told_to_two_who_must_hear_first_is_said_once(three: Any) -> None:
    three("add", "person", "--name", "Guo")
    ran = three("tell", "R-01", "--to", "Sun", "--to", "Guo")
    assert ran.code == 0 and ran.err.count("Chen has not heard of it yet") == 1, ran


def test_what_was_undone_or_archived_is_told_to_nobody(three: Any) -> None:
    three("undo")
    three("archive", "R-01")
    for flags in ((), ("--to", "Chen"), ("--need-not", "small")):
        for code, title in (("R-01", "Strike"), ("R-02", "Flood")):
            ran = three("tell", code, *flags)
            assert (ran.code, ran.out) == (3, "")
            assert f"{code} {title} is archived or was undone" in ran.err
    assert three("list", "told", "--json").json["records"] == []


def test_a_mail_is_sent_and_elsewhere_is_off_the_list(three: Any) -> None:
    three("tell", "R-01", "--by", "e-mail")
    assert three("surprises", "--json").json["untold"][0]["sent_on"] == "2026-11-26"
    ran = three("tell", "R-02", "--state", "elsewhere")
    assert ran.out == "Chen heard it elsewhere: R-02 Flood\n"
    assert names(three) == ["R-01 Strike"]


def test_need_not_hear_wants_a_reason_and_shows_it_again(three: Any) -> None:
    assert three("tell", "R-01", "--need-not", " ").code == 2
    ran = three("tell", "R-01", "R-02", "--need-not", "below her line")
    assert ran.out == "Chen need not hear: R-01, R-02\n"
    assert names(three) == []
    assert "R-01 Strike: below her line" in three("surprises").out
    assert {one["why"] for one in three("surprises", "--json").json["need_not"]} == {"below her line"}
    ran = three("tell", "R-01", "--need-not", "again")
    assert ran.code == 3 and "has yet to hear" in ran.err
    three("edit", "R-01", "--state", "occurred")
    assert names(three) == ["R-01 Strike"], "it got worse"


@pytest.mark.parametrize(
    "typed",
    [(), ("R-99",), ("R-01", "--to", "Nobody"), ("R-01", "--by", "pigeon"), ("R-01", "--on", "tomorrow")],
)
def test_what_cannot_be_done_is_said_in_one_sentence(three: Any, typed: tuple[str, ...]) -> None:
    ran = three("tell", *typed)
    assert ran.code in (1, 2, 3) and ran.complaint
    assert len(names(three)) == 2


def test_a_contact_tells_what_its_flags_say(three: Any) -> None:
    ran = three(
        "add", "contact", "--person", "Chen", "--project", "ERP", "--heard", "R-01", "--heard", "R-02"
    )
    assert ran.code == 0, ran.err
    assert names(three) == []
    three("undo")
    assert len(names(three)) == 2, "one act"
    assert three("add", "contact", "--person", "Chen", "--project", "ERP", "--summary", "R-01").code == 0
    assert len(names(three)) == 2, "no question and no guess where nobody sits"
    ran = three("add", "contact", "--person", "Sun", "--project", "ERP", "--heard", "R-01")
    assert ran.code == 0 and "need not be told" in ran.err
    assert three("add", "risk", "--title", "x", "--heard", "R-01").code == 2


def test_a_contact_that_they_began_answers_the_mail(three: Any) -> None:
    three("tell", "R-01", "R-02", "--by", "e-mail", "--on", "2026-11-26")
    call = ("add", "contact", "--person", "Chen", "--project", "ERP", "--answers-mail")
    assert "waits for its answer" in three(*call).err
    assert three(*call, "--by-us", "no").code == 0
    assert names(three) == []
    assert {one["state"] for one in three("list", "told", "--json").json["records"]} == {"told"}


def test_it_is_asked_where_somebody_sits(three: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    monkeypatch.setattr("store.cli.parts.terminal_question.at_terminal", lambda: True)
    for typed, left in (("-\n", 2), ("\n", 1), ("1\n", 0)):
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        ran = three("add", "contact", "--person", "Chen", "--project", "ERP", "--summary", "R-01")
        assert ran.code == 0 and "heard?" in ran.out
        assert len(names(three)) == left, typed


def test_a_seat_is_told_by_its_name(three: Any) -> None:
    seat = ("--title", "Data owner", "--key", "yes", "--until", "2026-12-18")
    three("add", "seat", *seat, "--holder", "Sun", "--offers", "no")
    assert "Data owner" in names(three)
    assert three("tell", "Data owner", "R-01").code == 0
    assert names(three) == ["R-02 Flood"]


@pytest.mark.parametrize(
    "typed", [("Data", "owner", "Chen"), ("Chen", "Data", "owner"), ("Data owner", "to", "Chen")]
)
def test_a_seat_and_who_heard_of_it_stand_beside_each_other(three: Any, typed: tuple[str, ...]) -> None:
    seat = ("--title", "Data owner", "--key", "yes", "--until", "2026-12-18")
    three("add", "seat", *seat, "--holder", "Sun", "--offers", "no")
    assert three("tell", *typed).out == "told Chen: Data owner\n"
    assert "Data owner" not in names(three)
