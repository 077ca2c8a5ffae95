"""What somebody may have heard in a talk, read from the store."""

from dataclasses import replace
from datetime import date

import pytest

from store.disk.workspace import Workspace
from store.queries.meeting.heard_lines import heard_lines
from store.records import Person, Project, Risk, Stakeholder
from store.rules.briefing.heard_in_talk import Talk
from store.values.words import words

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(("own", "language"), [("zh", "zh_CN"), ("en-GB", "en"), ("", "en"), ("de", "en")])
def test_todays_briefing_is_in_the_language_of_its_reader(
    workspace: Workspace, project: Project, own: str, language: str
) -> None:
    chen = Person(name="Chen", language=own)
    workspace.save(
        replace(project, sponsor_meeting=TODAY),
        chen,
        Stakeholder(project=project.id, person=chen.id, role="sponsor"),
        Risk(project=project.id, title="Supplier late", probability=4, impact=5, audience=("sponsor",)),
        act=words("begin"),
    )
    talk = Talk((chen.id,), TODAY, "meeting", by_us=True)
    found = heard_lines(workspace, (project.id,), talk, "en")
    assert found.today is not None and found.today.paper.language == language
