"""The slow line of the bench delays and meters what a real sshd sends, and loses and mixes up nothing."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from pty_terminal import Terminal

pytestmark = pytest.mark.peers
PROGRAM = Path(__file__).parents[1] / "bench/slow_line.py"
DELAY_MS, KBIT = 150, 256
NUMBERS = 4000
PACKET = 256


@contextmanager
def slow_line(to: int) -> Iterator[int]:
    """The port of a slow line to this port."""
    limits = ["--delay-ms", str(DELAY_MS), "--kbit", str(KBIT)]
    command = [sys.executable, str(PROGRAM), f"127.0.0.1:{to}", *limits]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as line:
        assert line.stdout is not None
        yield int(line.stdout.readline())
        line.terminate()


def test_what_is_sent_arrives_in_order_no_faster_than_the_line(ssh: Any) -> None:
    """A busy machine only makes it later, so that the bound is one for every machine."""
    with slow_line(ssh.port) as port:
        command = [*ssh.through(port), f"echo ready; read -r _; seq {NUMBERS}"]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0) as process:
            assert process.stdin is not None and process.stdout is not None
            while not process.stdout.readline().startswith(b"ready"):
                pass
            came, arrivals = b"", []
            began = time.monotonic()
            process.stdin.write(b"go\n")
            while piece := process.stdout.read(65536):
                came += piece
                arrivals.append((time.monotonic() - began, len(came)))
    assert [word for word in came.split() if word != b"go"] == [b"%d" % n for n in range(1, NUMBERS + 1)]
    rate, both_ways = KBIT * 1000 / 8, 2 * DELAY_MS / 1000
    for at, sent in arrivals:
        assert sent <= max(0, at - both_ways) * rate + PACKET, (at, sent)
    assert len(arrivals) > len(came) / rate, "it comes bit by bit"


def test_keys_go_through_once_and_in_their_order(ssh: Any) -> None:
    typed = "abcdefghijklmnopqrstuvwxyz" * 2
    with slow_line(ssh.port) as port:
        terminal = Terminal([*ssh.through(port), "stty -icanon -echo; echo ready; cat"], {"TERM": "xterm"})
        terminal.until(terminal.shows("ready"))
        for key in typed:
            terminal.press(key)
        terminal.until(terminal.shows(typed))
        terminal.press("\x03")
        terminal.ended()
    assert terminal.sent.rstrip(b"^C\r\n").endswith(typed.encode())
