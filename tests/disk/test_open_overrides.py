"""A reading of what is computed in its project has an end."""

from datetime import date

import pytest

from store.disk.gate import Refused
from store.disk.workspace import Workspace
from store.records import Check, Project, Reading
from store.records.reading import Area
from store.rules.authority import reserved
from store.values.words import say, words

ACT = words("x")
TODAY = date(2026, 11, 26)


def test_a_reading_is_an_override_where_there_are_records(workspace: Workspace, project: Project) -> None:
    def reading(area: Area, until: date | None = None) -> Reading:
        return Reading(
            project=project.id, area=area, colour="green", sentence="fine", on=TODAY, valid_until=until
        )

    workspace.save(reading("quality"), act=ACT)
    workspace.save(Check(project=project.id, title="restore"), act=ACT)
    with pytest.raises(Refused) as caught:
        workspace.save(reading("quality"), act=ACT)
    assert say(caught.value.words) == "Valid until: an override has an end"
    workspace.save(reading("quality", TODAY), reading("scope"), reading("cost"), act=ACT)
    assert reserved(reading("quality"), workspace.planned) == "override"
    assert reserved(reading("scope"), workspace.planned) is None
