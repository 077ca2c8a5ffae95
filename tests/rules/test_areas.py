"""Area letters: T and R computed, the others read by hand, overall the worst of what the sponsor reads."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from store.records import Action, Milestone, Reading, Risk, Told
from store.rules.areas import Area, areas, overall
from store.rules.situation import Situation

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


def test_overall_is_red_before_amber_before_unknown_before_green() -> None:
    from store.values.words import words

    def area(letter: str, colour: str) -> Area:
        return Area(letter, colour, words("x"))  # type: ignore[arg-type]

    assert overall([area("T", "green"), area("Q", "unknown")]) == "unknown"
    assert overall([area("T", "amber"), area("Q", "unknown")]) == "amber"
    assert overall([area("T", "amber"), area("R", "red")]) == "red"
    assert overall([area("T", "green"), area("C", "red")]) == "green"
