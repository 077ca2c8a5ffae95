"""The command line as a script meets it: words in; exit code, stdout and stderr out."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from store.cli import Session, main


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        assert self.code == 0, self.err
        return json.loads(self.out)

    @property
    def complaint(self) -> str:
        """The one sentence on stderr."""
        assert self.err.startswith("forewarn: "), self
        assert self.err.count("\n") == 1, self.err
        return self.err.removeprefix("forewarn: ").rstrip("\n")


Forewarn = Callable[..., Ran]


@pytest.fixture
def opened() -> list[Session]:
    """The sessions a screen was opened with."""
    return []


@pytest.fixture
def forewarn(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, opened: list[Session]
) -> Forewarn:
    """Runs a command line on Ann's own store, on 26 November 2026, in English."""
    monkeypatch.setenv("FOREWARN_TODAY", "2026-11-26")

    def open_screen(session: Session) -> int:
        opened.append(session)
        return 0

    def run(*typed: object) -> Ran:
        capsys.readouterr()
        code = main([str(word) for word in typed], open_screen)
        return Ran(code, *capsys.readouterr())

    return run


@pytest.fixture
def own_store(environment: Path) -> Path:
    """Where the store lies that nobody named."""
    return environment / ".local/share/forewarn/store.db"


@pytest.fixture
def begun(forewarn: Forewarn) -> Forewarn:
    """`forewarn` on a store with the project ERP."""
    assert forewarn("init", "--project", "ERP", "--name", "ERP North").code == 0
    return forewarn


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody sits at a terminal."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("os.isatty", lambda descriptor: True)
