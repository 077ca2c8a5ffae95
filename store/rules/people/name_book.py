"""Who is meant by a name: one way to find people by what they are called, for lines, fields, commands and registers."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain

from store.records import Person
from store.rules.people.honorifics import PARTICLES, title_behind
from store.rules.people.name_forms import SURE, How
from store.rules.people.name_index import NameIndex
from store.rules.people.spelled_name import EAST_ASIAN, is_east_asian, spelled
from store.values.frozen import frozen

_QUOTED = re.compile('["“”]([^"“”]+)["“”]')
_END = re.compile(rf"(?<=[^\W_])(?![^\W{EAST_ASIAN}]|-[^\W\d_{EAST_ASIAN}])|(?<=[{EAST_ASIAN}])")
"""Where a name may end: after a word, and after any letter of a script without spaces."""
APART = r"@＠,，、;；:：()（）。！!？?\n"
"""What no name of a line goes on behind."""
_APART = re.compile(f"[{APART}]")
_STOP = re.compile(rf"\s|{_APART.pattern}|\.(?=\s|$)")
_ADDRESS = re.compile(r"[^\s@,，;；]+@[^\s@,，;；]+\.\w+")
_LAST_FIRST = re.compile(r"((?:[a-z]{2,3}\s){0,2}[^\W\d_][\w'’-]*),\s+([^\W\d_][\w'’-]*)(?![\w'’-])")
"""`Petersen, Jens`, `van der Berg, Jan`."""
_INITIAL = re.compile(r"(?<!\S)[^\W\d_]\.")
_NUMBER = re.compile(r"#(\d{1,19})\b")
"""Two people of one name and organisation are told apart by the number of their records."""
_SMALL = re.compile(r"\s[a-z]$")
MOST_WORDS, MOST_LETTERS = 6, 40
"""Of a text after `@` that a name may have."""
SHORTEST = 3
"""Characters of a Chinese name with a typing error in it, where other text follows without a space."""


@frozen
class Found:
    """It is one person; `how` says whether by the whole of what they are called, a part, initials, or letters."""

    person: Person
    how: How


@frozen
class Several:
    """It may be any of these, the likeliest first."""

    people: tuple[Person, ...]


@frozen
class Nobody:
    """Nobody is called so; those `near` would be but for a typing error, which is asked about and never taken."""

    near: tuple[Person, ...] = ()


Meant = Found | Several | Nobody


@frozen
class Named:
    """The name that a text begins with, whom it means, and what stands behind it."""

    meant: Meant
    name: str
    rest: str


@frozen
class NameBook:
    """Looks people up. Of several, one of those `present` is meant, else one of the `project`'s; those named recently
    stand first among the rest. Who is archived is found where nobody else is called so."""

    index: NameIndex
    present: Collection[int] = ()
    project: Collection[int] = ()
    recent: Sequence[int] = ()

    def find(self, text: str) -> Meant:
        """Who is meant by a name, a part of one, initials, a form of address, an address or a number."""
        typed = text.strip().replace("_", " ")
        if (numbered := _NUMBER.fullmatch(typed)) and (one := self.index.people.get(int(numbered[1]))):
            return Found(one, "whole")
        if reached := self.index.reached_by(typed):
            return self._one_of(reached, "whole")
        if "@" in typed or not (name := spelled(typed)):
            return Nobody()
        if (meant := self._called(name, typed)) is not None:
            return meant
        if begun := self._live(self.index.begun(name)):
            return self._one_of(begun, "begun")
        return Nobody(self._near(name))

    def begun(self, text: str, most: int) -> tuple[Person, ...]:
        """Those whose name a text begins, or its pinyin, the likeliest first: what is offered while a name is typed."""
        name = spelled(text)
        ids = self.index.begun(name, within=False) if name else [*self.present, *self.project, *self.recent]
        if name:
            ids = [*self.index.called(name), *ids, *self.index.read_aloud(name)]
        return self._ranked(self._live(id for id in ids if id in self.index.people))[:most]

    def knows(self, text: str) -> bool:
        """Whether somebody is called so for sure, or by a part."""
        return bool(self.index.called(spelled(text)))

    def longest(self, text: str) -> Named:
        """The longest name that a text begins with, as it stands after `@`: it ends where a name ends, space or not."""
        if quoted := _QUOTED.match(text):
            return Named(self.find(quoted[1]), quoted[1], text[quoted.end() :])
        if number := _NUMBER.match(text):
            return Named(self.find(number[0]), number[0], text[number.end() :])
        if address := _ADDRESS.match(text):
            return Named(self.find(address[0]), address[0], text[address.end() :])
        if (turned := _LAST_FIRST.match(text)) and self.whole(f"{turned[1]} {turned[2]}"):
            return Named(self.find(turned[0]), turned[0], text[turned.end() :])
        ends = tuple(_ends(text))
        guessed: Named | None = None
        nearly: Named | None = None
        for end in ends:
            name, rest = text[:end], text[end:]
            typed = name.replace("_", " ")
            inside = is_east_asian(name[-1]) and is_east_asian(rest[:1])
            meant = None if _goes_on(name, rest) else self._called(spelled(typed), typed)
            if meant is None or (inside and len(name) == 1):
                # 陈静怡 is nobody known, and not 陈 with 静怡 behind it.
                if _is_cased_as_name(typed) and (near := self._near(spelled(typed)) or self._mixed(typed)):
                    nearly = nearly or Named(Nobody(near), name, rest)
            elif isinstance(meant, Found) and meant.how == "whole" and not inside:
                # Marta Kowalski's team: a name that is whole is no mistyped longer one.
                return Named(meant, name, rest)
            elif nearly is not None:
                return nearly
            elif inside and not self.index.called(spelled(typed)):
                # 陈总监督 is 陈总 and 监督 where he is called so: a title that is guessed gives way to what is known.
                guessed = guessed or Named(meant, name, rest)
            elif guessed is None or (isinstance(meant, Found) and meant.how == "whole"):
                return Named(meant, name, rest)
        return nearly or guessed or self._first_word(text, ends)

    def whole(self, text: str) -> tuple[Person, ...]:
        """All who are wholly called so, or reached by it: what a register may say without being asked."""
        typed = text.strip()
        ids = self.index.reached_by(typed)
        if not ids and "@" not in typed:
            ids = [id for id, how in self.index.called(spelled(typed)).items() if how == "whole"]
        return self._ranked(self._live(ids) or ids)

    def _first_word(self, text: str, ends: Sequence[int]) -> Named:
        """Letters that a name begins with, a typing error, or a stranger."""
        stop = _STOP.search(text)
        end = stop.start() if stop else len(text)
        meant = self.find(text[:end])
        if meant == Nobody() and is_east_asian(text[:end]):
            for shorter in (
                one for one in ends if one < end and (one >= SHORTEST or title_behind(text[:one])[1])
            ):
                if near := self._near(spelled(text[:shorter])):
                    return Named(Nobody(near), text[:shorter], text[shorter:])
        return Named(meant, text[:end], text[end:])

    def _called(self, name: str, typed: str) -> Found | Several | None:
        """By a name, a part of one, initials, else a title with one; who is archived where there is no other."""
        sure = self.index.called(name) or self.index.titled(typed)
        ids = self._live(sure) or list(sure)
        if not ids:
            return None
        how = min((sure[id] for id in ids), key=SURE.index)
        return self._one_of([id for id in ids if sure[id] == how], how)

    def _mixed(self, typed: str) -> tuple[Person, ...]:
        """Of `Hanna Petersen` where there are Hanna Vogel and Jens Petersen: those who have one of the two names."""
        words = typed.split()
        if len(words) != 2 or not all(word[:1].isupper() for word in words):
            return ()
        called = [[id for part in spelled(word).split() for id in self.index.called(part)] for word in words]
        return self._ranked(self._live(dict.fromkeys(chain(*called)))) if all(called) else ()

    def _near(self, name: str) -> tuple[Person, ...]:
        return self._ranked(self._live(self.index.near(name)))

    def _one_of(self, ids: Iterable[int], how: How) -> Found | Several:
        people = self._ranked(self._live(ids) or ids)
        if len(people) == 1:
            return Found(people[0], how)
        for circle, namesakes in ((self.present, True), (self.project, False)):
            inside = [person for person in people if person.id in circle]
            if len(inside) == 1 and (namesakes or len({spelled(p.name) for p in people}) == len(people)):
                return Found(inside[0], how)
        return Several(people)

    def _live(self, ids: Iterable[int]) -> list[int]:
        return [id for id in ids if not self.index.people[id].archived]

    def _ranked(self, ids: Iterable[int]) -> tuple[Person, ...]:
        latest = {id: n for n, id in enumerate(self.recent)}
        people = (self.index.people[id] for id in dict.fromkeys(ids))
        return tuple(
            sorted(
                people,
                key=lambda person: (
                    person.archived,
                    person.id not in self.present,
                    person.id not in self.project,
                    latest.get(person.id, len(latest)),
                ),
            )
        )


def _ends(text: str) -> Iterator[int]:
    """Where a name at the beginning of the text may end, the longest first."""
    stop = _APART.search(text)
    found = [0]
    for match in _END.finditer(text, 0, min(MOST_LETTERS, stop.start() if stop else len(text))):
        end = match.end() + bool(_INITIAL.match(text, match.end() - 1))
        if end > found[-1] and len(text[:end].split()) <= MOST_WORDS:
            found.append(end)
    return reversed(found[1:])


def _goes_on(name: str, rest: str) -> bool:
    """Whether a small letter alone that the name would end in is a word of the text: `@Jens a report`."""
    return bool(_SMALL.search(name)) and not name.endswith(".") and bool(rest)


def _is_cased_as_name(name: str) -> bool:
    """Whether several words may be one name: each is written large if the first is, but for those of van der Berg."""
    first, *others = name.split()
    if not others or is_east_asian(name):
        return False
    return not first[:1].isupper() or all(w in PARTICLES or not w[:1].islower() for w in others)
