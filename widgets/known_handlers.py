"""Which classes have a handler for a message is looked for once.

Textual 8.2 asks every class that a widget comes from, some fifteen of them, for every message, and a move of the cursor
is sixty: an eighth of what it costs.
"""

from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from textual.message import Message
from textual.message_pump import MessagePump

Handler = tuple[type, Callable[[Message], Awaitable[Any]]]
_KNOWN: dict[tuple[type, type], tuple[type, ...] | None] = {}
"""By class and message: the classes with a handler by its name; None where one is decorated, which may depend on who
sent the message."""


class KnownHandlers(MessagePump):
    """It handles what Textual has it handle, in the same order."""

    def _get_dispatch_methods(self, method_name: str, message: Message) -> Iterable[Handler]:
        key = type(self), type(message)
        if key not in _KNOWN:
            _KNOWN[key] = _having(*key, method_name)
        if (having := _KNOWN[key]) is None:
            yield from super()._get_dispatch_methods(method_name, message)
            return
        for one in having:
            if message._no_default_action:
                return
            handler = vars(one).get(f"_{method_name}") or vars(one)[method_name]
            yield one, handler.__get__(self, one)


def _having(receiver: type, message: type, name: str) -> tuple[type, ...] | None:
    kinds = set(message.__mro__)
    if any(kinds.intersection(vars(one).get("_decorated_handlers", ())) for one in receiver.__mro__):
        return None
    return tuple(one for one in receiver.__mro__ if _by_name(one, name))


def _by_name(receiver: type, name: str) -> bool:
    method = vars(receiver).get(f"_{name}") or vars(receiver).get(name)
    return method is not None and not getattr(method, "_textual_on", None)
