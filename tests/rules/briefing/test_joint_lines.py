"""What hangs together is one item of the paper, and each part keeps its own line and record."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from store.exchange.papers.html import html
from store.exchange.papers.markdown import markdown
from store.exchange.papers.plain_text import plain
from store.records import Milestone, Reforecast, Risk, Seat
from store.rules.briefing.changed_line import Changed, Sort
from store.rules.briefing.delivery import each_once
from store.rules.briefing.edits import Edits
from store.rules.briefing.paper import Paper, items, paper
from store.rules.briefing.sections import SECTIONS
from store.rules.briefing.sponsor_report import brief
from store.rules.situation import Situation
from store.values.record import Record
from store.values.words import N_, say, words

Make = Callable[..., Situation]
DAY = date(2026, 11, 25)
ISSUE = Risk(
    project=1, code="I-14", title="Data owner leaves", state="occurred", impact=5, detected_on=DAY,
    plan="Sun covers from 7 Dec.", my_part="I planned no deputy.",
)  # fmt: skip
SEAT = Seat(
    project=1, title="data owner", key=True, holder=5, until=date(2026, 12, 18), known_on=DAY, ref="I-14"
)
M3 = Milestone(
    project=1, code="M3", title="Prototype", baseline=date(2026, 12, 4), forecast=date(2026, 12, 11)
)
MOVE = Reforecast(
    project=1, milestone=M3.id, on=DAY, moved_from=M3.baseline, moved_to=M3.forecast, reason="I-14: later"
)
OTHER = Risk(project=1, code="R-03", title="Supplier late", probability=3, impact=4)


def slipped(milestone: Milestone) -> Changed:
    moved = words(N_("{what} {was} → {now} ({n:+}wd)"), what=f"{milestone.code} Prototype", was="4 Dec",
                  now="11 Dec", n=5)  # fmt: skip
    return Changed("worse", words(N_("{what}. Reason: {reason}"), what=moved, reason="I-14"), milestone)


def plainly(sort: Sort, record: Record, text: str) -> Changed:
    return Changed(sort, words("{text}", text=text), record)


CHANGES = (
    plainly("new", ISSUE, "I-14 Data owner leaves"),
    slipped(M3),
    Changed("worse", words(N_("{what}: {said}"), what="data owner", said=words("last day 18 Dec")), SEAT),
    plainly("better", OTHER, "R-03 16 → 12"),
)


def made(situation: Make, edits: Edits | None = None, *changes: Changed, **others: Any) -> Paper:
    now = situation(risks=(ISSUE, OTHER), milestones=(M3,), seats=(SEAT,), reforecasts=(MOVE,))
    chen = now.people[now.stakeholders[0].person]
    told = brief(chen, (now,), {now.project.id: changes or CHANGES}, date(2026, 11, 19), **others)
    return paper(told, "en", edits or Edits())


def test_one_item_with_what_hangs_under_it_the_plan_and_my_part(situation: Make) -> None:
    said = made(situation)
    (part,) = (part for part in said.parts if part.name == "changed")
    first, second = items(part, "en")
    assert first.head.text == "I-14 Data owner leaves"
    assert first.below == (
        "last day 18 Dec; M3 Prototype 4 Dec → 11 Dec (+5wd)."
        " Plan: Sun covers from 7 Dec. My part: I planned no deputy."
    )
    assert (second.head.text, second.below) == ("R-03 16 → 12", "")
    assert not any(part.name == "part" for part in said.kept().parts)
    assert plain(said).count("Reason: I-14") == 0
    assert f"  - {first.below}" in markdown(said)
    assert '<div class="below">last day 18\u00a0Dec; ' in html(said)


def test_every_part_is_told_by_a_line_of_its_own(situation: Make) -> None:
    lines = [line for part in made(situation).parts for line in part.lines]
    told = {line.records[0].id: line.under for line in each_once(lines)}
    head = f"changed:{ISSUE.id}"
    assert {id: told[id] for id in (ISSUE.id, SEAT.id, M3.id, OTHER.id)} == {
        ISSUE.id: "", SEAT.id: head, M3.id: head, OTHER.id: ""
    }  # fmt: skip


def test_what_is_left_out_takes_along_what_hangs_under_it(situation: Make) -> None:
    text = plain(made(situation, Edits(out=frozenset({f"changed:{ISSUE.id}"}))).kept())
    assert "Reason" not in text and "last day" not in text and "My part" not in text
    text = plain(made(situation, Edits(out=frozenset({f"changed:{SEAT.id}"}))).kept())
    assert "last day" not in text and "M3 Prototype 4 Dec → 11 Dec (+5wd). Plan:" in text


def test_a_part_says_its_reason_where_its_head_is_not_new(situation: Make) -> None:
    (part,) = (part for part in made(situation, None, slipped(M3)).parts if part.name == "changed")
    assert [line.shown for line in part.lines] == ["M3 Prototype 4 Dec → 11 Dec (+5wd). Reason: I-14"]


def test_a_credit_stands_by_itself(situation: Make) -> None:
    met = plainly("met", replace(M3, met_on=DAY), "M3 met")
    (part,) = (part for part in made(situation, None, CHANGES[0], met).parts if part.name == "changed")
    assert [item.head.text for item in items(part, "en")] == ["I-14 Data owner leaves", "M3 met"]


def test_my_part_keeps_its_section_where_the_changes_are_not_told(situation: Make) -> None:
    said = made(situation, sections=tuple(name for name in SECTIONS if name != "changed"))
    (part,) = (part for part in said.parts if part.name == "part")
    assert [line.text for line in part.lines] == ["I-14: I planned no deputy"]


def test_the_talk_card_says_an_event_in_one_line(situation: Make) -> None:
    now = situation(risks=(ISSUE, OTHER), milestones=(M3,), seats=(SEAT,), reforecasts=(MOVE,))
    chen = now.people[now.stakeholders[0].person]
    talk = brief(chen, (now,), {now.project.id: CHANGES}, date(2026, 11, 19)).talk
    said = [say(line.words) for line in talk.say if line.id.startswith("say:")]
    assert said == ["I-14 Data owner leaves (seat, M3 +5wd late)"]
