"""The manual, page by page, and what a command takes: `help`."""

from collections.abc import Sequence
from pathlib import Path

import store
from store.cli.console import print_lines, tell
from store.cli.parser import Call, Parser
from store.trouble import UsageProblem
from store.values.text import fold
from store.values.words import N_, words

MANUAL = Path(store.__file__).parent / "manual"


def help_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`help`, `help TOPIC`."""
    parser.word("topic", N_("a page of the manual, or a command; without it, lists the pages"))


def help_(call: Call) -> int:
    """Print one page, in the reader's language."""
    from store.cli.commands import COMMANDS as ALL

    topic, language = fold(call.options.topic or ""), call.session.language
    pages = topics(language)
    if topic in pages:
        print_lines(pages[topic].read_text("utf-8").splitlines())
    elif topic and topic in ALL:
        parser = Parser(topic, ALL[topic].summary, language)
        ALL[topic].load(topic)[0](parser, ())
        parser.print_help()
    elif not topic:
        for name, page in pages.items():
            title = page.read_text("utf-8").partition("\n")[0].lstrip("# ")
            tell(call, f"forewarn help {name}: {title}")
    else:
        sentence = N_('no page "{topic}"; available: {pages}')
        raise UsageProblem(words(sentence, topic=call.options.topic, pages=tuple(pages)))
    return 0


def topics(language: str) -> dict[str, Path]:
    """The pages of the manual in a language, by the word that names them."""
    return {page.stem: page for page in sorted((MANUAL / language).glob("*.md"))}


COMMANDS = {"help": (help_flags, help_)}
