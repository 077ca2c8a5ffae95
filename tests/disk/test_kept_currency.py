"""No amount changes its currency by an edit of the project."""

from dataclasses import replace
from decimal import Decimal

import pytest

from store.disk.gate import Refused
from store.disk.workspace import Workspace
from store.records import Change, MoneyLine, Project
from store.values.words import say, words

ACT = words("x")


def test_amounts_keep_their_currency(workspace: Workspace, project: Project) -> None:
    workspace.save(replace(project, currency="EUR"), act=ACT)
    (project,) = workspace.live(Project)
    workspace.save(replace(project, currency="USD"), act=ACT)  # nothing is reckoned in it yet
    (project,) = workspace.live(Project)
    workspace.save(
        MoneyLine(project=project.id, title="Days", approved=Decimal(400)),
        MoneyLine(project=project.id, title="Later"),
        Change(project=project.id, title="More", fixed_cost=Decimal(3)),
        act=ACT,
    )
    with pytest.raises(Refused) as caught:
        workspace.save(replace(project, currency="CNY"), act=ACT)
    assert say(caught.value.words) == (
        "Currency: 2 records have amounts in USD; empty this first if they were meant in another"
    )
    workspace.save(replace(project, currency="usd", name="the same"), act=ACT)
    (project,) = workspace.live(Project)
    workspace.save(replace(project, currency=""), act=ACT)
    (project,) = workspace.live(Project)
    workspace.save(replace(project, currency="CNY"), act=ACT)
    assert workspace.live(Project)[0].currency == "CNY"
