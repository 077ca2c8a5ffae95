"""Everything that the people of a store are called, to be looked up: made once, for as long as nobody is saved."""

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from itertools import islice, product

from store.records import Person
from store.rules.people.honorifics import SAID_TO_ANYBODY, title_behind, without_titles
from store.rules.people.name_forms import SURE, How, forms, surname_forms, titles_known
from store.rules.people.spelled_name import is_east_asian, joined, words_of
from store.rules.people.typing_error import errors_admitted, errors_between, may_be
from store.values.pinyin import BETWEEN, initials
from store.values.text import fold

SHORTEST_NUMBER = 7
"""Digits of a telephone number; the last seven are looked up."""
MOST_READINGS = 64
"""Ways to read a name with typing errors that are tried."""
Ids = Collection[int]


class NameIndex:
    """Names, parts of them, forms of address, addresses and numbers, each with those whose it is."""

    def __init__(self, people: Iterable[Person]) -> None:
        self.people: Mapping[int, Person] = {person.id: person for person in people}
        self._forms: dict[str, dict[int, How]] = {}
        self._surnames: dict[str, list[int]] = {}
        self._addresses: dict[str, list[int]] = {}
        self._numbers: dict[str, list[int]] = {}
        self._words: dict[str, list[int]] = {}
        self._pinyin: dict[int, tuple[str, ...]] = {}
        for person in self.people.values():
            self._add(person)
        self.words_near = lru_cache(1024)(self._words_near)

    def _add(self, person: Person) -> None:
        for form, how in forms(person):
            if form:
                known = self._forms.setdefault(form, {})
                if SURE.index(how) < SURE.index(known.get(person.id, "begun")):
                    known[person.id] = how
                if how in ("whole", "part"):
                    for word in form.split():
                        listed = self._words.setdefault(word, [])
                        if not listed or listed[-1] != person.id:
                            listed.append(person.id)
        if person.pinyin:
            self._pinyin[person.id] = (
                *(way.replace(" ", "") for way in person.pinyin.split(BETWEEN)),
                *(way.partition(" ")[2].replace(" ", "") for way in person.pinyin.split(BETWEEN)),
                *initials(person.pinyin),
            )
        for surname in surname_forms(person):
            self._surnames.setdefault(surname, []).append(person.id)
        for address in {fold(person.email), fold(person.chat)} - {""}:
            self._addresses.setdefault(address, []).append(person.id)
        if len(number := _digits(person.phone)) >= SHORTEST_NUMBER:
            self._numbers.setdefault(number[-SHORTEST_NUMBER:], []).append(person.id)

    def called(self, name: str) -> Mapping[int, How]:
        """Those who are called so, `spelled`, each with how surely."""
        return self._forms.get(name, {})

    def titled(self, name: str) -> Mapping[int, How]:
        """Those whom a name with a title may mean: 陈总, Frau Dr. Vogel. Who is known by another title is not, but
        for one that is said to anybody, such as 老师; 王工 is nobody for sure where one 王 is a 经理."""
        words = words_of(name)
        if (bare := without_titles(words)) != words:
            return self.called(joined(bare))
        base, title = title_behind(joined(words))
        if not title:
            return {}
        if not is_east_asian(base):
            return self.called(base)
        bearers = self._surnames.get(base, ())
        if whole := [id for id, how in self.called(base).items() if how == "whole"]:
            return dict.fromkeys(whole, "part")
        fitting = [id for id in bearers if _fits(title, titles_known(self.people[id]))]
        untitled = [id for id in bearers if not titles_known(self.people[id])]
        if not fitting and title in SAID_TO_ANYBODY:
            fitting = untitled or list(bearers)
        elif not fitting and len(untitled) == len(bearers):
            fitting = untitled
        return dict.fromkeys(fitting, "part")

    def reached_by(self, text: str) -> Ids:
        """Those with that e-mail or chat address, or that telephone number."""
        if found := self._addresses.get(fold(text)):
            return found
        if len(digits := _digits(text)) < SHORTEST_NUMBER or any(letter.isalpha() for letter in text):
            return ()
        return [
            id
            for id in self._numbers.get(digits[-SHORTEST_NUMBER:], ())
            if _same_number(digits, _digits(self.people[id].phone))
        ]

    def read_aloud(self, name: str) -> Ids:
        """Those whose name begins so in pinyin, or in its initials."""
        typed = name.replace(" ", "")
        return [id for id, ways in self._pinyin.items() if any(way.startswith(typed) for way in ways)]

    def begun(self, name: str, *, within: bool = True) -> Ids:
        """Those whose name has words that begin as these do; where there are none, words that hold them `within`."""
        words = name.split()
        for fits in (str.startswith, str.__contains__)[: 1 + within]:
            found: set[int] | None = None
            for typed in words:
                holding = {id for word, ids in self._words.items() if fits(word, typed) for id in ids}
                found = holding if found is None else found & holding
            if found:
                return found
        return ()

    def near(self, name: str) -> Ids:
        """Those who are called so but for the fewest typing errors. 孙经理 is no 王经理, and may be who is 孙工."""
        if is_east_asian(name) and (titled := title_behind(name))[1]:
            return self._surnames.get(titled[0], ())
        words = [self.words_near(word) for word in name.split()]
        fewest: dict[int, dict[int, None]] = {}
        for reading in islice(product(*words), MOST_READINGS):
            sure = self.called(" ".join(word for word, _ in reading))
            ids = dict.fromkeys(id for id, how in sure.items() if how in ("whole", "part"))
            if ids:
                fewest.setdefault(sum(errors for _, errors in reading), {}).update(ids)
        return fewest[min(fewest)] if fewest else ()

    def _words_near(self, typed: str) -> tuple[tuple[str, int], ...]:
        """Words of names, each with the errors that make it the one typed, the fewest first."""
        most = errors_admitted(typed, is_east_asian(typed))
        if not most:
            return ((typed, 0),) if typed in self._words else ()
        errors = ((word, errors_between(typed, word, most)) for word in self._words if may_be(typed, word))
        return tuple(sorted((one for one in errors if one[1] <= most), key=lambda one: one[1]))


def _fits(title: str, known: Iterable[str]) -> bool:
    """陈总 may be said of a 总监, and 陈总监 of who is called 陈总."""
    return any(title in other or other in title for other in known)


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdecimal())


def _same_number(one: str, other: str) -> bool:
    """With or without the country's code, or the nought before the area's."""
    short, long = sorted((one.lstrip("0"), other.lstrip("0")), key=len)
    return long.endswith(short)
