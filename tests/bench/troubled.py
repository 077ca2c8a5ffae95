"""The app on a disk that fails now and then: `python tests/bench/troubled.py PERCENT [FLAGS OF FOREWARN]`.

Of what is read, saved and written so many percent fail, as the store's own problem or as an error of the system.
"""

import errno
import random
import sys
from collections.abc import Callable
from itertools import count
from typing import Any
from unittest.mock import patch

from store.disk.draft_files import Drafts
from store.disk.file import files
from store.disk.file.sqlite import Busy, StoreProblem
from store.exchange import atomic_write
from store.values.words import Words
from tui.__main__ import main
from tui.terminal.store_thread import StoreThread

BEGINS = 1
"""Pieces of work before there is a screen; the command line says what goes wrong with those."""


def failing(work: Callable[..., Any], percent: float) -> Callable[..., Any]:
    """The function, that raises now and then instead."""

    def maybe(*given: Any, **named: Any) -> Any:
        if random.random() < percent / 100:
            raise random.choice(
                (
                    StoreProblem(Words("the store was moved")),
                    Busy(Words("the store is locked by another program")),
                    OSError(errno.ENOSPC, "No space left on device", "/srv/pm/store.db"),
                    PermissionError(errno.EACCES, "Permission denied", "/srv/pm/store.db"),
                    OSError("of unknown cause"),
                )
            )
        return work(*given, **named)

    return maybe


def trouble(percent: float) -> None:
    """Let it begin."""
    submit, begun = StoreThread.submit, count()

    def troubled(self: StoreThread, work: Callable[..., Any]) -> Any:
        return submit(self, failing(work, percent if next(begun) >= BEGINS else 0))

    patch.object(StoreThread, "submit", troubled).start()
    for name in ("keep", "remove", "all"):
        patch.object(Drafts, name, failing(getattr(Drafts, name), percent)).start()
    patch.object(atomic_write, "fresh", failing(files.fresh, percent)).start()


if __name__ == "__main__":
    trouble(float(sys.argv.pop(1)))
    sys.exit(main())
