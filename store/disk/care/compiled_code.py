"""Whether Python finds the program compiled: where it may not write its `.pyc` files, it compiles it at every start."""

import os
import sys
from collections.abc import Iterable, Iterator
from importlib.util import cache_from_source, find_spec
from pathlib import Path

from store.disk.care.integrity import Finding
from store.values.words import N_, words

PACKAGES = ("store", "textual")
"""Ours, and the largest that the screen stands on; neither is loaded for this."""


def compiled_code(folders: Iterable[Path] | None = None) -> Iterator[Finding]:
    """A warning for each folder that is compiled anew at every start; `folders`: of packages, None: the program's."""
    slow = [folder for folder in (_folders() if folders is None else folders) if _is_never_kept(folder)]
    sentence = N_(
        "Python compiles {path} at every start, which takes twice as long; its owner mends that with: "
        "python -m compileall -q {path}"
    )
    for folder in slow:
        yield Finding(words(sentence, path=str(folder)), "warning", "compiled")
    if not slow:
        yield Finding(words(N_("Python keeps the program compiled")), "fine", "compiled")


def _folders() -> Iterator[Path]:
    for name in PACKAGES:
        spec = find_spec(name)
        if spec is not None and spec.origin is not None:
            yield Path(spec.origin).parent


def _is_never_kept(folder: Path) -> bool:
    """Whether something of it is not compiled, and will not be by a start."""
    for source in folder.glob("*.py"):
        compiled = Path(cache_from_source(str(source)))
        if not compiled.exists():
            beside = next(place for place in compiled.parents if place.exists())
            return sys.dont_write_bytecode or not os.access(beside, os.W_OK)
    return False
