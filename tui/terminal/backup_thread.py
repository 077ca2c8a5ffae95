"""Backups while the screen is open, and at its end: looked for in a thread, made by a process of their own."""

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from store.values.problem import SAID, sentence_of
from store.values.words import Words

if TYPE_CHECKING:
    from subprocess import Popen

EVERY = 600.0
"""Seconds between two looks whether a backup is due; the rule for when it is lies with the backups."""


class BackupThread:
    """Looks every ten minutes, and once at the end, which waits for no backup."""

    def __init__(self, store: Path, private: Path) -> None:
        self._store, self._private = store, private
        self._end = threading.Event()
        self._process: Popen[bytes] | None = None
        self.problem: Words | None = None
        """What kept a backup of this session from being made."""
        self._thread = threading.Thread(target=self._run, name="backups", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while not self._end.wait(EVERY):
            self._look()

    def _look(self) -> None:
        from store.disk.care.backup_process import begin, last_failure

        try:
            if self._process is not None:
                if self._process.poll() is None:
                    return
                failed = self._process.returncode != 0
                self.problem = last_failure(self._store, self._private) if failed else None
            self._process = begin(self._store, self._private)
        except SAID as problem:
            self.problem = sentence_of(problem)

    def close(self) -> None:
        """End the thread, with a last look; `problem` then tells what kept a backup from being made."""
        self._end.set()
        self._thread.join()
        self._look()
