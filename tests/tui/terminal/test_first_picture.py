"""The picture before Textual on a real terminal: one write, taken over without a byte twice; and whatever happens in
between leaves the terminal as it was."""

import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from fcntl import ioctl
from pathlib import Path

import pyte
import pytest
from patience import PATIENCE
from pty_terminal import lines_of

LEFT = "\x1b[?1049l"
HELD = """
import sys, time, types
from tui import __main__ as program
real = program._load_asyncio
def held():
    import pathlib, time
    {what}
    real()
program._load_asyncio = held
sys.argv = ["forewarn"]
sys.exit(program.main())
"""
"""The program as it is, with something that happens between the picture and Textual."""
WAITS = """while not (pathlib.Path.home() / "go on").exists():
        time.sleep(0.005)"""
"""It waits for `go_on`."""
SIGNALLED = """import os, pkgutil, signal
    owner, _, name = "{where}".rpartition(".")
    owner = pkgutil.resolve_name(owner)
    before = getattr(owner, name)
    def signalled(self):
        before(self)
        os.kill(os.getpid(), signal.{number})
    setattr(owner, name, signalled)"""
"""A signal that comes behind a method."""


SETTING = re.compile(rb"\x1b\[[?>=<][\d;]*\$?[a-z]|\x1b\]22;\w+\x07")
"""How Textual asks for keys, mouse and focus; it changes no cell."""


def cells_sent(data: bytes) -> bytes:
    """What of it changes the picture, or moves the cursor."""
    return SETTING.sub(b"", data)


def own_terminal() -> None:
    """In the child: the terminal is its own, and it heeds what a run under `nohup` would have it ignore."""
    ioctl(0, termios.TIOCSCTTY, 0)
    for number in (signal.SIGHUP, signal.SIGTERM, signal.SIGTSTP):
        signal.signal(number, signal.SIG_DFL)


class Watched:
    """A program on a terminal of ours, of which we keep both ends: so its modes can be asked for when it has ended."""

    def __init__(self, env: dict[str, str], what: str, size: tuple[int, int], typed: str = "") -> None:
        self.fd, self.own = pty.openpty()
        ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self.before = termios.tcgetattr(self.own)
        self.screen = pyte.Screen(*size)
        self.stream = pyte.ByteStream(self.screen)
        self.stream.feed(b"$ ls\r\n$ forewarn\r\n")  # the shell's cursor is somewhere
        self.sent = b""
        if typed:
            os.write(self.fd, typed.encode())
        self.home = Path(env["HOME"])
        self.process = subprocess.Popen(
            [sys.executable, "-c", HELD.format(what=what)],
            stdin=self.own,
            stdout=self.own,
            stderr=self.own,
            env=env,
            start_new_session=True,
            preexec_fn=own_terminal,
        )

    def read(self, seconds: float = 0.05) -> None:
        if select.select([self.fd], [], [], seconds)[0]:
            data = os.read(self.fd, 65536)
            self.sent += data
            self.stream.feed(data)

    def until(self, condition: Callable[[], object]) -> None:
        end = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < end, "\n".join(lines_of(self.screen))
            self.read()

    def shows(self, text: str) -> Callable[[], bool]:
        return lambda: any(text in line for line in lines_of(self.screen))

    def is_whole(self) -> bool:
        return lines_of(self.screen)[-1].rstrip().endswith("help")

    def go_on(self) -> None:
        (self.home / "go on").touch()

    def ended(self) -> int:
        self.until(lambda: self.process.poll() is not None)
        self.read(0)
        return self.process.returncode

    def is_as_before(self) -> bool:
        """Whether the shell gets its screen, its cursor and its modes back."""
        sent = self.sent.decode("utf-8", "replace")
        return (
            termios.tcgetattr(self.own) == self.before
            and sent.count("\x1b[?1049h") == sent.count(LEFT)
            and sent.rfind("\x1b[?25h") > sent.rfind("\x1b[?25l")
        )


@pytest.fixture
def watch(own_demo: Path) -> Iterator[Callable[..., Watched]]:
    kept = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
    env = {**kept, "TERM": "xterm-256color", "FOREWARN_TODAY": "2026-11-26", "LANG": "C.UTF-8"}
    running: list[Watched] = []

    def begin(what: str = "pass", size: tuple[int, int] = (80, 24), typed: str = "") -> Watched:
        running.append(Watched(env, what, size, typed))
        return running[-1]

    yield begin
    for each in running:
        if each.process.poll() is None:
            each.process.kill()
            each.process.wait()
        os.close(each.fd)
        os.close(each.own)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
def test_textual_sends_nothing_that_stands_there_already(
    watch: Callable[..., Watched], size: tuple[int, int]
) -> None:
    # What hangs under the first stop is passed over.
    terminal = watch(WAITS, size)
    terminal.until(terminal.is_whole)
    first = len(terminal.sent)
    terminal.go_on()
    assert first <= (3500 if size == (80, 24) else 7000)
    os.write(terminal.fd, b"j")
    terminal.until(lambda: lines_of(terminal.screen)[4].startswith("▌"))
    took_over = terminal.sent[first:]
    assert b"\x1b[?1049h" not in took_over
    # Where one is stands in the rule of a list that goes on.
    moved = b"\x1b[2;33H\x1b[2m2\x1b[3;1H" if size == (80, 24) else b"\x1b[3;1H"
    assert cells_sent(took_over).startswith(moved), "what the key moved comes first"
    assert len(took_over) - len(cells_sent(took_over)) <= 180
    os.write(terminal.fd, b"q")
    assert terminal.ended() == 0 and terminal.is_as_before()


@pytest.mark.parametrize(
    ("what", "code"),
    [
        ("raise RuntimeError('of ours')", 1),
        ("raise KeyboardInterrupt", 130),
        ("import os, signal; os.kill(os.getpid(), signal.SIGTERM); time.sleep(600)", -signal.SIGTERM),
        ("import os, signal; os.kill(os.getpid(), signal.SIGHUP); time.sleep(600)", -signal.SIGHUP),
    ],
    ids=["fault", "Ctrl+C", "SIGTERM", "SIGHUP"],
)
def test_what_ends_it_before_textual_leaves_a_sane_terminal(
    watch: Callable[..., Watched], what: str, code: int
) -> None:
    terminal = watch(what)
    assert terminal.ended() == code
    assert b"MILESTONES" in terminal.sent and terminal.is_as_before()
    assert b"Traceback" not in terminal.sent


@pytest.mark.parametrize("number", ["SIGTERM", "SIGHUP"])
@pytest.mark.parametrize(
    "where",
    [
        "tui.app:Forewarn.terminal_taken",
        "tui.dashboard.dashboard:Dashboard.on_mount",
        "tui.app:Forewarn.on_ready",
    ],
)
def test_what_ends_it_as_textual_takes_over_leaves_a_sane_terminal(
    watch: Callable[..., Watched], where: str, number: str
) -> None:
    terminal = watch(SIGNALLED.format(where=where, number=number))
    assert terminal.ended() == 0 and terminal.is_as_before()
    assert not cells_sent(terminal.sent.rpartition(LEFT.encode())[2]).strip()


def test_stopped_before_textual_it_goes_on_as_it_was(watch: Callable[..., Watched]) -> None:
    stop = "import os, signal; os.kill(os.getpid(), signal.SIGTSTP)"
    terminal = watch(stop)
    terminal.until(lambda: LEFT.encode() in terminal.sent)
    os.waitpid(terminal.process.pid, os.WUNTRACED)
    assert terminal.is_as_before()
    os.kill(terminal.process.pid, signal.SIGCONT)
    terminal.until(terminal.is_whole)
    os.write(terminal.fd, b"3")
    terminal.until(terminal.shows("▌I-14"))
    os.write(terminal.fd, b"q")
    assert terminal.ended() == 0 and terminal.is_as_before()


def test_another_size_before_textual(watch: Callable[..., Watched]) -> None:
    terminal = watch(WAITS, (80, 24))
    terminal.until(terminal.is_whole)
    terminal.screen.resize(40, 120)
    ioctl(terminal.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    terminal.go_on()
    terminal.until(terminal.shows("LATER 3"))
    terminal.until(terminal.shows("── I-14 Data owner leaves ─"))
    terminal.until(terminal.is_whole)
    assert all(len(line.rstrip()) > 80 for line in lines_of(terminal.screen)[-9:-8])


def test_keys_typed_before_move_and_open_once_in_order(watch: Callable[..., Watched]) -> None:
    terminal = watch(typed="3jj\r")
    terminal.until(terminal.shows("R-03 Supplier delivers late"))
    terminal.until(lambda: "MILESTONES" not in "".join(lines_of(terminal.screen)))


def test_what_acts_is_dropped_before_the_picture_and_said(watch: Callable[..., Watched]) -> None:
    terminal = watch(typed="3 xdtj")
    said = "typed before anything was on the screen, so it did nothing: Space x d t"
    terminal.until(terminal.shows(said))
    terminal.until(terminal.shows("▌R-09"))
    assert terminal.shows(said)()


def test_what_was_dropped_goes_with_the_first_move_after_another_screen(
    watch: Callable[..., Watched],
) -> None:
    """It survives the screen that was opened meanwhile, and no more keys than one."""
    terminal = watch(typed=" ljk")
    said = "typed before anything was on the screen, so it did nothing: Space"
    terminal.until(terminal.shows("LETTERS"))
    os.write(terminal.fd, b"\x1b")
    terminal.until(terminal.shows(said))
    os.write(terminal.fd, b"j")
    terminal.until(lambda: not terminal.shows(said)())


def test_trouble_with_the_store_is_said_on_the_shells_screen(watch: Callable[..., Watched]) -> None:
    (path,) = Path(os.environ["XDG_DATA_HOME"]).rglob("store.db")
    path.write_bytes(b"no store at all, but long enough to be looked at" * 100)
    terminal = watch()
    assert terminal.ended() == 1
    assert b"\x1b[?1049h" not in terminal.sent and termios.tcgetattr(terminal.own) == terminal.before


def test_keys_that_cannot_be_are_said_on_the_shells_screen(watch: Callable[..., Watched]) -> None:
    """What only the screen knows is checked behind the picture."""
    config = Path(os.environ["XDG_CONFIG_HOME"]) / "forewarn/config.toml"
    config.parent.mkdir(parents=True)
    config.write_text('[keys]\nfinnish = "X"\n')
    terminal = watch()
    assert terminal.ended() == 1 and terminal.is_as_before()
    assert b"finnish" in terminal.sent.rpartition(LEFT.encode())[2]


def test_a_draft_that_waits_is_offered_on_the_picture(watch: Callable[..., Watched]) -> None:
    terminal = watch()
    terminal.until(terminal.is_whole)
    os.write(terminal.fd, b"2nTyped and left")
    terminal.until(terminal.shows("Typed and left"))
    os.write(terminal.fd, b"\x1b")
    terminal.until(terminal.shows("draft kept"))
    os.write(terminal.fd, b"q")
    assert terminal.ended() == 0
    again = watch(WAITS, typed="rd")
    again.until(again.shows("draft is kept"))
    again.until(again.shows("Esc later"))
    first = len(again.sent)
    again.go_on()
    os.write(again.fd, b"\x1b")
    again.until(again.shows("so it did nothing: r d"))
    assert cells_sent(again.sent[first:]).startswith(b"\x1b[22;1H")
