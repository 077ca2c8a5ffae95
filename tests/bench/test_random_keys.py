"""A hundredth of the long run, the same keys each time."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from random_keys import storm


@pytest.mark.parametrize("language", ["en", "zh"])
def test_random_keys_end_nothing(tmp_path: Path, language: str) -> None:
    *wrong, counts = storm(tmp_path, 200, language, seed=1)
    assert not wrong, "\n".join(wrong)
    assert "0 faults" in counts
