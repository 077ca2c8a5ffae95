"""A store that everybody can get at, and scripts that look at it in a process of their own."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.fixture
def public(closed: Path) -> Iterator[Path]:
    """The store `closed` where everybody can get at it, as far as its own mode allows."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        path = Path(folder) / "in" / "store.db"
        path.parent.mkdir()
        path.parent.chmod(0o755)
        path.write_bytes(closed.read_bytes())
        path.chmod(0o644)
        yield path
        path.parent.chmod(0o755)


@pytest.fixture
def printed() -> Callable[..., list[str]]:
    """The lines that a script prints, given these words; it complains of nothing."""

    def run(script: str, *words: object) -> list[str]:
        done = subprocess.run(
            [sys.executable, "-c", script, *map(str, words)],
            capture_output=True,
            text=True,
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
            check=False,
        )
        assert not done.stderr
        return done.stdout.splitlines()

    return run
