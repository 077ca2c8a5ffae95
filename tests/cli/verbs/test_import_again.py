"""A register that comes again, on the command line: rows of it, mine or the file's, projects, and back to its owner."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Forewarn = Callable[..., Any]
TEXT = "ID,Risk,Impact\nPG-1,Frost,4\nPG-2,Moles,2\nPG-3,Sand is stolen,5\nPG-4,Noise,1\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "playground.csv"
    path.write_text(TEXT, encoding="utf-8")
    return path


def codes(begun: Forewarn) -> list[str]:
    return [one["code"] for one in begun("list", "risk", "--json").json["records"]]


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        (("--only", "2,4-5"), ["PG-1", "PG-3", "PG-4"]),
        (("--only", "pg-2"), ["PG-2"]),
        (("--leave-out", "2, PG-4"), ["PG-2", "PG-3"]),
        (("--leave-out", "3-9"), ["PG-1"]),
    ],
)
def test_rows_by_number_or_by_code(
    begun: Forewarn, file: Path, flags: tuple[str, ...], expected: list[str]
) -> None:
    ran = begun("import", "risk", file, "--yes", *flags)
    assert ran.code == 0 and f"{4 - len(expected)} left out" in ran.out
    assert codes(begun) == expected


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (("--only", "17"), "--only: the file has no row 17"),
        (("--leave-out", "PG-9"), "--leave-out: the file has no row PG-9"),
        (("--only", "2", "--leave-out", "3"), "give one of them"),
        (("--take-file", "colour"), "--take-file colour: there is no such field"),
    ],
)
def test_rows_and_fields_that_are_not_there(
    begun: Forewarn, file: Path, flags: tuple[str, ...], said: str
) -> None:
    ran = begun("import", "risk", file, "--yes", *flags)
    assert ran.code == 2 and said in ran.complaint
    assert codes(begun) == []


def test_mine_is_kept_unless_the_file_is_wanted(begun: Forewarn, file: Path) -> None:
    begun("import", "risk", file, "--yes")
    begun("edit", "PG-1", "--impact", "5")
    file.write_text(TEXT.replace("Frost,4", "Frost,3"), encoding="utf-8")
    ran = begun("import", "risk", file, "--yes")
    assert "PG-1: yours of Thu 26 Nov 2026 is newer: kept (Impact 5; the file: 3)" in " ".join(
        ran.out.split()
    )
    assert "nothing to save: 4 unchanged" in ran.out
    assert begun("import", "risk", file, "--yes", "--take-file", "impact").code == 0
    (frost, *_) = begun("list", "risk", "--json").json["records"]
    assert frost["impact"] == 3


def test_a_column_sends_rows_to_their_projects_and_an_unknown_one_is_asked_about(
    begun: Forewarn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert begun("init", "--project", "PARK", "--name", "City Park").code == 0
    path = tmp_path / "all.csv"
    path.write_text("Project,Risk\nCity Park,Frost\nERP,Moles\nNorthern light,Sand\n", encoding="utf-8")
    ran = begun("import", "risk", path, "--yes")
    assert ran.code == 4 and "2 saved, 1 waiting, 0 rejected" in ran.out
    assert [one["title"] for one in begun("list", "risk", "--project", "PARK", "--json").json["records"]] == [
        "Frost"
    ]
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("os.isatty", lambda descriptor: True)
    monkeypatch.setattr("sys.stdin", io.StringIO("PARK\nyes\n"))
    assert begun("import", "risk", path).code == 0
    monkeypatch.setattr("os.isatty", lambda descriptor: False)
    titles = [one["title"] for one in begun("list", "risk", "--project", "PARK", "--json").json["records"]]
    assert titles == ["Frost", "Sand"]


def test_two_projects_and_no_column_that_says_which(begun: Forewarn, file: Path) -> None:
    begun("init", "--project", "PARK", "--name", "City Park")
    ran = begun("import", "risk", file, "--yes")
    assert ran.code == 2 and "which project? add --project with one of: ERP, PARK" in ran.complaint


def test_a_register_is_given_back(begun: Forewarn, file: Path, tmp_path: Path) -> None:
    begun("import", "risk", file, "--yes")
    begun("edit", "PG-2", "--impact", "5")
    back = tmp_path / "back.csv"
    ran = begun("export", "risk", back, "--like", file)
    assert ran.code == 0 and "1 row changed, 0 added" in ran.out + ran.err
    assert back.read_text("utf-8") == TEXT.replace("Moles,2", "Moles,5")
    assert begun("import", "risk", back, "--yes").out.endswith("nothing to save: 4 unchanged, 0 rejected\n")
    assert begun("export", "risk", "--like", file).out == back.read_text("utf-8")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("export risk out.xlsx --like {file}", ".xlsx cannot be written here"),
        ("export risk out.csv --like {file} --mapping PMO", "give one of them"),
        ("export risk out.csv --like nothing.csv", "there is no file nothing.csv"),
    ],
)
def test_what_cannot_be_given_back(begun: Forewarn, file: Path, typed: str, said: str) -> None:
    ran = begun(*typed.format(file=file).split())
    assert ran.code in (1, 2) and said in ran.complaint


def test_what_would_come_back_otherwise_is_said(begun: Forewarn, file: Path, tmp_path: Path) -> None:
    file.write_text("ID,Risk,Impact\nPG-1,Frost,5\nPG-2,Moles,2\nPG-3,Sand,1\n", encoding="utf-8")
    begun("import", "risk", file, "--yes")
    begun("edit", "PG-1", "--impact", "3")
    ran = begun("export", "risk", tmp_path / "back.csv", "--like", file)
    assert ran.code == 0
    assert "2 rows would be read otherwise than they are here" in ran.err


def test_a_log_of_several_kinds_is_given_back(begun: Forewarn, tmp_path: Path) -> None:
    log = tmp_path / "log.csv"
    log.write_text(
        "ID,Type,Description,Status\nX1,Risk,Frost,Open\nX2,Action,Buy salt,Open\n", encoding="utf-8"
    )
    begun("import", "raid", log, "--yes")
    begun("finish", "X2")
    back = tmp_path / "back.csv"
    ran = begun("export", "raid", back, "--like", log)
    assert ran.code == 0 and "1 row changed, 0 added" in ran.err
    assert back.read_text("utf-8").splitlines()[2] == "X2,Action,Buy salt,Done"
    assert begun("import", "raid", back, "--yes").out.endswith("nothing to save: 2 unchanged, 0 rejected\n")
    ran = begun("export", "raid", back)
    assert ran.code == 2 and "forewarn export raid FILE --like LOG" in ran.complaint
