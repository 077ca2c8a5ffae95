"""What the app asks of the screens on it is asked by protocol: each screen that can do it is found by it."""

import importlib
import pkgutil
from typing import Any

import pytest
from textual.screen import Screen
from textual.widget import Widget

import tui
from tui.host import Keeping, Reporting, Rereading
from widgets.editors.line_input import LineInput
from widgets.editors.prose import ProseInput
from widgets.editors.takes_text import TakesText

BY_PROTOCOL: dict[type, set[str]] = {
    Reporting: {"Dashboard", "ReviewScreen"},
    Keeping: {"FormScreen", "MeetingScreen", "Quick"},
    Rereading: {"ReviewScreen", "WeekScreen", "Everywhere"},
}


def subclasses(kind: type) -> set[type]:
    return {kind}.union(*(subclasses(one) for one in kind.__subclasses__()))


@pytest.fixture(scope="module")
def screens() -> set[type]:
    for module in pkgutil.walk_packages(tui.__path__, "tui."):
        if module.name != "tui.__main__":
            importlib.import_module(module.name)
    return {one for one in subclasses(Screen) if one.__module__.startswith("tui.")}


@pytest.mark.parametrize("protocol", BY_PROTOCOL)
def test_a_screen_is_known_by_what_it_can_do(protocol: Any, screens: set[type]) -> None:
    known = {one.__name__ for one in screens if issubclass(one, protocol)}
    assert known >= BY_PROTOCOL[protocol]
    assert len(known) < len(screens) / 2


def test_what_is_typed_into_is_known_without_its_class() -> None:
    assert isinstance(LineInput("", listed=False, short=False), TakesText)
    assert isinstance(ProseInput(""), TakesText)
    assert not isinstance(Widget(), TakesText)
