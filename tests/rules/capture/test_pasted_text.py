"""What people paste into notes: a sample of each format, who and when kept, what is to be done offered as lines."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from label_directory import Labels

from store.records import Action, Person, Risk
from store.rules.capture.capture_line import Context
from store.rules.capture.grammar import capture
from store.rules.capture.line_marks import is_quoted
from store.rules.capture.pasted_text import Conversation, conversation, quoted_lines
from store.rules.capture.task_lines import day_written, tasks
from store.rules.people.name_book import Found, NameBook
from store.rules.people.name_index import NameIndex
from store.values.day import Day
from store.values.reader import Reader

SAMPLES = Path(__file__).parent / "pasted"
PEOPLE = (
    Person(name="Hanna Vogel"),
    Person(name="Jens Petersen"),
    Person(name="Marta Kowalski"),
    Person(name="陈国栋", address="陈总"),
    Person(name="孙建军", address="孙工"),
    Person(name="王静"),
    Person(name="郭明", address="郭工"),
    Person(name="唐丽", address="唐工"),
)
NAMES = {person.id: person.name for person in PEOPLE}
BOOK = NameBook(NameIndex(PEOPLE))
R9 = Risk(project=7, code="R-09", title="Data owner leaves")


def context(language: str = "en") -> Context:
    return Context(
        project=7,
        reader=Reader(Day(date(2026, 11, 26)), Labels(NAMES), language),
        people=BOOK,
        codes={"r-09": R9},
        me=1,
    )


def known(name: str) -> bool:
    return isinstance(BOOK.find(name), Found)


def read(name: str) -> Conversation:
    found = conversation((SAMPLES / name).read_text("utf-8"), known)
    assert found is not None
    return found


def filed(name: str, language: str = "en") -> list[tuple[Any, ...]]:
    """(title, owner, due) of what the offered lines of a sample would file."""
    lines = tasks(read(name).quoted, "", context(language))
    found = []
    for reading in capture("\n".join(lines), context(language)):
        assert reading.problem is None, reading
        (action,) = reading.records
        assert isinstance(action, Action)
        found.append((action.title, NAMES.get(action.owner or 0, ""), action.due))
    return found


WHO_AND_WHEN = [
    ("teams.txt", "chat", [("Jens Petersen", "23/11 09:14"), ("Hanna Vogel", "23/11 09:16")]),
    ("teams_new.txt", "chat", [("Hanna Vogel", "09:14"), ("Jens Petersen", "09:15")]),
    ("outlook.txt", "mail", [("", ""), ("Lin Fischer", "Monday, 23 November 2026 17:42")]),
    ("outlook_answer.txt", "mail", [("Hanna Vogel", "Wednesday, 25 November 2026 08:05")]),
    ("outlook_zh.txt", "mail", [("陈国栋", "2026年11月25日 8:05"), ("林峰", "2026年11月23日 17:42")]),
    ("wecom.txt", "chat", [("王静", "11/25 9:14:03"), ("孙建军", "11/25 9:15:20")]),
    ("feishu.txt", "chat", [("王静", "9:14"), ("孙建军", "9:20")]),
    ("minutes.md", "minutes", [("", "")]),
    ("minutes_zh.md", "minutes", [("", "")]),
]


@pytest.mark.parametrize(("name", "sort", "begins"), WHO_AND_WHEN, ids=[name for name, _, _ in WHO_AND_WHEN])
def test_who_and_when_are_kept(name: str, sort: str, begins: list[tuple[str, str]]) -> None:
    found = read(name)
    assert found.sort == sort
    assert [(one.who, one.when) for one in found.messages][: len(begins)] == begins
    heads = {(line.who, line.when) for line in quoted_lines(found.quoted)}
    assert {pair for pair in begins if pair[0]} <= heads


def words_of(text: str) -> list[str]:
    return [word for word in text.replace("|", " ").split() if any(c.isalnum() for c in word)]


@pytest.mark.parametrize("name", [name for name, _, _ in WHO_AND_WHEN])
def test_every_line_is_kept_and_quoted(name: str) -> None:
    quoted = read(name).quoted
    assert all(is_quoted(line) for line in quoted.splitlines())
    assert not any(reading.records or reading.mark for reading in capture(quoted, context()))
    if "outlook" not in name:  # to whom a mail went is not kept
        text = (SAMPLES / name).read_text("utf-8")
        for word in words_of(text):
            assert word.strip("[]") in quoted


def test_a_chat_in_brackets() -> None:
    assert filed("teams.txt") == [
        ("send me the access data", "Marta Kowalski", date(2026, 11, 24)),
        ("confirm the test window", "Hanna Vogel", date(2026, 12, 4)),
    ]


def test_a_chat_with_hours_alone() -> None:
    assert filed("teams_new.txt") == [("send the agenda", "Hanna Vogel", date(2026, 11, 27))]


def test_a_mail_thread() -> None:
    assert filed("outlook.txt") == [
        ("send the new plan", "Jens Petersen", date(2026, 11, 27)),
        ("agree the new date with the key users", "", None),
    ]


def test_a_chinese_mail() -> None:
    assert filed("outlook_zh.txt", "zh_CN") == [("给出新的联调计划", "孙建军", date(2026, 12, 4))]


def test_a_chinese_chat_with_seconds() -> None:
    assert filed("wecom.txt", "zh_CN") == [
        ("把服务器清单发我", "郭明", date(2026, 11, 26)),
        ("更新培训计划", "唐丽", date(2026, 11, 27)),
    ]


def test_a_chinese_chat_with_hours_alone() -> None:
    assert filed("feishu.txt", "zh_CN") == [("补一页回退步骤", "唐丽", date(2026, 11, 27))]


def test_minutes_in_markdown() -> None:
    assert filed("minutes.md") == [
        ("order the second test system", "Jens Petersen", date(2026, 11, 27)),
        ("update the training plan", "Marta Kowalski", date(2026, 12, 4)),
    ]


def test_chinese_minutes_in_markdown() -> None:
    assert filed("minutes_zh.md", "zh_CN") == [
        ("订购第二套测试环境", "孙建军", date(2026, 12, 4)),
        ("更新培训计划", "唐丽", date(2026, 11, 27)),
    ]


@pytest.mark.parametrize("name", ["notes.txt", "own_notes.txt", "programme.txt"])
def test_of_any_other_text_nothing_is_guessed(name: str) -> None:
    assert conversation((SAMPLES / name).read_text("utf-8"), known) is None


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("23/11 09:14", date(2026, 11, 23)),
        ("Monday, 23 November 2026 17:42", date(2026, 11, 23)),
        ("2026年11月25日 8:05", date(2026, 11, 25)),
        ("2026年11月25日 (星期三) 8:05", date(2026, 11, 25)),
        ("2026-11-25 9:14:03", date(2026, 11, 25)),
        ("yesterday 9:14 AM", date(2026, 11, 25)),
        ("昨天 9:14", date(2026, 11, 25)),
        ("9:14", None),
        ("05/06 9:14", None),
        ("30/11 9:14", None),
        ("whenever", None),
    ],
)
def test_the_day_of_a_message(when: str, day: date | None) -> None:
    assert day_written(when, context()) == day


def test_what_was_there_before_is_not_offered_again_nor_what_stands_there() -> None:
    quoted = read("teams.txt").quoted
    first, second = tasks(quoted, "", context())
    assert tasks(f"{first}\n{quoted}", "", context()) == (second,)
    assert tasks(f"{quoted}\nmore", quoted, context()) == ()


@pytest.mark.parametrize(
    "line",
    ["@all please send your hours by Friday", "@Jens Petersen well done", "Jens by Friday", "+1", "[x] done"],
)
def test_what_is_no_task(line: str) -> None:
    assert tasks(f"| [9:14] Hanna Vogel: {line}", "", context()) == ()


def test_a_row_of_a_table_is_no_quoted_line() -> None:
    assert not is_quoted("| Topic | Result |")
    assert is_quoted("| Topic | Result")


PIECES = st.sampled_from(
    [
        "[9:14] Jens: ",
        "Jens Petersen 9:14\n",
        "From: a\nSent: b\nTo: c\n",
        "# x\n- [ ] y\n",
        "| ",
        "|",
        "@",
        "待办：",
        "\n",
        "~ 2 x",
    ]
)


@settings(max_examples=300)
@given(st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=12).map("".join))
def test_no_text_raises_anything(text: str) -> None:
    found = conversation(text, known)
    quoted = found.quoted if found is not None else text
    tasks(quoted, "", context())
    if found is not None:
        assert all(is_quoted(line) for line in quoted.splitlines())
