"""Tests that need another program: on a user's machine they skip with their reason, in CI they must run."""

import grp
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from patience import PATIENCE, until
from ssh_server import PLACES, Ssh, ssh_server
from team_doors import Doors
from unix_users import Program, User, everybodys_program


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


@pytest.fixture
def windows(needs: Callable[[str], str], tmp_path: Path) -> Iterator[Callable[[str], Tmux]]:
    """`windows(name)`: a window of that name, one for each who sits at a terminal."""
    made: dict[str, Tmux] = {}

    def window(name: str) -> Tmux:
        return made.setdefault(name, Tmux(needs("tmux"), tmp_path / f"tmux-{name}"))

    yield window
    for one in made.values():
        subprocess.run([*one.base, "kill-server"], capture_output=True, check=False)


def needs_root() -> None:
    """Skips where nobody can be somebody else, and fails in CI."""
    if os.getuid() != 0:
        if os.environ.get("CI") == "true":
            pytest.fail("the tests with several users need root, and CI should have it")
        pytest.skip("only root can be several users")


@pytest.fixture
def as_root() -> Callable[[], None]:
    """Says that the test is of several users."""
    return needs_root


@pytest.fixture(scope="session")
def program() -> Iterator[Program]:
    """forewarn where every user of the machine can run it."""
    needs_root()
    with everybodys_program() as made:
        yield made


def end_all_of(names: Sequence[str]) -> None:
    """What these accounts still run, such as a backup that outlives the screen it was of, and would write on."""
    everybody = ",".join(names)
    until(lambda: subprocess.run(["pkill", "-KILL", "-U", everybody], check=False).returncode != 0, everybody)


@pytest.fixture(scope="session")
def accounts() -> Iterator[tuple[str, tuple[str, str, str]]]:
    """A group, two managers in it, and a reader who is not; gone from the machine at the end."""
    needs_root()
    mark = f"{os.getpid()}"
    group, names = f"fwpm{mark}", (f"fwa{mark}", f"fwb{mark}", f"fwr{mark}")
    try:
        subprocess.run(["groupadd", group], check=True)
        for name in names:
            member = ["-G", group] if name != names[-1] else []
            # No password, but not locked: sshd lets nobody in whose account is.
            subprocess.run(
                ["useradd", "-M", "-d", "/", "-s", "/bin/sh", "-p", "*", *member, name], check=True
            )
        yield group, names
    finally:
        end_all_of(names)
        for name in names:
            subprocess.run(["userdel", "-f", name], check=False, capture_output=True)
        subprocess.run(["groupdel", group], check=False, capture_output=True)


@dataclass(frozen=True)
class Team:
    """`folder`: of the group, empty; the store is not made yet."""

    group: str
    folder: Path
    first: User
    second: User
    reader: User


@pytest.fixture
def team(program: Program, accounts: tuple[str, tuple[str, str, str]]) -> Iterator[Team]:
    """Two managers of one group and a reader, each with a home and a strict umask, and a folder of the group."""
    group, names = accounts
    number = grp.getgrnam(group).gr_gid
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        folder = Path(place) / "pm"
        folder.mkdir()
        os.chown(folder, pwd.getpwnam(names[0]).pw_uid, number)
        folder.chmod(0o2770)
        users = []
        for name in names:
            home = Path(place) / name
            home.mkdir(0o700)
            os.chown(home, pwd.getpwnam(name).pw_uid, -1)
            groups = (number,) if name != names[-1] else ()
            users.append(User(name, home, program, folder / "store.db", groups, Path(place), 0o077))
        try:
            yield Team(group, folder, *users)
        finally:
            end_all_of(names)


@pytest.fixture
def doors(needs: Callable[[str], str], team: Team, tmp_path: Path) -> Iterator[Doors]:
    """The team's machine over SSH."""
    for name in ("sshd", "ssh", "ssh-keygen"):
        needs(name)
    place = team.folder.parent / "keys"
    place.mkdir(mode=0o755)
    with ssh_server(tmp_path, f"{place}/%u") as server:
        yield Doors(server, place, tmp_path)
