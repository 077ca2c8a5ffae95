"""Levels of other registers as 1 to 5: numbers on any scale, percentages, Low to High, 低 to 高.

What a cell means follows from its whole column; what was done with the column is said in its notes. Where a word and a
number stand together the word decides: `1-High` is high wherever numbers count from the top.
"""

import math
from collections.abc import Sequence
from dataclasses import field, replace
from itertools import pairwise

from store.exchange.columns.level_cells import (
    BETWEEN,
    FIVE_STEPS,
    THREE_STEPS,
    is_explained,
    number_in,
    percent_in,
    step_of,
    word_in,
)
from store.exchange.columns.scale_options import either, lower, to_name
from store.exchange.vocabulary.choices import is_blank, level_words
from store.values.frozen import frozen
from store.values.reader import Unreadable
from store.values.words import N_, Words, words
from store.values.written_choices import word_key

Span = tuple[int, int]
PERCENTS: Span = (0, 100)
LEAST = 3  # levels of any scale
TEN = 10
USUAL = 5  # where a scale ends that nothing else is said of
HIGHEST_PRODUCT = 25  # of two levels: numbers up to it are no percentages unless all are fives
FEW = 0.2  # share of a column's cells that may lie beyond that without being its scale
DOUBLING = {1.0: 1, 2.0: 2, 4.0: 3, 8.0: 4, 16.0: 5}
"""A scale whose steps double; as 0.05, 0.1, 0.2, 0.4, 0.8 in the PMBOK Guide's impact scale."""


@frozen
class Scale:
    """How the cells of one column become 1 to 5; `notes` say it to the reader."""

    column: str
    span: Span = (1, 5)
    """The number of the lowest level and that of the highest; 3, 1 counts from the top."""
    steps: dict[str, int] = field(default_factory=lambda: THREE_STEPS)
    fractions: bool = False
    named: dict[float, int] = field(default_factory=dict)
    """Numbers whose level the column itself says."""
    numbered: bool = False
    """The numbers beside the words tell more steps apart than the words do, in the same order."""
    notes: tuple[Words, ...] = ()

    def level(self, text: str) -> int:
        """1 to 5 for a cell that says something. Raises Unreadable."""
        percent, number = percent_in(text), number_in(text)
        if (word := word_in(text)) and not (self.numbered and number is not None):
            return _half_up(step_of(word, self.steps))
        if percent is not None:
            return self._of_percent(text, percent)
        if number is None:
            return _half_up(step_of(text, self.steps))
        if number in self.named:
            return self.named[number]
        if any(map(str.isalpha, text)) and any(n != level for n, level in self.named.items()):
            raise Unreadable(words(N_("a level: 1 to 5, a percentage, or words such as low, medium, high")))
        if self.span == PERCENTS:
            return self._of_percent(text, number * 100 if self.fractions else number)
        low, high = sorted(self.span)
        if not low <= number <= high:
            raise Unreadable(
                words(N_("{column} goes from {low} to {high} here"), column=self.column, low=low, high=high)
            )
        if self.span[0] > self.span[1]:
            number = low + high - number
        if high - low >= 5:
            return min(5, 1 + math.floor((number - low) * 5 / (high - low + 1)))
        return _half_up(1 + (number - low) * 4 / (high - low))

    def _of_percent(self, text: str, percent: float) -> int:
        if not 0 <= percent <= 100:
            raise Unreadable(words(N_("{text} is not between 0 and 100 %"), text=text))
        return _fifth(percent)


def read_scale(
    column: str, option: str, texts: Sequence[str], given: Span | None = None, beside: Sequence[str] = ()
) -> Scale:
    """The scale of a column's cells.

    `given`: the scale its title or an option names; `beside`: the cells of the other level column, since a register
    uses one scale for both; `option`: the field's name in `--map`.
    """
    said = [text for text in dict.fromkeys(texts) if not is_blank(text)]
    bare = {text for text in said if not word_in(text)}
    plain = [text for text in bare if not any(map(str.isalpha, text))]
    numbers = _numbers_of([text for text in texts if text in bare])  # each as often as it stands there
    percents = [text for text in bare if percent_in(text) is not None]
    fractions = any(n % 1 for n in numbers) and max(numbers) <= 1
    labelled = {number_in(text) for text in said if word_in(text)}
    steps = _steps(said, bool(percents) or any(number not in labelled for number in _numbers_of(plain)))
    numbered = given in (None, (1, USUAL)) and _tell_more(said)
    labels = {} if numbered else _labels(said, steps)
    named = labels or ({} if percents else _doubling(numbers, fractions, given))
    numbers = [number for number in numbers if number not in named]
    wider = _numbers_of(beside)
    own = given is None and not percents and not fractions and len(_odd(wider)) == len(set(_beyond(wider)))
    odd = _odd(numbers) if own else ()
    numbers = [number for number in numbers if number not in odd]
    span = given or _span(numbers, bool(percents) or (bool(numbers) and fractions), beside)
    small = () if given or fractions or span != PERCENTS else _small(numbers)
    mixed = bool(small) and len(bare) < len(said)
    if mixed:
        named = named | {number: _half_up(number) for number in small}
        numbers = [number for number in numbers if number not in named]
    scale = Scale(column, span, steps, fractions, named, numbered)
    unsigned = bool(percents) and max(numbers, default=0) <= USUAL
    notes = [
        *_notes(scale, option, numbers, bool(percents), given, bool(odd), beside),
        *([either(column, option, small, mixed)] if mixed or (small and unsigned) else ()),
        *_words_read(scale, said),
    ]
    return replace(scale, notes=tuple(notes))


def _notes(
    scale: Scale,
    option: str,
    numbers: Sequence[float],
    percents: bool,
    given: Span | None,
    odd: bool,
    beside: Sequence[str],
) -> list[Words]:
    column, span = scale.column, scale.span
    notes: list[Words] = []
    if percents or (numbers and span == PERCENTS):
        notes.append(
            words(N_("{column}: percentages read as 1-5: up to 20 % is 1, above 80 % is 5"), column=column)
        )
    elif numbers and span != (1, 5):
        low, high = span
        notes.append(words(N_("{column}: {low}-{high} read as 1-5"), column=column, low=low, high=high))
        if given is None:
            notes.append(to_name(column, option))
    elif numbers:
        notes.append(words(N_("{column}: numbers from 1 to 5, as they are"), column=column))
        if odd:
            notes.append(to_name(column, option))
        elif given is None and (highest := max((*numbers, *_numbers_of(beside)))) < USUAL:
            notes.append(lower(column, option, max(LEAST, math.ceil(highest))))
    if scale.named in (DOUBLING, _FRACTIONS):
        lowest, highest = min(scale.named), max(scale.named)
        sentence = N_("{column}: the steps double from {low} to {high} and are read as 1-5")
        notes.append(words(sentence, column=column, low=f"{lowest:g}", high=f"{highest:g}"))
    if not scale.fractions and any(n % 1 for n in numbers) and span == (1, 5):
        notes.append(words(N_("{column}: halves are rounded up"), column=column))
    return notes


def _small(numbers: Sequence[float]) -> tuple[float, ...]:
    """What may be a level as well as a percentage."""
    return tuple(sorted({number for number in numbers if 1 <= number <= USUAL}))


def _numbers_of(texts: Sequence[str]) -> list[float]:
    return [number for text in texts if (number := number_in(text)) is not None]


def _odd(numbers: Sequence[float]) -> frozenset[float]:
    """The few numbers beyond 5 in a column of 1 to 5: slips of their rows, which do not change the column's scale; not
    where the other level column goes beyond 5, since a register has one scale for both."""
    beyond = _beyond(numbers)
    return frozenset(beyond) if len(beyond) < FEW * len(numbers) else frozenset()


def _beyond(numbers: Sequence[float]) -> list[float]:
    return [number for number in numbers if number > USUAL]


def _span(numbers: Sequence[float], percent: bool, beside: Sequence[str]) -> Span:
    """The scale that the numbers of a whole column lie on; 1-5 unless they say otherwise."""
    if percent:
        return PERCENTS
    if not numbers or max(numbers) > 100:
        return 1, 5
    highest, lowest = max(numbers), min(numbers)
    if highest > TEN:
        return PERCENTS if highest > HIGHEST_PRODUCT or not any(n % 5 for n in numbers) else (1, 5)
    if highest > USUAL or USUAL < max(_numbers_of(beside), default=0) <= TEN:
        return (0 if lowest < 1 else 1), TEN
    if lowest < 1 and highest <= 4:
        return 0, 4
    if {*numbers, *_numbers_of(beside)} == {1, 2, 3}:
        return 1, 3
    return 1, 5


def _steps(said: Sequence[str], bare: bool) -> dict[str, int]:
    """Low to high are the ends of a column that knows nothing beyond them, and one step inside of any other: where
    stronger words stand, where numbers without a word do, and where `4 - High` says so itself. Words of their own for
    the steps inside leave low and high the ends."""
    different = set(filter(None, map(word_in, said)))
    known = {level_words().get(word_key(part)) for text in different for part in (text, *BETWEEN.split(text))}
    if known & {"very_low", "very_high"}:
        return FIVE_STEPS
    if known & {"lowish", "highish"}:
        return THREE_STEPS
    if bare:
        return FIVE_STEPS
    pairs = [(step_of(word, FIVE_STEPS), _number_beside(text)) for text in said if (word := word_in(text))]
    inside = all(number is not None and step == number for step, number in pairs)
    return FIVE_STEPS if pairs and inside else THREE_STEPS


def _number_beside(text: str) -> float | None:
    """The number that a word's cell has, a percentage as its level."""
    percent = percent_in(text)
    return number_in(text) if percent is None else _fifth(percent)


def _labels(said: Sequence[str], steps: dict[str, int]) -> dict[float, int]:
    """number → level of the words that stand beside it in this column: what the number means where it stands alone."""
    return {
        number: _half_up(step_of(word, steps))
        for text in said
        if (word := word_in(text)) and (number := number_in(text)) is not None
    }


def _tell_more(said: Sequence[str]) -> bool:
    """Whether the numbers 1 to 5 beside the words rise with them and part what they do not: `4 - very likely` below
    `5 - almost certain`."""
    pairs = {
        (number, step_of(word, FIVE_STEPS))
        for text in said
        if (word := word_in(text)) and (number := number_in(text)) is not None
    }
    if len(pairs) < LEAST or max(number for number, _ in pairs) != USUAL:
        return False
    rising = sorted(pairs)
    return len({step for _, step in pairs}) < len({number for number, _ in pairs}) and all(
        before[1] <= after[1] and abs(after[0] - after[1]) <= 1
        for before, after in pairwise([rising[0], *rising])
    )


_FRACTIONS = {number / 20: level for number, level in DOUBLING.items()}


def _doubling(numbers: Sequence[float], fractions: bool, given: Span | None) -> dict[float, int]:
    """The scale of a column whose numbers double, where it shows enough of itself to be sure."""
    table, seen = (_FRACTIONS if fractions else DOUBLING), set(numbers)
    sure = given == (1, 16) or (given is None and max(table) in seen and len(seen) >= 3)
    return table if sure and seen <= set(table) else {}


def _words_read(scale: Scale, said: Sequence[str]) -> list[Words]:
    """What the words became, and that a number beside one counts for nothing where it says something else."""
    listed, against = [], False
    for text in dict.fromkeys(word_in(text) if is_explained(text) else text for text in said):
        number = _number_beside(text)
        if not word_in(text) and (number not in scale.named or scale.named in (DOUBLING, _FRACTIONS)):
            continue
        level = scale.level(text)
        if number != level:
            listed.append(words(N_("{word} is {level}"), word=text, level=level))
        against = against or (bool(word_in(text)) and number not in (None, level))
    sentence = N_("{column}: words read as 1-5: {words}")
    notes = [words(sentence, column=scale.column, words=tuple(listed))] if listed else []
    if scale.numbered:
        sentence = N_("{column}: the numbers count, which tell more apart than the words beside them")
        notes.append(words(sentence, column=scale.column))
    if against:
        sentence = N_("{column}: where a word and a number stand together the word counts")
        notes.append(words(sentence, column=scale.column))
    return notes


def _fifth(percent: float) -> int:
    return max(1, math.ceil(percent / 20))


def _half_up(number: float) -> int:
    return math.floor(number + 0.5)
