"""Work on the screen is started in one place, so that what goes wrong in it is said and never ends the app."""

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from textual.screen import Screen

import tui
from tui.terminal.answered_screen import AnsweredScreen

ROOT = Path(__file__).parents[2]
STARTING = {
    "run_worker",
    "create_task",
    "ensure_future",
    "run_coroutine_threadsafe",
    "run_in_executor",
    "call_from_thread",
    "call_soon_threadsafe",
    "submit",
    "Thread",
    "Timer",
}
LATER = {"call_later", "call_next", "call_after_refresh", "set_timer", "set_interval", "push_screen"}
HANDLING = ("on_", "_on_", "action_", "watch_")

ELSEWHERE = {
    "tui/terminal/work.py: run_worker": "this is the door",
    "tui/terminal/store_thread.py: Thread": "the thread of the store; what goes wrong comes through to whoever asked",
    "tui/terminal/store_thread.py: submit": "awaited at once",
    "tui/terminal/backup_thread.py: Thread": "backups; what kept one from being made is said at the end",
    "tui/terminal/hangup.py: Timer": "ends the process when the terminal is gone",
    "tui/dashboard/dashboard.py: submit": "before the first frame, which must not be empty; says what goes wrong",
    "tui/navigation/ending_app.py: call_soon_threadsafe": "from the store's thread and signals: a reading, or the end",
}
ASYNC_HANDLERS = {
    "tui/terminal/frame_clock.py: _on_idle": "paints; no file, no store",
    "tui/terminal/frames.py: on_event": "hands keys on",
    "tui/terminal/frames.py: on_passed": "hands keys on",
    **{
        f"tui/{name}.py: on_keyline_pressed": "runs an action, which is guarded"
        for name in (
            "forms/form_screen",
            "people/merge_screen",
            "meeting/meeting_screen",
            "handover/handover_screen",
            "forms/conflict_screen",
        )
    },
    "widgets/editors/line_input.py: _on_key": "types; no file, no store",
    "widgets/editors/prose.py: _on_key": "types; no file, no store",
    "widgets/editors/prose.py: _on_paste": "types; no file, no store",
}
BY_CLASS = {
    "tui/forms/submission.py: Refused": "stays in the form, under the fields",
    "tui/forms/submission.py: Stale": "opens the conflict screen",
    "tui/meeting/quick_entry.py: Refused": "typing again helps, another try does not",
    "tui/meeting/quick_entry.py: Stale": "typing again helps, another try does not",
    "tui/actions/undo_keys.py: Overtaken": "asks what to do",
}


def parsed() -> Iterator[tuple[str, ast.Module]]:
    for folder in ("tui", "widgets"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield str(path.relative_to(ROOT)), ast.parse(path.read_text("utf-8"))


def called(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def test_work_is_started_in_one_place() -> None:
    found = set()
    for name, tree in parsed():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and called(node.func) in STARTING:
                found.add(f"{name}: {called(node.func)}")
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                found |= {f"{name}: @work" for one in node.decorator_list if called(one) == "work"}
    assert found == set(ELSEWHERE)


def test_no_handler_of_a_message_waits_for_anything() -> None:
    """Textual awaits it, and ends the app when it raises."""
    found = {
        f"{name}: {node.name}"
        for name, tree in parsed()
        for node in ast.walk(tree)
        if isinstance(node, ast.AsyncFunctionDef)
        and (node.name.startswith(HANDLING) or any(called_on(one) for one in node.decorator_list))
    }
    assert found == set(ASYNC_HANDLERS)


def called_on(decorator: ast.expr) -> bool:
    return isinstance(decorator, ast.Call) and called(decorator.func) == "on"


def test_nothing_that_waits_is_put_off_past_the_door() -> None:
    found = set()
    for name, tree in parsed():
        nodes = list(ast.walk(tree))
        waiting = {node.name for node in nodes if isinstance(node, ast.AsyncFunctionDef)}
        calls = [node for node in nodes if isinstance(node, ast.Call) and called(node.func) in LATER]
        found |= {f"{name}: {called(one)}" for call in calls for one in call.args if called(one) in waiting}
    assert found == {"tui/terminal/type_ahead.py: _go_on"}  # hands keys on


def test_whoever_catches_a_problem_catches_those_of_the_system_too() -> None:
    """Only what does more than to say it is caught by its own class."""
    ours = {
        "StoreProblem",
        "Busy",
        "Refused",
        "Stale",
        "Overtaken",
        "OutputProblem",
        "Unpublished",
    }
    found = {
        f"{name}: {called(one)}"
        for name, tree in parsed()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler) and node.type is not None
        for one in (node.type.elts if isinstance(node.type, ast.Tuple) else [node.type])
        if called(one) in ours
    }
    assert found == set(BY_CLASS)


def test_every_screen_is_answered_once() -> None:
    for module in pkgutil.walk_packages(tui.__path__, "tui."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    waiting: list[Any] = [Screen]
    screens: set[Any] = set()
    while waiting:
        for kind in waiting.pop().__subclasses__():
            waiting.append(kind)
            screens |= {kind} if kind.__module__.startswith("tui.") else set()
    assert len(screens) > 30
    screens -= set(AnsweredScreen.__bases__)
    assert [kind for kind in screens if not issubclass(kind, AnsweredScreen)] == []
