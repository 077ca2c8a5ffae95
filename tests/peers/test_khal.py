"""A calendar file as khal has it: imported, listed, and imported again after a change."""

import os
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from store.disk.workspace import Workspace
from store.exchange.exports.calendar_export import ics
from store.queries.boards.calendar_entries import agenda
from store.records import Contact, Meeting, Milestone, Morale, Person, Project, Stakeholder
from store.records.reforecast import move
from store.values.words import words

pytestmark = pytest.mark.peers
TODAY = date(2026, 11, 26)
CONFIG = """\
[calendars]
[[erp]]
path = {folder}/erp
[sqlite]
path = {folder}/khal.db
[locale]
local_timezone = Europe/Berlin
default_timezone = Europe/Berlin
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""


@pytest.fixture
def khal(needs: Callable[[str], str], tmp_path: Path) -> Callable[..., str]:
    """`khal(*words)`: what it prints, over a calendar of its own."""
    program, folder = needs("khal"), tmp_path / "khal"
    (folder / "erp").mkdir(parents=True)
    (folder / "config").write_text(CONFIG.format(folder=folder))

    def run(*typed: str) -> str:
        command = [program, "-c", str(folder / "config"), *typed]
        env = os.environ | {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TZ": "Europe/Berlin", "NO_COLOR": "1"}
        done = subprocess.run(command, capture_output=True, text=True, env=env, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run


def test_khal_imports_lists_and_updates(
    khal: Callable[..., str], workspace: Workspace, project: Project, tmp_path: Path
) -> None:
    chen = Person(name="陈总")
    prototype = Milestone(project=project.id, title="Prototype; first, build", baseline=date(2026, 12, 4))
    saved = workspace.save(
        replace(project, zone="Europe/Berlin"),
        chen,
        Stakeholder(project=project.id, person=chen.id, role="sponsor", since=date(2026, 9, 1)),
        Contact(person=chen.id, on=date(2026, 11, 23)),
        Meeting(project=project.id, title="Steering", on=date(2026, 12, 8), time="9:30"),
        Morale(project=project.id, on=TODAY, mood=1, text="Kx9-secret", follow_up_on=date(2026, 12, 1)),
        prototype,
        act=words("add"),
    ).records
    file = tmp_path / "erp.ics"

    def bring() -> list[str]:
        file.write_bytes(ics(agenda(workspace, [project.id]), "ERP", "en"))
        khal("import", "--batch", "-a", "erp", str(file))
        return khal("list", "--format", "{start-date} {start-time} {title}", "2026-11-26", "60d").splitlines()

    def events(listed: list[str]) -> list[str]:
        return sorted(" ".join(line.split()) for line in listed if ": " in line)

    assert events(bring()) == [
        "2026-11-30 ERP: call 陈总",
        "2026-12-04 ERP: M1 Prototype; first, build",
        "2026-12-08 09:30 ERP: Steering",
    ]
    before = next(record for record in saved if isinstance(record, Milestone))
    workspace.save(
        *move(before, replace(before, forecast=date(2026, 12, 11)), "supplier", TODAY), act=words("m")
    )
    workspace.save(Contact(person=chen.id, on=TODAY), act=words("call"))
    assert events(bring()) == [
        "2026-12-03 ERP: call 陈总",
        "2026-12-08 09:30 ERP: Steering",
        "2026-12-11 ERP: M1 Prototype; first, build",
    ]
    assert events(bring()) == events(bring())
    assert "secret" not in file.read_text(encoding="utf-8")
