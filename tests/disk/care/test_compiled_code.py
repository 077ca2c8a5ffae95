"""An install without `.pyc` files that no start will write is noticed."""

import compileall
import sys
from pathlib import Path

import pytest

from store.disk.care.compiled_code import compiled_code


@pytest.fixture
def package(tmp_path: Path) -> Path:
    folder = tmp_path / "package"
    folder.mkdir()
    (folder / "__init__.py").write_text("ONE = 1\n")
    return folder


def test_it_is_said_until_it_is_compiled(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    (finding,) = compiled_code([package])
    assert finding.severity == "warning" and finding.words.values["path"] == str(package)
    compileall.compile_dir(package, quiet=1)
    (finding,) = compiled_code([package])
    assert finding.severity == "fine"


def test_a_first_start_may_write_them(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    assert [finding.severity for finding in compiled_code([package])] == ["fine"]


def test_where_a_start_may_not_write(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr("os.access", lambda *_: False)
    assert [finding.severity for finding in compiled_code([package])] == ["warning"]
