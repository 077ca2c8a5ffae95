"""Which store lies where, as its user knows it: kept beside the private files, where others cannot write.

A store's own id names the private file, and everybody who may write the store may write the id. So the one that was
there at the first opening counts: another one in the same place is said, instead of opening other notes, or none.
"""

import json
from contextlib import suppress
from pathlib import Path

from store.disk.file.files import fresh, make_folder, one_at_a_time
from store.disk.file.ownership import refuse_movable, refuse_shared
from store.disk.file.sqlite import StoreProblem
from store.disk.file.user_files import private_folder
from store.values.words import N_, Words, words

NAME = "stores.json"


def refuse_another(store: Path, uuid: str, folder: Path) -> None:
    """Raises StoreProblem when another store was opened at this path before; one that was not is known from now on.

    A moved or copied store is the same in another place, and so is one that was brought back from a backup.
    The folder must be the user's own, closed to others, and stand where others cannot move it away.
    """
    refuse_shared(folder, 0o700, link=True)
    if folder == private_folder():
        refuse_movable(folder)
    if (sentence := another(store, uuid, folder)) is not None:
        raise StoreProblem(sentence)
    if _place(store) not in _read(folder):
        # What cannot be kept is no reason not to read: the next start tries again.
        with suppress(StoreProblem, OSError):
            know(store, uuid, folder)


def another(store: Path, uuid: str, folder: Path) -> Words | None:
    """What is said where another store was opened at this path before."""
    known = _read(folder).get(_place(store), uuid)
    if known == uuid:
        return None
    sentence = N_(
        "{path} is not the store you opened there before, so your private notes do not match it; "
        "restore a backup: forewarn restore, or, if it was replaced on purpose: forewarn private "
        "accept"
    )
    return words(sentence, path=str(store))


def know(store: Path, uuid: str, folder: Path) -> None:
    """From now on the store of that id lies there. Raises StoreProblem, also for a folder that is open to others."""
    refuse_shared(folder, 0o700, link=True)
    make_folder(folder)
    with one_at_a_time(folder), fresh(folder / NAME) as file:
        file.write(json.dumps(_read(folder) | {_place(store): uuid}, indent=1).encode())


def _place(store: Path) -> str:
    return str(store.resolve())


def _read(folder: Path) -> dict[str, str]:
    """Path to id; nothing of a file that is missing or cannot be read."""
    try:
        places = json.loads((folder / NAME).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return places if isinstance(places, dict) else {}
