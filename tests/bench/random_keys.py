"""Random keys on a pseudo-terminal: nothing that is typed ends the app, but `q`.

    python tests/bench/random_keys.py --keys 20000 --language zh [--seed 1] [--trouble 5] [--keep FOLDER]

The app runs in a process of its own on a copy of the demo, which it goes on changing; where `q` ends it, it is started
again. Among the keys are words, Chinese, full-width marks, pastes, clicks, broken escape sequences and bytes, and
resizes; often several come in one write. With `--trouble` so many percent of what is read, saved and written fail.
Prints the counts and the most memory that a process held; exit code 1, and each fault with the keys before it, when the
app met a fault, ended otherwise than by `q`, stood still, or needed more memory than it may.
"""

import argparse
import os
import pty
import random
import resource
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator
from datetime import date
from fcntl import ioctl
from pathlib import Path

from store.demo import write
from store.disk.workspace import Workspace
from store.values.clock import Clock

DAY = date(2026, 11, 26)
STANDSTILL_S = 60.0
"""Seconds without an answer to a new size of the terminal, or without an end of one to keys, after which it is said to
stand still."""
REMEMBERED = 40
MEMORY = 1 << 30
"""Bytes that a process may hold; one that asks for more gets none, and ends."""
LETTERS = "ncexdtwphsmbrviazugfolyDWNkj0123456789*/:?% <>`-+&!."
FULL_WIDTH = "：！？／＊＋，。·《》１２３"
WORDS = (
    "risk",
    "Sun",
    "@Sun",
    "fri",
    "+5wd",
    "5 dec",
    "31 feb",
    "9999-12-31",
    "p4 i5",
    "40k",
    "-1",
    "999999999999999999999",
    "! load test fails p4 i5 @Sun due fri",
    "> price list to @Chen due +2wd",
    "# M3 +10wd",
    "~ morale team 2 workload",
    "= we stay with the old API",
    "[/nope] {0} %s \\",
    "数据负责人离职",
    "！供应商延期 p4 i5 @孙",
    "下周五",
    "北风集团的王总",
    "e\u0301\u200d👩‍👩‍👧\ufe0f",
    "שלום",
    "x" * 300,
)
SPECIAL = {
    "enter": "\r",
    "tab": "\t",
    "back tab": "\x1b[Z",
    "escape": "\x1b",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "page up": "\x1b[5~",
    "page down": "\x1b[6~",
    "insert": "\x1b[2~",
    "delete": "\x1b[3~",
    "backspace": "\x7f",
    "shift+left": "\x1b[1;2D",
    "alt+x": "\x1bx",
    **{f"F{n}": code for n, code in enumerate(("\x1bOP", "\x1bOQ", "\x1bOR", "\x1bOS"), 1)},
    "F5": "\x1b[15~",
    "F12": "\x1b[24~",
    **{f"^{letter}": chr(ord(letter) - 64) for letter in "ABCDEFGJKLNOPRSTUVWXYZ"},
}
LIKELY = ("enter", "tab", "escape", "down", "up", "right", "left", "F2", "^S", "^P", "^R", "^X", "^O")
QUITTING = ("q", "\x11")
ODD = (
    b"\x1b[999;999H",
    b"\x1b[I",
    b"\x1b[O",
    b"\x1b[1;",
    b"\x1b]0;title\x07",
    b"\x1b[?1;2c",
    b"\xff\xfe",
    b"\xe6\x95",
    b"\x00",
    b"\x9b31m",
    b"\x1b[27u",
    b"\x1b[97;5u",
    b"\x1b[200~never closed",
    b"\x1b[201~",
)


class Typist:
    """Makes one key after another: what it is called, and its bytes; no bytes is a new size."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice

    def key(self) -> tuple[str, bytes]:
        dice = self._dice
        sorts: tuple[tuple[int, Callable[[], tuple[str, bytes]]], ...] = (
            (40, lambda: self._text(dice.choice(LETTERS))),
            (30, lambda: self._special(dice.choice(LIKELY))),
            (10, lambda: self._special(dice.choice(tuple(SPECIAL)))),
            (6, lambda: self._special("escape")),
            (4, lambda: self._text(dice.choice(FULL_WIDTH))),
            (9, lambda: self._text(dice.choice(WORDS))),
            (2, self._paste),
            (2, self._click),
            (1, lambda: ("odd", dice.choice(ODD))),
            (1, lambda: ("resize", b"")),
            (1, lambda: self._text(dice.choice(QUITTING))),
        )
        (make,) = dice.choices([make for _, make in sorts], [weight for weight, _ in sorts])
        return make()

    def size(self) -> tuple[int, int]:
        """(columns, rows): mostly one that people have."""
        usual = ((80, 24), (80, 24), (120, 40), (200, 60), (60, 16), (100, 12))
        odd = (self._dice.randint(1, 300), self._dice.randint(1, 90))
        return self._dice.choice((*usual, odd))

    @staticmethod
    def _text(text: str) -> tuple[str, bytes]:
        return text, text.encode()

    @staticmethod
    def _special(name: str) -> tuple[str, bytes]:
        return name, SPECIAL[name].encode()

    def _paste(self) -> tuple[str, bytes]:
        lines = "\n".join(self._dice.choices(WORDS, k=self._dice.randint(1, 12)))
        return f"paste of {len(lines)}", f"\x1b[200~{lines}\x1b[201~".encode()

    def _click(self) -> tuple[str, bytes]:
        button, x, y = (
            self._dice.choice((0, 0, 0, 2, 64, 65)),
            self._dice.randint(1, 90),
            self._dice.randint(1, 30),
        )
        return f"click {x},{y}", f"\x1b[<{button};{x};{y}M\x1b[<{button};{x};{y}m".encode()


class Running:
    """One process of the app. `ended`: its exit code, or minus the signal; `peak`: the most kB that it held."""

    def __init__(self, folder: Path, language: str, trouble: float) -> None:
        self.ended: int | None = None
        self.peak = 0
        self.last = b""
        env = {name: value for name, value in os.environ.items() if not name.startswith(("FOREWARN", "XDG"))}
        env |= {"HOME": str(folder), "TERM": "xterm-256color", "LANG": "C.UTF-8", "FOREWARN_TODAY": f"{DAY}"}
        env |= {"PYTHONPATH": str(Path(__file__).parents[2]), "LOGNAME": "ann"}
        env["PYTHONFAULTHANDLER"] = "1"
        app = [str(Path(__file__).with_name("troubled.py")), f"{trouble}"] if trouble else ["-m", "tui"]
        command = [sys.executable, *app, "--store", str(folder / "store.db"), "--lang", language]
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            os.chdir(folder / "started")
            resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
            os.execvpe(command[0], command, env)
        # Behind a q the terminal is as it was before: ^S and ^Z would stop the end of the app, ^C would be another.
        modes = termios.tcgetattr(self._fd)
        modes[0] &= ~termios.IXON
        modes[3] &= ~termios.ISIG
        termios.tcsetattr(self._fd, termios.TCSANOW, modes)
        self.resize(80, 24)

    def resize(self, columns: int, rows: int) -> None:
        """What a terminal does whose window is pulled."""
        if self.ended is None:
            ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def press(self, keys: bytes) -> None:
        """All in one write, as far as the terminal takes them."""
        latest = time.monotonic() + STANDSTILL_S
        while keys and self.ended is None and time.monotonic() < latest:
            readable, writable, _ = select.select([self._fd], [self._fd], [], 1.0)
            if readable:
                self._take()
            elif writable:
                try:
                    keys = keys[os.write(self._fd, keys[:512]) :]
                except OSError:
                    self._wait()

    def answer(self, patience: float, rest: float) -> bool:
        """Read until nothing comes for `rest` seconds; whether anything came within `patience`."""
        came = False
        end = time.monotonic() + patience
        latest = end + STANDSTILL_S
        while self.ended is None and time.monotonic() < latest:
            left = rest if came else end - time.monotonic()
            if left <= 0 or not select.select([self._fd], [], [], left)[0]:
                break
            self._take()
            came = True
        return came or self.ended is not None

    def kill(self, number: int = signal.SIGKILL) -> None:
        """End it, whatever it does; by SIGABRT it says before where its threads are."""
        if self.ended is None:
            os.kill(self._pid, number)
            self.answer(2.0, 0.5)
        if self.ended is None:
            os.kill(self._pid, signal.SIGKILL)
            self._wait()

    def _take(self) -> None:
        try:
            data = os.read(self._fd, 65536)
        except OSError:
            data = b""
        self.last = (self.last + data)[-12000:]
        if not data:
            self._wait()

    def _wait(self) -> None:
        _, status, used = os.wait4(self._pid, 0)
        os.close(self._fd)
        self.peak = used.ru_maxrss
        self.ended = os.waitstatus_to_exitcode(status)


def storm(folder: Path, keys: int, language: str, seed: int, trouble: float = 0) -> Iterator[str]:
    """What went wrong, as it happens; at the end the counts, in a line that begins with `#`."""
    dice = random.Random(f"{seed} {language}")
    typist = Typist(dice)
    (folder / "started").mkdir()
    _write_demo(folder, language)
    crash = folder / ".local/state/forewarn/fault.txt"
    pressed, starts, wrong, peak, counts = 0, 0, 0, 0, Counter[str]()
    running: Running | None = None
    before: deque[str] = deque(maxlen=REMEMBERED)
    while pressed < keys:
        if running is None:
            running, starts = Running(folder, language, trouble), starts + 1
            running.answer(STANDSTILL_S, 0.1)
            before.clear()
        burst: list[tuple[str, bytes]] = []
        # What comes at once behind an Esc would be alt and a key.
        while not burst or (burst[-1][0] != "escape" and dice.random() < 0.6 and len(burst) < 12):
            burst.append(typist.key())
        for name, code in burst:
            before.append(name)
            counts["resizes" if not code else "keys"] += 1
            if not code:
                running.resize(*typist.size())
        pressed += len(burst)
        begun = time.monotonic()
        running.press(b"".join(code for _, code in burst))
        running.answer(0.05, dice.choice((0.0, 0.01, 0.03)))
        stands = time.monotonic() - begun > STANDSTILL_S
        if not stands and dice.random() < 0.01 and running.ended is None:
            running.resize(81, 25)
            running.answer(0.5, 0.2)
            running.resize(80, 24)
            stands = not running.answer(STANDSTILL_S, 0.1)
        if stands:
            running.kill(signal.SIGABRT)
            _, where, threads = running.last.decode(errors="replace").partition("Fatal Python error")
            yield _said("it stood still", running, before, where + threads)
            wrong, running = wrong + 1, None
        if running is not None and running.ended is not None:
            fault = crash.read_text("utf-8") if crash.exists() else ""
            crash.unlink(missing_ok=True)
            if running.ended or fault:
                yield _said("it ended by itself", running, before, fault)
                wrong += 1
            peak = max(peak, running.peak)
            running = None
    if running is not None:
        running.kill()
        peak = max(peak, running.peak)
    counted = f"{pressed} keys, {starts} starts, {counts['resizes']} resizes, at most {peak // 1024} MB, {wrong} faults"
    yield f"# {language} seed {seed}: {counted}"


def _said(what: str, running: Running, before: deque[str], fault: str) -> str:
    end = running.last.decode(errors="replace")[-300:]
    return f"{what} (exit {running.ended}) after {list(before)}\n{fault or ascii(end)}"


def _write_demo(folder: Path, language: str) -> None:
    clock = Clock(DAY)
    private = folder / ".local/share/forewarn/private"
    workspace = Workspace.open(folder / "store.db", who="ann", clock=clock, private_dir=private, create=True)
    write(workspace, clock.today(), "zh_CN" if language == "zh" else "en")
    workspace.close()


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("--keys", type=int, default=20_000)
    options.add_argument("--language", choices=("en", "zh"), default="en")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--trouble", type=float, default=0)
    options.add_argument("--keep", type=Path)
    given = options.parse_args()
    failed = False
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        for line in storm(folder, given.keys, given.language, given.seed, given.trouble):
            sys.stdout.write(line + "\n")
            sys.stdout.flush()
            failed = failed or not line.startswith("#")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
