"""The screen and the command line make the same of a file."""

import os
from pathlib import Path
from typing import Any

import pytest
from bringing_in import RISKS

from store.exchange.imports.import_choices import Choices, read_incoming
from store.exchange.imports.import_preview import preview_lines
from store.exchange.imports.incoming_file import Options
from store.exchange.imports.register_names import plan_called
from store.records import Project

FILES = {
    "risks.csv": ("risk", RISKS),
    "issues.csv": ("issue", "Issue ID,Issue title,Owner\nI-1,Lab is booked twice,Ann Berg\n"),
    "plan.csv": ("milestone", "Milestone,Baseline finish\nFirst light,2027-06-05\n,\n"),
    "people.csv": ("person", "First name,Last name,E-mail\nHan,Mei,han@example.com\n"),
    "raid.csv": ("raid", "Type,Title\nRisk,Vendor is late\nDecision,We go\nFoo,Bar\n"),
}


@pytest.mark.parametrize("name", FILES)
def test_the_screen_and_the_command_line_plan_alike(
    workspace: Any, project: Project, tmp_path: Path, name: str
) -> None:
    called, text = FILES[name]
    path = tmp_path / name
    path.write_text(text)
    values = {"Blue": "open"} if "Blue" in text else {"Foo": "risk"} if "Foo" in text else {}
    chosen = Choices(called, values=values, left=frozenset({2}))
    typed = Options(values=[f"{w}={v}" for w, v in values.items()], leave_out=frozenset({2}))
    screen = read_incoming(workspace, path, project, chosen, "en").plan
    line = plan_called(workspace, called, path, project=project, options=typed)
    assert screen.counts == line.counts
    assert preview_lines(screen, "en", 100) == preview_lines(line, "en", 100)
    assert os.linesep.join(str(row.label) for row in screen.left_out) == os.linesep.join(
        str(row.label) for row in line.left_out
    )
