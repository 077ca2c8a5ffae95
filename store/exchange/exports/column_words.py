"""How a column of somebody's register writes a value: the words that it uses already, its days as it writes days."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from store.exchange.columns.date_order import day_part
from store.exchange.imports.import_row import ImportRow
from store.exchange.imports.importer import Importer
from store.exchange.vocabulary.choices import level_words, words_for
from store.exchange.vocabulary.scripts import HAN
from store.exchange.vocabulary.titles import Target
from store.values.reader import Unreadable
from store.values.words import LANGUAGES, say

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
}
MONTHS = {language: tuple(names.split()) for language, names in _MONTHS.items()}
"""As registers write them."""
DAYS = (
    tuple(
        form.replace("/", sign)
        for sign in "/.-"
        for form in (
            "{Y}/{mm}/{dd}",
            "{Y}/{m}/{d}",
            "{dd}/{mm}/{Y}",
            "{mm}/{dd}/{Y}",
            "{d}/{m}/{Y}",
            "{m}/{d}/{Y}",
        )
    )
    + tuple(
        form.replace("/", sign)
        for sign in "/.-"
        for form in ("{dd}/{mm}/{yy}", "{mm}/{dd}/{yy}", "{d}/{m}/{yy}", "{m}/{d}/{yy}")
    )
    + (
        "{Y}年{m}月{d}日",
        "{Y}年{mm}月{dd}日",
        *(
            f"{{{d}}}{sign}{{{b}}}{sign}{{{y}}}"
            for sign in " -/"
            for d in ("dd", "d")
            for b in ("b", "B")
            for y in ("Y", "yy")
        ),
        *(f"{{{b}}} {{{d}}}, {{Y}}" for b in ("b", "B") for d in ("d", "dd")),
        *(f"{{{d}}}. {{{b}}} {{Y}}" for b in ("b", "B") for d in ("d", "dd")),
        "{Y}{mm}{dd}",
    )
)
"""Forms of a day, in the order in which they are tried."""
_DIGITS = re.compile(r"\d+")
_JOINS = ("-", "/")


class ColumnWords:
    """The words of one register's columns, taken from all of its rows."""

    def __init__(self, importer: Importer, rows: Iterable[ImportRow]) -> None:
        self.importer = importer
        self._seen: dict[str, dict[Any, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
        self._days: dict[str, Counter[tuple[str, str, str]]] = defaultdict(Counter)
        for row in rows:
            for name, value in {**row.values, **row.choices}.items():
                text = row.texts.get(name, "")
                if isinstance(value, date):
                    for form in _forms(value, text):
                        self._days[name][form] += 1
                elif text:
                    self._seen[name][value][text] += 1

    def texts(self, target: Target, value: Any) -> Iterator[str]:
        """What may stand for a value under a target, the best first; the cell that reads as the value is right."""
        if isinstance(value, date):
            yield from (_written(value, form) for form, _ in self._days[target.name].most_common())
            yield value.isoformat()
            return
        yield from (text for text, _ in self._seen[target.name].get(value, Counter()).most_common())
        if isinstance(value, int) and target.field is None:
            yield str(value)
        elif target.is_level:
            yield from self._levels(target, value)
        elif target.shape in ("choice", "choices") or target.field is None:
            yield from map(self._written_here(target), self._choices(target, value))
        elif target.shape == "line" and target.field.choices:
            yield from (*map(self._written_here(target), self._choices(target, value)), str(value))
        elif target.shape == "yesno":
            yield from ("yes", "no") if value else ("no", "yes")
        elif isinstance(value, Decimal):
            yield f"{value:f}"
        elif target.field.links_to:
            people = self.importer.columns.people
            ids = value if isinstance(value, tuple) else (value,)
            yield "; ".join(people.label(target.field.links_to, id) for id in ids)
        else:
            yield str(value)

    def _choices(self, target: Target, value: Any) -> Iterator[str]:
        """The file's language first, as far as its titles tell it."""
        values = value if isinstance(value, tuple) else (value,)
        if target.field is not None and all(one in target.field.choices for one in values):
            for language in self._languages:
                yield "; ".join(say(target.field.choices[one], language) for one in values)
        if isinstance(value, str):
            listed = [
                word
                for word, meant in words_for(self.importer.kind.kind, target.name).items()
                if meant == value
            ]
            yield from sorted(listed, key=lambda word: bool(HAN.search(word)) != self._chinese)

    def _written_here(self, target: Target) -> Callable[[str], str]:
        """How the column begins its words: with a capital letter where any of them does."""
        large = any(text[:1].isupper() for texts in self._seen[target.name].values() for text in texts)
        return (lambda word: word[:1].upper() + word[1:]) if large else str

    def _levels(self, target: Target, value: int) -> Iterator[str]:
        """Numbers where the column has numbers; else a word of the same writing, or two that it lies between."""
        seen = [text for texts in self._seen[target.name].values() for text in texts]
        numbers = [str(n) for n in range(101)]
        words = [
            word.capitalize() if any(text[:1].isupper() for text in seen) else word
            for word in level_words()
            if bool(HAN.search(word)) == self._chinese
        ]
        digits = any(text[:1].isdigit() for text in seen) or not seen
        fits = [number for number in numbers if self._level(target, number) == value]
        middle = fits[len(fits) // 2 :] + fits
        percents = (
            [f"{number}%" for number in range(value * 20 - 10, 101)]
            if any("%" in text for text in seen)
            else []
        )
        joined = [f"{one}{sign}{other}" for sign in _JOINS for one in seen for other in seen if one != other]
        yield from (*percents, *middle, *words, *joined) if digits else (*words, *joined, *middle)

    def _level(self, target: Target, text: str) -> int:
        try:
            return self.importer.columns.scales[target.name].level(text)
        except Unreadable:
            return 0

    @property
    def _chinese(self) -> bool:
        return any(map(HAN.search, self.importer.columns.mapping.headers))

    @property
    def _languages(self) -> tuple[str, ...]:
        return tuple(sorted(LANGUAGES, key=lambda language: language.startswith("zh") != self._chinese))


def _forms(day: date, text: str) -> Iterator[tuple[str, str, str]]:
    """(form, language, what stands behind it, such as an hour) of every form in which the text may write the day."""
    for language in MONTHS:
        for form in DAYS:
            shown = _written(day, (form, language, ""))
            if text == shown:
                yield form, language, ""
            elif text.startswith(f"{shown} ") and day_part(text) == shown.casefold():
                yield form, language, text.removeprefix(shown)


def _written(day: date, form: tuple[str, str, str]) -> str:
    pattern, language, rest = form
    month = MONTHS[language][day.month - 1]
    parts = {
        "Y": f"{day.year}",
        "yy": f"{day.year % 100:02}",
        "m": f"{day.month}",
        "mm": f"{day.month:02}",
        "d": f"{day.day}",
        "dd": f"{day.day:02}",
        "b": month[:3],
        "B": month,
    }
    return pattern.format(**parts) + rest
