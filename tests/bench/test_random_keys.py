"""A hundredth of the long run, the same keys each time."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_random_keys_end_nothing(language: str) -> None:
    command = [sys.executable, "tests/bench/random_keys.py", "--keys", "200", "--language", language]
    done = subprocess.run(command, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 faults" in done.stdout
