"""Whatever is read by an inference is said in the preview, with the words it was read from."""

from collections.abc import Callable
from pathlib import Path

import pytest

from store.disk.workspace import Workspace
from store.exchange.imports.import_plan import Plan
from store.exchange.imports.register_import import plan_raid
from store.records import Action, Contact, Milestone, Project, Risk, Stakeholder
from store.values.record import Record
from store.values.words import say

Bring = Callable[..., Plan]


def notes(plan: Plan) -> str:
    return "\n".join(map(say, plan.notes))


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        (
            Action,
            "Task,Status\na,75%\nb,WIP\nc,Completed\n",
            "Status: read 75% as open, WIP as open, Completed as done",
        ),
        (Risk, "リスク,ステータス\n雨,済\n", "ステータス: read 済 as closed"),
        (Milestone, "Name,Finish,Status\na,2026-11-02,Achieved\n", "Status: read Achieved as met"),
        (Stakeholder, "Name,Frequency\nAnn Lee,weekly\n", "Frequency: read weekly as 7"),
        (Stakeholder, "Name,Job title\nAnn Lee,Sponsor / COO\n", "Job title: read Sponsor / COO as sponsor"),
        (
            Action,
            "Task,Due\na,10-Nov-26\n",
            "years of two digits are read as 20..: 10-Nov-26 in row 2",
        ),
        (
            Risk,
            "Risk,Probability,Impact\na,2,3\nb,4,4\nc,1,2\n",
            "Impact: no 5 stands in it; where its scale ends below: --map impact=Impact:1-4",
        ),
        (
            Risk,
            "Risk,Impact\na,3 - High\nb,3\nc,1 - Low\nd,1\n",
            "Impact: words read as 1-5: 3 - High is 5, 3 is 5",
        ),
    ],
)
def test_a_reading_is_said(bring: Bring, kind: type[Record], text: str, said: str) -> None:
    assert said in notes(bring(kind, text))


def test_the_word_of_a_contact_is_said(bring: Bring) -> None:
    grid = "联系人,11月16日,11月17日,11月20日,备注\n陈工,√,√,,17日电话\n李工,√,,拜访,\n"
    assert "Channel: read 电话 as call, 拜访 as visit" in notes(bring(Contact, grid))


def test_the_words_for_kinds_of_rows_are_said(workspace: Workspace, project: Project, tmp_path: Path) -> None:
    file = tmp_path / "log.csv"
    file.write_text("Type,Description,Status\nThreat,Rain,Open\nProblem,Late,Open\nTask,Dig,Open\n")
    said = notes(plan_raid(workspace, file, project=project))
    assert "Type: read Threat as risk, Problem as issue, Task as action" in said


def test_a_scale_that_shows_its_end_needs_no_name(bring: Bring) -> None:
    assert "--map" not in notes(bring(Risk, "Risk,Probability,Impact\na,2,3\nb,5,4\n"))


def test_a_word_that_was_taught_is_said_when_it_is_read_again(bring: Bring) -> None:
    bring(Risk, "Risk,Impact\na,flibber\n", values=["flibber=4"], save=True)
    assert "Impact: read flibber as 4" in notes(bring(Risk, "Risk,Impact\nb,flibber\n"))


def test_every_level_word_is_said(bring: Bring) -> None:
    listed = [f"High {mark}" for mark in "!?*+#&§$=^"]
    text = "".join(f"risk {n},{word}\n" for n, word in enumerate(listed))
    said = notes(bring(Risk, f"Risk,Impact\n{text}"))
    assert all(f"{word} is 5" in said for word in listed)
