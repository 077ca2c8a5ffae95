"""One key, one meaning: the table in CONTRIBUTING is the bindings, and nothing clashes on one screen."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from textual.screen import Screen

from store.records.risk import DISPOSITIONS
from store.records.stakeholder import CLASSES
from tui.dialogs.act_questions import KEYS

MEANINGS = {
    "t": {"tell"},
    "c": {"contact"},
    "p": {"prep"},
    "n": {"new"},
    "e": {"edit"},
    "x": {"finish", "close", "take"},
    "d": {"archive", "leave_out"},
    "u": {"undo"},
    "b": {"place('brief')", "brief", "other"},
    "m": {"place('meeting')"},
    "r": {"place('review')"},
    "h": {"history"},
    "w": {"why"},
    "N": {"need_not"},
    "s": {"snooze"},
    "Space": {"stand", "keep", "seen", "make", "tick", "leave_out"},
}
"""What the keys of every screen do, by the names of the actions; a class that fits is taken as a record is finished."""
QUESTIONS = {"Conflict", "NamesAsked", "TasksAndNames", "TasksOffered", "Ticked", "Twins"}
"""Screens that are one question: their letters are its answers."""
OVER = {"q"}
"""A key that is back on a screen over another, and leaves on the lowest: the same way out."""


@pytest.fixture(scope="module")
def key_table() -> ModuleType:
    path = Path(__file__).parents[1] / "key_table.py"
    spec = spec_from_file_location("key_table", path)
    assert spec is not None and spec.loader is not None
    module = sys.modules["key_table"] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_table_is_the_bindings(key_table: ModuleType) -> None:
    assert key_table.kept() == key_table.table(), "python tests/key_table.py writes it anew"


def test_the_universal_keys_keep_their_meaning(key_table: ModuleType) -> None:
    wrong = [
        (place.__name__, key, binding.action)
        for place in key_table.places()
        if not any(place.__name__.startswith(question) for question in QUESTIONS)
        for key, binding in key_table.bound(place)
        if key in MEANINGS and binding.action not in MEANINGS[key]
    ]
    assert not wrong


def test_nothing_clashes_on_one_screen(key_table: ModuleType) -> None:
    from tui.app import Forewarn
    from tui.dashboard.dashboard import Dashboard
    from tui.dashboard.pane import Pane
    from widgets.rows import Rows

    clashes = []
    for screen in (place for place in key_table.places() if issubclass(place, Screen)):
        inside = (Pane,) if screen is Dashboard else ()
        actions: dict[str, set[str]] = {}
        for place in (*screen.__mro__, *inside, Forewarn, Rows):
            for key, binding in key_table.bound(place) if "BINDINGS" in place.__dict__ else ():
                if place.__module__.startswith(("tui.", "widgets.")) and len(key) == 1:
                    actions.setdefault(key, set()).add(binding.action)
        clashes += [
            (screen.__name__, key, done) for key, done in actions.items() if len(done) > 1 and key not in OVER
        ]
    assert not clashes


def test_the_answers_of_one_question_have_keys_of_their_own() -> None:
    from store.acts.enter_part import ASKED_ROLES, NO_CLASS

    for answers in (DISPOSITIONS, ASKED_ROLES, (*CLASSES, NO_CLASS), ("occurred", "replied", "closed")):
        assert len({KEYS[answer] for answer in answers}) == len(tuple(answers))
