"""Regular expressions that stand in a module and are compiled when they are first used.

Two dozen of them are met on the way to the first screen and three are used there; to compile the others, classes of
characters above all, would take a twentieth of that time.
"""

import re
from typing import cast


class _Pattern:
    def __init__(self, text: str, flags: int) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> object:
        value = getattr(re.compile(self._text, self._flags), name)
        setattr(self, name, value)
        return value


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`; what is wrong in it is found when it is used."""
    return cast("re.Pattern[str]", _Pattern(text, flags))
