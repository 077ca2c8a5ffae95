"""What a command takes, and what of it was typed: every complaint is one sentence with the nearest right word.

Only the parser of the command that was typed is ever built, so that a morning line in a login script stays quick.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import SimpleNamespace
from typing import NamedTuple

from store.cli.command_line import Flags, tokens
from store.cli.flag import Flag, How, Word
from store.session import Session
from store.trouble import UsageProblem
from store.values.words import N_, Words, say, words

HELP = ("-h", "--help")
JSON = "--json"
OUTPUT = ("-o", "--output")
Options = SimpleNamespace
"""Flags and words by their names."""
OpenScreen = Callable[[Session], int]
OwnKeys = Callable[[], Mapping[str, str]]
"""The ids that the [keys] of a config may name, with their default keys."""


class Call(NamedTuple):
    """A command that was understood: its flags and words are the attributes of `options`."""

    session: Session
    options: Options
    open_screen: OpenScreen
    own_keys: OwnKeys = dict


class Parser:
    """The words and flags of one command; those that every command has are there from the start. `below`: what its
    help says behind them."""

    def __init__(self, command: str, summary: str, language: str) -> None:
        self.language = language
        self.summary = summary
        self.name = f"forewarn {command}".rstrip()
        flags = say(N_("options"), language)
        self.usage = f"forewarn [{flags}] {command}"
        self.below: Callable[[], str] = str
        self.words: list[Word] = []
        self.declared: list[Flag] = []
        self._named: dict[str, Flag] = {}
        self.switch(HELP[1], N_("show this help and exit"), short=HELP[0])
        self.flag("--store", "FILE", N_("the store (default: FOREWARN_STORE, else your own)"))
        self.flag("--lang", "en|zh", N_("the output language"))

    def word(self, name: str, help: str, *, many: bool = False) -> None:
        """A word without a flag; None, or an empty list of `many`, when it is not there."""
        self.usage = f"{self.usage} {name.upper()}"
        self.words.append(Word(name, help, many))

    def flag(
        self,
        name: str,
        value: str,
        help: str | None,
        *,
        dest: str | None = None,
        short: str = "",
        joined: bool = False,
    ) -> None:
        """A flag with a value; `help` None leaves it out of the help. `joined`: given several times, its values
        stand in one text as several do in one field."""
        self._declare(name, value, help, short, "joined" if joined else "once", dest)

    def repeated(self, name: str, value: str, help: str) -> None:
        """A flag with a value that may be given several times; a list."""
        self._declare(name, value, help, "", "repeated")

    def switch(self, name: str, help: str | None, *, short: str = "") -> None:
        """A flag without a value; `help` as of `flag`."""
        self._declare(name, "", help, short, "switch")

    def _declare(
        self, name: str, value: str, help: str | None, short: str, how: How, dest: str | None = None
    ) -> None:
        names = (short, name) if short else (name,)
        one = Flag(names, value, help, dest or name.removeprefix("--").replace("-", "_"), how)
        self.declared.append(one)
        self._named |= dict.fromkeys(names, one)

    def project(self, help: str = N_("the project's code; not needed where there is only one")) -> None:
        """The flag that names a project."""
        self.flag("--project", "CODE", help, short="-p")

    def json(self) -> None:
        """The flag for programs."""
        self.switch(JSON, N_("print JSON, for scripts"))

    @property
    def flags(self) -> Flags:
        """Those it knows."""
        return {name: flag.how != "switch" for name, flag in self._named.items()}

    def explained(self, wanted: Iterable[str]) -> Iterator[tuple[Sequence[str], str]]:
        """Of the flags that are `wanted` their names and what each does."""
        for flag in self.declared:
            if {*flag.names} & {*wanted}:
                yield flag.names, say(flag.help or "", self.language)

    def print_help(self) -> None:
        """What the command takes."""
        from store.cli.help_page import help_page

        width, below = terminal_width(80), self.below()
        page = help_page(self.usage, self.summary, self.words, self.declared, below, width, self.language)
        sys.stdout.write(page)

    def understand(self, typed: Sequence[str]) -> Options:
        """What was typed, words and flags in any order. Raises UsageProblem, and SystemExit once help was printed."""
        found = list(tokens(typed, self.flags))
        if any(token.flag in HELP for token in found):
            self.print_help()
            sys.exit(0)
        options = Options(**{flag.dest: flag.unset for flag in self.declared})
        for name, value in found:
            if flag := self._named.get(name):
                setattr(options, flag.dest, flag.taken(getattr(options, flag.dest), value))
        unknown = [token.flag for token in found if token.flag and token.flag not in self._named]
        if unknown:
            raise UsageProblem(self.unknown(unknown[0], self._named))
        left = [token.value or "" for token in found if not token.flag]
        for name, _, many in self.words:
            taken, left = (left, []) if many else (left[:1], left[1:])
            setattr(options, name, taken if many else next(iter(taken), None))
        if left and not self.words:
            sentence = N_('{command} takes options alone, no "{word}"; see {command} --help')
            raise UsageProblem(words(sentence, command=self.name, word=left[0]))
        if left:
            raise UsageProblem(too_much(left[0]))
        return options

    def unknown(self, flag: str, known: Iterable[str]) -> Words:
        """The sentence for a flag that is not among `known`."""
        from store.values.likeness import nearest

        flags = sorted(name for name in known if name.startswith("--"))
        near = [name for name in flags if name.endswith(flag.removeprefix("-"))] if flag[2:] else []
        # Of the word itself: the dashes, which all have, make two flags no more alike.
        bare = {name[2:]: name for name in flags}
        if not near and (meant := nearest(flag.lstrip("-"), bare)):
            near = [bare[meant]]
        if flag == JSON:
            return words(
                N_("{command} prints no JSON; {command} --help says what it takes"), command=self.name
            )
        if flag in OUTPUT:
            return words(N_("{command} writes no file; > FILE keeps what it prints"), command=self.name)
        if near:
            return words(
                N_("unknown option {flag} for {command}; did you mean {near}?"),
                command=self.name,
                flag=flag,
                near=near[0],
            )
        return words(
            N_("unknown option {flag} for {command}; see {command} --help"), command=self.name, flag=flag
        )


def terminal_width(otherwise: int) -> int:
    """The columns of the terminal that is written to; `otherwise` when it is none."""
    try:
        return os.get_terminal_size(1).columns or otherwise
    except OSError:
        return otherwise


def at_terminal() -> bool:
    """Whether somebody sits there who sees what is printed and can answer."""
    return os.isatty(0) and os.isatty(1)


def too_much(word: str) -> Words:
    """Of a word that stands for nothing."""
    return words(N_('unexpected argument "{word}"; put text with spaces in quotes'), word=word)
