"""A long output at a terminal goes through the reader's pager; a short one, and a pipe's, never."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from store.cli.commands import COMMANDS
from store.cli.parts.terminal_pager import paged, pager
from store.config import Config

Forewarn = Callable[..., Any]
LINES = 24


@pytest.fixture
def seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, terminal: None) -> Path:
    """A terminal of 80x24 whose reader has a pager that writes here what it shows."""
    file = tmp_path / "what was shown"
    monkeypatch.setattr("os.get_terminal_size", lambda descriptor=1: os.terminal_size((80, LINES)))
    monkeypatch.delenv("FOREWARN_PAGER", raising=False)
    monkeypatch.setenv("PAGER", f"cat | cat > '{file}'")
    return file


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"TERM": "xterm", "PAGER": "more"}, "more"),
        ({"TERM": "xterm", "PAGER": "more", "FOREWARN_PAGER": "less -R"}, "less -R"),
        ({"TERM": "xterm", "PAGER": "more", "FOREWARN_PAGER": ""}, ""),
        ({"TERM": "xterm", "PAGER": "cat"}, ""),
        ({"TERM": "xterm", "PAGER": " "}, ""),
        ({"TERM": "dumb", "PAGER": "more"}, ""),
        ({"PAGER": "more"}, ""),
        ({"TERM": "xterm", "PAGER": "more", "SSH_ORIGINAL_COMMAND": "forewarn log"}, ""),
    ],
)
def test_which_one(environ: dict[str, str], expected: str) -> None:
    assert pager(Config(), environ) == expected


@pytest.mark.parametrize(("there", "expected"), [("/usr/bin/less", "less"), (None, "")])
def test_less_where_it_is_installed(
    monkeypatch: pytest.MonkeyPatch, there: str | None, expected: str
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: there)
    assert pager(Config(), {"TERM": "xterm"}) == expected


def test_an_account_kept_to_one_folder_gets_none(tmp_path: Path) -> None:
    assert pager(Config(exports=str(tmp_path)), {"TERM": "xterm", "PAGER": "more"}) == ""


def risks(begun: Forewarn, many: int) -> Forewarn:
    for n in range(many):
        begun("add", "risk", "--title", f"Supplier {n} late")
    return begun


def test_what_fits_is_printed(begun: Forewarn, seen: Path) -> None:
    risks(begun, 3)
    ran = begun("list", "risk")
    assert ran.code == 0 and "Supplier 2 late" in ran.out and not seen.exists()


def test_more_than_a_screen_is_shown_whole(begun: Forewarn, seen: Path) -> None:
    risks(begun, LINES)
    ran = begun("list", "risk")
    assert (ran.code, ran.out) == (0, "")
    assert seen.read_text("utf-8").count("Supplier") == LINES


def test_a_command_that_asks_is_never_paged(begun: Forewarn, seen: Path) -> None:
    ran = begun("add", "risk", "--title", "late", "--plan", "x" * 3000, "--json")
    assert ran.code == 0 and "late" in ran.out and not seen.exists()


def test_an_action_that_only_prints_is_paged_and_its_neighbour_is_not(begun: Forewarn, seen: Path) -> None:
    ran = begun("template", "show", "erp")
    assert (ran.code, ran.out) == (0, "")
    assert "Go-live" in seen.read_text("utf-8")
    seen.unlink()
    ran = begun("template", "apply", "erp", "--start", "2026-12-07")
    assert ran.code == 0 and ran.out and not seen.exists()
    closing = COMMANDS["closing"]
    assert closing.pages(()) and closing.pages(("List",)) and not closing.pages(("begin",))


def test_long_lines_take_several(capsys: pytest.CaptureFixture[str], seen: Path) -> None:
    with paged(Config()):
        sys.stdout.write("风" * (40 * (LINES - 1)))
    assert not seen.exists()
    with paged(Config()):
        sys.stdout.write("风" * (40 * LINES))
    assert seen.read_text("utf-8").startswith("风") and "风" in capsys.readouterr().out


def test_what_a_fault_leaves_behind_is_printed(capsys: pytest.CaptureFixture[str], seen: Path) -> None:
    with pytest.raises(RuntimeError), paged(Config()):
        sys.stdout.write("half\n" * LINES)
        raise RuntimeError
    assert capsys.readouterr().out == "half\n" * LINES
    assert not seen.exists()


@pytest.mark.parametrize("many", [1, LINES])
def test_what_is_remarked_stands_behind_what_is_printed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, seen: Path, many: int
) -> None:
    both = tmp_path / "both"
    with both.open("a") as file, monkeypatch.context() as one:
        one.setattr("sys.stdout", file)
        one.setattr("sys.stderr", file)
        one.setenv("PAGER", f"cat >> '{both}'")
        with paged(Config()):
            sys.stderr.write("check: red\n")
            sys.stdout.write("line\n" * many)
    assert both.read_text() == "line\n" * many + "check: red\n"


@pytest.mark.parametrize("command", ["/no/such/pager", "exit 127", "exit 126"])
def test_a_pager_that_is_not_there_takes_nothing_away(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, seen: Path, command: str
) -> None:
    monkeypatch.setenv("PAGER", command)
    with paged(Config()):
        sys.stdout.write("line\n" * LINES)
    assert capsys.readouterr().out.count("line") == LINES


def test_leaving_it_early_is_no_fault(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, seen: Path
) -> None:
    monkeypatch.setenv("PAGER", "exec true")
    before = signal.getsignal(signal.SIGINT)
    with paged(Config()):
        sys.stdout.write("line\n" * 200_000)
    assert capsys.readouterr().out == ""
    assert signal.getsignal(signal.SIGINT) is before


def test_it_is_told_as_git_tells_it_what_the_reader_has_not_chosen(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, seen: Path
) -> None:
    monkeypatch.delenv("LESS", raising=False)
    monkeypatch.setenv("LV", "own")
    monkeypatch.setenv("PAGER", f"cat > /dev/null; echo $LESS $LV > '{seen}'")
    with paged(Config()):
        sys.stdout.write("line\n" * LINES)
    assert seen.read_text() == "FRX own\n"


def test_a_pipe_loads_nothing_of_it(begun: Forewarn, own_store: Path) -> None:
    code = (
        "import sys; from store.cli import main; main(['list', 'risk'], lambda s: 0);"
        "sys.exit('store.cli.parts.terminal_pager' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, check=False)
    assert ran.returncode == 0


def test_a_screenful_starts_no_program(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], seen: Path
) -> None:
    monkeypatch.setattr("subprocess.run", None)
    with paged(Config()):
        sys.stdout.write("line\n" * (LINES - 1))
    assert capsys.readouterr().out.count("line") == LINES - 1
