"""What other programs read of the commands: completion of shells, a man page."""

import subprocess
from collections.abc import Callable
from typing import Any

import pytest

from store.cli.commands import COMMANDS

Forewarn = Callable[..., Any]
ASK = '{script}\nCOMP_WORDS=({words}); COMP_CWORD={at}; _forewarn; printf "%s\\n" "${{COMPREPLY[@]}}"\n'


def completed(script: str, *words: str) -> list[str]:
    text = ASK.format(script=script, words=" ".join(f'"{word}"' for word in words), at=len(words) - 1)
    done = subprocess.run(["bash", "--norc", "-c", text], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_bash_completes_commands_kinds_and_flags(forewarn: Forewarn) -> None:
    script = forewarn("completion", "bash").out
    assert completed(script, "forewarn", "fin") == ["finish", "find"]
    assert completed(script, "forewarn", "list", "mil") == ["milestone"]
    assert completed(script, "forewarn", "list", "risk", "--so") == ["--sort"]
    assert {*completed(script, "forewarn", "")} == {name for name in COMMANDS if name}


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_each_shell_knows_every_command_and_its_flags(forewarn: Forewarn, shell: str) -> None:
    for language in ("en", "zh"):
        script = forewarn("completion", shell, "--lang", language).out
        assert all(name in script for name in COMMANDS) and "quiet-if-empty" in script


def test_the_man_page_has_every_command_and_code(forewarn: Forewarn) -> None:
    for language in ("en", "zh"):
        page = forewarn("man", "--lang", language).out
        for name in filter(None, COMMANDS):
            assert f"] {name}" in page
        assert page.startswith(".TH FOREWARN 1") and ".B 4" in page and r"\-\-project" in page
        assert not [line for line in page.splitlines() if line.startswith(("'", "..")) or not line]


def test_the_man_page_names_what_the_environment_decides(forewarn: Forewarn) -> None:
    for language in ("en", "zh"):
        page = forewarn("man", "--lang", language).out
        environment = page.partition(".SH ENVIRONMENT")[2].partition(".SH ")[0]
        for name in (
            "FOREWARN_STORE",
            "FOREWARN_PAGER, PAGER",
            "VISUAL, EDITOR",
            "NO_COLOR",
            "XDG_CONFIG_HOME",
        ):
            assert f".B {name}" in environment
