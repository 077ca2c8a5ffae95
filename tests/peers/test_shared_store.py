"""A store that a group shares, by real accounts of the machine: what its files may, whoever makes them."""

import grp
import gzip
import os
import pwd
import stat
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

Team = Any
pytestmark = pytest.mark.peers
INIT = ("init", "--project", "ERP", "--name", "ERP North")


def modes(team: Team) -> dict[str, str]:
    """Mode by kind of file, and the group's everywhere."""
    number = grp.getgrnam(team.group).gr_gid
    found = {}
    for path in (team.folder, *team.folder.rglob("*")):
        assert path.stat().st_gid == number, path
        found[path.name] = f"{stat.S_IMODE(path.stat().st_mode):o}"
    return found


def shared(team: Team) -> None:
    said = team.first.done(*INIT, "--shared", "--group", team.group)
    assert f"shared with the group {team.group}" in said


def add(user: Any, title: str) -> None:
    user.done("add", "risk", "--project", "ERP", "--title", title)


def all_the_groups(team: Team, backups: bool = True) -> None:
    for name, mode in modes(team).items():
        path = next(p for p in (team.folder, *team.folder.rglob("*")) if p.name == name)
        assert mode == ("2770" if path.is_dir() else "660"), (name, mode)
    assert (team.folder / "store.db.backups").is_dir() is backups


def test_both_write_and_back_up_and_mend_and_restore(team: Team) -> None:
    shared(team)
    all_the_groups(team, backups=False)
    add(team.first, "of the first")
    add(team.second, "of the second")
    note = ("add", "morale", "--project", "ERP", "--mood", "2", "--text", "tired")
    team.second.done(*note)
    all_the_groups(team, backups=False)
    assert "kept as" in team.first.done("backup")
    all_the_groups(team)
    # The same again, of another's backup; and one of one's own.
    assert "has not changed" in team.second.done("backup")
    add(team.second, "once more")
    assert team.second.done("backup").count("kept as") == 1
    all_the_groups(team)
    for user in (team.first, team.second):
        assert "!" not in (said := user.forewarn("doctor", "--mend").stdout), said
        assert f"shared with the group {team.group}" in said
        all_the_groups(team)
        assert user.forewarn("check").returncode == 0
    newest = sorted((team.folder / "store.db.backups").iterdir())[-1]
    add(team.first, "gone again")
    team.second.done("restore", newest.name)
    all_the_groups(team)
    titles = [one["title"] for one in team.first.json("list", "risk")["records"]]
    assert sorted(titles) == ["of the first", "of the second", "once more"]
    add(team.first, "after it")
    assert "undo: add after it" in team.first.done("undo")


def test_a_restored_store_is_shared_though_it_was_gone(team: Team) -> None:
    shared(team)
    team.first.done("backup")
    for path in team.folder.glob("store.db*"):
        if not path.is_dir():
            path.unlink()
    (kept,) = (team.folder / "store.db.backups").iterdir()
    team.second.done("restore", kept.name)
    all_the_groups(team)
    add(team.first, "again")


def test_backups_that_another_keeps_for_himself_are_said(team: Team) -> None:
    shared(team)
    add(team.first, "one")
    team.first.done("backup")
    kept = team.folder / "store.db.backups"
    (backup,) = kept.iterdir()
    note = ("add", "morale", "--project", "ERP", "--mood", "2", "--text", "tired")
    team.second.done(*note)
    backup.chmod(0o600)
    said = team.second.forewarn("check").stdout
    assert f"cannot be read: it belongs to {team.first.name}" in said
    assert f"the group {team.group} cannot use it" in said
    kept.chmod(0o700)
    ran = team.second.forewarn("backup")
    assert ran.returncode == 3 and "cannot be read" in ran.stderr and ran.stderr.count("\n") == 1
    assert "private" in ran.stdout and "kept as" in ran.stdout
    team.first.forewarn("doctor", "--mend")
    all_the_groups(team)
    assert "backup" in team.second.done("backup")


def test_erasing_says_which_backups_it_could_not_look_into(team: Team) -> None:
    shared(team)
    kept = team.folder / "store.db.backups"
    for name in ("Kardamom Wei", "Safran Wei"):
        team.first.done("add", "person", "--name", name)
    team.first.done("backup")
    (backup,) = kept.iterdir()
    backup.chmod(0o600)
    said = team.second.done("private", "erase", "Kardamom Wei", "--yes")
    assert f"perhaps still in {backup}, which you cannot read: {team.first.name} or root deletes it" in said
    kept.chmod(0o700)
    said = team.second.done("private", "erase", "Safran Wei", "--yes")
    assert f"perhaps still in {kept}, which you cannot read" in said


def test_sharing_a_store_that_one_had_alone(team: Team) -> None:
    team.first.done(*INIT)
    assert team.first.store.stat().st_mode & 0o777 == 0o600
    team.first.done("backup")
    assert "permission denied" in team.second.refused("today").casefold()
    # Only who owns it shares it, and only with a group of theirs.
    ran = team.second.forewarn("share", str(team.first.store), "--group", team.group)
    assert ran.returncode == 1 and "ermission denied" in ran.stderr
    assert "no group nobody-of-that-name" in team.first.refused(
        "share", str(team.first.store), "--group", "nobody-of-that-name"
    )
    assert "is not in the group root" in team.first.refused(
        "share", str(team.first.store), "--group", "root", code=3
    )
    said = team.first.done("share", str(team.first.store), "--group", team.group)
    assert f"{team.first.store}: group {team.group}, mode 660" in said
    all_the_groups(team)
    add(team.second, "now")
    again = team.first.done("share", str(team.first.store), "--group", team.group)
    assert again.count("\n") == 1


def test_a_folder_with_other_things_is_not_shared(team: Team) -> None:
    other = team.first.home / "work"
    other.mkdir()
    (other / "letters.txt").write_text("mine")
    for path in (other, other / "letters.txt"):
        os.chown(path, pwd.getpwnam(team.first.name).pw_uid, -1)
    store = str(other / "store.db")
    said = team.first.refused("--store", store, *INIT, "--shared", "--group", team.group)
    assert "letters.txt" in said and not Path(store).exists()
    own = str(team.first.home / ".local/share/forewarn/store.db")
    assert "your own" in team.first.refused("--store", own, *INIT, "--shared", "--group", team.group)


def test_sharing_needs_a_group_and_a_word(team: Team) -> None:
    assert "needs both" in team.first.refused(*INIT, "--shared", code=2)
    assert "needs both" in team.first.refused(*INIT, "--group", team.group, code=2)
    assert "with which group" in team.first.refused("share", code=2)


def test_bringing_an_older_store_up_to_date_keeps_it_shared(team: Team) -> None:
    older = Path(__file__).parents[1] / "disk/released/v4.db.gz"
    team.first.store.write_bytes(gzip.decompress(older.read_bytes()))
    os.chown(team.first.store, pwd.getpwnam(team.first.name).pw_uid, grp.getgrnam(team.group).gr_gid)
    team.first.store.chmod(0o660)
    team.second.done("today")
    all_the_groups(team)
    team.first.done("today")


def test_a_reader_reads_and_sees_every_save(team: Team) -> None:
    team.first.done(*INIT, "--shared", "--group", team.group, "--readers")
    add(team.first, "Supplier late")
    add(team.second, "Data owner leaves")
    assert (team.folder / "store.db").stat().st_mode & 0o777 == 0o664
    # Nobody has it open: what SQLite needs to read it lies there.
    assert (team.folder / "store.db-shm").stat().st_mode & 0o777 == 0o664
    reader = team.reader
    assert "ERP" in reader.done("today")
    assert len(reader.json("list", "risk")["records"]) == 2
    assert "Supplier late" in reader.done("export", "risk")
    for words in (
        ("add", "risk", "--project", "ERP", "--title", "mine"),
        ("edit", "R-01", "--title", "mine"),
        ("archive", "R-01"),
        ("set", "tolerance", "3"),
        ("backup",),
        ("backup", "--list"),
        ("restore",),
        ("restore", "20261130T132916.612828Z.db.gz"),
    ):
        ran = reader.forewarn(*words)
        assert ran.returncode == 3 and ran.stderr.count("\n") == 1, (words, ran)
    assert "nothing can be saved" in reader.refused("undo", code=3)
    # Their own notes are theirs all the same.
    reader.done("add", "morale", "--project", "ERP", "--mood", "2", "--text", "tired")
    team.first.done("backup")
    for backup in (team.folder / "store.db.backups", *(team.folder / "store.db.backups").iterdir()):
        assert not backup.stat().st_mode & 0o007
    for words in (("check",), ("doctor", "--mend")):
        said = reader.forewarn(*words).stdout
        assert ". the backups of" in said and "are for those who may write it" in said
        assert not [line for line in said.splitlines() if line[0] in "~!" and str(team.folder) in line]
    add(team.second, "third")
    assert len(reader.json("list", "risk")["records"]) == 3
    assert all(path.stat().st_uid != pwd.getpwnam(reader.name).pw_uid for path in team.folder.rglob("*"))


def test_readers_of_a_group_have_the_store_in_a_folder_of_theirs(team: Team) -> None:
    """It is said where managers are not in that group, and not where they are."""
    group = f"{team.group}all"
    outer = team.folder.parent / "readers"
    outer.mkdir()
    inner = team.folder.rename(outer / "pm")
    subprocess.run(["groupadd", group], check=True)
    try:
        os.chown(outer, 0, grp.getgrnam(group).gr_gid)
        outer.chmod(0o750)
        for joins in (team.first, team.reader):
            subprocess.run(["usermod", "-aG", group, joins.name], check=True)
        number = grp.getgrnam(group).gr_gid
        first, second, reader = (
            replace(user, groups=(*user.groups, number), store=inner / "store.db")
            for user in (team.first, team.second, team.reader)
        )
        words = (*INIT, "--shared", "--group", team.group, "--readers")
        ran = first.forewarn(*words)
        assert ran.returncode == 0 and f"the group cannot enter {outer} (mode 750)" in ran.stderr
        subprocess.run(["usermod", "-aG", group, second.name], check=True)
        ran = first.forewarn("share", str(first.store), "--group", team.group, "--readers")
        assert ran.returncode == 0 and not ran.stderr
        add(second, "Supplier late")
        assert "Supplier late" in reader.done("list", "risk")
        assert "ermission denied" in replace(reader, groups=()).refused("list", "risk")
    finally:
        subprocess.run(["groupdel", group], check=True)


def test_a_reader_of_a_store_without_a_log_beside_it(team: Team) -> None:
    team.first.done(*INIT, "--shared", "--group", team.group, "--readers")
    add(team.first, "Supplier late")
    for suffix in ("-shm", "-wal"):
        (team.folder / f"store.db{suffix}").unlink()
    assert len(team.reader.json("list", "risk")["records"]) == 1
    newest = team.first.done("backup") and next((team.folder / "store.db.backups").iterdir())
    team.second.done("restore", newest.name)
    assert len(team.reader.json("list", "risk")["records"]) == 1
    assert (team.folder / "store.db-shm").exists()


def test_who_decides_in_a_project(team: Team) -> None:
    shared(team)
    first, second = team.first, team.second
    first.done("add", "person", "--name", "Chen", "--email", "chen@client.com")
    first.done("add", "stakeholder", "--project", "ERP", "--person", "Chen", "--role", "sponsor")
    first.done(
        "add", "issue", "--project", "ERP", "--title", "Data owner leaves", "--impact", "4", "--owner", "Chen"
    )
    override = (
        "add",
        "reading",
        "--project",
        "ERP",
        "--area",
        "time",
        "--colour",
        "green",
        "--sentence",
        "float",
        "--valid-until",
        "+5",
    )
    need_not = ("tell", "I-01", "--to", "Chen", "--need-not", "knows it")
    # Nobody manages it: everybody may.
    second.done(*override)
    second.done(*need_not)
    second.done("undo")
    first.done("add", "person", "--name", "Sun Hao", "--email", f"{first.name}@pm.com")
    first.done("edit", "ERP", "--manager", "Sun Hao")
    for words in (override, need_not, ("private", "erase", "Chen", "--yes")):
        said = second.refused(*words, code=3)
        assert "Sun Hao" in said and f"you work as {second.name}" in said
    # The manager has no part that is entered, and is named by the project all the same; an owner by what they own.
    first.done("add", "person", "--name", "Guo")
    first.done("add", "action", "--project", "ERP", "--title", "price list", "--owner", "Guo")
    for name in ("Sun Hao", "Guo"):
        assert "is for Sun Hao" in second.refused("private", "erase", name, "--yes", code=3)
    # Who is in no project is nobody's to decide on alone.
    second.done("add", "person", "--name", "Nobody Knows")
    second.done("private", "erase", "Nobody Knows", "--yes")
    # What is the group's is theirs, and what is the manager's is the manager's.
    second.done(
        "add", "reading", "--project", "ERP", "--area", "scope", "--colour", "green", "--sentence", "all in"
    )
    first.done(*override)
    first.done(*need_not)
    first.done("undo")
    second.done("edit", "ERP", "--cover", second.name, "--new-people", "--cover-from", "today")
    second.done(*need_not)


def test_several_people_on_one_account_are_told_that_notes_are_common(team: Team) -> None:
    team.first.done(*INIT)
    note = ("add", "morale", "--project", "ERP", "--mood", "2", "--text", "tired")
    assert team.first.forewarn(*note).stderr == ""
    ran = team.first.forewarn(*note, LOGNAME="Li Na")
    assert ran.returncode == 0 and "common to all" in ran.stderr and ran.stderr.count("\n") == 1


def on_screen(tmux: Any, user: Any, **env: str) -> None:
    """forewarn in the window, as that user."""
    tmux.start(
        120, 40, "setpriv", "--reuid", user.name, "--regid", str(pwd.getpwnam(user.name).pw_gid), "--clear-groups",
        "env", "-i", "TERM=screen-256color", f"PATH={os.environ['PATH']}",
        f"HOME={user.home}", f"LOGNAME={user.name}", f"FOREWARN_STORE={user.store}", "LANG=C.UTF-8",
        *(f"{name}={value}" for name, value in {**user.program.env, **env}.items()),
        user.program.python, "-m", "tui",
    )  # fmt: skip


def test_the_screen_of_a_reader_follows_and_does_not_write(team: Team, tmux: Any, needs: Any) -> None:
    needs("setpriv")
    team.first.done(*INIT, "--shared", "--group", team.group, "--readers")
    add(team.first, "Supplier late")
    on_screen(tmux, team.reader)
    first = tmux.until("Supplier late")
    assert "r review" in first and not [
        key for key in ("n new", "t told", "e edit", "m meeting") if key in first
    ]
    add(team.second, "Data owner leaves")
    tmux.until("Data owner leaves")
    tmux.run("send-keys", "n")
    tmux.until("is read-only")
    tmux.run("send-keys", "q")
    tmux.until("ended: 0")
    assert team.first.forewarn("check").returncode == 0


def test_the_screen_says_at_its_start_that_notes_are_common(team: Team, tmux: Any, needs: Any) -> None:
    needs("setpriv")
    team.first.done(*INIT)
    on_screen(tmux, team.first, LOGNAME="Li Na")
    tmux.until("several people")
    tmux.run("send-keys", "q")
    tmux.until("ended: 0")


OLDER = """
import fcntl, os, sys
from store.disk.file.sqlite import sqlite
path = sys.argv[1]
held = os.open(path + ".lock", os.O_RDONLY)
fcntl.flock(held, fcntl.LOCK_SH)
store = sqlite.connect(path)
store.execute("SELECT count(*) FROM risk").fetchall()
print("open", flush=True)
sys.stdin.readline()
store.execute("UPDATE risk SET remark = 'saved by the older one' WHERE id = (SELECT min(id) FROM risk)")
store.commit()
print("saved", flush=True)
sys.stdin.readline()
"""
"""A session of an older version: the lock and the file as it has them."""


def test_a_newer_version_waits_for_older_sessions_and_loses_nothing_of_them(team: Team) -> None:
    older = Path(__file__).parents[1] / "disk/released/v4.db.gz"
    store = team.first.store
    store.write_bytes(gzip.decompress(older.read_bytes()))
    for path in (store, store.with_name("store.db.lock")):
        path.touch()
        os.chown(path, pwd.getpwnam(team.first.name).pw_uid, grp.getgrnam(team.group).gr_gid)
        path.chmod(0o660)
    account = pwd.getpwnam(team.second.name)
    with subprocess.Popen(
        [team.second.program.python, "-c", OLDER, str(store)],
        env={"PATH": os.environ["PATH"], **team.second.program.env},
        cwd=team.folder, user=account.pw_uid, group=account.pw_gid, extra_groups=team.second.groups,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, umask=0o007,
    ) as session:  # fmt: skip
        assert session.stdin is not None and session.stdout is not None
        assert session.stdout.readline() == "open\n"
        assert "close forewarn everywhere first" in team.first.refused("today")
        session.stdin.write("\n")
        session.stdin.flush()
        assert session.stdout.readline() == "saved\n"
        assert "close forewarn everywhere first" in team.first.refused("list", "risk")
        session.communicate("\n")
    listed = team.first.json("list", "risk")["records"]
    assert any(one["remark"] == "saved by the older one" for one in listed)
    all_the_groups(team)
