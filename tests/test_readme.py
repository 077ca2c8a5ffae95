"""The README tells the truth: its keys are the bindings, its picture is the screen, its commands exist."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_key_table_is_the_bindings() -> None:
    from tui.app import Forewarn
    from tui.keys import default_keys, written
    from tui.pane import Pane
    from tui.panes.milestones import Milestones
    from tui.panes.risks import Risks
    from tui.screens.dashboard import Dashboard
    from widgets.rows import Rows

    told = dict(re.findall(r"^\| `([^`]+)` \| `([\w.]+)` \|", README, re.M))
    places = (Forewarn, Dashboard, Pane, Risks, Milestones, Rows)
    bound = {written(key.split(",")[0]): id for id, key in default_keys(*places).items()}
    assert told == bound


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
