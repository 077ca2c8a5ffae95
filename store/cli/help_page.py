"""The help of a command, in the reader's language: argparse lays it out. What was typed is understood without it, since
to load it and to build its parsers would take a twentieth of the time until a morning line is printed."""

import argparse
from collections.abc import Iterable, Sequence
from functools import partial

from store.cli.flag import Flag, Word
from store.values.words import N_, say

HELP_COLUMN = 28


def help_page(
    usage: str,
    summary: str,
    words: Sequence[Word],
    flags: Sequence[Flag],
    below: str,
    width: int,
    language: str,
) -> str:
    """The page, on lines of `width` columns; `summary` and what words and flags say are msgids."""

    def told(msgid: str | None) -> str:
        return argparse.SUPPRESS if msgid is None else say(msgid, language).replace("%", "%%")

    page = argparse.ArgumentParser(
        usage=usage.replace("%", "%%"),
        description=say(summary, language),
        epilog=below,
        formatter_class=partial(_Page, width, language),
        add_help=False,
    )
    page._positionals.title = say(N_("arguments"), language)
    page._optionals.title = say(N_("options"), language)
    for flag in flags:
        if flag.how == "switch":
            page.add_argument(*flag.names, help=told(flag.help), action="store_true")
        else:
            page.add_argument(*flag.names, help=told(flag.help), metavar=flag.value)
    for word in words:
        page.add_argument(
            word.name, nargs="*" if word.many else "?", metavar=word.name.upper(), help=told(word.help)
        )
    return page.format_help()


class _Page(argparse.RawDescriptionHelpFormatter):
    """Told its width, since argparse would import shutil and all compressors to ask for it."""

    def __init__(self, columns: int, language: str, prog: str) -> None:
        self._usage_word = say(N_("usage: "), language)
        text = columns - 2 - HELP_COLUMN
        # argparse counts characters, and a Chinese one takes two cells.
        width = HELP_COLUMN + (text if language == "en" else text // 2)
        super().__init__(prog, max_help_position=HELP_COLUMN, width=max(width, HELP_COLUMN + 20))

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """With our word before it."""
        super().add_usage(usage, actions, groups, prefix or self._usage_word)
