"""Backups while the screen is open: a thread of its own, so that no key ever waits for one."""

import threading
from pathlib import Path

from store.values.problem import SAID, Problem
from store.values.record import Home

HOMES: tuple[Home, Home] = ("store", "private")
EVERY = 600.0
"""Seconds between two looks whether a backup is due; the rule for when it is lies with the backups."""


class BackupThread:
    """Looks every ten minutes, and once at the end."""

    def __init__(self, store: Path, private: Path) -> None:
        self._files = (store, private)
        self._end = threading.Event()
        self.problem: Problem | OSError | None = None
        self._thread = threading.Thread(target=self._run, name="backups", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while not self._end.wait(EVERY):
            self._look()

    def _look(self) -> None:
        from store.disk.care.backups import due
        from store.disk.file.write_limit import Denied, why_not

        try:
            for path, home in zip(self._files, HOMES, strict=True):
                # What may only be read is kept by those who write it.
                if not isinstance(why_not(path), Denied):
                    due(path, home=home)
        except SAID as problem:
            self.problem = problem

    def close(self) -> None:
        """End the thread, with a last look; `problem` then tells what kept a backup from being made."""
        self._end.set()
        self._thread.join()
        self._look()
