"""Of most records nobody asks what they were before they are shown: the first line folds what it looks at."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from store.disk.workspace import Workspace
from store.queries import record_revisions
from store.queries.boards.project_header import header
from store.queries.project_situation import situation
from store.records import Person, Project, Risk, Stakeholder
from store.rules.registers.news import untold
from store.rules.revision import Revision
from store.values.record import Record
from store.values.words import words


def test_the_header_folds_what_it_asks_about(
    workspace: Workspace, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    folded: list[int] = []
    taken_back = record_revisions._taken_back

    def counted(record: Record, *rest: Any) -> list[Revision]:
        folded.append(record.id)
        return taken_back(record, *rest)

    monkeypatch.setattr(record_revisions, "_taken_back", counted)
    chen = Person(name="Chen")
    red = [Risk(project=project.id, title=f"r{n}", probability=5, impact=5) for n in range(9)]
    planned = {"owner": chen.id, "response": "mitigate", "due": date(2026, 12, 30)}
    whole = replace(red[0], **planned)  # type: ignore[arg-type]
    workspace.save(
        replace(project, side="client"),
        chen,
        Stakeholder(project=project.id, person=chen.id, role="sponsor"),
        whole,
        *red[1:],
        act=words("x"),
    )
    header(workspace, project.id)
    assert folded == [whole.id], "the others are red whoever heard of them"
    assert len(untold(situation(workspace, project.id))) == 9
    assert sorted(folded) == sorted(one.id for one in red), "each once"
