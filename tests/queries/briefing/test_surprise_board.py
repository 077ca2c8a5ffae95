"""The sponsor's line costs no more for the years that lie behind a project."""

from datetime import date
from typing import Any

import pytest

from store.disk.workspace import Workspace
from store.queries.briefing.surprise_board import lead_words, surprise_board
from store.records import Person, Project, Risk, Stakeholder, Told
from store.values.journal import Change
from store.values.words import say, words


def test_of_a_sponsor_who_was_never_briefed_the_journal_is_not_read(
    workspace: Workspace, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    chen, li = Person(name="Chen"), Person(name="Li")
    risk = Risk(project=project.id, title="Late", owner=li.id, probability=4, impact=4)
    part = Stakeholder(project=project.id, person=chen.id, role="sponsor")
    workspace.save(chen, li, part, risk, act=words("x"))
    never = surprise_board(workspace, project.id).since
    assert never is not None and say(never) == "Chen has never heard of this project"
    told = Told(
        project=project.id, subject=risk.id, subject_kind="risk", person=chen.id, on=date(2026, 11, 19)
    )
    workspace.save(told, act=words("told"))
    read: list[str] = []
    journal = workspace.store.journal
    changes = journal.changes

    def noted(where: str, *others: Any) -> list[Change]:
        read.append(where)
        return changes(where, *others)

    monkeypatch.setattr(journal, "changes", noted)
    since = surprise_board(workspace, project.id).since
    assert since is not None
    assert say(since) == "Chen was never briefed; last told of something: 19 Nov"
    assert not [where for where in read if "journal.project" in where]


@pytest.mark.parametrize(
    ("lead", "english", "chinese"),
    [
        (5, "lead 5wd", "提前 5 个工作日"),
        (0, "on the day it hit", "当天"),
        (-4, "4wd after it hit", "晚 4 个工作日"),
    ],
)
def test_a_lead_says_its_direction_in_words(lead: int, english: str, chinese: str) -> None:
    assert [say(lead_words(lead), language) for language in ("en", "zh_CN")] == [english, chinese]
