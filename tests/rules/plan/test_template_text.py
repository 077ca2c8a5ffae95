"""Reading templates: what people write by hand, and the sentence for what cannot be meant."""

from decimal import Decimal

import pytest

from store.records import KINDS
from store.rules.plan.template import BESIDE, PLANNED, Entry
from store.rules.plan.template_text import read_template
from store.rules.plan.template_value import TemplateProblem
from store.values.fields import field_named

SMALL = """
title = "Move"
[[seat]]
id = "boss"
title = "Boss"
held_by = "sponsor"
[[milestone]]
id = "packed"
title = "Packed"
owner = "boss"
baseline = 10
[[milestone]]
id = "moved"
title = "Moved"
type = "gate"
after = "packed"
after_wd = 5
[[risk]]
title = "Lift is out"
probability = 3
impact = 4
owner = "boss"
hits_on = "moved - 1"
[[series]]
title = "Round"
people = ["boss"]
first = 2
ended_on = "moved + 10"
"""

PLACES = {"R": "risk 1 (Lift is out)", "M": "milestone 2 (Moved)", "P": "milestone 1 (Packed)"}


def entry(text: str, id: str) -> Entry:
    return next(one for one in read_template(text, "move").entries if one.id == id)


def refused(text: str) -> str:
    with pytest.raises(TemplateProblem) as problem:
        read_template(text, "move")
    return str(problem.value)


def test_days_are_working_days_from_the_start() -> None:
    assert entry(SMALL, "packed").days == {"baseline": 10}
    assert entry(SMALL, "moved").days == {"baseline": 15}
    assert entry(SMALL, "risk_1").days == {"hits_on": 14}
    assert entry(SMALL, "series_1").days == {"first": 2, "ended_on": 25}


def test_people_are_seats_and_milestones_follow_each_other() -> None:
    assert entry(SMALL, "moved").links == {"after": ("packed",)}
    assert entry(SMALL, "series_1").links == {"people": ("boss",)}
    assert [field.name for field in entry(SMALL, "risk_1").people] == ["owner"]
    assert entry(SMALL, "boss").held_by == "sponsor"


def test_the_order_in_the_file_is_free() -> None:
    turned = SMALL.split("[[milestone]]")
    head, packed, moved = turned[0], turned[1], turned[2]
    body, tail = moved.split("[[risk]]", 1)
    again = f"{head}[[milestone]]{body}[[milestone]]{packed}[[risk]]{tail}"
    assert entry(again, "moved").days == {"baseline": 15}


def test_a_milestone_with_both_has_float() -> None:
    text = SMALL.replace("after_wd = 5", 'after_wd = 5\nbaseline = "packed + 8"')
    assert entry(text, "moved").days == {"baseline": 18}
    assert entry(text, "moved").values["after_wd"] == 5


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('id = "packed"', 'id = "packed"\nafter = "moved"\nafter_wd = 1', "the milestones go in a circle: packed, "),
        ("[[risk]]", "[[rsik]]", "a template holds no rsik; did you mean risk?"),
        ("[[risk]]", "[[invoice]]", "a template holds no invoice; it may hold: seat, milestone, risk, series, "),
        ("impact = 4", "imapct = 4", "R: there is no imapct here; did you mean impact?"),
        ("impact = 4", "impact = 6", "R: impact: from 1 to 5"),
        ("impact = 4", 'impact = "high"', "R: impact: a whole number"),
        ("impact = 4", "impact = 4\nmet_on = 3", "R: there is no met_on here; did you mean hits_on?"),
        ('hits_on = "moved - 1"', "hits_on = -2", "R: hits_on lies 2 working days before the start"),
        ('"moved - 1"', '"packed - 11"', "R: hits_on lies 1 working day before the start"),
        ('"moved - 1"', '"gone - 1"', "R: day: no milestone here has the id gone"),
        ('"moved - 1"', "2027-01-04", "R: hits_on: working days from the start, such as 10"),
        ('"moved - 1"', "9999999", "R: hits_on lies more than 5000 working days after the start"),
        ('owner = "boss"\nhits', 'owner = "bos"\nhits', "R: owner: no seat here has the id bos; did you mean boss?"),
        ('owner = "boss"\nhits', 'owner = "packed"\nhits', "R: owner: no seat here has the id packed"),
        ('type = "gate"', 'type = "phase"', "M: type is one of: delivery, decision, acceptance, "),
        ("baseline = 10", "", "P: it has no day: write baseline = 10, or after and after_wd"),
        ('after = "packed"\n', "", "M: after_wd says how long after which milestone"),
        ("after_wd = 5", "after_wd = 5\nbaseline = 14", "M: it lies 1 working day too soon after packed"),
        ('title = "Boss"', "", "seat 1: it has no title"),
        ('held_by = "sponsor"', 'held_by = "chef"', "seat 1 (Boss): held_by is one of: manager, sponsor, "),
        ('id = "moved"', 'id = "packed"', "M: another entry has the id packed already"),
        ('id = "moved"', 'id = "M3"', "M: an id is one word such as go_live, and no code: M3"),
        ("[[risk]]", "[risk]", "begin each risk with a line [[risk]]"),
        ('title = "Move"', 'title = "Move"\nlanguage = "xx"', "language is one of: en, zh_CN"),
        ('title = "Move"', "title = 3", "title: put it in quotes"),
        ('title = "Round"', "title = 3", "series 1 (3): title: put it in quotes"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_said_with_its_place(old: str, new: str, said: str) -> None:
    assert old in SMALL
    short = refused(SMALL.replace(old, new, 1))
    for name, place in PLACES.items():
        short = short.replace(place, name)
    assert short.startswith(said)


MEASURED = """
currency = "EUR"
closing = ["Count the keys", " Count  the keys ", "Thank the movers"]
[[seat]]
id = "boss"
title = "Boss"
[[milestone]]
id = "moved"
title = "Moved"
baseline = 20
[[goal]]
title = "Sooner"
measure = "days"
base = 9.5
target = 5
due = "moved + 10"
owner = "boss"
[[money]]
title = "Van"
type = "funding"
approved = 1200.50
funder = "boss"
due = "moved - 5"
"""


def test_goals_and_money_lines_with_their_sums_and_days() -> None:
    found = read_template(MEASURED, "move")
    (goal,), (line,) = found.of("goal"), found.of("money")
    assert (goal.values["base"], goal.values["target"], goal.days) == (
        Decimal("9.5"),
        Decimal(5),
        {"due": 30},
    )
    assert (line.values["approved"], line.days, found.currency) == (Decimal("1200.50"), {"due": 15}, "EUR")
    assert (goal.links, line.links) == ({"owner": ("boss",)}, {"funder": ("boss",)})
    assert found.closing == ("Count the keys", "Thank the movers")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("target = 5", "target = 9.5", "goal 1 (Sooner): target: the same as the base: nothing would have to"),
        ("target = 5", 'target = "5 days"', "goal 1 (Sooner): target: a number, without quotes and currency"),
        ("target = 5", "target = inf", "goal 1 (Sooner): target: a number, without quotes and currency"),
        ("target = 5", "target = true", "goal 1 (Sooner): target: a number, without quotes and currency"),
        ("target = 5", "readings = 5", "goal 1 (Sooner): there is no readings here; there are: title, measure, "),
        ('"moved + 10"', '"moved - 21"', "goal 1 (Sooner): due lies 1 working day before the start"),
        ("1200.50", '"USD 1200"', "money 1 (Van): approved: a number, without quotes and currency"),
        ("1200.50", "-3", "money 1 (Van): approved: not below 0"),
        ('type = "funding"', "", "money 1 (Van): funder: this belongs to a line of funding"),
        ('"EUR"', '"euro"', "currency: three letters, such as EUR"),
        ('"EUR"', "3", "currency: put it in quotes"),
        ('["Count the keys", " Count  the keys ", "Thank the movers"]', "[3]", 'closing: lines in quotes, such as'),
    ],
)  # fmt: skip
def test_a_goal_or_a_sum_that_cannot_be_is_said_with_its_place(old: str, new: str, said: str) -> None:
    assert old in MEASURED
    assert refused(MEASURED.replace(old, new, 1)).startswith(said)


def test_what_is_no_template() -> None:
    assert refused("[[").startswith("move is not TOML: ")
    assert refused("[" * 5000).startswith("move is not TOML: ")
    assert refused('title = "x"') == "move holds nothing: write [[milestone]], title and baseline"


def test_a_milestone_that_follows_itself_is_a_circle() -> None:
    text = '[[milestone]]\nid = "one"\ntitle = "One"\nafter = "one"\nafter_wd = 1'
    assert refused(text) == "the milestones go in a circle: one, one"


def test_each_planned_field_is_one_of_its_kind() -> None:
    for kind, names in PLANNED.items():
        assert [field_named(KINDS[kind], name).name for name in names] == list(names)
    assert BESIDE.keys() <= PLANNED.keys()
