"""What handles a message is what Textual finds, in its order, the first time and any other."""

import pytest
from textual import events, on
from textual.message import Message
from textual.message_pump import MessagePump
from textual.widget import Widget

from widgets.known_handlers import KnownHandlers
from widgets.rows import Column, Rows


class Said(Message):
    """Handled by its name."""


class Sworn(Said):
    """Handled by a decorator of its base."""


class Plain(KnownHandlers, Widget):
    """A handler of its own, and one that it has from below."""

    def on_said(self, message: Said) -> None:
        """By its name."""


class Inheriting(Plain):
    """Its own comes first."""

    def _on_said(self, message: Said) -> None:
        """By the name that is for libraries."""

    def on_said(self, message: Said) -> None:
        """Passed over for that."""


class Decorated(Plain):
    """A decorator chooses."""

    @on(Said)
    def hear(self, message: Said) -> None:
        """Of what comes from its base, too."""

    @on(Sworn)
    def on_said(self, message: Said) -> None:
        """Named like a handler of another message."""


@pytest.mark.parametrize("message", [Said(), Sworn(), events.Idle(), events.Focus()], ids=repr)
@pytest.mark.parametrize("kind", [Plain, Inheriting, Decorated])
def test_it_is_what_textual_finds(kind: type[Plain], message: Message) -> None:
    widget = kind()
    wanted = list(MessagePump._get_dispatch_methods(widget, message.handler_name, message))
    for _ in range(2):
        assert list(widget._get_dispatch_methods(message.handler_name, message)) == wanted


def test_a_handler_that_prevents_the_default_is_the_last() -> None:
    rows, message = Rows((Column("name"),)), events.Idle()
    found = rows._get_dispatch_methods(message.handler_name, message)
    next(iter(found))
    message.prevent_default()
    assert list(found) == []
