"""What a change added is not accepted before the change was there."""

from dataclasses import replace
from datetime import date

import pytest

from store.disk.gate import Refused
from store.disk.workspace import Workspace
from store.records import Change, Deliverable, Project
from store.values.record import Record
from store.values.words import say, words

ACT = words("x")


def refused(workspace: Workspace, *records: Record) -> str:
    with pytest.raises(Refused) as caught:
        workspace.save(*records, act=ACT)
    return say(caught.value.words)


def test_a_deliverable_accepted_before_its_change(workspace: Workspace, project: Project) -> None:
    change = Change(
        project=project.id, title="label", identified_on=date(2026, 11, 2), approved_on=date(2026, 11, 16)
    )
    own = Deliverable(project=project.id, title="label print", scope="added", added_by=change.id)
    early = replace(own, accepted_on=date(2026, 11, 13))
    assert refused(workspace, change, early) == "Accepted on: accepted before label, which is of 16 Nov"
    workspace.save(change, replace(own, accepted_on=date(2026, 11, 16)), act=ACT)
    kept = workspace.live(Change, project.id)[0]
    later = replace(kept, approved_on=date(2026, 11, 20))
    assert refused(workspace, later) == "Approved on: DL-01 was accepted before, on 16 Nov"
    back = replace(kept, approved_on=None)
    workspace.save(back, act=ACT)
    unapproved = replace(workspace.live(Deliverable, project.id)[0], accepted_on=date(2026, 10, 30))
    assert refused(workspace, unapproved) == "Accepted on: accepted before C-01, which is of 2 Nov"
