"""A name means the same person, and a text the same day, in every field of every form that takes one."""

from datetime import date

import pytest
from said_lines import CHINESE_DATED, DATED, LANGUAGES, NAMED, stocked

from store.disk.workspace import Workspace
from store.records import KINDS, Project
from store.values.fields import Field, fields_of
from store.values.record import ProjectRecord, Record
from tui.forms.form_state import FormState, begin, blank

FORMS = [kind for kind in KINDS.values() if not kind.written_by]


def fields(kind: type[Record]) -> list[Field]:
    return [field for field in fields_of(kind) if field.asked]


def state_of(workspace: Workspace, project: Project, kind: type[Record], language: str) -> FormState:
    values = {"project": project.id} if issubclass(kind, ProjectRecord) else {}
    return FormState(*begin(workspace, blank(kind, values), project.id, LANGUAGES[language]))


def test_every_name_in_every_field_for_people(workspace: Workspace, project: Project) -> None:
    names, tried = stocked(workspace, project.id), 0
    for kind in FORMS:
        people = [field for field in fields(kind) if field.links_to == "person"]
        if not people:
            continue
        state = state_of(workspace, project, kind, "en")
        for field in people:
            typed = state.typed[field.name]
            for text, name in NAMED.items():
                if field.shape == "links" and "," in text:
                    continue  # there the comma stands between two people
                typed.text, tried = text, tried + 1
                value = typed.value()
                (id,) = value if isinstance(value, tuple) else (value,)
                assert names[id] == name, (kind.kind, field.name, text)
    assert tried > 200


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_day_in_every_field_for_days(workspace: Workspace, project: Project, language: str) -> None:
    tried = 0
    for kind in FORMS:
        days = [field for field in fields(kind) if field.shape == "date"]
        if not days:
            continue
        state = state_of(workspace, project, kind, language)
        for field in days:
            typed = state.typed[field.name]
            for text, day in (DATED | (CHINESE_DATED if language == "zh" else {})).items():
                typed.text, tried = text, tried + 1
                assert typed.value() == date.fromisoformat(day), (kind.kind, field.name, text)
                said = typed.meaning()
                assert f"{date.fromisoformat(day):%a}" in said or "周" in said, said
    assert tried > 500
