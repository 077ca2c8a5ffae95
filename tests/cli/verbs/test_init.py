"""Making a store, beginning a project: init, demo."""

import io
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from patience import PATIENCE, until

Forewarn = Callable[..., Any]
LEAVE = """
import os, signal, sys, time
signal.signal(signal.SIGHUP, signal.SIG_DFL)  # under nohup it would be ignored
from store.cli.parts.temporary_folder import temporary_folder
with temporary_folder("forewarn-test-") as folder:
    (folder / "private").mkdir()
    (folder / "private" / "note").write_text("sesame")
    print(folder, flush=True)
    {end}
"""


def test_init_makes_a_store_only_its_owner_may_read(forewarn: Forewarn, own_store: Path) -> None:
    ran = forewarn("init", "--project", "ERP-North", "--name", "ERP North")
    assert (ran.code, ran.out) == (0, f"ERP-North created in a new store, {own_store}\n")
    assert stat.S_IMODE(own_store.stat().st_mode) == 0o600
    assert stat.S_IMODE(own_store.parent.stat().st_mode) == 0o700


def test_init_adds_a_project_to_a_store_that_is_there(begun: Forewarn, own_store: Path) -> None:
    flags = ("--side", "client", "--zone", "Europe/Berlin", "--currency", "EUR", "--goal", "live by spring")
    ran = begun("init", "--project", "CRM", "--name", "CRM South", *flags)
    assert (ran.code, ran.out) == (0, f"CRM created in {own_store}\n")
    record = begun("show", "CRM", "--json").json
    assert (record["side"], record["zone"], record["currency"], record["goal"]) == (
        "client",
        "Europe/Berlin",
        "EUR",
        "live by spring",
    )


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        ((), 2, "a project needs both"),
        (("--project", "ERP"), 2, "a project needs both"),
        (("--project", "A B", "--name", "x"), 1, "a code must not contain spaces"),
        (("--project", "A", "--name", "x", "--zone", "Mars"), 1, "no time zone of that name"),
        (("--project", "A", "--name", "x", "--side", "left"), 2, "one of: client's side, supplier's side"),
        (("--project", "A", "--name", "x", "--code", "B"), 2, "with --project"),
        (("--project", "A", "--name", "x", "--manager", "Lin"), 2, "comes later"),
        (("--project", "A", "--name", "x", "--calender", "CN"), 2, "did you mean --calendar?"),
    ],
)
def test_nothing_is_made_for_a_project_that_cannot_be(
    forewarn: Forewarn, own_store: Path, typed: tuple[str, ...], code: int, said: str
) -> None:
    ran = forewarn("init", *typed)
    assert ran.code == code
    assert said in ran.complaint
    assert not own_store.exists()


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(
    ("typed", "answers"),
    [
        ((), "ERP\nNew ERP\n\n"),
        (("--project", "ERP"), "New ERP\n\n"),
        (("--name", "New ERP"), "ERP\n\n"),
    ],
)
def test_what_a_project_needs_is_asked_at_a_terminal(
    forewarn: Forewarn, monkeypatch: pytest.MonkeyPatch, typed: tuple[str, ...], answers: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(answers))
    ran = forewarn("init", *typed)
    assert ran.code == 0, ran.err
    record = forewarn("show", "ERP", "--json").json
    assert (record["code"], record["name"]) == ("ERP", "New ERP")


@pytest.mark.usefixtures("terminal")
def test_a_code_that_is_left_empty_makes_nothing(
    forewarn: Forewarn, own_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("\n"))
    ran = forewarn("init")
    assert ran.code == 2 and "a project needs both" in ran.complaint and not own_store.exists()


def test_a_code_is_taken_once(begun: Forewarn) -> None:
    ran = begun("init", "--project", "erp", "--name", "again")
    assert (ran.code, ran.complaint) == (1, "Code: erp is taken")


def test_demo_is_kept_where_it_is_wanted(forewarn: Forewarn, tmp_path: Path, own_store: Path) -> None:
    file = tmp_path / "demo.db"
    ran = forewarn("demo", "--keep", file, "--no-open")
    assert ran.code == 0
    assert str(file) in ran.out
    assert len(forewarn("--store", file, "list", "project", "--json").json["records"]) == 3
    assert not own_store.exists()
    before = file.read_bytes()
    ran = forewarn("demo", "--keep", file, "--no-open")
    assert (ran.code, file.read_bytes()) == (1, before)
    assert "is not overwritten" in ran.complaint


def test_demo_in_chinese(forewarn: Forewarn, tmp_path: Path) -> None:
    file = tmp_path / "demo.db"
    assert forewarn("demo", "--keep", file, "--lang", "zh", "--no-open").code == 0
    people = forewarn("--store", file, "list", "person", "--json").json["records"]
    assert any("\u4e00" <= person["name"][0] <= "\u9fff" for person in people)


def test_a_demo_that_fails_leaves_no_half_of_it(
    forewarn: Forewarn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError("no")

    monkeypatch.setattr("store.demo.write", fail)
    folder = tmp_path / "there"
    folder.mkdir()
    assert forewarn("demo", "--keep", folder / "demo.db", "--no-open").code == 1
    assert list(folder.iterdir()) == []


@pytest.mark.usefixtures("terminal")
def test_demo_opens_a_store_that_is_gone_afterwards(
    forewarn: Forewarn, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, own_store: Path, opened: list[Any]
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert forewarn("demo").code == 0
    (session,) = opened
    assert session.path.is_relative_to(tmp_path)
    assert session.private_dir.is_relative_to(tmp_path)
    assert not session.path.parent.exists()
    assert not own_store.parent.exists()


@pytest.mark.parametrize(
    ("end", "number"),
    [
        ("pass", None),
        ("raise SystemExit(3)", None),
        ("os._exit(129)", None),
        ("time.sleep(600)", signal.SIGTERM),
        ("time.sleep(600)", signal.SIGHUP),
        ("time.sleep(600)", signal.SIGKILL),
    ],
)
def test_a_vanishing_folder_goes_however_the_process_ends(end: str, number: int | None) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", LEAVE.format(end=end)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    folder = Path(process.stdout.readline().strip())
    if number is not None:
        assert (folder / "private" / "note").exists()
        os.kill(process.pid, number)
    process.wait(PATIENCE)
    process.stdout.close()
    until(lambda: not folder.exists())


@pytest.mark.usefixtures("made_up_places")
def test_a_project_may_begin_with_its_calendar(forewarn: Forewarn, own_store: Path) -> None:
    ran = forewarn("init", "--project", "A", "--name", "x", "--calendar", "GER")
    assert ran.code == 1 and "did you mean DE (Germany)?" in ran.complaint
    assert not own_store.exists()
    assert forewarn("init", "--project", "A", "--name", "x", "--calendar", "CN").code == 0
    assert forewarn("init", "--project", "B", "--name", "x", "--calendar", "cn").code == 0
    assert forewarn("init", "--project", "C", "--name", "x", "--calendar", "DE-BY").code == 0
    codes = [one["code"] for one in forewarn("list", "calendar", "--json").json["records"]]
    assert codes == ["CN", "DE-BY"]


def test_on_the_suppliers_side_it_asks_for_my_own_executive(forewarn: Forewarn) -> None:
    begun = forewarn("init", "--project", "ERP", "--name", "North", "--side", "supplier")
    assert "forewarn edit ERP --executive NAME --new-people" in begun.err and begun.code == 0
    forewarn("edit", "ERP", "--executive", "Wei", "--new-people")
    assert "Wei" in forewarn("show", "ERP").out
    assert "executive" not in forewarn("init", "--project", "B", "--name", "b", "--side", "client").err


def test_others_who_look_are_named_rightly(begun: Forewarn, tmp_path: Path) -> None:
    ran = begun("demo", "--keep", tmp_path / "demo.db", "--no-open", "--audience", "nobody")
    assert ran.code == 2
    assert "--audience client, or sponsor" in ran.complaint
    assert not (tmp_path / "demo.db").exists()
