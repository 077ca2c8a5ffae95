"""Over real SSH, with the connection cut in the middle of a form."""

import os
import pty
import select
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from patience import PATIENCE, until

pytestmark = pytest.mark.peers
ROOT = Path(__file__).parents[2]
TYPED = "Typed before the line dropped"


def read_until(fd: int, what: bytes) -> bytes:
    seen, end = b"", time.monotonic() + PATIENCE
    while what not in seen:
        assert time.monotonic() < end, seen[-2000:]
        if select.select([fd], [], [], 0.2)[0]:
            seen += os.read(fd, 65536)
    return seen


def test_a_cut_connection_keeps_the_draft(ssh: Any, tmp_path: Path) -> None:
    data = tmp_path / "data"
    here = f"PYTHONPATH={ROOT} XDG_DATA_HOME={data}"
    env = f"env {here} TERM=xterm-256color LANG=C.UTF-8 FOREWARN_TODAY=2026-11-26"
    program = f"{env} {shlex.quote(sys.executable)} -m tui"
    subprocess.run(
        [*ssh.login, f"{program} demo --keep {data}/forewarn/store.db --no-open"],
        check=True,
        timeout=PATIENCE,
    )
    pid, fd = pty.fork()
    if pid == 0:
        os.execvp(ssh.login[0], [*ssh.login, f"stty rows 24 cols 80; {program}"])
    read_until(fd, b"I-14")
    os.write(fd, b"3n")
    read_until(fd, b"Title")
    os.write(fd, TYPED.encode())
    read_until(fd, b"dropped")
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    os.close(fd)
    until(lambda: any(TYPED in draft.read_text() for draft in data.rglob("*.drafts/*.json")))
    until(
        lambda: not subprocess.run(["pgrep", "-f", str(data)], capture_output=True, check=False).stdout,
        "the program goes on without its terminal",
    )
