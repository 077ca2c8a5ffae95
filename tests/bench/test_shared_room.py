"""A hundredth of the long run: a few dashboards and one writer."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_dashboard_sees_every_save() -> None:
    options = ["--dashboards", "2", "--writers", "1", "--seconds", "5", "--without-limits"]
    env = {"PYTHONPATH": f"{ROOT}:{ROOT}/tests/fixtures"}
    command = [sys.executable, "tests/bench/shared_room.py", *options]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "seen on 2 dashboards" in done.stdout and "0 errors" in done.stdout
