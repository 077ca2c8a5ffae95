"""`help`: the pages of the manual in both languages."""

import shlex
from collections.abc import Callable
from typing import Any

import pytest
from manual_commands import MANUAL, typed_in

from store.cli.commands import COMMANDS

Forewarn = Callable[..., Any]
TOPICS = sorted(page.stem for page in (MANUAL / "en").glob("*.md"))


def test_a_page_is_printed_in_the_readers_language(forewarn: Forewarn) -> None:
    assert forewarn("help", "server").out.startswith("# Several people on one server\n")
    assert forewarn("--lang", "zh", "help", "server").out.startswith("# 多人共用一台服务器\n")


def test_pages_are_listed_and_a_command_is_explained(forewarn: Forewarn) -> None:
    assert forewarn("help").out == (
        "forewarn help report: Your own report\n"
        "forewarn help server: Several people on one server\n"
        "forewarn --help: the commands; forewarn help COMMAND: what one takes\n"
    )
    assert "--group NAME" in forewarn("help", "share").out
    ran = forewarn("help", "nowhere")
    assert ran.code == 2 and "available: report, server" in ran.err


@pytest.mark.parametrize("topic", TOPICS)
def test_both_languages_have_the_same_commands(topic: str) -> None:
    assert typed_in(topic) == typed_in(topic, "zh_CN") and typed_in(topic)
    english, chinese = ((MANUAL / tongue / f"{topic}.md").read_text("utf-8") for tongue in ("en", "zh_CN"))
    assert english.count("\n## ") == chinese.count("\n## ")


@pytest.mark.parametrize("topic", TOPICS)
def test_each_command_of_a_page_is_one(topic: str) -> None:
    for who, line in typed_in(topic):
        words = shlex.split(line)
        if who != "root" and "forewarn" in words:
            assert words[words.index("forewarn") + 1] in COMMANDS, line
