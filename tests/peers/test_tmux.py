"""The screen inside tmux, as most people run it over SSH."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.peers
PATIENCE = 60.0


class Tmux:
    """One window of a tmux server of its own."""

    def __init__(self, program: str, socket: Path) -> None:
        self.base = [program, "-S", str(socket)]

    def run(self, *words: str) -> str:
        return subprocess.run([*self.base, *words], capture_output=True, text=True, check=True).stdout

    def start(self, columns: int, rows: int, *command: str, **env: str) -> None:
        given = [word for name, value in env.items() for word in ("-e", f"{name}={value}")]
        # What tmux says of a pane whose program ended is not always drawn; a shell around it always answers.
        shell = ["sh", "-c", '"$@"; echo "ended: $?"; read -r _', "sh"]
        size = ["-x", str(columns), "-y", str(rows)]
        self.run("-f", "/dev/null", "new-session", "-d", *size, *given, *shell, *command)

    def shown(self) -> str:
        return self.run("capture-pane", "-p")

    def until(self, text: str) -> str:
        end = time.monotonic() + PATIENCE
        while text not in (shown := self.shown()):
            assert time.monotonic() < end, shown
            time.sleep(0.05)
        return shown


@pytest.fixture
def tmux(needs: Callable[[str], str], tmp_path: Path) -> Iterator[Tmux]:
    window = Tmux(needs("tmux"), tmp_path / "tmux")
    yield window
    subprocess.run([*window.base, "kill-server"], capture_output=True, check=False)


@pytest.mark.parametrize("no_color", [False, True])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_the_demo_in_tmux(tmux: Tmux, size: tuple[int, int], no_color: bool) -> None:
    env = {
        "TERM": "screen-256color",
        "FOREWARN_TODAY": "2026-11-26",
        "LANG": "C.UTF-8",
        "HOME": os.environ["HOME"],
    }
    tmux.start(*size, sys.executable, "-m", "tui", "demo", **env, **({"NO_COLOR": "1"} if no_color else {}))
    shown = tmux.until("I-14")
    assert "MILESTONES" in shown and "? help" in shown
    tmux.run("send-keys", "2", "n")
    tmux.until("Title")
    tmux.run("send-keys", "-l", "数据负责人离职")
    tmux.until("数据负责人离职")
    tmux.run("send-keys", "Tab", "C-s")
    tmux.until("u takes it back")
    tmux.run("send-keys", "u")
    tmux.until("ctrl+r brings it back")
    tmux.run("send-keys", "q")
    assert "Traceback" not in tmux.until("ended: 0")


def test_the_chinese_demo_in_tmux(tmux: Tmux) -> None:
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
    ("language", "title", "of", "until", "why", "through"),
    [
        ("en", "REVIEW", " of ", "▌Until", "▌Why", "checked by"),
        ("zh", "晨间检视", "/", "▌结束日", "▌原因", "条规则"),
    ],
)
def test_the_demo_is_reviewed_by_keys_alone(
    tmux: Tmux, language: str, title: str, of: str, until: str, why: str, through: str
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
    press("a", at(3))
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
