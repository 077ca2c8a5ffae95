"""README and CONTRIBUTING tell the truth: keys are bindings, the picture is the screen, commands and paths exist."""

import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from textual.binding import Binding

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / ".github/CONTRIBUTING.md").read_text(encoding="utf-8")
FILLED_IN = re.compile(r"[A-Z]{4,}")
"""A part of a path that is the reader's own, such as KIND."""


def keys_told(text: str) -> dict[str, str]:
    return dict(re.findall(r"^\| `+ ?(.+?) ?`+ \| `([\w.]+)` \|", text, re.M))


def test_the_key_tables_are_the_bindings() -> None:
    from tui.app import Forewarn
    from tui.briefing.briefing_screen import BriefingScreen
    from tui.dashboard.dashboard import Dashboard
    from tui.dashboard.milestones_pane import Milestones
    from tui.dashboard.pane import Pane
    from tui.dashboard.risks_pane import Risks
    from tui.frame.keys import default_keys
    from tui.picture.key_names import written
    from widgets.rows import Rows

    def bound(*places: type) -> dict[str, str]:
        return {written(key.split(",")[0]): id for id, key in default_keys(*places).items()}

    everywhere, _, briefing = README.partition("### In the briefing")
    assert keys_told(everywhere) == bound(Forewarn, Dashboard, Pane, Risks, Milestones, Rows)
    assert keys_told(briefing) == bound(BriefingScreen)


def test_the_two_commands_stand_verbatim() -> None:
    assert "python3 -m venv .venv && .venv/bin/pip install -e . && .venv/bin/forewarn demo" in README
    assert "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/pytest" in README
    assert "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/pytest\n" in (
        ROOT / ".ci/run"
    ).read_text(encoding="utf-8")


def test_every_command_named_exists() -> None:
    from store.cli.commands import COMMANDS

    named = set(re.findall(r"forewarn ([a-z]+)\b", README)) - {"is", "shows"}
    assert named <= set(COMMANDS)


def test_the_panes_have_the_numbers_that_are_told() -> None:
    from tui.dashboard.pane_order import KEYS

    last = max(binding.key for binding in KEYS if isinstance(binding, Binding) and binding.key.isdigit())
    assert set(re.findall(r"`1` to `(\d)`", README)) == {last}


def test_every_path_that_is_named_is_there() -> None:
    """A path from the root, or the name of a file that stands once."""
    named = {
        word
        for text in (README, CONTRIBUTING)
        for quoted in re.findall(r"`([^`\n]+)`", text)
        for word in re.findall(
            r"(?<![\w./~$-])(?:store|tui|widgets|tests)/[\w./-]*|(?<![\w./-])\w+\.py\b", quoted
        )
    }
    files = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True).stdout.split()
    if not files:
        pytest.skip("not a git checkout")
    names = Counter(Path(name).name for name in files)
    gone = {one for one in named if not ((ROOT / one).exists() or names[one] == 1)}
    assert named and not {one for one in gone if not FILLED_IN.search(one)}


def test_every_program_that_is_named_has_its_flags() -> None:
    """Of the programs of the tests, those that CONTRIBUTING calls with flags."""
    for program, flags in re.findall(r"python (tests/[\w/]+\.py)([^`\n]*)`", CONTRIBUTING):
        source = (ROOT / program).read_text(encoding="utf-8")
        for flag in re.findall(r"--[\w-]+", flags):
            assert f'"{flag}"' in source, f"{program} {flag}"
