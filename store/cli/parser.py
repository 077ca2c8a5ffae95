"""argparse in our voice: help in the reader's language, every complaint one sentence with the nearest right word.

Only the parser of the command that was typed is ever built, so that a morning line in a login script stays quick.
"""

import argparse
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple, NoReturn

from store.cli.command_line import Flags, tokens
from store.session import Session
from store.trouble import UsageProblem
from store.values.words import N_, Words, say, words

HELP_COLUMN = 28
JSON = "--json"
OUTPUT = ("-o", "--output")
OpenScreen = Callable[[Session], int]
OwnKeys = Callable[[], Mapping[str, str]]
"""The ids that the [keys] of a config may name, with their default keys."""


class Call(NamedTuple):
    """A command that was understood: its flags and words are the attributes of `options`."""

    session: Session
    options: argparse.Namespace
    open_screen: OpenScreen
    own_keys: OwnKeys = dict


class _Joined(argparse.Action):
    """The values of a flag that is given several times, in one text."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        options: argparse.Namespace,
        values: Any,
        flag: str | None = None,
    ) -> None:
        before = getattr(options, self.dest)
        setattr(options, self.dest, values if before is None else f"{before}; {values}")


class Parser(argparse.ArgumentParser):
    """The words and flags of one command; those that every command has are there from the start."""

    def __init__(self, command: str, summary: str, language: str) -> None:
        self.language = language
        self._words: dict[str, bool] = {}
        flags = say(N_("options"), language)
        super().__init__(
            prog=f"forewarn {command}".rstrip(),
            usage=f"forewarn [{flags}] {command}",
            description=say(summary, language),
            # argparse asks for one with every flag, to see whether its metavar fits; help is printed once.
            formatter_class=cache(lambda prog: _Help(prog, language)),
            add_help=False,
            allow_abbrev=False,
            exit_on_error=False,
        )
        self._positionals.title = say(N_("arguments"), language)
        self._optionals.title = flags
        self.add_argument("-h", "--help", action="help", help=self._help(N_("show this help and exit")))
        self.flag("--store", "FILE", N_("the store (default: FOREWARN_STORE, else your own)"))
        self.flag("--lang", "en|zh", N_("the output language"))

    def word(self, name: str, help: str, *, many: bool = False) -> None:
        """A word without a flag; None, or an empty list of `many`, when it is not there."""
        self.usage = f"{self.usage} {name.upper()}"
        self._words[name] = many
        self.add_argument(name, nargs="*" if many else "?", metavar=name.upper(), help=self._help(help))

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
        shown = argparse.SUPPRESS if help is None else self._help(help)
        names = (short, name) if short else (name,)
        how = _Joined if joined else "store"
        self.add_argument(*names, metavar=value, dest=dest, help=shown, action=how)

    def repeated(self, name: str, value: str, help: str) -> None:
        """A flag with a value that may be given several times; a list."""
        self.add_argument(name, metavar=value, action="append", default=[], help=self._help(help))

    def switch(self, name: str, help: str | None, *, short: str = "") -> None:
        """A flag without a value; `help` as of `flag`."""
        shown = argparse.SUPPRESS if help is None else self._help(help)
        self.add_argument(*((short, name) if short else (name,)), action="store_true", help=shown)

    def project(self, help: str = N_("the project's code; not needed where there is only one")) -> None:
        """The flag that names a project."""
        self.flag("--project", "CODE", help, short="-p")

    def json(self) -> None:
        """The flag for programs."""
        self.switch(JSON, N_("print JSON, for scripts"))

    @property
    def flags(self) -> Flags:
        """Those it knows."""
        return {name: action.nargs != 0 for name, action in self._option_string_actions.items()}

    def explained(self, wanted: Iterable[str]) -> Iterator[tuple[Sequence[str], str]]:
        """Of the flags that are `wanted` their names and what each does."""
        for action in self._actions:
            if {*action.option_strings} & {*wanted}:
                yield action.option_strings, (action.help or "").replace("%%", "%")

    def understand(self, typed: Sequence[str]) -> argparse.Namespace:
        """What was typed, words and flags in any order. Raises UsageProblem.

        argparse sees the flags alone, each with its value in one word: it takes words that have flags between them
        for too many, differently in each Python.
        """
        found = list(tokens(typed, self.flags))
        unknown = [token.flag for token in found if token.flag and token.flag not in self.flags]
        try:
            options = self.parse_args([self._whole(*token) for token in found if token.flag in self.flags])
        except argparse.ArgumentError as error:
            raise UsageProblem(self._complaint(error)) from None
        if unknown:
            raise UsageProblem(self.unknown(unknown[0], self._option_string_actions))
        left = [token.value or "" for token in found if not token.flag]
        for name, many in self._words.items():
            taken, left = (left, []) if many else (left[:1], left[1:])
            setattr(options, name, taken if many else next(iter(taken), None))
        if left and not self._words:
            sentence = N_('{command} takes options alone, no "{word}"; see {command} --help')
            raise UsageProblem(words(sentence, command=self.prog, word=left[0]))
        if left:
            raise UsageProblem(too_much(left[0]))
        return options

    def _whole(self, flag: str, value: str | None) -> str:
        """A flag under its long name, with its value."""
        name = self._option_string_actions[flag].option_strings[-1]
        return name if value is None else f"{name}={value}"

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
                N_("{command} prints no JSON; {command} --help says what it takes"), command=self.prog
            )
        if flag in OUTPUT:
            return words(N_("{command} writes no file; > FILE keeps what it prints"), command=self.prog)
        if near:
            return words(
                N_("unknown option {flag} for {command}; did you mean {near}?"),
                command=self.prog,
                flag=flag,
                near=near[0],
            )
        return words(
            N_("unknown option {flag} for {command}; see {command} --help"), command=self.prog, flag=flag
        )

    def error(self, message: str) -> NoReturn:
        """argparse's way out for what it cannot read; ours for the same."""
        raise UsageProblem(words(N_("{message}; see {command} --help"), message=message, command=self.prog))

    def _help(self, msgid: str) -> str:
        return say(msgid, self.language).replace("%", "%%")

    def _complaint(self, error: argparse.ArgumentError) -> Words:
        flag = (error.argument_name or "").split("/")[-1]
        if error.message.startswith("expected"):
            return words(
                N_("{flag} needs a value; one that begins with - is written {flag}=VALUE"), flag=flag
            )
        if error.message.startswith("ignored explicit"):
            return words(N_("{flag} takes no value"), flag=flag)
        return words(N_("{flag}: {problem}"), flag=flag, problem=error.message)


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help text; told its width, since argparse would import shutil and all compressors to ask for it."""

    def __init__(self, prog: str, language: str) -> None:
        self._usage_word = say(N_("usage: "), language)
        text = terminal_width(80) - 2 - HELP_COLUMN
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
