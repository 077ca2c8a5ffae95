"""Whether a widget is typed into, asked without loading one: the first screen has none."""

from typing import ClassVar, Protocol, runtime_checkable


@runtime_checkable
class TakesText(Protocol):
    """What is typed or pasted stays in it, and moves nothing."""

    TAKES_TEXT: ClassVar[bool]
