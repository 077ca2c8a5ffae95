"""A program on a terminal, and the processor time it took: for ratios that hold on a machine that others use too."""

import argparse
import os
import select
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from pty_terminal import Terminal
from workbench import FOREWARN, HERE, Bench

QUIET = 0.3
"""Seconds without a byte after which a program is at rest."""
SIZES = ((120, 40), (80, 24))
BARE = [sys.executable, str(HERE / "bare.py")]
SIGNS = {"bare": "Inbox", "ours": "? help"}
"""The last thing that the first picture of each says."""
Measured = Callable[["QuietTerminal", tuple[int, int]], list[tuple[float, float]]]
"""(milliseconds of processor time, bytes) of each time, on a terminal of that size with a program at rest."""


class QuietTerminal(Terminal):
    """`spent`: milliseconds of processor time when the last byte came."""

    spent = 0.0

    def read(self, seconds: float = 0.05) -> bool:
        """As a terminal reads, and looks at the clock before anything else."""
        if select.select([self.fd], [], [], seconds)[0]:
            self.spent = self.processor()
            return super().read(0)
        return True

    def processor(self) -> float:
        """Milliseconds of processor time, user and system, until now, by the kernel's clock of the process."""
        try:
            return time.clock_gettime((~self.pid << 3) | 2) * 1000  # clock_getcpuclockid(pid)
        except OSError:
            return self.spent

    def rest(self, quiet: float = QUIET) -> float:
        """Wait for silence; the processor time until then."""
        since = time.monotonic()
        while time.monotonic() - max(self.latest, since) < quiet:
            self.read()
        return self.processor()

    def end(self) -> None:
        """At once: a program that leaves by itself may begin a backup, which the next would be measured beside."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


def ours(store: Path) -> list[str]:
    """Our program on a store."""
    return [*FOREWARN, "--store", str(store)]


def beside_bare(about: str, called: str, measured: Measured) -> None:
    """The command line of a bench that measures a bare Textual app and forewarn on the demo in turn."""
    options = argparse.ArgumentParser(description=about.partition("\n")[0])
    options.add_argument("--turns", type=int, default=5)
    turns = options.parse_args().turns
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        programs = {"bare": BARE, "ours": ours(bench.demo)}
        for size in SIZES:
            taken: dict[str, list[tuple[float, float]]] = {name: [] for name in programs}
            for _ in range(turns):
                for name, command in programs.items():
                    terminal = QuietTerminal(command, bench.env, *size)
                    terminal.until(terminal.shows(SIGNS[name]))
                    terminal.rest(1.0)
                    taken[name] += measured(terminal, size)
                    terminal.end()
            (bare, bare_sent), (spent, sent) = (
                map(statistics.median, zip(*rows, strict=True)) for rows in taken.values()
            )
            sys.stdout.write(
                f"{size[0]}x{size[1]}: {called} {spent:.2f} ms and {sent:.0f} B, bare {bare:.2f} ms and"
                f" {bare_sent:.0f} B, {spent / bare:.2f} ×\n"
            )
            sys.stdout.flush()
