"""Accounts whose SSH key starts forewarn and nothing else, over real SSH: no shell, no other file, no other store."""

import os
import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from team_doors import Doors

Team = Any
pytestmark = pytest.mark.peers
SECRET = "the wage of Wang"


@pytest.fixture
def exports(team: Team, doors: Doors) -> Path:
    """The folder that the second account is kept to; its choices belong to root."""
    team.first.done("init", "--project", "ERP", "--name", "ERP North", "--shared", "--group", team.group)
    team.first.done("add", "risk", "--project", "ERP", "--title", "Supplier late")
    user = team.second
    folder = user.home / "exports"
    folder.mkdir(mode=0o700)
    shutil.chown(folder, user.name)
    config = user.home / ".config/forewarn/config.toml"
    config.parent.mkdir(parents=True)
    config.write_text(f'exports = "{folder}"\n')
    # Whoever could write here could give themselves any folder.
    for path in (config.parent.parent, config.parent, config):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return folder


@pytest.fixture
def kept(team: Team, doors: Doors, exports: Path) -> Any:
    doors.let_in(team.second, "restrict", "pty", f'command="{doors.program(team.second)}"')
    return team.second


def refused(doors: Doors, user: Any, *words: str, code: tuple[int, ...] = (2, 3)) -> str:
    ran = doors.ran(user, *words)
    assert ran.returncode in code and ran.stderr.count("\n") == 1, (words, ran)
    assert "uid=" not in ran.stdout and SECRET not in ran.stdout + ran.stderr
    return ran.stderr


def test_words_are_arguments_and_never_a_shell(doors: Doors, kept: Any) -> None:
    assert "Supplier late" in doors.ran(kept, "forewarn list risk").stdout
    assert "Supplier late" in doors.ran(kept, "list", "risk").stdout
    title = shlex.quote("$(id) `id` ${HOME} ; id | id")
    assert doors.ran(kept, f"add risk --project ERP --title {title}").returncode == 0
    assert "$(id) `id` ${HOME} ; id | id" in doors.ran(kept, "list risk").stdout
    for command in ("list risk; id", "list risk | sh", "list risk && id", "list risk > x", "sh -c id", "/bin/sh", "id",
                    "bash -i", "scp -t /tmp", "rsync --server . /tmp", "exec sh", "env", "\nid"):  # fmt: skip
        refused(doors, kept, command)
    asked = [*doors.login(kept, terminal="-T"), "-s", "sftp"]
    sftp = subprocess.run(asked, capture_output=True, text=True, check=False, input="ls\n")
    assert sftp.returncode == 2 and not sftp.stdout, sftp


def test_no_way_to_the_network(doors: Doors, kept: Any) -> None:
    base = doors.login(kept, terminal="-T")
    forwarded = [*base[:-1], "-W", f"127.0.0.1:{doors.server.port}", base[-1]]
    ran = subprocess.run(forwarded, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    assert ran.returncode and "SSH-2.0" not in ran.stdout


def test_no_other_file_and_no_other_store(team: Team, doors: Doors, kept: Any, exports: Path) -> None:
    secret = team.first.home / "secret.csv"
    secret.write_text(f"title\n{SECRET}\n")
    open_to_all = team.folder.parent / "open.csv"
    open_to_all.write_text(f"title\n{SECRET}\n")
    (exports / "link.csv").symlink_to(open_to_all)
    (exports / "away").symlink_to("/tmp")
    assert doors.ran(kept, "export risk mine.csv").returncode == 0 and (exports / "mine.csv").exists()
    assert doors.ran(kept, "import risk mine.csv --project ERP --dry-run").returncode == 0
    ssh = kept.home / ".ssh/authorized_keys"
    for words in (
        f"import risk {secret} --project ERP",
        f"import risk {open_to_all} --project ERP",
        "import risk link.csv --project ERP",
        "import risk ../../open.csv --project ERP",
        f"export risk {ssh}",
        "export risk ../.ssh/authorized_keys",
        "export risk ../.config/forewarn/config.csv",
        "export risk away/fw.csv",
        "brief --weekly -o ../brief.txt",
        "backup --to /tmp",
        f"init --project X --name X --store {exports}/other.db",
        f"restore {open_to_all}",
        f"demo --no-open --keep {kept.home}/demo.db",
        "calendar import link.csv",
        "load link.csv",
        "dump ../dump.jsonl",
    ):
        refused(doors, kept, words)
    found = {path.name for path in kept.home.rglob("*") if not path.is_relative_to(exports)}
    assert not found & {"authorized_keys", "brief.txt", "demo.db", "dump.jsonl", "config.csv"}
    sent = [*doors.login(kept, terminal="-T")]
    given = [
        *sent[:-1],
        "-o",
        f"SetEnv=FOREWARN_STORE={exports}/x.db XDG_CONFIG_HOME=/tmp EDITOR=id",
        sent[-1],
    ]
    ran = subprocess.run([*given, "list", "risk"], capture_output=True, text=True, check=False)
    assert "Supplier late" in ran.stdout


def test_the_screen_is_all_there_is(
    doors: Doors, kept: Any, exports: Path, windows: Callable[[str], Any]
) -> None:
    window = windows("kept")
    window.start(100, 40, *doors.login(kept), EDITOR="id", PAGER="id", BROWSER="id")
    window.until("Supplier late")
    for key in ("C-z", "C-d", "!"):
        window.run("send-keys", key)
    assert "uid=" not in window.until("Supplier late")
    window.run("send-keys", "q")
    window.until("ended: 0")


def test_one_account_for_all_with_folders_that_keys_bind(team: Team, doors: Doors, exports: Path) -> None:
    """Two people of one account, told apart by their keys; root alone can read the notes of both."""
    account = team.second
    for name in ("Li", "Sun"):
        data = account.home / name
        data.mkdir(mode=0o700)
        os.chown(data, account.home.stat().st_uid, -1)
        doors.let_in(
            account, "restrict", "pty", f'command="{doors.program(account)}"',
            key=name, LOGNAME=name, XDG_DATA_HOME=str(data),
        )  # fmt: skip
    note = "add morale --project ERP --mood 2 --text 'Wang is tired'"
    ran = doors.ran(account, note, key="Li")
    assert ran.returncode == 0 and not ran.stderr
    assert "Wang is tired" in doors.ran(account, "list morale", key="Li").stdout
    assert "Wang is tired" not in doors.ran(account, "list morale", key="Sun").stdout
    assert doors.ran(account, "add risk --project ERP --title 'Of Sun'", key="Sun").returncode == 0
    assert "undo: add Wang is tired" in doors.ran(account, "undo", key="Li").stdout
    assert "nothing left to undo" in doors.ran(account, "undo", key="Li").stderr
    log = doors.ran(account, "log", key="Li").stdout
    assert f"Sun ({account.name}): add Of Sun" in log or "Sun: add Of Sun" in log
