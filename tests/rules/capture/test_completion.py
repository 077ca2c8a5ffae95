"""What is offered while a name or a code is typed."""

from dataclasses import replace

import pytest
from said_lines import BOOK, PEOPLE, context_for

from store.rules.capture.completion import completed, completion
from store.values.words import say

CONTEXT = context_for("en")


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("+ call @Ko", ["Marta Kowalski"]),
        ("+ call @jens", ["Jens Petersen", "Jens Pedersen"]),
        ("+ call @Jens Pe", ["Jens Petersen", "Jens Pedersen"]),
        ("+ 催数据@陈", ["陈国栋"]),
        ("+ 催数据 ＠guo", ["郭明", "陈国栋"]),
        ("+ 催数据 @cg", ["陈国栋"]),
        ("+ see R-", ["R-03", "R-07", "R-09"]),
        ("+ see R-0", ["R-03", "R-07", "R-09"]),
        ("+ see Ｒ－０７", []),
        ("# M", ["M2", "M3", "M4"]),
    ],
)
def test_what_begins_so_is_offered(line: str, offered: list[str]) -> None:
    found = completion(line, len(line), CONTEXT)
    assert sorted(found.texts if found else ()) == sorted(offered)


@pytest.mark.parametrize(
    "line",
    [
        "+ call",
        "mail to a@b",
        "+ call @Jens Petersen",
        "+ call @郭工",
        "+ call @Zoe",
        "+ call @Sun Li, and",
        "+ call @ 10:00",
        "+ M",
        "Q-",
    ],
)
def test_elsewhere_nothing_is(line: str) -> None:
    assert completion(line, len(line), CONTEXT) is None


def test_those_present_come_first() -> None:
    pedersen = PEOPLE["Jens Pedersen"].id
    there = replace(CONTEXT, people=replace(BOOK, present={pedersen}))
    found = completion("+ call @Je", 10, there)
    assert found is not None and found.texts[0] == "Jens Pedersen"
    bare = completion("+ call @", 8, there)
    assert bare is not None and bare.texts == ("Jens Pedersen",)


def test_the_first_is_put_in_its_place() -> None:
    line = "+ call @Ko due fri"
    found = completion(line, 10, CONTEXT)
    assert found is not None and found.taken(line) == ("+ call @Marta Kowalski due fri", 23)
    found = completion("+ see r-", 8, CONTEXT)
    assert found is not None and found.taken("+ see r-") == ("+ see R-03 ", 11)


def test_one_line_says_it() -> None:
    found = completion("+ call @jens", 12, CONTEXT)
    assert found is not None
    assert say(completed(found)) == "Tab: Jens Petersen; or Jens Pedersen"
    assert completion("+ call @Ko due", 9, CONTEXT) is None, "within a word nothing is completed"
