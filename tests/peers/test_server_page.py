"""The page for who runs a server, word for word: every command on it is typed by the account it is given to."""

import os
import pwd
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from manual_commands import Typed, typed_in
from unix_users import ROOT, Program, User

pytestmark = pytest.mark.peers
MARK = f"fw{os.getpid()}"
ACCOUNTS = ("mgr1", "mgr2", "reader1")
NAMES = {name: f"{MARK}{name}" for name in (*ACCOUNTS, "pm")}
PLACES = ("/srv", "/opt", "/etc/profile.d", "/var/backups", "/usr/local/bin")


@pytest.fixture
def machine(needs: Callable[[str], str]) -> Iterator[Path]:
    """A folder that stands for the machine's root; the accounts and the group that the page makes go at the end."""
    if os.getuid() != 0:
        if os.environ.get("CI") == "true":
            pytest.fail("the page of the server needs root, and CI should have it")
        pytest.skip("only root can make accounts")
    for name in ("useradd", "groupadd", "rsync"):
        needs(name)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        root.chmod(0o755)
        for place in PLACES:
            (root / place[1:]).mkdir(parents=True)
        try:
            yield root
        finally:
            for name in ACCOUNTS:
                subprocess.run(["userdel", "-f", "-r", NAMES[name]], check=False, capture_output=True)
            subprocess.run(["groupdel", NAMES["pm"]], check=False, capture_output=True)


def here(line: str, root: Path) -> str:
    """The line with the accounts and folders of this test."""
    line = re.sub(r"\b(mgr1|mgr2|reader1)\b", lambda found: NAMES[found[0]], line)
    line = re.sub(r"(?<=-G |-g )pm\b|(?<=groupadd )pm\b|(?<=--group )pm\b", NAMES["pm"], line)
    line = re.sub(rf"(?<![\w/])({'|'.join(PLACES)})/", lambda found: f"{root}{found[0]}", line)
    line = line.replace("backup.example.com:pm/", str(away()))
    return line.replace("python3", sys.executable).replace("pip install forewarn", f"pip install {ROOT}")


def away() -> Path:
    """The other machine: a folder of the manager's."""
    return Path(f"/home/{NAMES['mgr1']}/away")


def variables(root: Path) -> dict[str, str]:
    """What the page has everybody's shell set."""
    text = next((root / "etc/profile.d").iterdir()).read_text("utf-8")
    return dict(found.split("=", 1) for found in re.findall(r"export (\S+)", text))


def type_as(one: Typed, root: Path, program: Program) -> "subprocess.CompletedProcess[str]":
    line = here(one.line, root)
    if one.who == "root":
        env = {"PATH": os.environ["PATH"]}
        return subprocess.run(["sh", "-c", line], env=env, capture_output=True, text=True, check=False)
    name = NAMES[one.who]
    store = Path(variables(root)["FOREWARN_STORE"])
    groups = tuple(os.getgrouplist(name, pwd.getpwnam(name).pw_gid))
    user = User(name, Path(f"/home/{name}"), program, store, groups, root, 0o077)
    given = dict(word.split("=", 1) for word in shlex.split(line) if re.match(r"[A-Z_]+=", word))
    words = [word for word in shlex.split(line) if not re.match(r"[A-Z_]+=", word)]
    if words[0] == "forewarn":
        return user.forewarn(*words[1:], **given)
    script = "import subprocess, sys; sys.exit(subprocess.run(sys.argv[1:]).returncode)"
    return replace(user, place=root).run("-c", script, shutil.which(words[0]) or words[0], *words[1:])


def test_every_command_of_the_page(machine: Path, program: Program) -> None:
    ran: list[tuple[Any, ...]] = []
    for one in typed_in("server"):
        done = type_as(one, machine, program)
        ran.append((one, done.stdout))
        expected = (0, 1) if "doctor" in one.line else (0,)  # it may find something of the machine itself
        assert done.returncode in expected, (one, done)
        assert "internal error" not in done.stderr + done.stdout and "Traceback" not in done.stderr
    said = {one.line: out for one, out in ran}
    assert "Supplier late" in said["forewarn log"]
    assert "1 " in said["forewarn today"] or "ERP" in said["forewarn today"]
    assert "undo: add Supplier late" in said["forewarn undo"]
    (copied,) = away().rglob("*.db.gz")
    assert copied.stat().st_size
    store = machine / "srv/pm/store.db"
    assert {path.stat().st_gid for path in (machine / "srv/pm").rglob("*")} == {store.stat().st_gid}
    assert (machine / "usr/local/bin/forewarn").resolve().exists()
