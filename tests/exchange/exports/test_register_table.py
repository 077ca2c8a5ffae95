"""Every register that comes in goes out so that it comes in again with no news."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from store.disk.project_by_code import project_by_code
from store.disk.workspace import Workspace
from store.exchange.exports.csv_file import csv_text
from store.exchange.exports.register_table import table_of
from store.exchange.exports.xlsx import workbook
from store.exchange.imports.incoming_file import Options
from store.exchange.imports.register_import import IMPORTERS, plan_import
from store.queries.register_rows import register
from store.records import (
    Change,
    Check,
    Decision,
    Deliverable,
    Goal,
    Lesson,
    Meeting,
    Milestone,
    MoneyLine,
    Person,
    Series,
)
from store.values.clock import Clock
from store.values.record import ProjectRecord, Record
from store.values.words import words

TODAY = date(2026, 11, 26)
KINDS = tuple(one.kind for one in IMPORTERS)


@pytest.fixture(scope="module")
def filled(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The demo, with a record of each kind that it lacks."""
    folder = tmp_path_factory.mktemp("filled") / "demo"
    shutil.copytree(demo, folder)
    opened = Workspace.open(folder / "store.db", who="ann", clock=Clock(TODAY), private_dir=folder / "ann")
    project = project_by_code(opened, "ERP-North")
    one, two = [person.id for person in register(opened, Person, project.id)[:2]]
    milestone = opened.live(Milestone, project.id)[0]
    meeting = Meeting(project=project.id, title="Steering", on=TODAY, time="9:30", attendees=(one, two))
    opened.save(
        meeting,
        Series(project=project.id, title="Weekly", people=(one, two)),
        Decision(project=project.id, title="=go", on=TODAY, by=one, meeting=meeting.id),
        Lesson(project=project.id, title="+late", on=TODAY, cause="- one\n- two"),
        Change(
            project=project.id,
            title="@scope",
            identified_on=TODAY,
            milestones=(milestone.id,),
            must_hear=(two,),
        ),
        Deliverable(
            project=project.id,
            title="=manual",
            number="D-4",
            edition="1.2",
            milestone=milestone.id,
            sent_to=one,
            sent_on=TODAY,
            answer_by=TODAY,
        ),
        Goal(
            project=project.id,
            title="fast close",
            measure="working days",
            base=Decimal(9),
            target=Decimal("4.5"),
            due=TODAY,
            readings="2026-11-02 8\n2026-11-16 7.5",
        ),
        MoneyLine(project=project.id, title="@licences", approved=Decimal(40000), spent=Decimal("12.50")),
        MoneyLine(project=project.id, title="budget", type="funding", funder=one, due=TODAY),
        Check(
            project=project.id,
            title="restore",
            type="drill",
            checked_on=TODAY,
            result="failed",
            corrector=one,
            correct_by=TODAY,
            trained=(one, two),
        ),
        act=words("add"),
    )
    yield opened
    opened.close()


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_it_comes_in_unchanged(filled: Workspace, kind: type[Record], form: str, tmp_path: Path) -> None:
    project = project_by_code(filled, "ERP-North")
    records = register(filled, kind, project.id)
    for language in ("en", "zh_CN"):
        table = table_of(filled, kind, records, language)
        content, _ = workbook(table, datetime(2026, 11, 26, tzinfo=UTC))
        file = tmp_path / f"out.{form}"
        file.write_bytes(content if form == "xlsx" else csv_text(table).encode())
        place = project if issubclass(kind, ProjectRecord) or kind is not Person else None
        plan = plan_import(filled, kind, file, project=place, options=Options(language="en"))
        wrong = [
            (row.status, row.label, row.changes, row.reasons)
            for row in plan.rows
            if row.status != "unchanged"
        ]
        assert records and not wrong and not plan.asks
