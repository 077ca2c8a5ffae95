"""`calendar feed`: one file for programs that subscribe to it; written when something changed, and quiet."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

Forewarn = Callable[..., Any]


@pytest.fixture
def dated(prepared: Callable[..., Forewarn]) -> Forewarn:
    """Two projects with a milestone each."""
    return prepared(
        "init --project CRM --name 'CRM South'",
        "add milestone --project ERP --title 'Go live' --baseline 2027-01-15",
        "add milestone --project CRM --title 'Training' --baseline 2027-02-01",
    )


def summaries(file: Path) -> list[str]:
    return [str(event["summary"]) for event in Calendar.from_ical(file.read_bytes()).walk("VEVENT")]


def test_all_that_is_active_or_one_project(dated: Forewarn, tmp_path: Path) -> None:
    file = tmp_path / "pm.ics"
    ran = dated("calendar", "feed", file)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert summaries(file) == ["ERP: M1 Go live", "CRM: M1 Training"]
    assert dated("calendar", "feed", file, "-p", "CRM").code == 0
    assert summaries(file) == ["CRM: M1 Training"]
    assert file.stat().st_mode & 0o777 == 0o600


def test_it_is_touched_only_when_something_changed_and_keeps_its_rights(
    dated: Forewarn, tmp_path: Path
) -> None:
    file = tmp_path / "pm.ics"
    dated("calendar", "feed", file)
    file.chmod(0o644)
    os.utime(file, (1, 1))
    dated("calendar", "feed", file)
    assert file.stat().st_mtime == 1
    dated("add", "milestone", "--project", "ERP", "--title", "Support end", "--baseline", "2027-06-30")
    dated("calendar", "feed", file)
    assert file.stat().st_mtime > 1 and file.stat().st_mode & 0o777 == 0o644
    assert "ERP: M2 Support end" in summaries(file)


@pytest.mark.parametrize("typed", [(), ("pm.csv",), ("pm",)])
def test_it_is_an_ics(dated: Forewarn, typed: tuple[str, ...]) -> None:
    ran = dated("calendar", "feed", *typed)
    assert ran.code == 2 and ran.complaint == "into which file? forewarn calendar feed FILE.ics"


def test_what_is_no_file_is_left_alone(dated: Forewarn, tmp_path: Path) -> None:
    folder, link = tmp_path / "folder.ics", tmp_path / "link.ics"
    folder.mkdir()
    link.symlink_to(tmp_path / "target")
    for place, said in ((folder, "is a folder"), (link, "is a link"), (tmp_path / "no/x.ics", "cannot be")):
        ran = dated("calendar", "feed", place)
        assert ran.code == 1 and said in ran.complaint


def test_its_action_is_offered(dated: Forewarn) -> None:
    assert dated("calendar", "fed").complaint == 'unknown action "fed"; did you mean forewarn calendar feed?'
