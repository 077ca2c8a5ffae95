"""A page of the manual in `less`, at a terminal that is smaller than the page."""

import os
import sys
from collections.abc import Callable
from typing import Any

import pytest

LAST = "s are, and never touches data."
pytestmark = pytest.mark.peers


def test_a_long_page_is_read_in_less(tmux: Any, needs: Callable[[str], str]) -> None:
    needs("less")
    env = {"TERM": "screen-256color", "LANG": "C.UTF-8", "HOME": os.environ["HOME"]}
    bare = ("env", "-u", "PAGER", "-u", "FOREWARN_PAGER", "-u", "LESS")
    tmux.start(80, 24, *bare, sys.executable, "-m", "tui", "help", "server", **env)
    first = tmux.until("\n:")
    assert "ended" not in first and LAST not in first
    tmux.run("send-keys", "G")
    tmux.until(LAST)
    tmux.run("send-keys", "q")
    assert "Traceback" not in tmux.until("ended: 0")
