"""Entering, changing and putting away: add, edit, archive."""

import io
from collections.abc import Callable
from typing import Any

import pytest

Forewarn = Callable[..., Any]
HOSTILE = (
    "[/nope]",
    "[@click=app.quit]x[/]",
    "\x1b]0;owned\x07",
    "\u202egnp.exe",
    "a\x00b",
    "x" * 10_000,
    "\N{PILE OF POO}\N{ZERO WIDTH JOINER}",
    "\u05e9\u05dc\u05d5\u05dd",
    "\ud800 alone",
)


def test_add_prints_the_record(begun: Forewarn) -> None:
    ran = begun("add", "risk", "--project", "ERP", "--title", "Data owner leaves", "--impact", "5", "--json")
    assert ran.code == 0
    record = ran.json
    assert (record["code"], record["title"], record["impact"], record["rev"]) == (
        "R-01",
        "Data owner leaves",
        5,
        1,
    )
    assert (record["detected_on"], record["owner"], record["archived"]) == ("2026-11-26", None, False)


def test_add_without_json_names_what_it_added(begun: Forewarn) -> None:
    assert begun("add", "milestone", "--title", "Go live").out == "M1 Go live: added\n"


def test_a_person_is_added_by_name(begun: Forewarn) -> None:
    assert begun("add", "person", "--name", "Chen Jing", "--json").json["name"] == "Chen Jing"


@pytest.mark.parametrize(
    ("word", "kind", "field", "value"),
    [
        ("issue", "risk", "state", "occurred"),
        ("Issues", "risk", "state", "occurred"),
        ("promise", "action", "type", "promise"),
        ("ask", "action", "type", "ask"),
        ("actions", "action", "type", "action"),
    ],
)
def test_a_word_may_imply_a_value(begun: Forewarn, word: str, kind: str, field: str, value: str) -> None:
    record = begun("add", word, "--title", "x", "--json").json
    assert record[field] == value
    assert begun("list", word, "--json").json["kind"] == kind


def test_fields_are_flags_read_as_a_form_reads_them(begun: Forewarn) -> None:
    begun("add", "person", "--name", "Sun Li")
    typed = ("--due", "+5wd", "--owner", "sun", "--response", "减轻", "--hits-on", "12月5日")
    record = begun("add", "risk", "--title", "x", *typed, "--json").json
    owner = begun("list", "person", "--json").json["records"][0]["id"]
    assert (record["due"], record["response"], record["hits_on"]) == ("2026-12-03", "mitigate", "2026-12-05")
    assert record["owner"] == owner


def test_flags_and_words_come_in_any_order(begun: Forewarn) -> None:
    assert begun("--project", "ERP", "add", "--title", "one", "risk").code == 0
    assert begun("edit", "--title", "two", "R-01").code == 0
    assert begun("show", "R-01", "--json").json["title"] == "two"


def test_what_follows_from_a_value_is_filled_in(begun: Forewarn) -> None:
    assert begun("add", "issue", "--title", "x", "--json").json["occurred_on"] == "2026-11-26"
    assert (
        begun("add", "issue", "--title", "x", "--occurred-on", "20 nov", "--json").json["occurred_on"]
        == "2026-11-20"
    )
    begun("add", "risk", "--title", "x")
    assert begun("edit", "R-03", "--state", "closed", "--json").json["closed_on"] == "2026-11-26"
    typed = ("--person", "Chen", "--new-people", "--client-class", "A", "--json")
    assert begun("add", "stakeholder", *typed).json["classed_on"] == "2026-11-26"
    known = begun("list", "stakeholder", "--json").json["records"][0]["id"]
    begun("edit", known, "--classed-on", "2026-09-01")
    assert begun("edit", known, "--client-class", "B", "--json").json["classed_on"] == "2026-09-01"
    typed = ("--subject", "R-03", "--person", "Chen", "--channel", "e-mail", "--json")
    assert begun("add", "told", *typed).json["state"] == "sent"


def test_a_bad_value_is_one_sentence(begun: Forewarn) -> None:
    ran = begun("add", "risk", "--title", "x", "--due", "nonsense")
    assert (ran.code, ran.out) == (2, "")
    assert ran.complaint.startswith('--due: "nonsense" is not a date')


def test_a_name_nobody_knows_comes_with_candidates(begun: Forewarn) -> None:
    begun("add", "person", "--name", "Sun Li")
    ran = begun("add", "risk", "--title", "x", "--owner", "San Li")
    assert ran.code == 1
    assert "no person or record is called San Li; did you mean Sun Li?" in ran.complaint
    assert begun("list", "risk", "--json").json["records"] == []


def test_a_name_of_several_comes_with_all(begun: Forewarn) -> None:
    for name in ("Li Wei", "Li Na"):
        begun("add", "person", "--name", name)
    ran = begun("add", "risk", "--title", "x", "--owner", "li")
    assert ran.code == 1
    assert "Li Wei" in ran.complaint
    assert "Li Na" in ran.complaint


def test_new_people_are_made_when_wanted(begun: Forewarn) -> None:
    assert begun("add", "risk", "--title", "x", "--owner", "Sun Li", "--new-people").code == 0
    (person,) = begun("list", "person", "--json").json["records"]
    assert begun("show", "R-01", "--json").json["owner"] == person["id"]
    begun("undo")
    assert begun("list", "person", "--json").json["records"] == [], "one act, one undo"


def test_one_new_person_who_has_two_parts_is_made_once(begun: Forewarn) -> None:
    typed = ("--owner", "Sun Li", "--agreed-with", "sun li", "--new-people", "--json")
    record = begun("add", "risk", "--title", "x", *typed).json
    assert record["owner"] == record["agreed_with"]


def test_what_is_missing_is_named(begun: Forewarn) -> None:
    ran = begun("add", "risk")
    assert (ran.code, ran.complaint) == (
        2,
        "what is it called? forewarn add risk TITLE; forewarn add risk --help lists its fields",
    )
    assert begun("add").code == 2


def test_a_flag_of_another_kind_is_named(begun: Forewarn) -> None:
    ran = begun("add", "person", "--name", "x", "--titel", "y")
    assert (ran.code, ran.complaint) == (2, "unknown option --titel for forewarn add; did you mean --title?")
    ran = begun("add", "person", "--name", "x", "--impact", "3")
    assert ran.code == 2
    assert ran.complaint.startswith("Person: there is no --impact")


def test_what_the_record_forbids_is_said_under_its_field(begun: Forewarn) -> None:
    ran = begun("add", "contact", "--person", "Sun", "--on", "tomorrow", "--new-people")
    assert (ran.code, ran.complaint) == (1, "Day: a contact has happened: not after today")
    assert begun("list", "person", "--json").json["records"] == []


def test_where_there_are_two_projects_one_is_named(begun: Forewarn) -> None:
    begun("init", "--project", "CRM", "--name", "CRM")
    ran = begun("add", "risk", "--title", "x")
    assert (ran.code, ran.complaint) == (2, "which project? add --project with one of: ERP, CRM")
    ran = begun("add", "risk", "--project", "HR", "--title", "x")
    assert (ran.code, ran.complaint) == (1, "no project HR; available: ERP, CRM")


def test_a_forecast_moves_with_a_reason_and_is_written_down(begun: Forewarn) -> None:
    begun("add", "milestone", "--title", "Go live", "--baseline", "2026-12-04")
    ran = begun("edit", "M1", "--forecast", "+5wd")
    assert (ran.code, ran.complaint) == (2, "M1 Go live: Forecast moves, which needs --reason TEXT")
    assert begun("edit", "M1", "--forecast", "+5wd", "--reason", "data late").code == 0
    assert begun("edit", "M1", "--forecast", "+1wd", "--reason", "again").code == 0
    moves = begun("list", "reforecast", "--json").json["records"]
    found = [(move["moved_from"], move["moved_to"], move["reason"]) for move in moves]
    assert found == [("2026-12-04", "2026-12-11", "data late"), ("2026-12-11", "2026-12-14", "again")]


def test_a_reforecast_is_not_written_by_hand(begun: Forewarn) -> None:
    assert begun("add", "reforecast").code == 3
    begun("add", "milestone", "--title", "Go live", "--baseline", "2026-12-04")
    begun("edit", "M1", "--forecast", "+5wd", "--reason", "late")
    id = begun("list", "reforecast", "--json").json["records"][0]["id"]
    assert begun("archive", id).code == 3
    assert begun("edit", id, "--remark", "x").code == 3


def test_edit_changes_what_is_named_and_nothing_else(begun: Forewarn) -> None:
    before = begun("add", "risk", "--title", "one", "--due", "fri", "--json").json
    after = begun("edit", "r-01", "--title", "two", "--json").json
    assert after == before | {"title": "two", "rev": 2}
    assert begun("edit", before["id"], "--due", "", "--json").json["due"] is None


def test_edit_of_nothing(begun: Forewarn) -> None:
    begun("add", "risk", "--title", "one")
    assert begun("edit", "R-01", "--title", "one").out == "R-01 one: nothing changed\n"
    assert begun("edit", "R-01").code == 2
    assert begun("edit").code == 2
    assert begun("edit", "R-77", "--title", "x").code == 1


def test_by_kind_and_name(begun: Forewarn) -> None:
    begun("add", "person", "--name", "Chen Jing")
    begun("add", "stakeholder", "--person", "Chen", "--role", "sponsor")
    assert begun("edit", "person", "chen", "--phone", "123").code == 0
    assert begun("edit", "stakeholder", "chen", "--client-class", "A", "--json").json["client_class"] == "A"


def test_a_code_in_two_projects_needs_its_project(begun: Forewarn) -> None:
    begun("init", "--project", "CRM", "--name", "CRM")
    for code in ("ERP", "CRM"):
        begun("add", "risk", "--project", code, "--title", f"of {code}")
    ran = begun("edit", "R-01", "--title", "x")
    assert ran.code == 1
    assert "R-01 of ERP (ERP) #" in ran.complaint
    assert begun("edit", "R-01", "--project", "CRM", "--title", "x").code == 0


def test_archive_and_back(begun: Forewarn) -> None:
    begun("add", "risk", "--title", "x")
    assert begun("archive", "R-01").code == 0
    assert begun("list", "risk", "--json").json["records"] == []
    assert [r["code"] for r in begun("list", "risk", "--archived", "--json").json["records"]] == ["R-01"]
    assert begun("undo").code == 0
    assert len(begun("list", "risk", "--json").json["records"]) == 1


def test_told_names_its_subject(begun: Forewarn) -> None:
    risk = begun("add", "risk", "--title", "x", "--json").json
    ran = begun("add", "told", "--subject", "R-01", "--person", "Chen", "--new-people", "--json")
    assert (ran.json["subject"], ran.json["subject_kind"], ran.json["on"]) == (
        risk["id"],
        "risk",
        "2026-11-26",
    )
    assert begun("add", "told", "--person", "Chen").code == 2


def test_a_private_note_says_nothing_in_the_shared_log(begun: Forewarn) -> None:
    begun("add", "morale", "--mood", "2", "--text", "sesame", "--person", "Guo", "--new-people")
    assert "sesame" not in begun("log", "--json").out
    assert begun("list", "morale", "--json").json["records"][0]["text"] == "sesame"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_kept_clean(begun: Forewarn, text: str) -> None:
    ran = begun("add", "risk", f"--title={text}", f"--remark={text}")
    assert ran.code == 0, ran.err
    shown = begun("show", "R-01").out + begun("list", "risk").out + begun("today").out + begun("log").out
    assert not {"\x1b", "\x00", "\x07", "\u202e", "\ud800"} & set(shown)
    assert begun("show", "R-01", "--json").code == 0


@pytest.mark.parametrize("text", [text for text in HOSTILE if len(text) < 100])
def test_hostile_words_come_back_clean(begun: Forewarn, text: str) -> None:
    for typed in (("show", text), ("add", text), (text,), ("add", "risk", "--title", "x", "--due", text)):
        ran = begun(*typed)
        assert ran.code in (1, 2)
        assert not {"\x1b", "\x00", "\u202e"} & set(ran.complaint)


def test_a_third_contact_with_class_c_is_warned_of_on_stderr(begun: Forewarn) -> None:
    begun(
        "add", "stakeholder", "--person", "Qian", "--new-people", "--role", "supplier", "--client-class", "C"
    )
    for day in ("16 nov", "23 nov"):
        assert begun("add", "contact", "--person", "Qian", "--on", day).err == ""
    ran = begun("add", "contact", "--person", "Qian")
    assert ran.code == 0
    assert ran.err == (
        "Qian is class C: this is one contact initiated by us too many within 14 days, after 16 Nov, 23 Nov;"
        " the next is fine from 30 Nov\n"
    )


def test_what_follows_a_milestone_moves_along_or_is_said_to_stay(begun: Forewarn) -> None:
    begun("add", "milestone", "--title", "Prototype", "--baseline", "2026-12-04")
    for title, day, after in (("Cut-over", "2027-01-15", "M1"), ("Acceptance", "2027-02-26", "M2")):
        begun("add", "milestone", "--title", title, "--baseline", day, "--after", after)
    moved = ("--forecast", "+5wd", "--reason", "I-14")
    ran = begun("edit", "M1", *moved, "--move-followers", "maybe")
    assert (ran.code, ran.complaint) == (2, "--move-followers is yes or no")
    ran = begun("edit", "M1", *moved)
    assert ran.err == "what follows it stays where it is: M2, M3; --move-followers yes moves it too\n"
    assert begun("edit", "M1", *moved, "--move-followers", "no").err == ""
    assert begun("show", "M2", "--json").json["forecast"] is None
    assert begun("edit", "M1", *moved, "--move-followers", "yes").code == 0
    assert begun("show", "M2", "--json").json["forecast"] == "2027-01-22"
    assert begun("show", "M3", "--json").json["forecast"] == "2027-03-05"
    reasons = [r["reason"] for r in begun("list", "reforecast", "--json").json["records"]]
    assert reasons == ["I-14"] * 5
    begun("undo")
    assert begun("show", "M3", "--json").json["forecast"] is None


def test_at_a_terminal_it_asks_why_a_promised_date_moves_and_what_follows(
    begun: Forewarn, terminal: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun("add", "milestone", "--title", "Prototype", "--baseline", "2026-12-04")
    begun("add", "milestone", "--title", "Cut-over", "--baseline", "2027-01-15", "--after", "M1")
    monkeypatch.setattr("sys.stdin", io.StringIO("\n"))
    ran = begun("edit", "M1", "--forecast", "+5wd")
    assert ran.code == 2 and "needs --reason TEXT" in ran.complaint
    monkeypatch.setattr("sys.stdin", io.StringIO("the supplier\nmove it too\n"))
    ran = begun("edit", "M1", "--forecast", "+5wd")
    assert ran.code == 0 and "Does what follows it move too?\n  M2" in ran.out
    assert begun("show", "M2", "--json").json["forecast"] == "2027-01-22"
    assert [r["reason"] for r in begun("list", "reforecast", "--json").json["records"]] == [
        "the supplier"
    ] * 2


def test_told_without_a_name_is_told_to_whoever_hears_next(begun: Forewarn) -> None:
    begun("add", "stakeholder", "--person", "Chen", "--role", "sponsor", "--new-people")
    begun("edit", "project", "ERP", "--hear-first", "Li", "--new-people")
    begun("add", "issue", "--title", "Strike", "--impact", "5", "--detected-on", "2026-11-25")
    ran = begun("add", "told", "--subject", "I-01")
    assert (ran.code, ran.err) == (0, "Li is to be told before Chen\nChen has not heard of it yet\n")
    assert "told Li: I-01 Strike" in begun("log", "-n", "1").out
    assert begun("add", "told", "--subject", "I-01", "--channel", "email").err == ""
    assert "sent to Chen: I-01 Strike" in begun("log", "-n", "1").out


def test_what_is_private_is_told_to_nobody(begun: Forewarn) -> None:
    begun("add", "person", "--name", "Chen")
    begun("add", "note", "--text", "sesame")
    note = begun("list", "note", "--json").json["records"][0]["id"]
    ran = begun("add", "told", "--subject", note, "--person", "Chen")
    assert (ran.code, ran.complaint) == (3, "this is told to nobody")


def test_an_edit_that_finishes_says_what_x_would_ask(begun: Forewarn) -> None:
    begun("add", "promise", "--title", "Price list", "--owed-to", "Chen", "--due", "20 nov", "--new-people")
    ran = begun("edit", "A-01", "--done-on", "today")
    assert (ran.code, ran.complaint) == (
        2,
        "A-01 Price list: after its day. Why was it missed? Use --missed-because TEXT",
    )
    assert begun("edit", "A-01", "--done-on", "20 nov").code == 0
    begun("undo")
    assert begun("edit", "A-01", "--done-on", "today", "--missed-because", "the supplier").code == 0
    begun("add", "issue", "--title", "Strike")
    ran = begun("edit", "I-01", "--state", "closed")
    assert (ran.code, ran.complaint) == (
        2,
        "What was agreed about I-01 Strike? Use --disposition: now, next_version, wont, explain",
    )
    assert begun("edit", "I-01", "--state", "closed", "--disposition", "wont").code == 0


def test_at_a_terminal_it_asks_what_x_would_ask(
    begun: Forewarn, terminal: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def typed(*lines: str) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))

    begun("add", "promise", "--title", "Price list", "--owed-to", "Chen", "--due", "20 nov", "--new-people")
    typed("")
    ran = begun("edit", "A-01", "--done-on", "today")
    assert (ran.code, "Why was it missed? Reason (empty: leave it open)" in ran.out) == (2, True)
    assert "Use --missed-because TEXT" in ran.complaint
    typed("the supplier")
    assert begun("edit", "A-01", "--done-on", "today").code == 0
    assert begun("show", "A-01", "--json").json["missed_because"] == "the supplier"
    begun("add", "issue", "--title", "Strike")
    typed("perhaps", "won't")
    ran = begun("edit", "I-01", "--state", "closed")
    asked = "What was agreed about I-01 Strike? now, next version, won't, explain (empty: leave it)"
    assert (ran.code, ran.out.count(asked)) == (0, 2)
    assert begun("show", "I-01", "--json").json["disposition"] == "wont"


def test_json_is_never_asked_about(begun: Forewarn, terminal: None) -> None:
    begun("add", "issue", "--title", "Strike", "--impact", "5", "--detected-on", "2026-11-10")
    ran = begun("edit", "I-01", "--state", "closed", "--json")
    assert (ran.code, ran.out) == (2, "")
    sponsor = ("--person", "Chen", "--role", "sponsor", "--new-people")
    assert begun("add", "stakeholder", *sponsor, "--json").json["role"] == "sponsor"
