"""Tests that need another program: on a user's machine they skip with their reason, in CI they must run."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PATIENCE = 60.0


@pytest.fixture
def needs() -> Callable[[str], str]:
    """`needs("tmux")`: the program's path; skips without it, and fails in CI."""

    def need(name: str) -> str:
        found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
        if found is None:
            if os.environ.get("CI") == "true":
                pytest.fail(f"{name} is missing, and .ci/run should have installed it")
            pytest.skip(f"{name} is not installed")
        return found

    return need


class Ssh:
    """An SSH server of our own on the loopback; `login` is the command that logs in to it."""

    def __init__(self, login: list[str], server: "subprocess.Popen[bytes]") -> None:
        self.login = login
        self.server = server

    def cut(self) -> None:
        """End every connection as a network does: neither side says goodbye."""
        children = Path(f"/proc/{self.server.pid}/task/{self.server.pid}/children")
        for child in children.read_text().split():
            os.kill(int(child), signal.SIGKILL)


@pytest.fixture
def ssh(needs: Callable[[str], str], tmp_path: Path) -> Iterator[Ssh]:
    """The server, and the command that logs in."""
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
    login = [
        client, "-tt", "-F", "/dev/null", "-p", str(port), "-i", str(tmp_path / "user"), "-o", "BatchMode=yes",
        "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR",
        f"{pwd.getpwuid(os.getuid()).pw_name}@127.0.0.1",
    ]  # fmt: skip
    yield Ssh(login, server)
    server.terminate()
    server.wait()


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
