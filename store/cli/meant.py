"""What a line means whose first word is no command: another word for one, a code, a kind; else the nearest word."""

from collections.abc import Sequence
from functools import cache

from store.cli.command_line import Typed
from store.cli.synonyms import LINES, NAMES, PARTICLES, PLEASE, SENTENCES
from store.trouble import UsageProblem
from store.values.likeness import nearest
from store.values.text import fold
from store.values.words import N_, words

OF_ALL = ("today", "week")
"""Commands of no record: behind a code their other words, such as due, are its fields."""


def meant(typed: Typed, commands: Sequence[str]) -> Typed:
    """The same line with a command. Raises UsageProblem with the one right sentence where there is none."""
    word = _plain(fold(typed.command), commands)
    if _narrows(word, typed.words):
        return _with(typed, ("list", word), typed.words)
    if (in_one := _in_one_word(typed, fold(typed.command))) is not None:
        return in_one
    if (beginning := _beginning(word, commands)) is not None:
        return _with(typed, beginning, typed.words)
    if (sentence := _sentences().get(word)) is not None:
        raise UsageProblem(words(sentence))
    return _of_record(typed, commands) or _of_kind(typed, word, commands) or _nearest(typed, word, commands)


def named(word: str, commands: Sequence[str]) -> str | None:
    """The command that a word names, in whatever words; None for none."""
    beginning = _beginning(_plain(fold(word), commands), commands)
    return beginning[0] if beginning else None


def _beginning(word: str, commands: Sequence[str]) -> tuple[str, ...] | None:
    return (word,) if word and word in commands else _beginnings().get(word)


def _narrows(word: str, after: Sequence[str]) -> bool:
    """Whether it stands before a kind and narrows it: `red risks`, `open ERP actions`."""
    from store.cli.parts.kind_words import kind_or_none
    from store.cli.parts.list_words import filter_words

    return word in filter_words() and any(kind_or_none(one) is not None for one in after)


def _in_one_word(typed: Typed, word: str) -> Typed | None:
    """A command or what narrows a kind, and the kind, written together as Chinese is: `添加风险`, `红色风险`,
    `风险列表`."""
    from store.cli.parts.kind_words import kind_or_none
    from store.cli.parts.list_words import filter_words

    said = word.removeprefix(PLEASE)
    if said.isascii():
        return None
    for at in range(len(said) - 1, 0, -1):
        first, last = said[:at], said[at:]
        if kind_or_none(last) is not None and first in filter_words():
            return _with(typed, ("list", first, last), typed.words)
        for verb, kind in ((first, last), (last, first)):
            if (beginning := _beginnings().get(verb)) is not None and kind_or_none(kind) is not None:
                return _with(typed, (*beginning, kind), typed.words)
    return None


def _of_record(typed: Typed, commands: Sequence[str]) -> Typed | None:
    """`R-14` shows it; `R-14 done` is `done R-14`; `R-14 due fri` and `R-14 --due fri` edit it."""
    from store.cli.parts.record_named import CODE

    if CODE.fullmatch(typed.command) is None and not typed.command.removeprefix("#").isdecimal():
        return None
    first, *rest = (*typed.words, "")
    beginning = _beginning(_plain(fold(first), commands), commands)
    if beginning is None or beginning[0] in OF_ALL:
        verb = "edit" if typed.words else "show"
        return _with(typed, (verb, typed.command), typed.words)
    return _with(_without(typed, first), (*beginning, typed.command), [one for one in rest if one])


def _of_kind(typed: Typed, word: str, commands: Sequence[str]) -> Typed | None:
    """`risks` lists them, `risk new` adds one, `project ERP` shows it, `risks red` lists those, `risk --help` says what
    one is made of."""
    from store.cli.parts.kind_words import kind_or_none
    from store.cli.parts.leading_records import is_reference
    from store.cli.parts.list_words import filter_words, value_words

    if kind_or_none(word) is None:
        return None
    if {"-h", "--help"} & {*typed.rest}:
        return _with(typed, ("add", word), typed.words)
    said = [fold(one) for one in typed.words]
    if all(one in filter_words() for one in said) or said[0] in value_words():
        return _with(typed, ("list", word), typed.words)
    first, *rest = typed.words
    beginning = _beginning(_plain(fold(first), commands), commands)
    if beginning is None or beginning[0] in OF_ALL:
        several = word.endswith("s") and not is_reference(first)
        return _with(typed, ("list" if several else "show", word), typed.words)
    return _with(_without(typed, first), (*beginning, word), rest)


def _nearest(typed: Typed, word: str, commands: Sequence[str]) -> Typed:
    """Raises UsageProblem, with the command that the nearest word stands for."""
    from store.cli.parts.kind_words import NAMES as KINDS

    for known in ([*filter(None, commands)], KINDS, [*_beginnings()]):
        if near := nearest(word, known):
            found = ("list", near) if known is KINDS else _beginning(near, commands) or ()
            sentence = N_('there is no command "{typed}"; did you mean {near}?')
            raise UsageProblem(words(sentence, typed=typed.command, near=" ".join(found)))
    sentence = N_('there is no command "{typed}"; see forewarn --help, or look for it: forewarn find {typed}')
    raise UsageProblem(words(sentence, typed=typed.command))


def _plain(word: str, commands: Sequence[str]) -> str:
    """Without what stands around a Chinese word: `请添加`, `撤销了`, `今天的`."""
    for one in (word, word.removeprefix(PLEASE)):
        for particle in ("", *PARTICLES):
            bare = one.removesuffix(particle) if particle else one
            if bare and _beginning(bare, commands) is not None:
                return bare
    return word


def _with(typed: Typed, beginning: Sequence[str], after: Sequence[str]) -> Typed:
    """The line with a command and the words that belong to it before the others."""
    command, *first = beginning
    said = [word for word in first if not word.startswith("-")]
    return Typed(command, (*said, *after), (*first, *typed.rest), typed.language)


def _without(typed: Typed, word: str) -> Typed:
    rest = list(typed.rest)
    rest.remove(word)
    return typed._replace(rest=tuple(rest))


@cache
def _beginnings() -> dict[str, tuple[str, ...]]:
    """By word the beginning of the line that it means."""
    found = {word: (name,) for name, said in NAMES.items() for word in said.split(", ")}
    return found | {word: tuple(line.split()) for line, said in LINES.items() for word in said.split(", ")}


@cache
def _sentences() -> dict[str, str]:
    return {word: sentence for sentence, said in SENTENCES.items() for word in said.split(", ")}
