"""The command line as a script meets it: words in; exit code, stdout and stderr out."""

import json
import os
import shlex
import shutil
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
HOME = "(home)"
"""Stands for the test's home in one that is kept for others."""


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
def on(forewarn: Forewarn, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """`on("2026-06-08", "today")`: a command on that day, which is understood."""

    def run(day: str, *typed: object) -> Ran:
        monkeypatch.setenv("FOREWARN_TODAY", day)
        ran = forewarn(*typed)
        assert ran.code == 0, (typed, ran.err)
        return ran

    return run


@pytest.fixture
def own_store(environment: Path) -> Path:
    """Where the store lies that nobody named."""
    return environment / ".local/share/forewarn/store.db"


@pytest.fixture(scope="session")
def kept_homes() -> dict[tuple[str, ...], Path]:
    """Homes by the commands that were typed there."""
    return {}


@pytest.fixture
def prepared(
    forewarn: Forewarn,
    environment: Path,
    kept_homes: dict[tuple[str, ...], Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[..., Forewarn]:
    """`prepared(commands …)`: `forewarn` on a store with the project ERP in which these were typed.

    They are typed once, and the home is copied for every other test: it holds no path but those in the list of stores.
    """

    def prepared(*commands: str) -> Forewarn:
        lines = ("init --project ERP --name 'ERP North'", *commands)
        who = tuple(os.environ.get(name, "") for name in ("LOGNAME", "LANG", "FOREWARN_TODAY"))
        fresh = "FOREWARN_STORE" not in os.environ and not any(environment.glob("*"))
        kept = kept_homes.get(who + lines) if fresh else None
        if kept is not None:
            shutil.copytree(kept, environment, dirs_exist_ok=True)
            for known in environment.glob(".local/share/forewarn/**/stores.json"):
                known.write_text(known.read_text("utf-8").replace(HOME, str(environment.resolve())), "utf-8")
            return forewarn
        with pytest.MonkeyPatch.context() as nobody:
            nobody.setattr("os.isatty", lambda descriptor: False)
            for line in lines:
                ran = forewarn(*shlex.split(line))
                assert ran.code == 0, (line, ran.err)
        if fresh:
            kept = kept_homes[who + lines] = tmp_path_factory.mktemp("kept") / "home"
            shutil.copytree(environment, kept)
            for known in kept.glob(".local/share/forewarn/**/stores.json"):
                known.write_text(known.read_text("utf-8").replace(str(environment.resolve()), HOME), "utf-8")
        return forewarn

    return prepared


@pytest.fixture
def begun(prepared: Callable[..., Forewarn]) -> Forewarn:
    """`forewarn` on a store with the project ERP."""
    return prepared()


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody sits at a terminal."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("os.isatty", lambda descriptor: True)
