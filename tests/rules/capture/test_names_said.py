"""Names in lines as people write them, in both languages: read right or asked about, and none lost."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from label_directory import Labels

from store.records import Person
from store.rules.capture.capture_line import Context
from store.rules.capture.grammar import Reading, capture
from store.rules.capture.names_said import Unclear, names_said
from store.rules.people.name_book import NameBook
from store.rules.people.name_index import NameIndex
from store.values.day import Day
from store.values.reader import Reader
from store.values.text import fold
from store.values.words import say

PEOPLE = {
    person.name: person
    for person in (
        Person(name="Hanna Vogel"),
        Person(name="Jens Petersen"),
        Person(name="Jens Pedersen"),
        Person(name="Marta Kowalski"),
        Person(name="Sun Li"),
        Person(name="Sun Wei"),
        Person(name="陈国栋", address="陈总"),
        Person(name="孙建军", address="孙工"),
        Person(name="王建国", address="王经理"),
        Person(name="王静"),
        Person(name="郭明", address="郭工"),
        Person(name="唐丽", address="唐工"),
    )
}
NAMES = {person.id: name for name, person in PEOPLE.items()}
BOOK = NameBook(NameIndex(PEOPLE.values()))


CONTEXT = Context(project=7, reader=Reader(Day(date(2026, 11, 26)), Labels(NAMES)), people=BOOK, me=1)
FRIDAY, DECEMBER_5 = date(2026, 11, 27), date(2026, 12, 5)


def one(text: str, context: Context = CONTEXT) -> Reading:
    (reading,) = capture(text, context)
    return reading


def made(text: str, context: Context = CONTEXT) -> Any:
    reading = one(text, context)
    assert reading.problem is None, say(reading.problem)
    return reading.records


@pytest.mark.parametrize(
    ("line", "title", "owner", "helpers", "due"),
    [
        ("? approve overtime @Hanna Vogel due fri", "approve overtime", "Hanna Vogel", (), FRIDAY),
        ("+ x @Jens Petersen due fri", "x", "Jens Petersen", (), FRIDAY),
        ("+ call the vendor @Sun Li @Marta", "call the vendor", "Sun Li", ("Marta Kowalski",), None),
        ("+ call @Sun Li, @Marta and @Hanna", "call", "Sun Li", ("Marta Kowalski", "Hanna Vogel"), None),
        ("+ 催数据@郭工，截止12月5日", "催数据", "郭明", (), DECEMBER_5),
        ("+ 催数据 @郭工、@唐工 due 周五", "催数据", "郭明", ("唐丽",), FRIDAY),
        ("? 请批预算 @陈总 due 周五", "请批预算", "陈国栋", (), FRIDAY),
        ("＋ 催数据 ＠孙工 due 周五", "催数据", "孙建军", (), FRIDAY),
        ("+ ask Frau@Vogel.de about it @Hanna", "ask Frau@Vogel.de about it", "Hanna Vogel", (), None),
        ("+ call @Sun Li@Marta", "call", "Sun Li", ("Marta Kowalski",), None),
        ("+ call @王静经理", "call", "王静", (), None),
        ("+ 关闭A-05@郭工截止周五", "关闭A-05", "郭明", (), FRIDAY),
        ("+ @王静 准备材料", "准备材料", "王静", (), None),
        ("+ send to a@b.de @Hanna", "send to a@b.de", "Hanna Vogel", (), None),
    ],
)
def test_owner_helpers_and_what_is_left(
    line: str, title: str, owner: str, helpers: tuple[str, ...], due: date | None
) -> None:
    (record,) = made(line)
    assert (record.title, NAMES[record.owner], record.due) == (title, owner, due)
    assert tuple(NAMES[id] for id in record.helpers) == helpers


@pytest.mark.parametrize(
    ("line", "name", "choices"),
    [
        ("+ check certificate @Marta Kowalsky", "Marta Kowalsky", ["Marta Kowalski"]),
        ("+ call @Jens", "Jens", ["Jens Petersen", "Jens Pedersen"]),
        ("+ 催数据 @陈国动 due 周五", "陈国动", ["陈国栋"]),
        ("+ call @Will will call", "Will", []),
        ("+ 催数据 @赵总", "赵总", []),
    ],
)
def test_who_is_not_sure_is_asked_about(line: str, name: str, choices: list[str]) -> None:
    reading = one(line)
    (unclear,) = reading.unclear
    assert not reading.records and (unclear.name, [label for _, label in unclear.choices]) == (name, choices)
    (record,) = made(line, replace(CONTEXT, answers={fold(name): PEOPLE["王静"].id}))
    assert NAMES[record.owner] == "王静" and name not in record.title


def test_a_mistyped_name_is_a_question() -> None:
    said = say(one("+ check @Marta Kowalsky").problem or "")
    assert said == "nobody is called Marta Kowalsky; did you mean Marta Kowalski?"


@pytest.mark.parametrize("said", ["@me", "@myself", "@我", "@本人"])
def test_who_writes_may_say_me(said: str) -> None:
    hanna = replace(CONTEXT, me=PEOPLE["Hanna Vogel"].id)
    (record,) = made(f"+ call {said} @Marta due fri", hanna)
    assert (record.title, NAMES[record.owner], len(record.helpers)) == ("call", "Hanna Vogel", 1)
    assert one("+ call @我们 due fri", hanna).unclear and one("+ call @Mehmet", hanna).unclear


def test_who_is_in_the_room_is_meant() -> None:
    jens = PEOPLE["Jens Petersen"].id
    (record,) = made("+ call @Jens", replace(CONTEXT, people=replace(BOOK, present={jens})))
    assert record.owner == jens


@pytest.mark.parametrize("mark", ["?", ">"])
def test_of_several_people_each_is_asked_and_promised(mark: str) -> None:
    records = made(f"{mark} 请确认方案 @陈总、@王经理 due 周五")
    to = [record.owner if mark == "?" else record.owed_to for record in records]
    assert [NAMES[id] for id in to] == ["陈国栋", "王建国"]
    assert {record.title for record in records} == {"请确认方案"} and len({r.id for r in records}) == 2


@pytest.mark.parametrize("mark", ["!", "!!", "<", "=", "^", "~ 2"])
def test_where_one_person_is_meant_no_other_vanishes(mark: str) -> None:
    reading = one(f"{mark} late @Hanna @Marta")
    assert not reading.records and "Marta Kowalski" in say(reading.problem or "")


@pytest.mark.parametrize(
    ("line", "person", "summary"),
    [
        ("* 感谢@郭工周末加班", "郭明", "周末加班"),
        ("* thanks @Hanna for the quick answer", "Hanna Vogel", "the quick answer"),
        ("* 感谢周末加班 @郭工", "郭明", "感谢周末加班"),
        ("* @Hanna", "Hanna Vogel", ""),
    ],
)
def test_thanks(line: str, person: str, summary: str) -> None:
    (contact,) = made(line)
    assert (NAMES[contact.person], contact.summary) == (person, summary)


def test_at_the_end_and_thousands_of_lines() -> None:
    assert one("+ call @").records and one("+ 打电话@").records
    assert len(capture("+ call @Hanna Vogel due fri\n" * 5000, CONTEXT)) == 5000


PIECES = [
    *PEOPLE,
    "陈总",
    "郭工",
    "Marta Kowalsky",
    "Zoe",
    "@",
    "＠",
    "，",
    "、",
    " ",
    "due",
    "周五",
    "call",
    "催数据",
    '"',
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=10).map("".join))
def test_each_letter_is_in_the_rest_or_in_a_name(line: str) -> None:
    said = names_said(line, BOOK, {})
    names = [NAMES[id] + PEOPLE[NAMES[id]].address for id in said.people] + [one.name for one in said.unclear]
    left = fold(said.text + "".join(names))
    lost = {letter for letter in fold(line) if letter not in left}
    assert lost <= set('@"“”、,，;；/&_和与及跟'), lost


@pytest.mark.parametrize(
    ("unclear", "obvious"),
    [
        (Unclear("Nora Lund"), True),
        (Unclear("call him by friday!"), False),
        (Unclear("Jens Petersn", ((1, "Jens Petersen"),), near=True), True),
        (Unclear("Jens", ((1, "Jens Petersen"),)), False),
        (Unclear("Jens Pettersen", ((1, "Jens Petersen"), (2, "Jens Pedersen")), near=True), False),
        (Unclear("Jens", ((1, "Jens Petersen"), (2, "Jens Pedersen"))), False),
    ],
)
def test_what_is_likelier_than_any_other_answer_is_obvious(unclear: Unclear, obvious: bool) -> None:
    assert unclear.obvious is obvious
