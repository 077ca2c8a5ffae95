"""What completing a name costs on the wire."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pty_terminal import Terminal

A_KEY, THE_SAME = 400, 100
"""Bytes at 80x24 for a key that changes what is offered, and for one that does not."""


@pytest.fixture
def terminal(own_demo: Path) -> Iterator[Terminal]:
    env = {**os.environ, "TERM": "xterm-256color", "FOREWARN_TODAY": "2026-11-26", "LANG": "C.UTF-8"}
    running = Terminal([sys.executable, "-m", "tui"], env)
    running.until(running.shows("I-14"))
    yield running
    os.kill(running.pid, signal.SIGKILL)
    os.waitpid(running.pid, 0)


def cost(terminal: Terminal, key: str, shown: str) -> int:
    """Bytes that come of a key, until the screen shows a text and rests."""
    before = len(terminal.sent)
    terminal.press(key)
    terminal.until(terminal.shows(shown))
    size = -1
    while size != len(terminal.sent):
        size = len(terminal.sent)
        terminal.read(0.3)
    return size - before


def completing_a_name_sends_little(terminal: Terminal) -> None:
    for key in "+ call":
        cost(terminal, key, "")
    cost(terminal, " ", "action: call")
    offered = cost(terminal, "@", "Tab: ")
    changed = cost(terminal, "D", "+ call @D")
    cost(terminal, "a", "+ call @Da")
    narrowed = cost(terminal, "n", "Tab: Daniel Sun")
    same = cost(terminal, "i", "+ call @Dani")
    taken = cost(terminal, "\t", "Daniel Sun: call")
    assert max(offered, changed, narrowed, taken) <= A_KEY
    assert same <= THE_SAME


def test_a_key_in_the_notes_sends_little(terminal: Terminal) -> None:
    terminal.press("m")
    terminal.until(terminal.shows("READ AS"))
    for keys, shown in (
        ("\t", "Title"),
        ("x", "x"),
        ("\x1b[Z", "Title"),
        ("\x1b[Z", "Title"),
        ("\x1b[Z", "Title"),
    ):
        cost(terminal, keys, shown)
    completing_a_name_sends_little(terminal)


def test_a_key_in_the_line_sends_little(terminal: Terminal) -> None:
    terminal.press(":")
    terminal.until(terminal.shows("one line, one record"))
    completing_a_name_sends_little(terminal)
