"""A command line taken apart: which word is the command, what is a flag, what a flag's value, what a plain word."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

Flags = Mapping[str, bool]
"""By name, with its dashes: whether a value follows."""

EVERYWHERE: Flags = {
    "--store": True,
    "--lang": True,
    "--project": True,
    "-p": True,
    "-h": False,
    "--help": False,
    "--version": False,
    "-V": False,
}
"""What may stand before any command: known without asking the command for its flags."""
END = "--"
"""After it there are only words."""


class Typed(NamedTuple):
    """`words` are those after the command that are not plainly a flag or its value, `rest` is everything but the
    command."""

    command: str
    words: tuple[str, ...]
    rest: tuple[str, ...]
    language: str | None


class Token(NamedTuple):
    """A flag with the value that belongs to it, None where there is none; or, without a `flag`, a word."""

    flag: str
    value: str | None


def is_flag(word: str) -> bool:
    """Whether it can only be a flag: `-` alone is a file, `-5` and `-5wd` are values."""
    return len(word) > 1 and word[0] == "-" and (word[1] == "-" or word[1].isalpha())


def tokens(typed: Sequence[str], flags: Flags) -> Iterator[Token]:
    """What was typed, flag by flag and word by word. A flag that is not among `flags` is taken to have no value."""
    following = iter(typed)
    pending = ""
    for word in following:
        if pending and not is_flag(word):
            yield Token(pending, word)
            pending = ""
            continue
        if pending:
            yield Token(pending, None)
            pending = ""
        if word == END:
            yield from (Token("", one) for one in following)
        elif not is_flag(word):
            yield Token("", word)
        else:
            name, value = _apart(word, flags)
            if value is None and flags.get(name):
                pending = name
            else:
                yield Token(name, value)
    if pending:
        yield Token(pending, None)


def take_apart(argv: Sequence[str], flags_of: Callable[[str], Flags | None]) -> Typed:
    """Find the command; empty where there is none. `flags_of`: a command's flags, None for a word that is no command;
    it is asked only where flags that are not everybody's stand before the command."""
    at = _command(argv, flags_of)
    command = "" if at is None else argv[at]
    rest = tuple(word for place, word in enumerate(argv) if place != at)
    said = [token for token in tokens(argv, EVERYWHERE) if token.flag == "--lang" and token.value]
    after = tokens(argv[at + 1 :], EVERYWHERE) if at is not None else ()
    words = tuple(token.value or "" for token in after if not token.flag)
    return Typed(command, words, rest, said[-1].value if said else None)


def _command(argv: Sequence[str], flags_of: Callable[[str], Flags | None]) -> int | None:
    """The first command that knows every flag before it, so that none is taken for a flag's value; where there is none,
    the first command, whose parser then says what it does not know; else the first word."""
    words = [at for at, word in enumerate(argv) if word and not is_flag(word)]
    words = [at for at in words if not _waits(argv[:at], EVERYWHERE)]
    for at in words:
        if _known(argv[:at], EVERYWHERE):
            return at
        flags = flags_of(argv[at])
        if flags is not None and _known(argv[:at], flags) and not _waits(argv[:at], flags):
            return at
    return next((at for at in words if flags_of(argv[at]) is not None), next(iter(words), None))


def _known(before: Sequence[str], flags: Flags) -> bool:
    """Whether there are only flags that are known, and their values."""
    return all(token.flag in flags for token in tokens(before, flags))


def _waits(before: Sequence[str], flags: Flags) -> bool:
    """Whether the last of `before` is a flag whose value comes next."""
    last = before[-1] if before else ""
    return is_flag(last) and flags.get(last, False) and END not in before


def _apart(word: str, flags: Flags) -> tuple[str, str | None]:
    """A flag's name and the value that is written with it: --name=value, -nvalue."""
    if word.startswith("--"):
        name, equals, value = word.partition("=")
        return name, value if equals else None
    short, value = word[:2], word[2:]
    if value and flags.get(short):
        return short, value.removeprefix("=")
    return word, None
