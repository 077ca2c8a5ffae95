"""The program on a real pseudo-terminal: what goes over the wire, and what happens when the wire is cut."""

import os
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from patience import PATIENCE
from pty_terminal import Terminal

from store.demo import write
from store.disk.care.backup_process import back_up_both
from store.disk.file.backup_files import backups, folder_of, sound
from store.disk.workspace import Workspace
from store.values.clock import Clock

DAY = date(2026, 11, 26)
HOSTILE = "\x1b]0;owned\x07\x1b[2J[/nope]\u202e\x9b31m"


@pytest.fixture
def home(own_demo: Path) -> dict[str, str]:
    """An environment with a demo store in the default place."""
    return {**os.environ, "TERM": "xterm-256color", "FOREWARN_TODAY": "2026-11-26", "LANG": "C.UTF-8"}


@pytest.fixture
def start(home: dict[str, str]) -> Iterator[Callable[..., Terminal]]:
    running: list[Terminal] = []

    def begin(**env: str) -> Terminal:
        terminal = Terminal([sys.executable, "-m", "tui"], home | env)
        running.append(terminal)
        return terminal

    yield begin
    for terminal in running:
        try:
            os.kill(terminal.pid, signal.SIGKILL)
            os.waitpid(terminal.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            pass


@pytest.mark.parametrize(
    "env",
    [
        {"TERM": "xterm-256color"},
        {"TERM": "screen", "NO_COLOR": "1"},
        {"TERM": "linux", "GLYPHS": "ascii"},
    ],
    ids=["256", "no colour", "ascii"],
)
def test_starts_and_leaves_on_any_terminal(
    start: Callable[..., Terminal], home: dict[str, str], env: dict[str, str]
) -> None:
    if "GLYPHS" in env:
        config = Path(home["XDG_CONFIG_HOME"]) / "forewarn/config.toml"
        config.parent.mkdir(parents=True)
        config.write_text('glyphs = "ascii"\n')
    terminal = start(**env)
    terminal.until(terminal.shows("I-14"))
    terminal.press("q")
    assert terminal.ended() == 0
    assert b"Traceback" not in terminal.sent
    if "NO_COLOR" in env:
        assert b"\x1b[38;" not in terminal.sent and b"\x1b[31m" not in terminal.sent
    if "GLYPHS" in env:
        assert all(byte < 128 for byte in terminal.sent)


def test_a_dumb_terminal_gets_one_line(start: Callable[..., Terminal]) -> None:
    terminal = start(TERM="dumb")
    assert terminal.ended() == 2
    assert len(terminal.sent.strip().splitlines()) == 1


def test_no_escape_from_data_reaches_the_terminal(
    start: Callable[..., Terminal], home: dict[str, str]
) -> None:
    """Even what another program wrote straight into the tables."""
    clock = Clock(DAY)
    workspace = Workspace.open(Path(home["XDG_DATA_HOME"]) / "forewarn/store.db", who="ann", clock=clock)
    connection = workspace.store.connection
    connection.execute("UPDATE risk SET title = ? || title", (HOSTILE,))
    connection.execute("UPDATE person SET name = ? || name", (HOSTILE,))
    connection.execute("UPDATE project SET code = code || ?", (HOSTILE,))
    workspace.close()
    terminal = start()
    terminal.until(terminal.shows("[/nope]"))
    for key, sign in (
        ("3", "nope"),
        ("\r", "I-14"),
        ("\x1b", "RISKS"),
        ("h", "nope"),
        ("\x1b", "RISKS"),
        ("e", "Title"),
    ):
        settle(terminal, 0.15)
        terminal.press(key)
        terminal.until(terminal.shows(sign))
    assert b"]0;owned\x07" not in terminal.sent
    assert b"\x1b]0;owned" not in terminal.sent and b"\x9b31m" not in terminal.sent
    assert "\u202e".encode() not in terminal.sent


@pytest.mark.parametrize("cut", ["terminal", "SIGHUP", "SIGTERM"])
def test_a_cut_line_keeps_the_draft_and_ends_the_program(
    start: Callable[..., Terminal], home: dict[str, str], cut: str
) -> None:
    terminal = start()
    terminal.until(terminal.shows("I-14"))
    terminal.press("3n")
    terminal.until(terminal.shows("Title"))
    terminal.press("Typed before the line dropped")
    terminal.until(terminal.shows("line dropped"))
    if cut == "terminal":
        os.close(terminal.fd)
        terminal.read = lambda seconds=0.05: True  # type: ignore[method-assign]
    else:
        os.kill(terminal.pid, getattr(signal, cut))
    terminal.ended()
    drafts = list(Path(home["XDG_DATA_HOME"]).rglob("*.drafts/*"))
    assert any("Typed before the line dropped" in draft.read_text(encoding="utf-8") for draft in drafts)
    again = start()
    again.until(again.shows("draft is kept"))
    again.press("e")
    again.until(again.shows("Typed before the line dropped"))


@pytest.mark.parametrize(
    "strokes",
    [("jj\t", "jk3jj", "\t\tk", "2/sup\r"), ("\x1b", "?", "\x1b"), ("h", "\x1b", "5jj1")],
    ids=["panes", "help", "history"],
)
def test_what_was_left_out_of_the_frames_stands_there_already(
    start: Callable[..., Terminal], strokes: tuple[str, ...]
) -> None:
    """Frames are sent without what the terminal shows already; drawn whole again, nothing may look different."""
    terminal = start()
    terminal.until(terminal.shows("I-14"))
    for keys in strokes:
        terminal.press(keys)
        settle(terminal)
        before = list(terminal.lines)
        sent = len(terminal.sent)
        terminal.press("\x0c")
        terminal.until(lambda sent=sent: len(terminal.sent) > sent + 1000)  # type: ignore[misc]
        settle(terminal)
        assert terminal.lines == before, keys


@pytest.mark.parametrize(("keys", "has"), [("3", "? help"), ("3e", "F2 save")], ids=["dashboard", "form"])
def test_nothing_of_the_screen_below_shows_while_the_terminal_is_too_small(
    start: Callable[..., Terminal], keys: str, has: str
) -> None:
    terminal = start(COLUMNS="", LINES="")
    terminal.until(terminal.shows("I-14"))
    terminal.press(keys)
    terminal.until(terminal.shows(has))
    settle(terminal)
    before = list(terminal.lines)
    for size in ((20, 5), (50, 12)):
        terminal.resize(*size)
        terminal.until(terminal.shows("Too small"))
        settle(terminal)
        said = " ".join(" ".join(terminal.lines).split())
        assert said == "Too small: forewarn needs 60×16. Make it larger."
        terminal.resize(80, 24)
        settle(terminal)
        assert terminal.lines == before


@pytest.mark.parametrize(
    ("language", "title", "place", "end"),
    [
        ("en", "REVIEW", r"REVIEW (\d+) of (\d+)", "checked by"),
        ("zh", "检视", r"检视 (\d+)/(\d+)", "条规则检查"),
    ],
)
def test_the_whole_queue_is_reviewed_by_keys(
    start: Callable[..., Terminal], tmp_path: Path, language: str, title: str, place: str, end: str
) -> None:
    store = tmp_path / f"{language}.db"
    workspace = Workspace.open(store, who="ann", clock=Clock(DAY), create=True)
    write(workspace, DAY, language)
    workspace.close()
    terminal = start(FOREWARN_STORE=str(store), LANG="zh_CN.UTF-8" if language == "zh" else "C.UTF-8")
    terminal.until(terminal.shows("I-14"))
    terminal.press("r")

    def stands() -> tuple[str, ...]:
        line = re.sub(r"(?<=[^\x00-\xff]) ", "", terminal.lines[0])
        found = re.search(place.replace("检视 ", "检视 ?"), line)
        return found.groups() if found else ()

    terminal.until(stands)
    total = int(stands()[1])
    assert total >= 10
    for n in range(40):
        settle(terminal, 0.15)
        if not (now := stands()):
            break
        terminal.press("s" if n == 2 else " ")
        if n == 2:
            for keys in ("+2\r", "x\r"):
                settle(terminal)
                terminal.press(keys)
        terminal.until(lambda now=now: stands() != now)  # type: ignore[misc]
    settle(terminal)
    assert end in re.sub(r"(?<=[^\x00-\xff]) ", "", " ".join(terminal.lines))
    terminal.press("\x1b")
    settle(terminal)
    terminal.press("q")
    assert terminal.ended() == 0
    assert b"Traceback" not in terminal.sent


def settle(terminal: Terminal, seconds: float = 0.4) -> None:
    """Read until nothing has come for a while, and the program has nothing to do."""
    quiet = time.monotonic()
    while time.monotonic() - quiet < seconds:
        sent = len(terminal.sent)
        terminal.read()
        if len(terminal.sent) != sent or is_at_work(terminal.pid):
            quiet = time.monotonic()


def test_bytes_that_are_no_text_are_typed_on_over(start: Callable[..., Terminal]) -> None:
    terminal = start()
    terminal.until(terminal.shows("MILESTONES"))
    terminal.press(":")
    terminal.until(terminal.shows("one line, one record"))
    os.write(terminal.fd, b"! caf\xe9 \xff\xfe closed")
    terminal.until(terminal.shows("closed"))
    terminal.until(terminal.shows("! caf\ufffd"))


def test_stopping_behind_the_last_key_is_for_the_shell(start: Callable[..., Terminal]) -> None:
    terminal = start()
    terminal.until(terminal.shows("MILESTONES"))
    terminal.press("q")
    end = time.monotonic() + PATIENCE
    while not (ended := os.waitpid(terminal.pid, os.WNOHANG))[0]:
        assert time.monotonic() < end, "it waits for ever"
        os.write(terminal.fd, b"\x1a")
        time.sleep(0.002)
        terminal.read(0)
    assert os.waitstatus_to_exitcode(ended[1]) == 0


def test_a_backup_that_is_due_is_made_behind_the_end(
    start: Callable[..., Terminal], home: dict[str, str]
) -> None:
    terminal = start()
    terminal.until(terminal.shows("MILESTONES"))
    terminal.press("q")
    assert terminal.ended() == 0
    path, end = Path(home["XDG_DATA_HOME"]) / "forewarn/store.db", time.monotonic() + PATIENCE
    while not (backups(path) and sound(backups(path)[0].path)):
        assert time.monotonic() < end
        time.sleep(0.01)


def test_one_that_was_not_made_is_said_at_the_next_start(
    start: Callable[..., Terminal], home: dict[str, str]
) -> None:
    path = Path(home["XDG_DATA_HOME"]) / "forewarn/store.db"
    workspace = Workspace.open(path, who="ann")
    workspace.close()
    folder_of(path).symlink_to(path.parent / "elsewhere")
    assert back_up_both(path, workspace.private_path) is not None
    terminal = start()
    terminal.until(terminal.shows("no backup was made on"))
    terminal.until(terminal.shows("MILESTONES"))


def is_at_work(pid: int) -> bool:
    """Whether a program runs, or would if the machine let it; False where there is no /proc to tell."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in "SZ"
