"""Tests that need another program: on a user's machine they skip with their reason, in CI they must run."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from patience import PATIENCE
from ssh_server import PLACES, Ssh, ssh_server


@pytest.fixture
def needs() -> Callable[[str], str]:
    """`needs("tmux")`: the program's path; skips without it, and fails in CI."""

    def need(name: str) -> str:
        found = shutil.which(name, path=PLACES)
        if found is None:
            if os.environ.get("CI") == "true":
                pytest.fail(f"{name} is missing, and .ci/run should have installed it")
            pytest.skip(f"{name} is not installed")
        return found

    return need


@pytest.fixture
def ssh(needs: Callable[[str], str], tmp_path: Path) -> Iterator[Ssh]:
    """The server, and the command that logs in."""
    for name in ("sshd", "ssh", "ssh-keygen"):
        needs(name)
    with ssh_server(tmp_path) as server:
        yield server


class Tmux:
    """One window of a tmux server of its own."""

    def __init__(self, program: str, socket: Path) -> None:
        self.base = [program, "-S", str(socket)]

    def run(self, *words: str) -> str:
        return subprocess.run([*self.base, *words], capture_output=True, text=True, check=True).stdout

    def start(self, columns: int, rows: int, *command: str, **env: str) -> None:
        given = [word for name, value in env.items() for word in ("-e", f"{name}={value}")]
        # What tmux says of a pane whose program ended is not always drawn; a shell around it always answers.
        shell = ["sh", "-c", '"$@"; echo "ended: $?"; read -r _', "sh"]
        size = ["-x", str(columns), "-y", str(rows)]
        self.run("-f", "/dev/null", "new-session", "-d", *size, *given, *shell, *command)

    def shown(self) -> str:
        return self.run("capture-pane", "-p")

    def until(self, text: str) -> str:
        end = time.monotonic() + PATIENCE
        while text not in (shown := self.shown()):
            assert time.monotonic() < end, shown
            time.sleep(0.05)
        return shown


@pytest.fixture
def tmux(needs: Callable[[str], str], tmp_path: Path) -> Iterator[Tmux]:
    window = Tmux(needs("tmux"), tmp_path / "tmux")
    yield window
    subprocess.run([*window.base, "kill-server"], capture_output=True, check=False)
