"""A file that somebody named: any of theirs, or for an account that is kept to one folder, one in that folder."""

from pathlib import Path

from store.trouble import NotAllowed
from store.values.words import N_, words


def named_file(typed: str, exports: str) -> Path:
    """The file of that name; with `exports`, a folder, it lies in there: a name begins there, and neither `..`, nor a
    root, nor a link leads out. Raises NotAllowed."""
    if not exports:
        return Path(typed).expanduser()
    try:
        folder = Path(exports).expanduser().resolve()
        found = (folder / typed).resolve()
    except (OSError, RuntimeError, ValueError):  # a circle of links, a name that no file has
        raise _outside(typed, exports) from None
    if not found.is_relative_to(folder):
        raise _outside(typed, exports)
    return found


def _outside(typed: str, exports: str) -> NotAllowed:
    sentence = N_("{path} is outside {folder}, the only folder in which this account reads and writes files")
    return NotAllowed(words(sentence, path=typed, folder=exports))
