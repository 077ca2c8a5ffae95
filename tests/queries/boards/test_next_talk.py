"""What the line for the next talk is made of: as much good news as it has room for, and no more of it is read."""

from collections.abc import Container, Sequence
from dataclasses import replace
from typing import Any

import pytest

from store.disk.workspace import Workspace
from store.queries.boards import next_talk as module
from store.queries.boards.next_talk import AT_FIRST, MOST, next_talk
from store.queries.briefing.unheard import not_heard
from store.records import Milestone, Person, Project, Risk, Stakeholder
from store.values.words import say, words


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many records were looked at, call by call."""
    asked: list[int] = []

    def noted(workspace: Workspace, nows: Any, person: int, among: Container[int]) -> Any:
        assert isinstance(among, frozenset)
        asked.append(len(among))
        return not_heard(workspace, nows, person, among)

    monkeypatch.setattr(module, "not_heard", noted)
    return asked


def risks_of(workspace: Workspace, project: Project, many: int) -> list[Risk]:
    chen = Person(name="Chen")
    workspace.save(
        chen, Stakeholder(project=project.id, person=chen.id, role="sponsor"), act=words("a sponsor")
    )
    risks = [Risk(project=project.id, title=f"x{n}", probability=4, impact=3) for n in range(many)]
    workspace.save(*risks, act=words("risks"))
    return [saved for saved in workspace.live(Risk) if saved.project == project.id]


def better(workspace: Workspace, risks: Sequence[Risk]) -> None:
    workspace.save(*(replace(risk, probability=2) for risk in risks), act=words("better"))


def good(workspace: Workspace, project: Project) -> list[str]:
    talk = next_talk(workspace, project.id)
    assert talk is not None
    return [say(one, "en") for one in talk.good]


def test_of_much_good_news_no_more_is_read_than_a_line_shows(
    workspace: Workspace, project: Project, read: list[int]
) -> None:
    risks = sorted(risks_of(workspace, project, 3 * AT_FIRST), key=lambda risk: risk.id)
    better(workspace, risks)
    assert good(workspace, project) == [f"{risk.code} better" for risk in risks[:MOST]]
    assert read == [AT_FIRST]


def test_good_news_is_found_however_far_it_is(
    workspace: Workspace, project: Project, read: list[int]
) -> None:
    risks = sorted(risks_of(workspace, project, 4 * AT_FIRST), key=lambda risk: risk.id)
    m = Milestone(project=project.id, title="m", met_on=workspace.clock.today())
    (m,) = workspace.save(replace(m, met_on=None), act=words("m")).records
    better(workspace, [risks[0], risks[-1]])
    workspace.save(replace(m, met_on=workspace.clock.today()), act=words("met"))
    assert good(workspace, project) == [
        f"{m.code} met",
        f"{risks[0].code} better",
        f"{risks[-1].code} better",
    ]
    assert read == [AT_FIRST + 1, 2 * AT_FIRST, AT_FIRST], "each once, whatever comes of it"
