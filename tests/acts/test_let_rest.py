"""A register that nobody uses rests, or is kept: asked once, in the review."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from store.acts.carry_out import carry_out
from store.acts.let_rest import finish_stop
from store.disk.undo import undo
from store.disk.workspace import Workspace
from store.queries.project_situation import situation
from store.queries.review.review_board import review
from store.queries.review.review_line import ReviewLine
from store.records import Action, Goal, Project
from store.rules.review.verdicts import judged, stands
from store.values.clock import Clock
from store.values.outcome import Choose, Save
from store.values.record import EPOCH_MS
from store.values.words import say, words

ACT = words("x")


def goals(workspace: Workspace, project: Project) -> None:
    """Two that were entered in June, by somebody else."""
    drawn = (round(datetime(2026, 6, 1, 12, tzinfo=UTC).timestamp() * 1000) - EPOCH_MS) << 22
    me, workspace.who = workspace.who, "lin"
    made: list[Any] = [
        Goal(
            id=drawn + n,
            project=project.id,
            title=f"Goal {n}",
            measure="days",
            target=Decimal(5),
            due=date(2027, 2, 1),
        )
        for n in (0, 1)
    ]
    workspace.save(*made, act=ACT)
    workspace.who = me


def stop(workspace: Workspace) -> ReviewLine | None:
    lines = review(workspace).lines
    return next((one for one in lines if any(each.rule == "resting" for each in one.item.reasons)), None)


def test_all_of_it_is_put_away_as_one_act_and_comes_back(workspace: Workspace, project: Project) -> None:
    goals(workspace, project)
    line = stop(workspace)
    assert line is not None
    asked = finish_stop(workspace, line.item, {}, "en", lambda one: one.label)
    assert isinstance(asked, Choose) and say(asked.said) == (
        "Let this rest: Goals of ERP? 2 are put away, and nothing of them shows. You can undo it."
    )
    done = finish_stop(workspace, line.item, {"rest": "yes"}, "en", lambda one: one.label)
    assert isinstance(done, Save) and say(done.act) == "Goals of ERP rest"
    carry_out(workspace, judged(done, line.item, line.day, "finished"))
    assert not workspace.live(Goal) and not situation(workspace, project.id).planned
    assert stop(workspace) is None
    undo(workspace)
    assert len(workspace.live(Goal)) == 2 and situation(workspace, project.id).planned


def test_kept_it_is_not_asked_about_again_for_years(workspace: Workspace, project: Project) -> None:
    goals(workspace, project)
    line = stop(workspace)
    assert line is not None
    kept = stands(line.item, line.day, line.name)
    assert [one.until for one in kept.records if hasattr(one, "until")] == [date(2031, 9, 11)]
    carry_out(workspace, kept)
    assert stop(workspace) is None
    workspace.clock = Clock(date(2027, 11, 26))
    assert stop(workspace) is None


def test_other_stops_are_finished_as_ever(workspace: Workspace, project: Project) -> None:
    late = Action(project=project.id, title="Price list", due=date(2026, 11, 20))
    me, workspace.who = workspace.who, "lin"
    workspace.save(late, act=ACT)
    workspace.who = me
    (line,) = (one for one in review(workspace).lines if one.item.record.id == late.id)
    done = finish_stop(workspace, line.item, {}, "en", lambda one: one.label)
    assert isinstance(done, Save) and say(done.act) == "done: Price list"
