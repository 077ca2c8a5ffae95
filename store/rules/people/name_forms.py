"""Everything one person may be called, and how surely that is they."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from store.records import Person
from store.rules.people.honorifics import (
    SAID_FIRST,
    surname_begins,
    surnames,
    title_behind,
    without_titles,
)
from store.rules.people.spelled_name import is_east_asian, joined, spelled, words_of
from store.values.reader import SEPARATORS

How = Literal["whole", "part", "short", "begun"]
"""A whole name, form of address or other name; words of a name, surname and title; initials and pinyin; letters."""
SURE: tuple[How, ...] = ("whole", "part", "short", "begun")
MOST_WORDS = 8
"""Of a name that are looked at: a longer one is found by its whole text."""
Form = tuple[str, How]


def forms(person: Person) -> Iterator[Form]:
    """What the person is called, as `spelled` has it, the surest first."""
    yield spelled(person.name), "whole"
    for other in other_names(person):
        yield spelled(other), "whole"
    if person.address:
        yield spelled(person.address), "whole"
        yield joined(without_titles(words_of(person.address))), "part"
    words = without_titles(words_of(person.name))[:MOST_WORDS]
    eastern = tuple(word for word in words if is_east_asian(word))
    western = tuple(word for word in words if not is_east_asian(word))
    if eastern:
        yield from _eastern(eastern)
    if western:
        yield from _western(western)
    if person.pinyin:
        yield from _read_aloud(person)


def other_names(person: Person) -> tuple[str, ...]:
    """What the person is also called, one by one."""
    return tuple(name.strip() for name in SEPARATORS.split(person.also) if name.strip())


def called_too(person: Person, name: str) -> Person:
    """The person, also called so from now on, unless that is what they are called already."""
    name = " ".join(SEPARATORS.sub(" ", name).split())
    if any(how == "whole" and form == spelled(name) for form, how in forms(person)):
        return person
    return replace(person, also="; ".join((*other_names(person), name)))


def titles_known(person: Person) -> frozenset[str]:
    """The titles that the form of address and the job title of a person say: 总 of 陈总."""
    said = (
        title_behind(spelled(text))[1] or spelled(text) for text in (person.address, person.title) if text
    )
    return frozenset(said)


def surname_forms(person: Person) -> frozenset[str]:
    """What a title may stand behind: each surname that the name may have, the given name, the whole."""
    words = tuple(w for w in without_titles(words_of(person.name))[:MOST_WORDS] if is_east_asian(w))
    if not words:
        return frozenset()
    return frozenset({"".join(words)}.union(*surnames(words)))


def _eastern(words: tuple[str, ...]) -> Iterator[Form]:
    yield "".join(words), "whole"
    for surname, given in surnames(words):
        yield given + surname, "whole"
        yield surname, "part"
        yield given, "part"
        for before in SAID_FIRST:
            yield before + surname, "part"


def _western(words: tuple[str, ...]) -> Iterator[Form]:
    n = len(words)
    yield from ((" ".join(turned), "whole") for turned in _turned(words))
    for length in range(n - 1, 0, -1):
        yield from ((" ".join(words[at : at + length]), "part") for at in range(n - length + 1))
    if n == 1:
        return
    at = surname_begins(words)
    given, surname = words[:at], words[at:]
    letters = tuple(word[0] for word in given)
    if n > 2:
        for first in (given[0], *given):
            yield from ((" ".join(turned), "part") for turned in ((first, *surname), (*surname, first)))
    for short in ((letters[0],), letters, ("".join(letters),)):
        yield " ".join((*short, *surname)), "short"
        yield " ".join((*surname, *short)), "short"
    yield " ".join((*given, surname[-1][0])), "short"
    yield "".join(words), "short"
    yield "".join((*surname, *given)), "short"
    yield "".join(word[0] for word in words), "short"


def _read_aloud(person: Person) -> Iterator[Form]:
    """李伟 as Li Wei, Wei Li, liwei and lw; 陈国栋 as Chen Guodong, Guo Dong Chen and cgd."""
    long = len(next(iter(surnames(words_of(person.name))), ("x",))[0])
    for way in person.pinyin.split("; "):
        sounds = tuple(way.split())
        surname, given = "".join(sounds[:long]), sounds[long:]
        yield "".join(sound[0] for sound in sounds), "short"
        yield "".join(sounds), "short"
        if given:
            for name in ("".join(given), " ".join(given)):
                yield f"{surname} {name}", "short"
                yield f"{name} {surname}", "short"
            yield f"{given[0][0]} {surname}", "short"
            # One syllable, surname or given name, is that of too many people.
            yield "".join(given) if len(given) > 1 else "", "short"


def _turned(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """A name beginning at each of its words: Berg, Jan van der."""
    return (words[at:] + words[:at] for at in range(len(words)))
