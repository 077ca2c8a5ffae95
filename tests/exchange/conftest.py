"""Registers written by the test, read as an import reads them."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from store.disk.workspace import Workspace
from store.exchange.imports.conflicts import Decisions
from store.exchange.imports.import_plan import Plan
from store.exchange.imports.incoming_file import Options
from store.exchange.imports.register_import import plan_import
from store.records import Person, Project
from store.values.record import Record

Bring = Callable[..., Plan]
Rows = Sequence[Mapping[str, Any]]


@pytest.fixture
def bring(workspace: Workspace, project: Project, tmp_path: Path) -> Bring:
    """`bring(kind, text or bytes, *maps, save=False)`: the plan for a file with that content."""

    def plan(
        kind: type[Record],
        content: str | bytes,
        *maps: str,
        dates: str = "",
        name: str = "list.csv",
        save: bool = False,
        language: str = "en",
        decisions: Decisions | None = None,
        values: Sequence[str] = (),
        leave_out: frozenset[int] = frozenset(),
    ) -> Plan:
        file = tmp_path / name
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        place = None if kind is Person else project
        decided = decisions or Decisions()
        options = Options(
            maps=maps, dates=dates, language=language, decisions=decided, values=values, leave_out=leave_out
        )
        made = plan_import(workspace, kind, file, project=place, options=options)
        if save:
            made.save(workspace)
        return made

    return plan


@pytest.fixture
def said_of(workspace: Workspace) -> Callable[[Sequence[Record], Rows], Rows]:
    """`said_of(records, expected)`: of each record the fields that are expected of it, the owner by name."""

    def said(records: Sequence[Record], expected: Rows) -> Rows:
        people = {one.id: one.name for one in workspace.live(Person)}
        read = [
            {name: getattr(one, name) for name in row} for one, row in zip(records, expected, strict=True)
        ]
        for row in read:
            if "owner" in row:
                row["owner"] = people.get(row["owner"], "")
        return read

    return said
