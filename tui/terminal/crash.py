"""A fault of the program itself: the user gets a sentence, the details go to a file."""

import os
import traceback
from pathlib import Path

from textual.worker import WorkerFailed

from store.values.words import N_, Words, words


def write_fault(error: BaseException) -> Path | None:
    """Where the traceback was written, 0600, in the user's own state folder; None when that failed too."""
    folder = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local/state") / "forewarn"
    path = folder / "fault.txt"
    # Textual says that a worker failed, and keeps where.
    text = "".join(traceback.format_exception(error.error if isinstance(error, WorkerFailed) else error))
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY | os.O_NOFOLLOW, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
            file.write(text)
    except OSError:
        return None
    return path


def sentence(path: Path | None) -> Words:
    """What the user is told."""
    if path is None:
        return words(N_("forewarn hit an internal error and closed; what you typed is kept as a draft"))
    return words(
        N_("forewarn hit an internal error and closed; what you typed is kept as a draft. Details: {path}"),
        path=str(path),
    )
