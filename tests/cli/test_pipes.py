"""What is printed goes into a pipe as programs want it; a reader that had enough is no trouble."""

import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from patience import PATIENCE

Forewarn = Callable[..., Any]
COMMANDS = (
    "list risk --json",
    "export risk",
    "export risk --format jsonl",
    "export person --format vcf",
    "dump",
    "log",
    "brief --weekly",
    "add --help",
    "restore",
)


@pytest.fixture
def long(prepared: Callable[..., Forewarn]) -> Forewarn:
    """A store whose every list is longer than a pipe holds."""
    return prepared(
        f"add risk --title {'x' * 9000} --remark {'y' * 100_000}",
        f"add person --name 王 --remark {'z' * 100_000}",
        "backup",
    )


def ran(command: str, how: str) -> subprocess.CompletedProcess[bytes]:
    """The command behind a piece of shell, in which `$@` stands for it."""
    typed = [sys.executable, "-m", "tui", *command.split()]
    return subprocess.run(["sh", "-c", how, "sh", *typed], capture_output=True, timeout=PATIENCE)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_reader_that_had_enough(long: Forewarn, command: str) -> None:
    done = ran(command, '"$@" | head -c 1')
    assert len(done.stdout) == 1
    assert done.stderr == b"" or command == "restore"  # which says what to type
    assert b"Traceback" not in done.stderr and b"ignored" not in done.stderr


def test_a_complaint_that_nobody_reads(long: Forewarn) -> None:
    done = ran("lsit", '{ "$@" 2>&1; echo $? >&3; } 3>&1 | true; "$@" 2>&-')
    assert done.stderr == b""


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_stream_that_was_closed(long: Forewarn, closed: str) -> None:
    for command, code in (
        ("list risk", 0),
        ("add risk --title more", 0),
        ("dump", 0),
        ("lsit", 2),
        ("add -", 2),
    ):
        done = ran(command, f'"$@" {closed}')
        assert done.returncode == code, (command, done.stderr)
        assert b"Traceback" not in done.stderr and b"happen" not in done.stderr
    assert long("check").code == 0


@pytest.mark.parametrize("how", ['"$@" | cat', '"$@" -o - | cat', '"$@" > "$HOME/r.csv"; cat "$HOME/r.csv"'])
def test_printed_csv_has_no_mark(long: Forewarn, how: str) -> None:
    assert ran("export person", how).stdout.startswith(b"Name,")
    assert ran("--lang zh export person", how).stdout.startswith("名称,".encode())


def test_printed_text_is_utf8_whatever_the_locale(long: Forewarn) -> None:
    latin = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"}
    for typed in (["export", "person"], ["dump"], ["list", "person", "--json"]):
        done = subprocess.run([sys.executable, "-m", "tui", *typed], capture_output=True, env=latin)
        assert "王" in done.stdout.decode("utf-8")
