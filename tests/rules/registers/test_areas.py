"""Area letters: T and R computed, the others read by hand, overall the worst of what the sponsor reads."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.records import Action, Milestone, Reading, Risk, Stakeholder, Told
from store.rules.registers.areas import (
    LETTERS,
    ORDER,
    STATE,
    Area,
    areas,
    computed,
    overall,
    overridden,
    reading_in_force,
    shown,
    worst,
)
from store.rules.registers.letters import behind, called, rule
from store.rules.situation import Situation
from store.values.day import Settings
from store.values.words import say, words

Make = Callable[..., Situation]
DAY = date(2026, 11, 26)


def letters(now: Situation) -> dict[str, str]:
    return {area.letter: area.colour for area in areas(now)}


def test_nothing_entered_shows_no_letter_but_the_sponsor_clock(situation: Make) -> None:
    assert set(letters(situation())) == {"C"}


def test_time_is_the_worst_milestone(situation: Make) -> None:
    calm = Milestone(project=1, title="a", baseline=date(2026, 12, 4), confirmed_on=DAY)
    assert letters(situation(milestones=(calm,)))["T"] == "green"
    slipped = replace(calm, forecast=date(2026, 12, 8))
    assert letters(situation(milestones=(calm, slipped)))["T"] == "amber"
    met = replace(slipped, met_on=date(2026, 11, 20))
    assert letters(situation(milestones=(calm, met)))["T"] == "green"


def test_risk_is_red_only_while_a_red_one_is_not_in_hand(situation: Make) -> None:
    red = Risk(
        project=1, title="r", probability=4, impact=4, response="mitigate", owner=1, due=date(2026, 12, 1),
        detected_on=date(2026, 11, 20), reviewed_on=DAY,
    )  # fmt: skip
    now = situation(risks=(red,))
    assert letters(now)["R"] == "red"  # untold
    assert now.sponsor is not None
    said = Told(
        project=1, subject=red.id, subject_kind="risk", person=now.sponsor.person, on=date(2026, 11, 23)
    )
    in_hand = replace(now, told=(said,))
    assert letters(in_hand)["R"] == "amber"
    assert letters(replace(in_hand, risks=(replace(red, due=date(2026, 11, 25)),)))["R"] == "red"
    assert letters(replace(in_hand, risks=(replace(red, owner=None),)))["R"] == "red"


def test_green_risks_nobody_reviewed_are_unknown(situation: Make) -> None:
    green = Risk(project=1, title="g", probability=1, impact=2, detected_on=date(2026, 10, 1))
    assert letters(situation(risks=(green,)))["R"] == "unknown"
    assert letters(situation(risks=(replace(green, reviewed_on=date(2026, 11, 20)),)))["R"] == "green"


def test_readings_expire_and_overrides_end(situation: Make) -> None:
    cost = Reading(project=1, area="cost", colour="amber", sentence="licences dearer", on=date(2026, 11, 2))
    assert letters(situation(readings=(cost,)))["$"] == "amber"
    assert letters(situation(readings=(replace(cost, valid_until=date(2026, 11, 25)),)))["$"] == "unknown"
    green = Milestone(project=1, title="a", baseline=date(2026, 12, 4), confirmed_on=DAY)
    override = Reading(
        project=1, area="time", colour="red", sentence="crane missing", on=DAY, valid_until=date(2026, 11, 30)
    )
    now = situation(milestones=(green,), readings=(override,))
    assert letters(now)["T"] == "red" and areas(now)[0].by_hand
    assert (
        letters(replace(now, readings=(replace(override, valid_until=date(2026, 11, 25)),)))["T"] == "green"
    )


def test_promises_are_mine_alone(situation: Make) -> None:
    promise = Action(project=1, title="price list", type="promise", due=date(2026, 11, 25))
    found = areas(situation(actions=(promise,)))
    assert [(a.letter, a.colour) for a in found if a.letter == "P"] == [("P", "red")]
    assert overall([a for a in found if a.letter == "P"]) == "unknown"


def test_a_promise_that_was_moved_too_late_is_late(situation: Make) -> None:
    """Moved in time it was agreed anew."""
    promise = Action(project=1, title="price list", type="promise", due=date(2026, 12, 4))
    for in_time, colour in ((False, "red"), (True, "green")):
        now = situation(actions=(promise,), moved_words={promise.id: (date(2026, 11, 20), in_time)})
        assert letters(now)["P"] == colour


def test_overall_is_red_before_amber_before_unknown_before_green() -> None:
    def area(letter: str, colour: str) -> Area:
        return Area(letter, colour, words("x"))  # type: ignore[arg-type]

    assert overall([area("T", "green"), area("Q", "unknown")]) == "unknown"
    assert overall([area("T", "amber"), area("Q", "unknown")]) == "amber"
    assert overall([area("T", "amber"), area("R", "red")]) == "red"
    assert overall([area("T", "green"), area("C", "red")]) == "green"


RED = Risk(
    project=1, title="r", probability=4, impact=4, response="mitigate", owner=1, due=date(2026, 12, 1),
    detected_on=date(2026, 11, 20), reviewed_on=DAY,
)  # fmt: skip
ISSUE = replace(RED, state="occurred", probability=None)
AMBER = replace(RED, probability=3, impact=3)


@pytest.mark.parametrize(
    ("risk", "colour"),
    [
        (RED, "amber"),  # in hand
        (replace(RED, response=None), "red"),
        (replace(RED, owner=None), "red"),
        (replace(RED, due=None), "red"),
        (replace(RED, due=date(2026, 11, 25)), "red"),
        (ISSUE, "amber"),
        (replace(ISSUE, response=None, plan="do it"), "amber"),  # a plan is a response to an issue
        (replace(ISSUE, resolve_by=date(2026, 11, 25)), "red"),
        (replace(ISSUE, reply_by=date(2026, 11, 25)), "red"),
        (replace(ISSUE, reply_by=date(2026, 11, 25), replied_on=DAY), "amber"),
        (replace(ISSUE, reply_by=DAY), "amber"),
        (replace(RED, state="closed"), None),
        (AMBER, "green"),
        (replace(AMBER, reviewed_on=date(2026, 11, 11)), "amber"),  # 11 wd ago
        (replace(AMBER, reviewed_on=date(2026, 11, 12)), "green"),
        (replace(AMBER, probability=1, impact=2, reviewed_on=date(2026, 10, 28)), "unknown"),  # 21 wd
        (replace(AMBER, probability=1, impact=2, reviewed_on=date(2026, 10, 29)), "green"),
    ],
)
def test_every_line_of_the_rule_of_r(situation: Make, risk: Risk, colour: str | None) -> None:
    now = situation(risks=(risk,))
    assert now.sponsor is not None
    said = Told(project=1, subject=risk.id, subject_kind="risk", person=now.sponsor.person, on=DAY)
    assert letters(replace(now, told=(said,))).get("R") == colour


@pytest.mark.parametrize(
    ("milestone", "colour"),
    [
        (Milestone(project=1, title="a", baseline=DAY, confirmed_on=DAY), "green"),
        (Milestone(project=1, title="a", baseline=date(2026, 12, 4), forecast=date(2026, 12, 11)), "amber"),
        (Milestone(project=1, title="a", baseline=date(2026, 12, 4), forecast=date(2026, 12, 14)), "red"),
        (
            Milestone(
                project=1,
                title="hard",
                baseline=date(2026, 12, 4),
                forecast=date(2026, 12, 7),
                tolerance=0,
            ),
            "red",
        ),
        (Milestone(project=1, title="a", baseline=date(2026, 11, 25)), "red"),  # overdue
        (Milestone(project=1, title="a"), "unknown"),
        (Milestone(project=1, title="a", baseline=date(2026, 11, 2), met_on=date(2026, 11, 20)), None),
    ],
)
def test_every_line_of_the_rule_of_t(situation: Make, milestone: Milestone, colour: str | None) -> None:
    assert letters(situation(milestones=(milestone,))).get("T") == colour


def test_what_was_never_read_is_left_out_and_what_has_expired_is_unknown(situation: Make) -> None:
    scope = Reading(
        project=1, area="scope", colour="green", sentence="fine", on=date(2026, 11, 2), valid_until=DAY
    )
    now = situation(readings=(scope,))
    assert letters(now)["S"] == "green"
    assert not letters(now).keys() & {"$", "Q", "M"}
    later = replace(now, day=replace(now.day, date=date(2026, 11, 27)))
    assert letters(later)["S"] == "unknown"
    assert (reading_in_force(now, "S"), reading_in_force(later, "S")) == (scope, None)
    newer = replace(scope, id=scope.id + 1, on=DAY, colour="red", valid_until=None)
    assert letters(replace(now, readings=(newer, scope)))["S"] == "red"


def test_an_override_is_shown_as_one_beside_what_is_computed(situation: Make) -> None:
    override = Reading(
        project=1,
        area="risk",
        colour="green",
        sentence="All insured.",
        on=DAY,
        valid_until=date(2026, 11, 30),
    )
    now = situation(risks=(RED,), readings=(override,))
    letter = next(area for area in areas(now) if area.letter == "R")
    assert (shown(letter), say(letter.why)) == ("R.@", "overridden until 30 Nov: All insured")
    own = computed(now, "R")
    assert own is not None and shown(own) == "R!"
    assert overridden(replace(now, readings=()), "R") is None
    scope = Reading(project=1, area="scope", colour="amber", sentence="x", on=DAY)
    read = computed(replace(now, readings=(scope,)), "S")
    assert read is not None and shown(read) == "S~"


def test_every_letter_has_a_rule_with_the_numbers_in_force() -> None:
    for letter in LETTERS:
        assert "{" not in say(rule(letter, Settings()))
    assert "7wd" in say(rule("T", Settings(tolerance=7)))


def test_the_records_behind_say_what_they_have_to_do_with_it(situation: Make) -> None:
    promise = Action(project=1, code="P-01", title="price list", type="promise", due=date(2026, 11, 25))
    now = situation(actions=(promise,), risks=(replace(RED, owner=None),))
    assert say(behind(now, promise)) == "due 25 Nov"
    assert say(behind(now, now.risks[0])).startswith("score 4 × 4 = 16; incomplete: Owner")
    assert called(now, promise) == "P-01 price list"
    assert [called(now, s) for s in now.stakeholders if isinstance(s, Stakeholder)] == ["Chen"]


COLOURS = st.sampled_from(ORDER)


@given(st.dictionaries(st.sampled_from(LETTERS), COLOURS))
def test_overall_is_the_worst_of_what_the_sponsor_reads(found: dict[str, str]) -> None:
    made = [Area(letter, colour, words("x")) for letter, colour in found.items()]  # type: ignore[arg-type]
    theirs = [colour for letter, colour in found.items() if letter in STATE]
    assert overall(made) == min(theirs, key=ORDER.index, default="unknown")  # type: ignore[arg-type]


@given(st.lists(COLOURS, min_size=1), COLOURS)
def test_one_more_colour_never_makes_it_better(colours: list[str], more: str) -> None:
    before, after = worst(colours), worst([*colours, more])  # type: ignore[list-item, arg-type]
    assert before is not None and after is not None
    assert ORDER.index(after) <= ORDER.index(before)
