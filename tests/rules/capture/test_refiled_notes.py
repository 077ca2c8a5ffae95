"""Edited notes: what is filed is not filed again, a reworded line is not a new one."""

from datetime import date
from typing import Any

import pytest

from store.records import Action, Meeting
from store.rules.capture.grammar import Reading
from store.rules.capture.line_marks import split_mark
from store.rules.capture.refiled_notes import record_of, refiled
from store.values.aside import lines_of


def held(notes: str, **more: Any) -> Meeting:
    values: dict[str, Any] = {
        "project": 1,
        "title": "m",
        "on": date(2026, 11, 26),
        "state": "held",
        "notes": notes,
    } | more
    return Meeting(**values)


def read(text: str) -> list[Reading]:
    return [Reading(n, line, split_mark(line)[0]) for n, line in enumerate(lines_of(text), 1) if line]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("+ call Sun", "+ call Sun", ["filed"]),
        ("+ call Sun", "first\n+ call Sun", ["new", "filed"]),
        ("+ call Sun", "+ call Sun\n+ call Sun", ["filed", "new"]),
        ("+ call Sun due fri", "+ call Sun due mon", ["changed"]),
        ("+ call Sun due fri", "! call Sun due fri", ["new"]),
        ("+ call Sun", "+ hire three people for the data team", ["new"]),
        ("+ call Sun\n+ call Guo", "+ call Guo today\n+ call Sun today", ["changed", "changed"]),
        ("plain words", "plain words indeed", ["new"]),
        ("！ 供应商接口延期 p4", "！ 供应商接口又延期 p4", ["changed"]),
    ],
)
def test_how_lines_stand(before: str, after: str, expected: list[str]) -> None:
    found = refiled(read(after), held(before))
    assert [found.of(reading) for reading in read(after)] == expected


def test_each_reworded_line_knows_what_it_was() -> None:
    found = refiled(read("+ call Guo today\n+ call Sun today"), held("+ call Sun\n+ call Guo"))
    assert found.was == {1: "+ call Guo", 2: "+ call Sun"}


def test_it_is_filed_as_another_when_it_is_said_to() -> None:
    (reading,) = read("+ call Sun due mon")
    found = refiled([reading], held("+ call Sun due fri"))
    assert not found.files(reading, ()) and found.files(reading, {"+ call Sun due mon"})


def test_of_a_meeting_that_was_planned_nothing_is_filed() -> None:
    (reading,) = read("+ call Sun")
    assert refiled([reading], held("+ call Sun", state="planned")).files(reading, ())
    assert refiled([reading], None).files(reading, ())


def test_the_record_of_a_line_is_known_by_its_title() -> None:
    action = Action(project=1, title="call Sun", code="A-1")
    reread = Reading(1, "+ call Sun", "+", records=(Action(project=1, title="Call Sun"),))
    assert record_of([action], reread) is action
    assert record_of([Action(project=1, title="call Guo")], reread) is None
