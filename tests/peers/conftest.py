"""Tests that need another program: on a user's machine they skip with their reason, in CI they must run."""

import os
import shutil
from collections.abc import Callable

import pytest


@pytest.fixture
def needs() -> Callable[[str], str]:
    """`needs("tmux")`: the program's path; skips without it, and fails in CI."""

    def need(name: str) -> str:
        found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
        if found is None:
            if os.environ.get("CI") == "true":
                pytest.fail(f"{name} is missing, and .ci/run should have installed it")
            pytest.skip(f"{name} is not installed")
        return found

    return need
