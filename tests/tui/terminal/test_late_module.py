"""Modules that are loaded when something of them is asked for."""

import subprocess
import sys
from pathlib import Path

PROGRAM = """
import sys
from tui.terminal.late_module import leave
leave("this")
import this
assert "zen" not in vars(this) and not hasattr(this, "__file__")
print(this.d["A"], this.__spec__.name, sys.modules["this"] is this, type(this).__name__)
leave("this")
print(type(sys.modules["this"]).__name__)
"""


def test_it_becomes_the_module_when_it_is_asked() -> None:
    """`this` prints its lines when it is loaded."""
    command = [sys.executable, "-c", PROGRAM]
    ran = subprocess.run(
        command, cwd=Path(__file__).parents[2], check=True, stdout=subprocess.PIPE, text=True
    )
    said = ran.stdout.splitlines()
    assert said[-2:] == ["N this True module", "module"]
    assert said[0].startswith("The Zen")


def test_nothing_of_a_command_asks_for_inspect() -> None:
    program = "import sys; from tui.__main__ import main; main(); print('dis' in sys.modules)"
    command = [sys.executable, "-c", program, "--version"]
    ran = subprocess.run(
        command, cwd=Path(__file__).parents[2], check=True, stdout=subprocess.PIPE, text=True
    )
    assert ran.stdout.splitlines()[-1] == "False" or sys.version_info >= (3, 12)
