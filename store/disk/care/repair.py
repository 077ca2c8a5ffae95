"""What may be put right: rights, a missing backup, half-written files, indexes; and, once somebody agreed, a value that
cannot be read."""

import stat
from pathlib import Path
from typing import Literal

from store.disk.care.backups import back_up
from store.disk.file.files import clear, unwritable
from store.disk.file.sqlite import StoreProblem
from store.values.frozen import frozen
from store.values.record import Home
from store.values.words import N_, Words, words


@frozen
class Mend:
    """One thing that can be done about a finding; `most`: the widest rights `path` should have; `group`: the one that
    `path` is to be opened to as far as `most`; `field`: the kind, id and field to set back, which is asked about
    before."""

    how: Literal["close", "open", "back up", "remove", "make again", "set back"]
    path: Path
    most: int = 0
    home: Home = "store"
    group: int = -1
    field: tuple[str, int, str] | None = None


def mended(what: Mend) -> Words | None:
    """Do it; the sentence of what was done, None when there was nothing to do any more. Raises StoreProblem."""
    if what.how == "back up":
        made = back_up(what.path, home=what.home)
        return (
            None
            if made is None
            else words(N_("{path}: kept as {backup}"), path=str(what.path), backup=str(made))
        )
    if what.how == "make again":
        from store.disk.care.derived_parts import make_again

        make_again(what.path, what.home)
        return words(N_("{path}: indexes rebuilt"), path=str(what.path))
    try:
        if what.how == "remove":
            return _removed(what.path)
        if what.how == "open":
            from store.disk.care.shared_group import given

            return given(what.path, what.most, what.group)
        return _closed(what.path, what.most)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise unwritable(what.path, error) from None


def _closed(path: Path, most: int) -> Words | None:
    found = path.lstat()
    mode = stat.S_IMODE(found.st_mode)
    if stat.S_ISLNK(found.st_mode) or not mode & 0o777 & ~most:
        return None
    path.chmod(mode & most)
    return words(
        N_("{path}: access by others removed (mode {mode})"), path=str(path), mode=f"{mode & most:o}"
    )


def _removed(path: Path) -> Words | None:
    if not path.exists():
        return None
    clear(path)
    if path.exists():
        raise StoreProblem(words(N_("{path} cannot be removed; check its permissions"), path=str(path)))
    return words(N_("{path}: removed"), path=str(path))
