"""Backups made by a process of their own: nobody in front of a screen waits for one, least of all to leave.

It belongs to no terminal, so that it goes on when that is gone. When it is ended all the same, there is no backup and
no half of one, and the next session makes it. What kept it from making one is written down beside the private file of
whoever began it; the next session and `forewarn doctor` say so.
"""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from store.disk.care.backups import due, is_due, last_look
from store.disk.file.files import fresh
from store.disk.file.user_files import failure_note
from store.disk.file.write_limit import Denied, why_not
from store.values.problem import SAID, sentence_of
from store.values.record import Home
from store.values.words import N_, Words, from_json, to_json, words

HOMES: tuple[Home, Home] = ("store", "private")
COURTESY = 10
"""How much it stands back behind other programs (nice)."""


def begin(store: Path, private: Path) -> "subprocess.Popen[bytes] | None":
    """Have what is due of the two files backed up; None when nothing is. Takes milliseconds. Raises OSError."""
    if not any(_is_ours(path) and is_due(path) for path in (store, private)):
        return None
    return subprocess.Popen(
        [sys.executable, "-P", "-m", __name__, str(store.absolute()), str(private.absolute())],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        cwd="/",
        # Found where this program was found, wherever it was begun.
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )


def last_failure(store: Path, private: Path) -> Words | None:
    """What kept the last attempt from making a backup; None when both files have got one since."""
    try:
        found = json.loads(failure_note(private).read_bytes())
        at, why = datetime.fromisoformat(found["at"]), from_json(found["why"])
        looked = [last_look(path) for path in (store, private)]
        if all(look is not None and look >= at for look in looked):
            return None
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None
    sentence = N_("no backup was made on {day}: {why}; to try again: forewarn backup")
    return words(sentence, day=at.astimezone().date(), why=why)


def back_up_both(store: Path, private: Path) -> Words | None:
    """A backup of each file where it is due; what kept one from being made is returned and noted."""
    failed: Words | None = None
    for path, home in zip((store, private), HOMES, strict=True):
        try:
            if _is_ours(path):
                due(path, home=home)
        except SAID as problem:
            failed = failed or sentence_of(problem)
    _keep(private, failed)
    return failed


def _is_ours(path: Path) -> bool:
    """Whether we are to back it up: what may only be read is backed up by those who write it."""
    return not isinstance(why_not(path), Denied)


def _keep(private: Path, failed: Words | None) -> None:
    if failed is None:
        failure_note(private).unlink(missing_ok=True)
        return
    at = datetime.now(UTC).isoformat(timespec="seconds")
    with fresh(failure_note(private)) as file:
        file.write(json.dumps({"at": at, "why": to_json(failed)}).encode("ascii"))


def main() -> int:
    """`python -m store.disk.care.backup_process STORE PRIVATE`."""
    os.nice(COURTESY)
    store, private = map(Path, sys.argv[1:])
    return 0 if back_up_both(store, private) is None else 1


if __name__ == "__main__":
    sys.exit(main())
