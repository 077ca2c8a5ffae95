"""A module that is loaded when something of it is asked for.

Whatever makes a dataclass imports `inspect`, which brings `ast`, `dis` and `tokenize` along; nothing of them is used
until Textual is loaded. That is a twentieth of the time to the first picture, and of `forewarn today`; on Python 3.11,
since later ones ask it for the annotations of each dataclass. Whoever has a path loads `ipaddress`, since it may stand
in a URL: a hundredth.
"""

import sys
from importlib import reload
from types import ModuleType


class LateModule(ModuleType):
    """Stands in `sys.modules` under the name of a module, and becomes it."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):  # asked by the import system, of any module
            raise AttributeError(name)
        self.__class__ = ModuleType  # type: ignore[assignment]
        return getattr(reload(self), name)


def leave(*names: str) -> None:
    """Leave modules for later, unless they are there already."""
    for name in names:
        sys.modules.setdefault(name, LateModule(name))
