"""Over real SSH, with the connection cut in the middle of a form."""

import os
import pty
import pwd
import select
import shlex
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.peers
PATIENCE = 60.0
TYPED = "Typed before the line dropped"


@pytest.fixture
def ssh(needs: Callable[[str], str], tmp_path: Path) -> Iterator[list[str]]:
    """The command that logs in to an SSH server of our own on the loopback."""
    sshd, client, keygen = needs("sshd"), needs("ssh"), needs("ssh-keygen")
    for name in ("host", "user"):
        subprocess.run([keygen, "-q", "-t", "ed25519", "-N", "", "-f", str(tmp_path / name)], check=True)
    (tmp_path / "allowed").write_text((tmp_path / "user.pub").read_text())
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = tmp_path / "sshd_config"
    config.write_text(
        f"ListenAddress 127.0.0.1:{port}\nHostKey {tmp_path}/host\nAuthorizedKeysFile {tmp_path}/allowed\n"
        f"PidFile {tmp_path}/sshd.pid\nUsePAM no\nStrictModes no\nPermitRootLogin yes\nPermitUserEnvironment yes\n"
    )
    if os.getuid() == 0:
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
    server = subprocess.Popen([sshd, "-D", "-e", "-f", str(config)], stderr=(tmp_path / "log").open("w"))
    end = time.monotonic() + PATIENCE
    while True:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        assert server.poll() is None and time.monotonic() < end, (tmp_path / "log").read_text()
        time.sleep(0.05)
    yield [
        client, "-tt", "-F", "/dev/null", "-p", str(port), "-i", str(tmp_path / "user"), "-o", "BatchMode=yes",
        "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR",
        f"{pwd.getpwuid(os.getuid()).pw_name}@127.0.0.1",
    ]  # fmt: skip
    server.terminate()
    server.wait()


def read_until(fd: int, what: bytes) -> bytes:
    seen, end = b"", time.monotonic() + PATIENCE
    while what not in seen:
        assert time.monotonic() < end, seen[-2000:]
        if select.select([fd], [], [], 0.2)[0]:
            seen += os.read(fd, 65536)
    return seen


def test_a_cut_connection_keeps_the_draft(ssh: list[str], tmp_path: Path) -> None:
    data = tmp_path / "data"
    env = f"env XDG_DATA_HOME={data} TERM=xterm-256color LANG=C.UTF-8 FOREWARN_TODAY=2026-11-26"
    program = f"{env} {shlex.quote(sys.executable)} -m tui"
    subprocess.run(
        [*ssh, f"{program} demo --keep {data}/forewarn/store.db --no-open"], check=True, timeout=PATIENCE
    )
    pid, fd = pty.fork()
    if pid == 0:
        os.execvp(ssh[0], [*ssh, f"stty rows 24 cols 80; {program}"])
    read_until(fd, b"I-14")
    os.write(fd, b"2n")
    read_until(fd, b"Title")
    os.write(fd, TYPED.encode())
    read_until(fd, b"dropped")
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    os.close(fd)
    end = time.monotonic() + PATIENCE
    while not any(TYPED in draft.read_text() for draft in data.rglob("*.drafts/*.json")):
        assert time.monotonic() < end
        time.sleep(0.05)
    while subprocess.run(["pgrep", "-f", str(data)], capture_output=True, check=False).stdout:
        assert time.monotonic() < end, "the program goes on without its terminal"
        time.sleep(0.05)
