"""What a change moves, and whom it hits."""

from datetime import date
from typing import Any

from store.records import Change, Milestone, Person, Project, Reforecast, Seat, Stakeholder
from store.rules.plan.hit_people import hit_people, unnamed
from store.rules.plan.moved_dates import date_words, moved_dates
from store.rules.situation import Situation
from store.values.day import Day
from store.values.words import say

TODAY = date(2026, 11, 26)
NAMES = ("Me", "Chen", "Sun", "Tang", "Wang", "Li", "Hu", "Guo", "Gone", "Out")
ID = {name: n for n, name in enumerate(NAMES, 100)}
C3 = Change(id=30, project=1, code="C-03", title="Price conditions", milestones=(3,))
M2 = Milestone(
    id=2, project=1, code="M2", title="Blueprint", baseline=date(2026, 11, 24), met_on=date(2026, 11, 24)
)
M3 = Milestone(
    id=3, project=1, code="M3", title="Prototype", owner=ID["Sun"], baseline=date(2026, 12, 4),
    forecast=date(2026, 12, 11),
)  # fmt: skip
M4 = Milestone(
    id=4, project=1, code="M4", title="Cut-over", owner=ID["Tang"], baseline=date(2027, 1, 15), after=3
)


def part(name: str, role: Any, **more: Any) -> Stakeholder:
    return Stakeholder(project=1, person=ID[name], role=role, **more)


def situation(**more: Any) -> Situation:
    values: dict[str, Any] = {"milestones": (M2, M3, M4)} | more
    people = {id: Person(id=id, name=name) for name, id in ID.items()}
    project = Project(id=1, code="ERP", name="ERP", manager=ID["Me"])
    return Situation(day=Day(TODAY), project=project, people=people, **values)


def move(milestone: int, was: date, to: date, reason: str, **more: Any) -> Reforecast:
    values = {"on": date(2026, 11, 12), "moved_from": was, "moved_to": to} | more
    return Reforecast(project=1, milestone=milestone, reason=reason, **values)


def said(now: Situation, change: Change) -> list[str]:
    return [say(date_words(now, one)) for one in moved_dates(now, change)]


def test_where_nothing_was_recorded_it_is_from_the_baseline_to_what_is_expected() -> None:
    assert said(situation(), C3) == ["M3 Prototype 4 Dec > 11 Dec, +5wd"]


def test_the_moves_made_for_it_tell_from_the_first_day_to_the_last() -> None:
    moves = (
        move(3, date(2026, 12, 1), date(2026, 12, 4), "agreed", what="baseline", change=30),
        # In the same act, for the same reason: what follows it.
        move(4, date(2027, 1, 12), date(2027, 1, 15), "agreed"),
        move(3, date(2026, 12, 4), date(2026, 12, 11), "C-03: the builds", on=date(2026, 11, 25)),
        move(4, date(2027, 1, 15), date(2027, 1, 22), "strike", on=date(2026, 11, 25)),
    )
    assert said(situation(reforecasts=moves), C3) == [
        "M3 Prototype 1 Dec > 11 Dec, +8wd",
        "M4 Cut-over 12 Jan > 15 Jan, +3wd",
    ]


def test_what_is_met_moves_no_more() -> None:
    both = Change(id=31, project=1, code="C-04", title="x", milestones=(2, 4))
    assert said(situation(), both) == [
        "M2 Blueprint met 24 Nov, moves no more",
        "M4 Cut-over 15 Jan, as before",
    ]


def test_who_is_hit_is_proposed_from_what_moves_seats_and_teams() -> None:
    now = situation(
        stakeholders=(
            part("Chen", "sponsor"),
            part("Li", "core"),
            part("Hu", "client_pm"),
            part("Guo", "ours"),
            part("Me", "ours"),
            part("Gone", "core", until=date(2026, 11, 20)),
            part("Out", "outer"),
        ),
        seats=(
            Seat(
                project=1,
                title="Data owner",
                key=True,
                holder=ID["Gone"],
                until=date(2026, 11, 20),
                successor=ID["Wang"],
            ),
            Seat(project=1, title="Coffee", holder=ID["Out"]),
        ),
    )
    assert {now.name(one.person): say(one.why) for one in hit_people(now, C3)} == {
        "Sun": "owns M3",
        "Tang": "owns M4, which comes after",
        "Wang": "seat: Data owner",
        "Li": "core team",
        "Hu": "client project manager",
        "Guo": "our team",
    }
    named = Change(
        id=30, project=1, code="C-03", title="x", milestones=(3,), must_hear=(ID["Sun"],), approver=ID["Tang"],
        approved_on=TODAY,
    )  # fmt: skip
    assert [now.name(one.person) for one in unnamed(now, named)] == ["Wang", "Li", "Hu", "Guo"]
    assert hit_people(now, Change(project=1, title="moves nothing")) == ()


def test_a_circle_of_milestones_is_walked_once() -> None:
    one = Milestone(id=3, project=1, code="M3", title="a", owner=ID["Sun"], after=4)
    other = Milestone(id=4, project=1, code="M4", title="b", owner=ID["Tang"], after=3)
    assert len(hit_people(situation(milestones=(one, other)), C3)) == 2
