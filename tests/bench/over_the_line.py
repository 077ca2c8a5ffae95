"""A morning over a slow line: `PYTHONPATH=tests/fixtures python tests/bench/over_the_line.py [--repeat 3]`.

The program runs under a real sshd; between it and a terminal of ours lies slow_line.py (300 ms each way, 64 kbit/s).
Somebody starts it at a prompt, moves, reviews twelve items, writes down a meeting of twenty lines at twenty letters a
second, and leaves. The bare app is started and moved in, in turn with it. Medians; a line that carries nothing but a
key and its echo takes 600 ms.
"""

import argparse
import json
import os
import re
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pty_terminal import Terminal
from ssh_server import Ssh, ssh_server
from workbench import FOREWARN, HERE, ROOT, TODAY

SIZE = (120, 40)
PROMPT = "prompt> "
REST = 1.2
"""Seconds without a byte after which a screen is settled: two ways, twice."""
MOVES = 6
STOPS = 12
MORE = ("! cranes are booked p5 i5", "! one reader only p4 i4")
"""What the demo needs besides, to have a review as long as that."""
LETTERS = 20
"""That many a second are typed."""
NOTES = [
    f"{line} {n}"
    for n in range(5)
    for line in (
        "the test data is still missing",
        "+ write the recovery plan due +5wd",
        "= cut-over stays 15 Jan",
        "! interface late p2 i3",
    )
]


class Remote(Terminal):
    """A program started at a prompt at the far end of the line; it is answered as by a terminal of today."""

    def __init__(self, login: list[str], program: list[str], env: dict[str, str]) -> None:
        there = ["env", *(f"{name}={value}" for name, value in env.items()), *program]
        size = f"stty rows {SIZE[1]} cols {SIZE[0]}"
        script = f"{size}; printf '%s' '{PROMPT}'; read -r _; exec {shlex.join(there)}"
        super().__init__([*login, script], dict(os.environ), *SIZE)
        self.until(self.shows(PROMPT.strip()))
        self.settle()

    def read(self, seconds: float = 0.05) -> bool:
        before = len(self.sent)
        going = super().read(seconds)
        if b"\x1b[?2026$p" in self.sent[max(0, before - 8) :]:
            self.press("\x1b[?2026;2$y")
        return going

    def settle(self) -> None:
        """Read until nothing has come for a while."""
        while time.monotonic() - self.latest < REST:
            self.read()

    def after(self, keys: str, seen: Callable[[], object] = lambda: True) -> tuple[float, float, int]:
        """(milliseconds until the first and the last byte of the answer, its bytes); it is there once `seen` holds."""
        began, before = time.monotonic(), len(self.sent)
        self.press(keys)
        self.until(lambda: len(self.sent) > before)
        first = self.latest
        self.until(seen)
        self.settle()
        return (first - began) * 1000, (self.latest - began) * 1000, len(self.sent) - before


@contextmanager
def line_to(server: Ssh, delay_ms: float, kbit: float) -> Iterator[list[str]]:
    """The command that logs in over a slow line."""
    command = [sys.executable, str(HERE / "slow_line.py"), f"127.0.0.1:{server.port}"]
    limits = ["--delay-ms", str(delay_ms), "--kbit", str(kbit)]
    with subprocess.Popen([*command, *limits], stdout=subprocess.PIPE, text=True) as line:
        assert line.stdout is not None
        try:
            yield server.through(int(line.stdout.readline()))
        finally:
            line.terminate()


def started(terminal: Remote, name: str, sign: str, moves: str) -> Iterator[tuple[str, float]]:
    """Figures of a start and of the keys that move."""
    began = time.monotonic()
    terminal.press("\n")
    terminal.until(lambda: re.search(sign, "\n".join(terminal.lines)))
    yield f"{name}: data on screen, ms", (time.monotonic() - began) * 1000
    terminal.settle()
    echoes, settled, sizes = zip(*(terminal.after(key) for key in moves), strict=True)
    yield f"{name}: echo of a key, ms", statistics.median(echoes)
    yield f"{name}: a key and all that follows it, ms", statistics.median(settled)
    yield f"{name}: a key and all that follows it, bytes", statistics.median(sizes)


def reviewed(terminal: Remote) -> Iterator[tuple[str, float]]:
    """Figures of twelve items of the review, each confirmed as soon as it is there."""

    def place() -> str:
        found = re.search(r"REVIEW (\d+) of", terminal.lines[0])
        return found[1] if found else ""

    def past(shown: str) -> Callable[[], bool]:
        return lambda: place() != shown

    began, before = time.monotonic(), len(terminal.sent)
    terminal.press("r")
    terminal.until(place)
    for _ in range(STOPS):
        next_one = past(place())
        terminal.press(" ")
        terminal.until(next_one)
    yield f"forewarn: review of {STOPS}, ms", (time.monotonic() - began) * 1000
    terminal.settle()
    yield f"forewarn: review of {STOPS}, bytes", len(terminal.sent) - before
    terminal.after("\x1b")


def met(terminal: Remote) -> Iterator[tuple[str, float]]:
    """Figures of a meeting of twenty lines."""
    terminal.after("m", terminal.shows("READ AS"))
    terminal.after("\tOver the line\x1b[Z\x1b[Z\x1b[Z")
    text, before = "\r".join(NOTES), len(terminal.sent)
    for letter in text:
        due = time.monotonic() + 1 / LETTERS
        terminal.press(letter)
        while (left := due - time.monotonic()) > 0:
            terminal.read(left)
    behind = time.monotonic()
    terminal.until(terminal.shows(NOTES[-1]))
    terminal.settle()
    yield (
        f"forewarn: meeting of {len(NOTES)} lines, last echo behind the last key, ms",
        (terminal.latest - behind) * 1000,
    )
    yield (
        f"forewarn: meeting of {len(NOTES)} lines, bytes a letter",
        ((len(terminal.sent) - before) / len(text)),
    )
    began = time.monotonic()
    terminal.press("\x13")
    terminal.until(terminal.shows("u undoes it"))
    yield "forewarn: meeting saved and said, ms", (time.monotonic() - began) * 1000
    terminal.settle()


def morning(login: list[str], folder: Path) -> Iterator[tuple[str, float]]:
    """One morning with each program."""
    env = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "FOREWARN_TODAY": TODAY}
    env |= {"PYTHONPATH": str(ROOT), "HOME": str(folder), "XDG_DATA_HOME": str(folder / "data")}
    bare = Remote(login, [sys.executable, str(HERE / "bare.py")], env)
    yield from started(bare, "bare", "Inbox 0", "jk" * (MOVES // 2))
    bare.press("q")
    bare.ended()
    forewarn = [*FOREWARN, "--store", str(folder / "store.db")]
    demo = [*FOREWARN, "demo", "--keep", str(folder / "store.db"), "--no-open"]
    for made in (demo, *([*forewarn, "add", risk, "--project", "ERP-North"] for risk in MORE)):
        subprocess.run(made, env=os.environ | env, check=True, stdout=subprocess.DEVNULL)
    terminal = Remote(login, forewarn, env)
    yield from started(terminal, "forewarn", r"(?s)M\d.*\? help", "jjjkkk")
    yield from reviewed(terminal)
    yield from met(terminal)
    began = time.monotonic()
    terminal.press("q")
    terminal.ended()
    yield "forewarn: q, ms", (time.monotonic() - began) * 1000


def main() -> None:
    """The command line."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--repeat", type=int, default=3)
    options.add_argument("--delay-ms", type=float, default=300)
    options.add_argument("--kbit", type=float, default=64)
    options.add_argument("--json", action="store_true", help="one object, for figures.py")
    asked = options.parse_args()
    found: dict[str, list[float]] = {}
    with (
        tempfile.TemporaryDirectory() as name,
        ssh_server(Path(name)) as server,
        line_to(server, asked.delay_ms, asked.kbit) as login,
    ):
        for _ in range(asked.repeat):
            for what, figure in morning(login, Path(tempfile.mkdtemp(dir=name))):
                found.setdefault(what, []).append(figure)
    medians = {what: statistics.median(figures) for what, figures in found.items()}
    text = json.dumps(medians) if asked.json else "\n".join(f"{w}: {f:.0f}" for w, f in medians.items())
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    main()
