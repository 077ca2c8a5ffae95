"""Three accounts of one machine over real SSH, each in a terminal of their own: a team at work on one store."""

import grp
import os
import shlex
import signal
import stat
from collections.abc import Callable
from typing import Any

import pytest
from patience import until
from team_doors import Doors, processes

Team = Any
pytestmark = pytest.mark.peers
INIT = ("init", "--project", "ERP", "--name", "ERP North", "--shared")
HOSTILE = "Wolf\x1b[2J\x1b]0;owned\x07\u202eevil"


@pytest.fixture
def working(team: Team, doors: Doors, windows: Callable[[str], Any]) -> Callable[..., Any]:
    """`working(user, option …)`: the window in which that account has the dashboard open."""
    shared_store(team)

    def sit_down(user: Any, name: str = "") -> Any:
        if not (doors.place / user.name).exists():
            doors.let_in(user)
        window = windows(name or user.name)
        window.start(120, 40, *doors.login(user), shlex.quote(str(doors.program(user))))
        window.until("Supplier late")
        return window

    return sit_down


def shared_store(team: Team) -> None:
    team.first.done(*INIT, "--group", team.group, "--readers")
    risk(team.first, "Supplier late")


def risk(user: Any, title: str) -> None:
    user.done("add", "risk", "--project", "ERP", "--title", title, "--impact", "2", "--probability", "2")


def gone(window: Any, text: str) -> None:
    until(lambda: text not in window.shown())


def press(window: Any, *keys: str) -> None:
    window.run("send-keys", *keys)


def all_the_groups(team: Team) -> None:
    """Whatever the store's folder holds is the group's to write, and read by others where it is for readers."""
    number = grp.getgrnam(team.group).gr_gid
    for path in (team.folder, *team.folder.rglob("*")):
        found = path.lstat()
        closed = ".backups" in str(path) or ".open" in str(path) or ".before-restore" in str(path)
        readers = 0 if closed else 0o005 if path.is_dir() else 0o004
        wanted = (0o2770 if path.is_dir() else 0o660) | readers
        assert found.st_gid == number and stat.S_IMODE(found.st_mode) == wanted, (path, oct(found.st_mode))


def test_what_one_saves_stands_on_the_others_screens(team: Team, working: Callable[..., Any]) -> None:
    mine, theirs, readers = working(team.first), working(team.second), working(team.reader)
    press(mine, "3")
    before = mine.until("Supplier late")
    risk(team.second, "Data owner leaves")
    for window in (mine, readers):
        window.until(f"{team.second.name}: R-02")
        window.until("Data owner leaves")
    assert "R-02" not in before
    # Who saved it on another screen of theirs is told nothing new of themselves.
    theirs.until("Data owner leaves")
    assert f"{team.second.name}: R-02" not in theirs.shown()
    risk(team.first, "Third")
    theirs.until(f"{team.first.name}: R-03")
    all_the_groups(team)
    # A note of one's own is nobody else's news, not even that there is one.
    team.first.done("add", "morale", "--project", "ERP", "--mood", "2", "--text", "tired")
    risk(team.first, "Fourth")
    theirs.until("R-04")
    for window in (theirs, readers):
        assert "tired" not in window.shown()
    for window in (mine, theirs, readers):
        press(window, "q")
        window.until("ended: 0")


def test_a_form_tells_who_else_has_its_record_open(team: Team, working: Callable[..., Any]) -> None:
    mine, theirs = working(team.first), working(team.second)
    press(mine, "3")
    press(mine, "e")
    mine.until("Title")
    press(theirs, "3")
    press(theirs, "e")
    theirs.until(f"also open with {team.first.name} since")
    mine.until(f"also open with {team.second.name} since")
    all_the_groups(team)
    (held,) = processes(team.first)
    os.kill(held, signal.SIGKILL)
    gone(theirs, "also open with")
    press(theirs, "Escape")
    gone(theirs, "Title")
    until(lambda: not [*(team.folder / "store.db.open").iterdir()])


def test_both_change_one_field(team: Team, working: Callable[..., Any]) -> None:
    theirs = working(team.second)
    press(theirs, "3")
    press(theirs, "e")
    theirs.until("Title")
    until(lambda: [*(team.folder / "store.db.open").iterdir()])
    said = team.first.forewarn("edit", "R-01", "--impact", "3", "--title", "Supplier very late")
    assert said.returncode == 0 and f"also open with {team.second.name} since" in said.stderr
    press(theirs, "PPage", "PPage", "Down", "End", *"mine")
    theirs.until("Supplier latemine")
    press(theirs, "F2")
    theirs.until(f"While you typed, {team.first.name} changed it on")
    theirs.until("1 to choose")
    theirs.until("only theirs")
    press(theirs, "t")
    theirs.until("all chosen")
    press(theirs, "F2")
    theirs.until("Supplier very late")
    (saved,) = team.first.json("list", "risk")["records"]
    assert (saved["impact"], saved["title"]) == (3, "Supplier very late")


def test_undo_takes_back_ones_own_alone(team: Team, working: Callable[..., Any]) -> None:
    mine, theirs = working(team.first), working(team.second)
    risk(team.second, "Of the second")
    mine.until("Of the second")
    press(mine, "u")
    mine.until("undo: add Supplier late")
    theirs.until("Of the second")
    gone(theirs, "Supplier late")
    press(theirs, "u")
    theirs.until("undo: add Of the second")
    gone(mine, "Of the second")
    press(mine, "u")
    mine.until("undo")


def test_what_another_writes_into_the_file_is_harmless(team: Team, working: Callable[..., Any]) -> None:
    mine = working(team.first)
    risk(team.second, "Wolf")
    mine.until("Wolf")
    script = (
        "import sys; from store.disk.file.sqlite import sqlite; c = sqlite.connect(sys.argv[1]);"
        "c.execute(\"UPDATE risk SET title = ? WHERE title = 'Wolf'\", (sys.argv[2],));"
        "c.execute('UPDATE act SET who = ? WHERE id = (SELECT max(id) FROM act)', (sys.argv[2],)); c.commit()"
    )
    ran = team.second.run("-c", script, str(team.second.store), HOSTILE)
    assert ran.returncode == 0, ran
    risk(team.second, "After it")
    shown = mine.until("RISKS 3 open")
    assert "Supplier late" in shown and "owned" not in mine.run("display-message", "-p", "#{pane_title}")
    assert "\u202e" not in shown and "\x1b" not in shown
    for words in (("log",), ("list", "risk"), ("today",), ("show", "R-02")):
        said = team.first.forewarn(*words).stdout
        assert "\x1b" not in said and "\u202e" not in said and "\x07" not in said


def test_a_log_that_is_taken_away_is_noticed(team: Team, working: Callable[..., Any]) -> None:
    mine = working(team.first)
    risk(team.second, "Before it")
    mine.until("Before it")
    log = team.folder / "store.db-wal"
    script = "import os, sys; os.rename(sys.argv[1], sys.argv[2])"
    assert team.second.run("-c", script, str(log), str(team.folder / "store.db-stolen")).returncode == 0
    mine.until("ERP")
    risk(team.second, "After it")
    mine.until("RISKS 3 open")
    assert team.first.forewarn("check").returncode == 0
    titles = {one["title"] for one in team.first.json("list", "risk")["records"]}
    assert titles == {"Supplier late", "Before it", "After it"}


def test_first_backup_mending_and_restoring_while_others_are_open(
    team: Team, working: Callable[..., Any]
) -> None:
    mine = working(team.first)
    for user in (team.second, team.first):
        risk(user, f"of {user.name}")
        assert "kept as" in user.done("backup")
        all_the_groups(team)
        user.forewarn("doctor", "--mend")
        all_the_groups(team)
    newest = sorted((team.folder / "store.db.backups").iterdir())[-1].name
    risk(team.first, "after the backup")
    said = team.second.refused("restore", newest)
    assert "in use" in said
    mine.until("after the backup")
    press(mine, "q")
    mine.until("ended: 0")
    team.second.done("restore", newest)
    all_the_groups(team)
    assert "after the backup" not in team.first.done("list", "risk")
    risk(team.first, "and on")
    assert team.reader.done("list", "risk").count("and on") == 1
    all_the_groups(team)
