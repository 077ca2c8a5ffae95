"""A hundredth of the long run: three users of one store are killed while they save."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.peers
ROOT = Path(__file__).parents[2]


def test_nothing_that_was_acknowledged_is_lost(as_root: Callable[[], None]) -> None:
    as_root()
    env = {"PYTHONPATH": f"{ROOT}:{ROOT}/tests/fixtures", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}
    command = [sys.executable, "tests/bench/users_storm.py", "--minutes", "0.15"]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "nothing lost" in done.stdout
