"""The screen inside tmux, as most people run it over SSH."""

import os
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
