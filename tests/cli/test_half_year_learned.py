"""Half a year of one project: an incident with its lesson, its cause again and again, a satisfaction that falls and
recovers. Every value is counted by hand, Monday to Friday."""

from collections.abc import Callable
from typing import Any

import pytest

Forewarn = Callable[..., Any]
On = Callable[..., Any]


def begin(on: On, side: str) -> None:
    on("2026-06-01", "init", "--project", "ERP", "--name", "ERP North", "--side", side)
    on("2026-06-01", "add", "stakeholder", "--person", "Chen", "--role", "sponsor", "--new-people")
    on("2026-06-01", "add", "stakeholder", "--person", "Hu", "--role", "core", "--new-people")


def incident(on: On, title: str, seen: str, closed: str, code: str) -> Any:
    on(seen, "add", "issue", "--title", title, "--impact", "4", "--detected-on", seen)
    return on(closed, "finish", code, "closed", "now")


def score(on: On, day: str, points: int, *more: str) -> None:
    who = ("--score", str(points), "--person", "Hu", "--about", "training")
    on(
        day,
        "add",
        "reading",
        "--area",
        "satisfaction",
        "--colour",
        "amber",
        "--sentence",
        "too fast",
        *who,
        *more,
    )


def test_an_incident_is_timed_and_its_lesson_is_followed_to_the_check(on: On) -> None:
    begin(on, "client")
    on(
        "2026-06-08",
        "add",
        "issue",
        "--title",
        "Load test fails",
        "--impact",
        "5",
        "--detected-on",
        "2026-06-08",
    )
    assert "detected 8 Jun; no plan yet" in on("2026-06-09", "show", "I-01").out
    on("2026-06-10", "edit", "I-01", "--plan", "more hardware")
    assert "--issue I-01" in on("2026-06-19", "finish", "I-01", "closed", "now").err
    on("2026-06-19", "add", "lesson", "--title", "Load test", "--issue", "I-01", "--cause", "hardware late")
    timed = "detected 8 Jun; plan 10 Jun (+2wd); closed 19 Jun (+9wd)"
    assert timed in on("2026-06-22", "show", "I-01").out
    assert (
        "处置      06-08 发现；06-10 有方案（+2工作日）；06-19 关闭（+9工作日）"
        in on("2026-06-22", "show", "I-01", "--lang", "zh").out
    )
    assert "no prevention yet" in on("2026-06-22", "today").out
    on("2026-06-22", "edit", "L-01", "--prevention", "order in May", "--check-on", "2026-08-03")
    assert "prevention" not in on("2026-07-31", "today").out
    assert "check on 3 Aug whether the prevention works" in on("2026-08-03", "today").out.replace(
        "today", "3 Aug"
    )
    on("2026-08-03", "finish", "L-01")
    assert "prevention" not in on("2026-08-04", "today").out


def test_its_cause_comes_again_and_is_red_the_third_time(on: On) -> None:
    begin(on, "client")
    prevented = ("--prevention", "order early", "--cause", "hardware late")
    for n, (title, seen, closed) in enumerate(
        (("Load test", "2026-06-08", "2026-06-19"), ("Cut-over", "2026-09-14", "2026-09-25"),
         ("Reports", "2026-10-05", "2026-10-12")), 1
    ):  # fmt: skip
        incident(on, title, seen, closed, f"I-0{n}")
        same = ("--same-as", f"L-0{n - 1}") if n > 1 else ()
        on(closed, "add", "lesson", "--title", title, "--issue", f"I-0{n}", *prevented, *same)
    assert "this cause" not in on("2026-10-13", "show", "I-01").out
    assert "L-02 Cut-over; order early; second time this cause: L-01" in on("2026-10-13", "show", "I-02").out
    assert "third time this cause: L-01, L-02" in on("2026-10-13", "show", "L-03").out
    assert "同一原因第三次出现：L-01、L-02" in on("2026-10-13", "show", "L-03", "--lang", "zh").out
    found = on("2026-10-13", "today").out
    assert "third time this cause: L-01, L-02" in found


@pytest.mark.parametrize("side", ["client", "supplier"])
def test_a_satisfaction_falls_and_recovers_and_stays_within(on: On, side: str) -> None:
    begin(on, side)
    score(on, "2026-07-01", 4)
    assert "Hu about training" not in on("2026-07-02", "today").out
    score(on, "2026-08-10", 2)
    assert "below 3: Hu about training, 4 > 2 of 5: too fast" in on("2026-08-11", "today").out
    assert (
        "低于 3 分：Hu谈training，4 > 2 分（满分 5）：too fast"
        in on("2026-08-11", "today", "--lang", "zh").out
    )
    week = ("brief", "--weekly")
    assert "4 > 2 of 5" in on("2026-08-11", *week).out
    assert "4 > 2" not in on("2026-08-11", *week, "--for", "Chen").out
    score(on, "2026-09-07", 4, "--audience", "client; sponsor")
    assert "Hu about training" not in on("2026-09-08", "today").out
    assert "4 > 2 > 4 of 5" in on("2026-09-08", *week).out


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("--area", "satisfaction", "--score", "6"), "from 1 to 5"),
        (("--area", "satisfaction", "--score", "0"), "from 1 to 5"),
        (("--area", "satisfaction", "--score", "good"), "a whole number"),
        (("--area", "scope", "--score", "4"), "this belongs to a reading of satisfaction"),
    ],
)
def test_a_score_outside_its_scale_or_its_area_is_refused(
    on: On, forewarn: Forewarn, typed: tuple[str, ...], said: str
) -> None:
    begin(on, "client")
    refused = forewarn("add", "reading", "--colour", "red", "--sentence", "too fast", *typed)
    assert refused.code != 0 and said in refused.err
