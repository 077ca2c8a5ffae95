"""What was parsed of a file, kept from one reading of it to the next: choosing anew parses nothing again."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
Stamp = tuple[int, int]
"""Of a file: when it was changed last, in nanoseconds, and how many bytes it has."""


def stamp_of(path: Path) -> Stamp:
    """What tells whether a file was changed; nothing of one that is not there, whose reading says so."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return 0, 0
    return found.st_mtime_ns, found.st_size


@dataclass(slots=True)
class SheetMemory:
    """The last of it, as long as the file is the same and is asked for in the same way."""

    _last: tuple[Hashable, Any] | None = None

    def kept(self, path: Path, way: Hashable, parse: Callable[[], T]) -> T:
        """What `parse` makes of the file; `way`: how it is parsed. Two threads may ask at once."""
        key, last = (path, stamp_of(path), way), self._last
        if last is None or last[0] != key:
            self._last = None  # two large sheets at once are one too many
            self._last = last = key, parse()
        kept: T = last[1]
        return kept
