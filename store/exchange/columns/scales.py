"""Levels of other registers as 1 to 5: numbers on any scale, percentages, Low to High, 低 to 高.

What a cell means follows from its whole column; what was done with the column is said in its notes.
"""

import math
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import field

from store.exchange.vocabulary.choices import is_blank, level_words
from store.values.frozen import frozen
from store.values.reader import Unreadable
from store.values.words import N_, Words, words
from store.values.written_choices import word_key

Span = tuple[int, int]
_NUMBER = r"(\d{1,9}(?:[.,]\d{1,4})?)"
_PLAIN = re.compile(rf"{_NUMBER}\s*(%?)")
_PERCENT_RANGE = re.compile(rf"{_NUMBER}\s*%?\s*(?:-|–|—|to|bis|tot|至|~)\s*{_NUMBER}\s*%")
_LIMIT = re.compile(rf"(?:[<>≤≥]=?|up to|bis|tot)\s*{_NUMBER}\s*%")
_LABELLED = (
    re.compile(r"(\d{1,3})\s*(?:[-–—:=.)]|\s)\s*[^\d\s%][^\d%]*"),
    re.compile(r"[^\d%]*[^\d\s%]\s*[(:=-]\s*(\d{1,3})\s*\)?"),
    re.compile(r"\((\d{1,3})\)\s*[^\d%]+"),
)
_BETWEEN = re.compile(r"\s*[/–—~、]\s*|\s*-\s*|\s+(?:to|bis|tot)\s+|[至到]")
_FIVE_STEPS = {"very_low": 1, "low": 2, "lowish": 2, "medium": 3, "highish": 4, "high": 4, "very_high": 5}
_THREE_STEPS = _FIVE_STEPS | {"low": 1, "high": 5}
MANY = 8  # words that a note lists
USUAL = 5  # where a scale ends that nothing else is said of
FEW = 0.2  # share of a column's cells that may lie beyond that without being its scale


@frozen
class Scale:
    """How the cells of one column become 1 to 5; `notes` say it to the reader."""

    column: str
    span: Span = (1, 5)
    steps: dict[str, int] = field(default_factory=lambda: _THREE_STEPS)
    fractions: bool = False
    notes: tuple[Words, ...] = ()

    def level(self, text: str) -> int:
        """1 to 5 for a cell that says something. Raises Unreadable."""
        percent = percent_in(text)
        number = number_in(text)
        if percent is not None:
            return self._of_percent(text, percent)
        if number is None:
            return _half_up(self._word(text))
        if self.span == (0, 100):
            return self._of_percent(text, number * 100 if self.fractions else number)
        low, high = self.span
        if not low <= number <= high:
            raise Unreadable(
                words(N_("{column} goes from {low} to {high} here"), column=self.column, low=low, high=high)
            )
        if high - low >= 5:
            return min(5, 1 + math.floor((number - low) * 5 / (high - low + 1)))
        return _half_up(1 + (number - low) * 4 / (high - low))

    def _of_percent(self, text: str, percent: float) -> int:
        if not 0 <= percent <= 100:
            raise Unreadable(words(N_("{text} is not between 0 and 100 %"), text=text))
        return max(1, math.ceil(percent / 20))

    def _word(self, text: str) -> float:
        """A word's step, or the middle of two: `Medium-High`."""
        if (meaning := level_words().get(word_key(text))) is not None:
            return self.steps[meaning]
        for sign in _BETWEEN.finditer(text):
            before, after = text[: sign.start()].strip(), text[sign.end() :].strip()
            if before and after and is_level(before) and is_level(after):
                return (self._word(before) + self._word(after)) / 2
        raise Unreadable(words(N_("a level: 1 to 5, a percentage, or words such as low, medium, high")))


def is_level(text: str) -> bool:
    """Whether a cell can be a level of some scale."""
    if number_in(text) is not None or percent_in(text) is not None:
        return True
    if len(text) > 60:
        return False
    try:
        Scale("")._word(text)
    except Unreadable:
        return False
    return True


def number_in(text: str) -> float | None:
    """The number of a cell that is one, with or without a label: `4`, `4 - high`, `High (4)`; never a percentage."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if form := _PLAIN.fullmatch(plain):
        return None if form[2] else _float(form[1])
    for pattern in _LABELLED:
        if len(plain) < 80 and (form := pattern.fullmatch(plain)):
            return float(form[1])
    return None


def percent_in(text: str) -> float | None:
    """The percentage of a cell that is one; the middle of a range, the limit of an open one."""
    plain = unicodedata.normalize("NFKC", text).strip().casefold()
    if (form := _PLAIN.fullmatch(plain)) and form[2]:
        return _float(form[1])
    if form := _PERCENT_RANGE.fullmatch(plain):
        return (_float(form[1]) + _float(form[2])) / 2
    return _float(form[1]) if (form := _LIMIT.fullmatch(plain)) else None


def read_scale(
    column: str, option: str, texts: Sequence[str], given: Span | None = None, beside: Sequence[str] = ()
) -> Scale:
    """The scale of a column's cells.

    `given`: the scale its title or an option names; `beside`: the cells of the other level column, since a register
    uses one scale for both; `option`: the field's name in `--map`.
    """
    said = [text for text in texts if not is_blank(text)]
    numbers = [number for text in said if (number := number_in(text)) is not None]
    percents = [text for text in said if percent_in(text) is not None]
    fractions = any(n % 1 for n in numbers) and max(numbers) <= 1
    odd = _odd(numbers) if given is None and not percents and not fractions else ()
    numbers = [number for number in numbers if number not in odd]
    span = given or _span(numbers, bool(percents) or fractions, beside)
    steps = _steps(said, bool(numbers or percents))
    notes: list[Words] = []
    if percents or fractions or (numbers and span == (0, 100)):
        notes.append(
            words(N_("{column}: percentages read as 1-5: up to 20 % is 1, above 80 % is 5"), column=column)
        )
    elif numbers and span != (1, 5):
        low, high = span
        notes.append(words(N_("{column}: {low}-{high} read as 1-5"), column=column, low=low, high=high))
        if given is None:
            notes.append(_to_name(column, option))
    elif numbers:
        notes.append(words(N_("{column}: numbers from 1 to 5, as they are"), column=column))
        if odd:
            notes.append(_to_name(column, option))
    if not fractions and any(n % 1 for n in numbers) and span == (1, 5):
        notes.append(words(N_("{column}: halves are rounded up"), column=column))
    scale = Scale(column, span, steps, fractions)
    if listed := _read_words(scale, said):
        notes.append(words(N_("{column}: words read as 1-5: {words}"), column=column, words=listed))
    return Scale(column, span, steps, fractions, tuple(notes))


def _to_name(column: str, option: str) -> Words:
    return words(
        N_("{column}: the scale is taken from its cells; to name it: --map {option}={column}:1-5"),
        column=column,
        option=option,
    )


def _odd(numbers: Sequence[float]) -> frozenset[float]:
    """The few numbers beyond 5 in a column of 1 to 5: slips of their rows, which do not change the column's scale."""
    beyond = [number for number in numbers if number > USUAL]
    return frozenset(beyond) if len(beyond) < FEW * len(numbers) else frozenset()


def _span(numbers: Sequence[float], percent: bool, beside: Sequence[str]) -> Span:
    """The scale that the numbers of a whole column lie on; 1-5 unless they say otherwise."""
    if percent:
        return 0, 100
    if not numbers or max(numbers) > 100:
        return 1, 5
    highest, lowest = max(numbers), min(numbers)
    if highest > 10:
        return 0, 100
    if highest > 5:
        return (0 if lowest < 1 else 1), 10
    if lowest < 1 and highest <= 4:
        return 0, 4
    others = [number for text in beside if (number := number_in(text)) is not None]
    if set(numbers) == {1, 2, 3} and max(others, default=0) <= 3:
        return 1, 3
    return 1, 5


def _steps(said: Sequence[str], numbers: bool) -> dict[str, int]:
    """Low to high are the ends of a column that knows nothing beyond them, and one step inside of any other."""
    stronger = any(
        level_words().get(word_key(part)) in ("very_low", "very_high")
        for text in set(said)
        for part in (text, *_BETWEEN.split(text))
    )
    return _FIVE_STEPS if stronger or numbers else _THREE_STEPS


def _read_words(scale: Scale, said: Sequence[str]) -> tuple[Words, ...]:
    listed = []
    for text in dict.fromkeys(said):
        if number_in(text) is None and percent_in(text) is None and is_level(text):
            listed.append(words(N_("{word} is {level}"), word=text, level=scale.level(text)))
    more = len(listed) - MANY
    return tuple(listed[:MANY]) + ((words(N_("{n} more"), n=more),) if more > 0 else ())


def _float(text: str) -> float:
    return float(text.replace(",", "."))


def _half_up(number: float) -> int:
    return math.floor(number + 0.5)
