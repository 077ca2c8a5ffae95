"""One line, one record: every mark, both scripts, and text that is none of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.records import Action, Change, Contact, Decision, Milestone, Morale, Person, Reforecast, Risk
from store.rules.capture.capture_line import Context
from store.rules.capture.grammar import Reading, capture, shown
from store.rules.people.name_book import NameBook
from store.rules.people.name_index import NameIndex
from store.values.day import Day
from store.values.reader import Meaning, Reader, meant_among
from store.values.record import Record
from store.values.text import fold
from store.values.words import say

TODAY = date(2026, 11, 26)
PROJECT = 7
PEOPLE = {1: "Sun Hao", 2: "Chen Wei", 3: "Li Na", 4: "Li Ming", 5: "王伟"}


class People:
    """A directory of five."""

    def find(self, kind: str, text: str) -> Sequence[tuple[int, str]]:
        typed = fold(text)
        return [(id, name) for id, name in PEOPLE.items() if typed in fold(name)]

    def meant(self, kind: str, text: str) -> Meaning:
        return meant_among(self.find(kind, text), text)

    def label(self, kind: str, id: int) -> str:
        return PEOPLE.get(id, "")


def milestone(code: str, day: date, **more: Any) -> Milestone:
    return Milestone(project=PROJECT, code=code, title=f"Milestone {code}", baseline=day, **more)


M3, M4, M5 = (
    milestone("M3", date(2026, 12, 4)),
    milestone("M4", date(2027, 1, 15)),
    milestone("M5", date(2027, 2, 26)),
)
R14 = Risk(project=PROJECT, code="R-14", title="Data owner leaves")
CODES: Mapping[str, Record] = {r.code.casefold(): r for r in (M3, M4, M5, R14)}
BOOK = NameBook(NameIndex(Person(id=id, name=name) for id, name in PEOPLE.items()))
CONTEXT = Context(project=PROJECT, reader=Reader(Day(TODAY), People()), people=BOOK, codes=CODES, me=1)


def one(text: str, context: Context = CONTEXT) -> Reading:
    (reading,) = capture(text, context)
    return reading


def made(text: str, context: Context = CONTEXT) -> Any:
    reading = one(text, context)
    assert reading.problem is None, say(reading.problem)
    (record,) = reading.records
    return record


def test_a_risk() -> None:
    risk = made("! Supplier late p4 i5 @Sun due fri")
    assert isinstance(risk, Risk) and risk.state == "open"
    assert (risk.title, risk.probability, risk.impact, risk.owner) == ("Supplier late", 4, 5, 1)
    assert (risk.due, risk.detected_on) == (date(2026, 11, 27), TODAY)


def test_an_issue_has_occurred() -> None:
    issue = made("!! data owner leaves i4")
    assert (issue.state, issue.impact, issue.occurred_on) == ("occurred", 4, TODAY)


@pytest.mark.parametrize(
    ("text", "type", "owner", "owed_to", "due"),
    [
        ("+ call the vendor @Chen due +5wd", "action", 2, None, date(2026, 12, 3)),
        ("+ write the minutes", "action", 1, None, None),
        ("> price list @Chen due next mon", "promise", 1, 2, date(2026, 11, 30)),
        ("? name a data owner @Chen due 5 dec", "ask", 2, 1, date(2026, 12, 5)),
        ("< training in two shifts @Chen", "wish", 1, 2, None),
    ],
)
def test_who_owes_what_to_whom(
    text: str, type: str, owner: int, owed_to: int | None, due: date | None
) -> None:
    action = made(text)
    assert isinstance(action, Action)
    assert (action.type, action.owner, action.owed_to, action.due) == (type, owner, owed_to, due)


@pytest.mark.parametrize(
    ("text", "title", "said"),
    [
        ("> price list to @Chen due fri", "price list", "promise to Chen Wei, due Fri 27 Nov: price list"),
        ("> 发价格表给@王伟", "发价格表", "promise to 王伟: 发价格表"),
        (
            "? interface specification from @Chen",
            "interface specification",
            "ask of Chen Wei: interface specification",
        ),
        ("< two shifts by @Chen", "two shifts", "wish of Chen Wei: two shifts"),
        (
            "> send to @Chen the price list",
            "send to the price list",
            "promise to Chen Wei: send to the price list",
        ),
        ("+ talk to @Chen", "talk to", "action, Chen Wei: talk to"),
    ],
)
def test_a_word_before_the_name_that_is_taken_out_goes_with_it(text: str, title: str, said: str) -> None:
    assert made(text).title == title
    assert say(shown(one(text))) == said


def test_decision_change_thanks() -> None:
    decision = made("= Go live stays in January @Chen")
    assert isinstance(decision, Decision) and (decision.by, decision.on) == (2, TODAY)
    change = made("^ time later start of the south @Chen")
    assert isinstance(change, Change)
    assert (change.type, change.title, change.approver) == ("time", "later start of the south", 2)
    assert made("^ two more reports").type == "scope"
    thanks = made("* thanks @王伟 for the night shift")
    assert isinstance(thanks, Contact) and (thanks.person, thanks.purpose) == (5, "thanks")


def test_morale_is_private_and_says_nothing_of_its_text() -> None:
    reading = one("~ 2 workload too many Saturdays")
    (note,) = reading.records
    assert isinstance(note, Morale) and (note.mood, note.cause) == (2, "workload")
    assert note.text == "too many Saturdays" and reading.private
    assert reading.said is not None and "Saturday" not in say(reading.said)
    assert one("~ nobody laughs").private, "what cannot be read is private all the same"


def test_a_forecast_moves_with_its_reason() -> None:
    reading = one("# M3 2026-12-11 data comes late")
    moved, reforecast = reading.records
    assert isinstance(moved, Milestone) and moved.forecast == date(2026, 12, 11)
    assert isinstance(reforecast, Reforecast)
    assert (reforecast.moved_from, reforecast.reason) == (date(2026, 12, 4), "data comes late")
    assert "M3 4 Dec > Fri 11 Dec" in say(reading.said or "")


def test_a_range_moves_each_by_the_same_distance() -> None:
    reading = one("# M3..M5 +5wd the data owner leaves")
    moved = [r for r in reading.records if isinstance(r, Milestone)]
    assert [m.forecast for m in moved] == [date(2026, 12, 11), date(2027, 1, 22), date(2027, 3, 5)]
    assert len([r for r in reading.records if isinstance(r, Reforecast)]) == 3
    assert one("# M3..M5 2027-01-01 why").problem is not None


def test_full_width_marks_and_chinese_days() -> None:
    risk = made("！ 供应商延误 p3 i4 ＠王伟 due 周五")
    assert (risk.title, risk.owner, risk.due) == ("供应商延误", 5, date(2026, 11, 27))
    assert made("＋ 准备数据 @王伟 截止明天").due == date(2026, 11, 27)
    assert made("？ 指定数据负责人 @王伟").type == "ask"


def test_codes_link_and_are_kept() -> None:
    reading = one("+ agree the recovery of M3 because of R-14")
    assert reading.linked == (M3, R14)
    assert reading.records[0].ref == "M3; R-14"  # type: ignore[attr-defined]


def test_names_that_are_nobody_or_two() -> None:
    nobody = one("+ call @Zoe")
    assert not nobody.records and nobody.unclear[0].name == "Zoe" and not nobody.unclear[0].choices
    two = one("+ call @Li")
    assert [label for _, label in two.unclear[0].choices] == ["Li Na", "Li Ming"]
    assert made("+ call @Li", replace(CONTEXT, answers={"li": 4})).owner == 4
    assert made('+ call @"Li Na"').owner == made("+ call @Li_Na").owner == 3


def test_two_people_of_one_name_are_told_apart_by_their_number() -> None:
    twins = NameBook(NameIndex(Person(id=id, name="Li Na") for id in (3, 6)))
    reading = one("+ call @Li", replace(CONTEXT, people=twins))
    assert say(reading.problem or "") == "which Li? 2 people have that name"
    assert [id for id, _ in reading.unclear[0].choices] == [3, 6]


def test_a_code_that_no_record_has_is_said_and_the_line_read() -> None:
    reading = one("! late because of R-99 and Q-77 p4")
    assert reading.lost == ("R-99",) and reading.records, "no code of the project begins with Q"
    assert say(shown(reading)).endswith("late because of R-99 and Q-77 (there is no R-99)")


@pytest.mark.parametrize(
    "text", ["+ call due 2026-11-02", "# M3 2026-11-02 too late", "! late due 1 nov 2026"]
)
def test_a_day_that_has_passed_is_taken_and_said(text: str) -> None:
    reading = one(text)
    assert reading.records and say(reading.said or "").endswith("(a day that has passed)")
    assert "passed" not in say(one("+ call due 2026-11-26").said or "")


def test_tabs_and_windows_line_ends() -> None:
    readings = capture("\t+\tcall\t@Sun\tdue fri\r\n\r\nplain\r\n", CONTEXT)
    assert [(r.number, r.mark, r.text) for r in readings] == [
        (1, "+", "+ call @Sun due fri"),
        (3, "", "plain"),
    ]
    assert readings[0].records[0].due == date(2026, 11, 27)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text",
    ["plain words", "mail to sun@hao.example", "------", "== heading ==", "pi p4", "100 % > 90 %", "#"],
)
def test_other_lines_stay_notes(text: str) -> None:
    reading = one(text)
    assert not reading.records and not reading.unclear


@pytest.mark.parametrize(
    "text", ["! ", "> price list", "# M9 +5wd why", "# M3 +5wd", "+ x due someday", "~ 7 x", "= a due fri"]
)
def test_what_cannot_be_read_says_why(text: str) -> None:
    reading = one(text)
    assert reading.problem is not None and not reading.records
    assert say(reading.problem) and say(reading.problem, "zh_CN")


MARKED = st.builds(
    "".join,
    st.lists(
        st.one_of(
            st.sampled_from(
                ["!", "!!", "＋", "# M3..M5 ", "@Sun ", "due ", "+5wd ", "p4 ", "~ 2 ", "\n", "\r\n"]
            ),
            st.text(max_size=8),
        ),
        max_size=8,
    ),
)


@given(st.one_of(st.text(max_size=200), MARKED))
def test_no_text_crashes_it(text: str) -> None:
    for reading in capture(text, CONTEXT):
        assert not (reading.records and reading.problem)
        assert not reading.records or reading.said is not None


def test_five_thousand_lines() -> None:
    readings = capture("+ call @Sun due fri\r\n\tjust a line\r\n" * 2500, CONTEXT)
    assert len(readings) == 5000 and sum(len(r.records) for r in readings) == 2500
