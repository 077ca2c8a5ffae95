"""The notes of a meeting over real SSH, in tmux, with the connection cut in the middle of a word."""

import os
import shlex
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from patience import PATIENCE, until

pytestmark = pytest.mark.peers
ROOT = Path(__file__).parents[2]
NOTES = (
    "Prototype: the test data is still missing",
    "! supplier interface late p4 i4",
    "+ write the recovery plan due +5wd",
    "= cut-over stays 15 Jan",
    "~ 2 workload no free weekend since October",
    "数据迁移清单下周给",
)
CUT = "and here the line dro"


def rows(store: Path, sql: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as connection:
        return connection.execute(sql).fetchall()


def test_a_cut_connection_loses_no_note_and_files_each_once(ssh: Any, tmux: Any, tmp_path: Path) -> None:
    data = tmp_path / "data"
    store = data / "forewarn/store.db"
    env = f"env PYTHONPATH={ROOT} XDG_DATA_HOME={data} TERM=screen-256color LANG=C.UTF-8 FOREWARN_TODAY=2026-11-26"
    program = f"{env} {shlex.quote(sys.executable)} -m tui"
    made = [*ssh.login, f"{program} demo --keep {store} --no-open"]
    subprocess.run(made, check=True, timeout=PATIENCE, stdout=subprocess.DEVNULL)
    here = {"TERM": "screen-256color", "LANG": "C.UTF-8", "HOME": os.environ["HOME"]}
    tmux.start(80, 24, *ssh.login, program, **here)
    tmux.until("I-14")
    tmux.run("send-keys", "m")
    tmux.until("READ AS")
    tmux.run("send-keys", "Tab")
    tmux.run("send-keys", "-l", "Cut meeting")
    tmux.run("send-keys", "BTab", "BTab", "BTab")
    for line in NOTES:
        tmux.run("send-keys", "-l", line)
        tmux.run("send-keys", "Enter")
    tmux.run("send-keys", "-l", CUT)
    tmux.until("records 4")
    tmux.until(CUT)
    ssh.cut()
    tmux.until("ended: ")
    until(lambda: any(CUT in draft.read_text() for draft in data.rglob("*.drafts/*.json")))
    tmux.run("respawn-pane", "-k")
    tmux.until("A draft is kept")
    tmux.run("send-keys", "e")
    tmux.until("records 4")
    tmux.until(CUT)
    tmux.run("send-keys", "-l", "pped")
    tmux.run("send-keys", "C-s")
    tmux.until("u undoes it")
    tmux.run("send-keys", "q")
    tmux.until("ended: 0")
    ((meeting, notes),) = rows(store, "SELECT id, notes FROM meeting WHERE title = 'Cut meeting'")
    private = NOTES[4]
    assert notes.split("\n") == [*(line for line in NOTES if line != private), CUT + "pped"]
    for kind, title in (
        ("risk", "supplier interface late"),
        ("action", "write the recovery plan"),
        ("decision", "cut-over stays 15 Jan"),
    ):
        found = rows(store, f"SELECT title, meeting FROM {kind} WHERE meeting = {meeting}")
        assert found == [(title, meeting)]
    (mine,) = [path for path in data.rglob("*.db") if path != store]
    assert rows(mine, f"SELECT mood, text FROM morale WHERE meeting = {meeting}") == [
        (2, "no free weekend since October")
    ]
    assert not list(data.rglob("*.drafts/*.json"))
