"""The README tells the truth: its keys are the bindings, its picture is the screen, its commands exist."""

import re
from pathlib import Path

from textual.binding import Binding

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


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
