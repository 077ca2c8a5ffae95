"""The screen inside tmux, as most people run it over SSH."""

import os
import re
import sys
from typing import Any

import pytest

pytestmark = pytest.mark.peers


@pytest.mark.parametrize("no_color", [False, True])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_the_demo_in_tmux(tmux: Any, size: tuple[int, int], no_color: bool) -> None:
    env = {
        "TERM": "screen-256color",
        "FOREWARN_TODAY": "2026-11-26",
        "LANG": "C.UTF-8",
        "HOME": os.environ["HOME"],
    }
    tmux.start(*size, sys.executable, "-m", "tui", "demo", **env, **({"NO_COLOR": "1"} if no_color else {}))
    shown = tmux.until("I-14")
    assert "MILESTONES" in shown and "? help" in shown
    tmux.run("send-keys", "3", "n")
    tmux.until("Title")
    tmux.run("send-keys", "-l", "数据负责人离职")
    tmux.until("数据负责人离职")
    tmux.run("send-keys", "Tab", "C-s")
    tmux.until("u undoes it")
    tmux.run("send-keys", "u")
    tmux.until("ctrl+r redoes it")
    tmux.run("send-keys", "q")
    assert "Traceback" not in tmux.until("ended: 0")


def test_the_chinese_demo_in_tmux(tmux: Any) -> None:
    env = {
        "TERM": "screen-256color",
        "FOREWARN_TODAY": "2026-11-26",
        "LANG": "C.UTF-8",
        "HOME": os.environ["HOME"],
    }
    tmux.start(80, 24, sys.executable, "-m", "tui", "demo", "--lang", "zh", **env)
    shown = tmux.until("里程碑")
    assert "风险" in shown and "MILESTONES" not in shown


@pytest.mark.parametrize(
    ("language", "title", "of", "owner", "until", "why", "through"),
    [
        ("en", "REVIEW", " of ", "▌Owner", "▌Until", "▌Why", "checked by"),
        ("zh", "晨间检视", "/", "▌责任人", "▌结束日", "▌原因", "条规则"),
    ],
)
def test_the_demo_is_reviewed_by_keys_alone(
    tmux: Any, language: str, title: str, of: str, owner: str, until: str, why: str, through: str
) -> None:
    """The verdicts that need no form, one of them taken back, then Space until nothing is left."""
    env = {
        "TERM": "screen-256color",
        "FOREWARN_TODAY": "2026-11-26",
        "LANG": "C.UTF-8",
        "HOME": os.environ["HOME"],
    }

    def press(key: str, shown: str) -> str:
        tmux.run("send-keys", key)
        return tmux.until(shown)

    tmux.start(80, 24, sys.executable, "-m", "tui", "demo", "--lang", language, **env)
    tmux.until("I-14")
    found = re.search(rf"{title} 1{of}(\d+)", press("r", f"{title} 1{of}"))
    assert found
    n = int(found[1])

    def at(place: int) -> str:
        return f"{title} {place}{of}{n}"

    press("Space", at(2))
    press("a", "Enter ")
    press("Enter", owner)
    press("Enter", at(3))
    press("s", until)
    tmux.run("send-keys", "+2wd")
    press("Enter", why)
    press("Enter", at(4))
    for key, place in (("u", 3), ("Right", 4), ("Left", 3)):
        press(key, at(place))
    for place in range(4, n + 1):
        press("Space", at(place))
    press("Space", through)
    press("Escape", "I-14")
    tmux.run("send-keys", "q")
    assert "Traceback" not in tmux.until("ended: 0")
