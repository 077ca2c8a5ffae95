"""An account whose SSH key starts forewarn and nothing else, and what the other side asks of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from store.cli.remote_command import arguments
from store.trouble import NotAllowed, UsageProblem

Forewarn = Callable[..., Any]


def asked(text: str) -> list[str]:
    return list(arguments([], {"SSH_ORIGINAL_COMMAND": text}))


def test_its_words_are_the_arguments() -> None:
    assert asked("forewarn list risk") == asked("list risk") == ["list", "risk"]
    title = ["add", "risk", "--title", "a; rm -rf ~ $(id) `id` > x"]
    assert asked("add risk --title 'a; rm -rf ~ $(id) `id` > x'") == title
    assert asked("list $HOME ~ * # x") == ["list", "$HOME", "~", "*", "#", "x"]
    assert asked("forewarn") == asked("  ") == []
    assert arguments(["today"], {"SSH_ORIGINAL_COMMAND": "list risk"}) == ["today"]
    assert arguments([], {}) == []


@pytest.mark.parametrize(
    "text",
    ["list risk; id", "list risk && id", "list risk | sh", "list risk > x", "list <x", "(id)", "today&"],
)
def test_what_only_a_shell_could_do_is_refused(text: str) -> None:
    with pytest.raises(NotAllowed):
        asked(text)


def test_an_open_quotation_mark() -> None:
    with pytest.raises(UsageProblem):
        asked("add risk --title 'a")


@pytest.mark.parametrize(
    "text", ["scp -t /tmp", "/usr/lib/openssh/sftp-server", "rsync --server . /", "bash -i"]
)
def test_no_other_program_is_started(begun: Forewarn, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("SSH_ORIGINAL_COMMAND", text)
    ran = begun()
    assert ran.code == 2 and ran.err.count("\n") == 1 and not ran.out


@pytest.fixture
def kept(begun: Forewarn, environment: Path) -> Path:
    """An account that is kept to one folder."""
    folder = environment / "exports"
    folder.mkdir()
    config = environment / ".config/forewarn/config.toml"
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text(f'exports = "{folder}"\n')
    return folder


def test_files_are_written_and_read_in_its_folder_alone(begun: Forewarn, kept: Path, tmp_path: Path) -> None:
    begun("add", "risk", "--title", "Supplier late")
    assert begun("export", "risk", "risks.csv").code == 0 and (kept / "risks.csv").exists()
    assert begun("import", "risk", "risks.csv", "--dry-run").code == 0
    out = tmp_path / "out"
    for words in (
        ("export", "risk", f"{out}.csv"),
        ("export", "risk", "../out.csv"),
        ("list", "risk", "-o", f"{out}.csv"),
        ("brief", "--weekly", "-o", f"{out}.txt"),
        ("dump", f"{out}.jsonl"),
        ("import", "risk", "/etc/passwd"),
        ("calendar", "import", "/etc/passwd"),
        ("load", "/etc/passwd"),
        ("backup", "--to", str(tmp_path)),
        ("restore", "/etc/passwd"),
        ("demo", "--no-open", "--keep", f"{out}.db"),
        ("share", "/etc/passwd", "--group", "root"),
        ("--store", f"{out}.db", "today"),
        ("today", "--store", f"{out}.db"),
    ):
        ran = begun(*words)
        assert ran.code in (2, 3) and ran.err.count("\n") == 1, (words, ran)
    assert not [*tmp_path.glob("out*")]
