"""A program on a terminal, and the processor time it took: for ratios that hold on a machine that others use too."""

import os
import select
import signal
import sys
import time
from pathlib import Path

from pty_terminal import Terminal
from workbench import FOREWARN, HERE

QUIET = 0.3
"""Seconds without a byte after which a program is at rest."""
BARE = [sys.executable, str(HERE / "bare.py")]
SIGNS = {"bare": "Inbox", "ours": "? help"}
"""The last thing that the first picture of each says."""


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
