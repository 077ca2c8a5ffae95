"""People on the command line, by whatever they are called: brief, prep, told, and lines."""

import io
from collections.abc import Callable
from typing import Any

import pytest

Forewarn = Callable[..., Any]


@pytest.fixture
def staffed(begun: Forewarn) -> Forewarn:
    for name, address in (
        ("陈国栋", "陈总"),
        ("孙建军", "孙工"),
        ("Jens Petersen", ""),
        ("Jens Pedersen", ""),
    ):
        begun("add", "person", "--name", name, "--address", address)
    return begun


def test_prep_and_brief_by_form_of_address(staffed: Forewarn) -> None:
    assert "孙建军" in staffed("prep", "孙工").out
    assert staffed("brief", "--for", "陈总").code == 0


def test_a_told_finds_the_person_instead_of_making_a_second(staffed: Forewarn) -> None:
    staffed("add", "! late p4 i5")
    count = len(staffed("list", "person", "--json").json["records"])
    ran = staffed("add", "told", "--subject", "R-01", "--person", "陈总", "--new-people")
    assert ran.code == 0, ran.err
    assert len(staffed("list", "person", "--json").json["records"]) == count


def test_a_line_and_what_is_not_sure(staffed: Forewarn) -> None:
    assert staffed("add", "+ x @Jens Petersen due fri").code == 0
    assert "Jens Petersen" in staffed("add", "+ x @Jens").err
    near = staffed("add", "+ x @Jens Petersenn", "--new-people")
    assert near.code == 1 and "did you mean Jens Petersen?" in near.err
    assert "did you mean Jens Petersen?" in staffed("prep", "Petersenn").complaint
    assert staffed("add", "+ x @Zoe", "--new-people").code == 0


def test_who_is_archived_is_said(staffed: Forewarn) -> None:
    (sun,) = [one for one in staffed("list", "person", "--json").json["records"] if one["name"] == "孙建军"]
    staffed("archive", "person", "孙建军")
    assert staffed("prep", "孙工").complaint == f"孙建军 is archived; #{sun['id']} names them all the same"
    assert staffed("prep", f"#{sun['id']}").code == 0


def test_who_is_meant_is_said_once_and_learnt(staffed: Forewarn) -> None:
    unsure = staffed("add", "+ x @Jens")
    assert unsure.code == 1
    assert "is it one of: Jens Petersen, Jens Pedersen?" in unsure.err and '--person "Jens=…"' in unsure.err
    ran = staffed("add", "+ a @小栋 @der Däne", "--person", "小栋=陈总", "--person", "der Däne=Jens Petersen")
    assert ran.code == 0, ran.err
    names = {one["id"]: one for one in staffed("list", "person", "--json").json["records"]}
    (action,) = [one for one in staffed("list", "action", "--json").json["records"] if one["title"] == "a"]
    assert names[action["owner"]]["name"] == "陈国栋" and names[action["owner"]]["also"] == "小栋"
    assert staffed("add", "+ b @小栋").code == 0, "learnt"
    staffed("undo")
    staffed("undo")
    assert staffed("add", "+ b @小栋").code == 1, "undone with the act that said it"


def test_what_is_said_of_nobody_is_refused(staffed: Forewarn) -> None:
    assert "say who is meant like this" in staffed("add", "+ x @Jens", "--person", "Jens").err
    assert "is it one of" in staffed("add", "+ x @J", "--person", "J=Jens").err
    assert "nobody is called so" in staffed("add", "+ x @J", "--person", "J=Zoe").err


def test_two_of_one_name_are_named_by_number(staffed: Forewarn) -> None:
    staffed("add", "person", "--name", "Hu Bo", "--organisation", "Nord")
    staffed("add", "person", "--name", "Hu Bo", "--organisation", "Süd")
    ids = [one["id"] for one in staffed("list", "person", "--json").json["records"] if one["name"] == "Hu Bo"]
    unsure = staffed("add", "+ x @Hu Bo due fri")
    assert unsure.code == 1 and f"#{ids[1]} Süd" in unsure.err
    assert staffed("add", f"+ x @#{ids[1]} due fri").code == 0
    assert staffed("add", "+ x @Hu Bo due fri", "--person", f"Hu Bo=#{ids[0]}").code == 0
    assert f"#{ids[0]}" in staffed("prep", "Hu Bo").complaint


def test_a_line_that_reads_like_an_action_is_offered(
    staffed: Forewarn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("+ x\n孙工周五前交接口文档\n"))
    ran = staffed("add", "-")
    assert "a note, not saved; or is it meant so: + @孙工 周五前交接口文档" in ran.err


def test_a_name_stays_in_the_text_where_that_is_said(staffed: Forewarn) -> None:
    unknown = staffed("add", "+ call @Zoe due fri")
    assert unknown.code == 1 and '--person "Zoe=-" leaves the name in the text' in unknown.err
    people = len(staffed("list", "person", "--json").json["records"])
    assert staffed("add", "+ call @Zoe due fri", "--person", "Zoe=-").code == 0
    (action,) = staffed("list", "action", "--json").json["records"]
    assert (action["title"], action["due"]) == ("call @Zoe", "2026-11-27")
    assert len(staffed("list", "person", "--json").json["records"]) == people


def test_every_flag_for_a_person_takes_the_way_out_of_its_sentence(staffed: Forewarn) -> None:
    staffed("add", "! late p4 i5")
    ids = {one["name"]: one["id"] for one in staffed("list", "person", "--json").json["records"]}
    asked = (
        ("edit", "R-01", "--owner"),
        ("add", "told", "--subject", "R-01", "--person"),
        ("prep",),
        ("brief", "--for"),
        ("tell", "R-01", "--to"),
    )
    for command in asked:
        several = staffed(*command, "Jens")
        assert several.code == 1 and "Jens Petersen" in several.complaint, (command, several.err)
        assert "Jens Pedersen" in several.complaint
        near = staffed(*command, "Jens Petersenn")
        assert near.code == 1 and "did you mean Jens Petersen" in near.complaint, (command, near.err)
        nobody = staffed(*command, "Zoe")
        assert nobody.code == 1 and "Zoe" in nobody.complaint, command
        assert staffed(*command, f"#{ids['Jens Pedersen']}").code == 0, command
