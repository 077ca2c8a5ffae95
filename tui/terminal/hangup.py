"""When the terminal goes away: keep what was typed, then leave, whatever still hangs.

Textual handles neither SIGHUP nor SIGTERM, and with SIGHUP ignored it would spin on a terminal that is gone.
"""

import os
import signal
import threading
from collections.abc import Callable
from types import FrameType

GRACE = 2.0
"""Seconds an orderly end may take before the process is ended hard."""


def leave_stopping_to_the_shell() -> None:
    """Behind `q` the terminal is the shell's again, and with it ^Z: Textual's own answer to that would wait for ever
    where it comes between two lines of its shutting down. Main thread only."""
    signal.signal(signal.SIGTSTP, signal.SIG_DFL)


class HangUp:
    """`keep` saves drafts at once and without the event loop; `leave` asks the app to end."""

    def __init__(self, keep: Callable[[], None], leave: Callable[[], None]) -> None:
        self._keep = keep
        self._leave = leave
        self._going = threading.Lock()
        self._had_terminal = os.isatty(0)

    def install(self) -> None:
        """Answer SIGHUP and SIGTERM from now on; main thread only."""
        for number in (signal.SIGHUP, signal.SIGTERM):
            signal.signal(number, self._signalled)

    def check_terminal(self) -> None:
        """Go when the terminal is gone though no signal came; from any thread, cheap.

        Whose terminal it is does not matter: behind `su -c` it controls nobody, and is there all the same.
        """
        if self._had_terminal and not os.isatty(0):
            self.go(129)

    def _signalled(self, number: int, frame: FrameType | None) -> None:
        self.go(128 + number)

    def go(self, code: int) -> None:
        """Keep drafts, ask the app to end, and end the process by force when it does not."""
        if not self._going.acquire(blocking=False):
            return
        try:
            self._keep()
        finally:
            timer = threading.Timer(GRACE, os._exit, (code,))
            timer.daemon = True
            timer.start()
            self._leave()
