"""What is still open in a project that is closed."""

from collections.abc import Callable
from datetime import date

from store.records import Action, Milestone, Risk
from store.rules.registers.project_closure import still_open
from store.rules.situation import Situation

TODAY = date(2026, 11, 26)


def test_what_is_open_is_counted(situation: Callable[..., Situation]) -> None:
    now = situation(
        milestones=(Milestone(project=1, title="a"), Milestone(project=1, title="b", met_on=TODAY)),
        risks=(
            Risk(project=1, title="a"),
            Risk(project=1, title="b", state="occurred"),
            Risk(project=1, title="c", state="closed"),
        ),
        actions=(
            Action(project=1, title="a", type="promise"),
            Action(project=1, title="b", type="ask", done_on=TODAY),
        ),
    )
    said = [one.msgid.format_map(one.values) for one in still_open(now)]
    assert said == ["milestones not met: 1", "issues: 1", "risks: 1", "promises: 1"]


def test_nothing_open_says_nothing(situation: Callable[..., Situation]) -> None:
    assert still_open(situation()) == ()
