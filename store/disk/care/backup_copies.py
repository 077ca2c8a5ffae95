"""Copies of a store's backups in another place: a second disk, or a folder that rsync takes off the machine.

What has its name there is whole and never changes, so that whoever copies the folder at any moment copies whole
backups; what is half-written begins with a dot and goes with the next copy. Private notes are not among them: each
user's lie at home, with backups of their own.
"""

import shutil
from datetime import datetime
from pathlib import Path

from store.disk.care.backups import back_up
from store.disk.care.integrity import uuid_found
from store.disk.care.retention import thin
from store.disk.file.backup_files import CHUNK, backups, sound
from store.disk.file.damage import CURES, damaged
from store.disk.file.files import fresh, one_at_a_time, own_folder, sweep
from store.disk.file.sqlite import StoreProblem
from store.values.words import N_, words

DIGITS = 8
"""Of a store's id, so that stores of one name do not mix."""


def folder_in(store: Path, place: Path) -> Path:
    """Where the copies of this store lie in `place`. Raises StoreProblem."""
    uuid = uuid_found(store)
    if uuid is None:
        raise damaged(store, CURES["store"])
    return place / f"{store.resolve().stem}-{uuid[:DIGITS]}.backups"


def copy_to(store: Path, place: Path, *, now: datetime | None = None) -> Path | None:
    """Back the store up, and copy that backup into its folder in `place`, thinning the older ones; None where it is
    there already.

    Raises StoreProblem, one sentence, where the place is missing, full, or may not be written; it holds then what it
    held.
    """
    if not place.is_dir():
        sentence = N_("{path} is no folder; is its disk mounted? nothing was copied")
        raise StoreProblem(words(sentence, path=str(place)))
    back_up(store, now=now)
    newest, folder = backups(store)[0].path, folder_in(store, place)
    target = folder / newest.name
    own_folder(folder)
    with one_at_a_time(folder):
        sweep(folder, age=0)
        if target.exists() and sound(target):
            return None
        with newest.open("rb") as backup, fresh(target) as copy:
            shutil.copyfileobj(backup, copy, CHUNK)
        if not sound(target):
            target.unlink()
            broken = N_("{path} could not be read back as it was written; check that disk")
            raise StoreProblem(words(broken, path=str(target)))
    thin(store, folder, now=now)
    return target
