"""The manual, page by page, and what a command takes: `help`."""

from collections.abc import Sequence
from pathlib import Path

import store
from store.cli.commands import COMMANDS as ALL
from store.cli.console import print_lines, tell
from store.cli.meant import named
from store.cli.parser import Call, Parser
from store.cli.parts.kind_words import kind_or_none
from store.trouble import UsageProblem
from store.values.text import fold
from store.values.words import N_, words

MANUAL = Path(store.__file__).parent / "manual"


def help_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`help`, `help TOPIC`."""
    parser.word("topic", N_("a page of the manual, or a command; without it, lists the pages"), many=True)


def help_(call: Call) -> int:
    """Print one page, in the reader's language."""
    typed: list[str] = call.options.topic
    first = typed[0] if typed else ""
    topic, language = fold(first), call.session.language
    pages = topics(language)
    if topic in pages:
        print_lines(pages[topic].read_text("utf-8").splitlines())
    elif topic and (command := topic if topic in ALL else named(topic, tuple(ALL))):
        _explained(command, typed[1:], language)
    elif topic and kind_or_none(topic):
        _explained("add", (topic,), language)
    elif not topic:
        for name, page in pages.items():
            title = page.read_text("utf-8").partition("\n")[0].lstrip("# ")
            tell(call, f"forewarn help {name}: {title}")
        tell(call, N_("forewarn --help: the commands; forewarn help COMMAND: what one takes"))
    else:
        sentence = N_(
            'no page and no command "{topic}"; available: {pages}; forewarn --help lists the commands'
        )
        raise UsageProblem(words(sentence, topic=first, pages=tuple(pages)))
    return 0


def _explained(command: str, typed: Sequence[str], language: str) -> None:
    """What a command takes; `typed`: the words behind it."""
    parser = Parser(command, ALL[command].summary, language)
    ALL[command].load(command)[0](parser, typed)
    parser.print_help()


def topics(language: str) -> dict[str, Path]:
    """The pages of the manual in a language, by the word that names them."""
    return {page.stem: page for page in sorted((MANUAL / language).glob("*.md"))}


COMMANDS = {"help": (help_flags, help_)}
