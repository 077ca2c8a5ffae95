"""A promised date moves with its reason, and what follows it as it was answered."""

from dataclasses import replace
from datetime import date

import pytest

from store.acts.move_forecast import left_behind, move_forecast
from store.disk.workspace import Workspace
from store.records import Change, Milestone, Person, Project, Reforecast
from store.values.outcome import Choose, Explain, Save
from store.values.words import say, words

TODAY = date(2026, 11, 26)


@pytest.fixture
def milestones(workspace: Workspace, project: Project) -> tuple[Milestone, Milestone]:
    """The second follows the first."""
    first = Milestone(project=project.id, title="Prototype", baseline=date(2026, 12, 4))
    second = Milestone(project=project.id, title="Cut-over", baseline=date(2027, 1, 15), after=first.id)
    workspace.save(first, second, act=words("add"))
    found = {one.id: one for one in workspace.live(Milestone)}
    return found[first.id], found[second.id]


def test_it_asks_why_then_what_follows(workspace: Workspace, milestones: tuple[Milestone, Milestone]) -> None:
    before, second = milestones
    after = replace(before, forecast=date(2026, 12, 11))
    asked = move_forecast(workspace, before, after, {})
    assert isinstance(asked, Explain)
    assert say(asked.said) == "M1 Prototype: forecast 4 Dec to 11 Dec, 5wd later"
    assert isinstance(move_forecast(workspace, before, after, {"reason": " "}), Explain)
    along = move_forecast(workspace, before, after, {"reason": "I-14"})
    assert isinstance(along, Choose) and along.codes == ("M2",)
    alone = move_forecast(workspace, before, after, {"reason": "I-14", "along": "no"})
    assert isinstance(alone, Save) and say(alone.act) == "move M1 Prototype"
    milestone, moved = alone.records
    assert milestone == replace(after, confirmed_on=TODAY)
    assert isinstance(moved, Reforecast) and (moved.reason, moved.moved_to) == ("I-14", after.forecast)
    both = move_forecast(workspace, before, after, {"reason": "I-14", "along": "yes"})
    assert isinstance(both, Save)
    assert [record.id for record in both.records if isinstance(record, Milestone)] == [before.id, second.id]
    assert {one.reason for one in both.records if isinstance(one, Reforecast)} == {"I-14"}


def test_nothing_is_asked_where_no_date_moves(
    workspace: Workspace, milestones: tuple[Milestone, Milestone]
) -> None:
    after = replace(milestones[0], title="Pilot")
    done = move_forecast(workspace, milestones[0], after, {})
    assert isinstance(done, Save) and done.records == (after,)


def test_what_a_line_leaves_behind_is_said(
    workspace: Workspace, milestones: tuple[Milestone, Milestone]
) -> None:
    first, second = (replace(one, forecast=date(2027, 2, 1)) for one in milestones)
    behind = left_behind(workspace, (first,))
    assert behind is not None and "stays where it is: M2;" in say(behind)
    assert left_behind(workspace, (first, second)) is None
    assert left_behind(workspace, (replace(milestones[0], title="Pilot"),)) is None


def test_a_baseline_asks_who_approved_it_until_somebody_did(
    workspace: Workspace, project: Project, milestones: tuple[Milestone, Milestone]
) -> None:
    before = milestones[0]
    after = replace(before, baseline=date(2026, 12, 11))
    li, mobile = Person(name="Li"), Change(project=project.id, title="Mobile")
    workspace.save(li, mobile, act=words("add"))
    asked = move_forecast(workspace, before, after, {"along": "no"})
    assert isinstance(asked, Explain) and asked.name == "approval"
    for typed, why in (
        ("Nobody", "nobody"),
        ("c-01", "C-01 is not approved yet; who approved the new baseline?"),
    ):
        again = move_forecast(workspace, before, after, {"approval": typed, "along": "no"})
        assert (
            isinstance(again, Explain)
            and again.name == "approval"
            and why in say(again.said).casefold() + say(again.said)
        )
        assert again.key != asked.key, "a wrong answer is not given again"
    reason = move_forecast(workspace, before, after, {"approval": "li", "along": "no"})
    assert isinstance(reason, Explain) and reason.name == "reason"
    done = move_forecast(workspace, before, after, {"approval": "li", "reason": "new plan", "along": "no"})
    assert isinstance(done, Save) and isinstance(moved := done.records[1], Reforecast)
    assert (moved.what, moved.approver, moved.change) == ("baseline", li.id, None)
    (known,) = workspace.live(Change)
    workspace.save(replace(known, approved_on=TODAY, approver=li.id), act=words("approve"))
    done = move_forecast(workspace, before, after, {"approval": "C-01", "along": "no"})
    assert isinstance(done, Save) and isinstance(moved := done.records[1], Reforecast)
    assert (moved.reason, moved.approver, moved.change) == ("C-01 Mobile", li.id, known.id)
