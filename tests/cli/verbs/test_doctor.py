"""`forewarn doctor` and `forewarn config check`, as a script meets them."""

import shutil
from collections import namedtuple
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from store.cli import main

Forewarn = Callable[..., Any]
Usage = namedtuple("Usage", "total used free")


@pytest.fixture(autouse=True)
def room(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is half empty."""
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: Usage(1 << 40, 0, 1 << 39))


@pytest.fixture
def config(environment: Path) -> Path:
    """Where config.toml is looked for."""
    path = environment / ".config/forewarn/config.toml"
    path.parent.mkdir(parents=True)
    return path


def test_doctor_says_what_is_wrong_and_mends_it(begun: Forewarn, own_store: Path) -> None:
    own_store.chmod(0o644)
    ran = begun("doctor")
    assert ran.code == 1
    assert f"~ others can access {own_store} (mode 644)" in ran.out
    assert f"~ {own_store} has no good backup" in ran.out
    assert "forewarn doctor --mend" in ran.out.splitlines()[-1]
    ran = begun("doctor", "--mend")
    assert ran.code == 0
    assert f". {own_store}: access by others removed (mode 600)" in ran.out
    assert all(line.startswith(". ") for line in ran.out.splitlines())
    assert begun("doctor").code == 0


def test_doctor_for_programs(begun: Forewarn, own_store: Path) -> None:
    begun("backup")
    found = begun("doctor", "--json").json
    assert found["schema"] == 2 and found["ok"] is True
    own_store.chmod(0o640)
    ran = begun("doctor", "--json")
    assert ran.code == 1
    import json

    wrong = [one for one in json.loads(ran.out)["findings"] if one["severity"] != "fine"]
    assert [(one["topic"], one["sign"], one["mends"]) for one in wrong] == [("rights", "~", True)]


def test_doctor_without_a_store_makes_none(forewarn: Forewarn, own_store: Path) -> None:
    for flags in ((), ("--mend",)):
        ran = forewarn("doctor", *flags)
        assert ran.code == 1 and "! there is no store at" in ran.out and ran.err == ""
    assert not own_store.parent.exists()


def test_doctor_sees_a_damaged_store_and_leaves_it(begun: Forewarn, own_store: Path) -> None:
    with own_store.open("r+b") as file:
        file.truncate(5000)
    before = own_store.read_bytes()
    ran = begun("doctor", "--mend")
    assert ran.code == 1 and "! " in ran.out and "Traceback" not in ran.out + ran.err
    assert own_store.read_bytes() == before


def test_doctor_works_with_a_config_that_cannot_be_followed(begun: Forewarn, config: Path) -> None:
    begun("backup")
    config.write_text('langauge = "en"\nglyphs = "x"\n')
    assert begun("today").code == 1
    ran = begun("doctor")
    assert ran.code == 1 and 'unknown key "langauge"; did you mean language?' in ran.out
    assert ran.err == "" and 'glyphs is one of "", "unicode", "ascii"' in ran.out


def test_an_account_that_is_kept_to_a_folder_edits_nothing(
    forewarn: Forewarn, config: Path, terminal: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "touch")
    assert forewarn("config", "edit").code == 0 and "# language" in config.read_text()
    monkeypatch.setenv("SSH_ORIGINAL_COMMAND", "forewarn config edit")
    assert forewarn("config", "edit").code == 3
    monkeypatch.delenv("SSH_ORIGINAL_COMMAND")
    config.write_text('exports = "/srv"\n')
    assert forewarn("config", "edit").code == 3


def test_config_check(forewarn: Forewarn, config: Path) -> None:
    assert forewarn("config", "check").out == f". there is no {config}; the defaults apply\n"
    config.write_text('language = "en"\n')
    ran = forewarn("config", "check")
    assert (ran.code, ran.out) == (0, f". config.toml is in order: {config}\n")
    config.write_text('langauge = "en"\nglyphs = "x"\n')
    ran = forewarn("config", "check")
    assert ran.code == 1 and [line[:2] for line in ran.out.splitlines()] == ["! ", "! "]
    assert forewarn("config", "chekc").code == 2


def test_config_check_knows_the_keys_of_the_screen(
    config: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from tui.launch import own_keys

    config.write_text('[keys]\nundo = "t"\narcive = "D"\n')
    assert main(["--lang", "en", "config", "check"], lambda session: 0, own_keys) == 1
    said = capsys.readouterr().out
    assert 'unknown key "arcive"; did you mean archive?' in said
    assert "the key t would mean" in said
