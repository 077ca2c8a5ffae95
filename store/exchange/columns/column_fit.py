"""How well the cells of a column are what its title promises: a title alone never wins over values that do not read."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import islice, pairwise

from store.exchange.columns.level_cells import is_level
from store.exchange.vocabulary.choices import is_blank, level_words, words_for
from store.exchange.vocabulary.titles import Target, title_key, words_of_titles
from store.values.frozen import frozen
from store.values.reader import NO, YES
from store.values.text import fold
from store.values.written_choices import word_key

WELL = 0.5
"""The share of a column's words from which on they speak for its title."""
EMPTY = 0.45
"""A column that says nothing stands back behind those that do."""
LOOSELY = 0.1
"""Short words that nobody knows yet: the title is all there is, and each of them is asked about."""
LOOK_AT = 300  # distinct cells of a column that are read
PROSE_FROM = 20  # characters on average: text, neither levels nor choices
LONG_NAMES = 80  # characters: no names of people
LONG_CODES = 40
LONGEST_NUMBER = 12  # characters
NEARLY = 0.9  # share of a column's cells that differ where they name the rows
FEWEST_STEPS = 3  # cells of a level column of which two say the same, or one is a level
ENOUGH = 6  # cells that tell whether a column repeats itself, as no codes do
SHORTEST_NUMBER = 3  # digits of a telephone
SMALL = 1000
"""Below this an increasing number is counted rows; from it on it may be a ticket's."""
BESIDE = {"response": "plan", "interest": "motive"}
"""The field of text beside a choice: where the sentences go that stand under the title of the choice."""
CHOICE_OF = {text: choice for choice, text in BESIDE.items()}
"""The choice beside a field of text."""
SURE = {"client_class"}
"""Choices under a title that many other lists have too: a column in which no word is known is of something else."""
LOOSE = {"role"}
"""Choices that other registers fill with free text; the kind's own rules find a place for it."""
_MONEY = re.compile(r"[$€£¥￥]|\b(?:usd|eur|gbp|cny|rmb|chf)\b|万元|亿元|\d[,.]\d{3}\b", re.IGNORECASE)
_DAY = re.compile(
    r"(?<![A-Za-z\d.])\d{1,4}[-/.年]\s?(?:\d{1,2}|[^\W\d_]{3,9})[-/.月]\s?\d{1,4}|\d{4}-\d{2}-\d{2}|\d{1,2}月\d{1,2}日"
)
_CODE = re.compile(r"[A-Z]{1,5}[-_. ]?\d{1,5}")
_ROMAN = re.compile(r"i{1,3}|iv|v", re.IGNORECASE)
_DIGITS = re.compile(r"[+-]?\d+(?:[.,]\d+)?\s*%?")

Reads = Callable[[Target, str], bool]
"""Whether one cell reads as the target's shape."""


@frozen
class ColumnCells:
    """What stands in a column: every text that is said, the most of them once, and how often something is said."""

    texts: tuple[str, ...]
    said: int
    different: int = 0
    """How many different texts are said, those beyond `texts` too."""

    @property
    def length(self) -> float:
        """Characters of a text on average."""
        return sum(map(len, self.texts)) / max(len(self.texts), 1)

    def share(self, reads: Callable[[str], object]) -> float:
        """Which part of the texts reads."""
        return sum(map(bool, map(reads, self.texts))) / max(len(self.texts), 1)

    @property
    def yes_or_no(self) -> bool:
        """Whether it only ever says yes or no, in whatever language."""
        said = set(map(fold, self.texts))
        letters = all(len(text) == 1 and text.isascii() for text in said)
        return all(map(is_yes_or_no, said)) and ((bool(said) and not letters) or said == {"y", "n"})

    @property
    def money(self) -> bool:
        """Whether most of it are amounts of money."""
        return self.share(_MONEY.search) > WELL

    @property
    def days(self) -> bool:
        """Whether most of it are days."""
        return self.share(_DAY.search) > WELL


def cells_of(texts: Iterable[str]) -> ColumnCells:
    """A column by what is said in it."""
    said = {text: n for text, n in Counter(texts).items() if not is_blank(text)}
    return ColumnCells(tuple(islice(said, LOOK_AT)), sum(said.values()), len(said))


def is_yes_or_no(text: str) -> bool:
    """Whether the cell is a yes or a no."""
    return fold(text) in YES or fold(text) in NO or word_key(text) in words_for("any", "yesno")


def is_no(text: str) -> bool:
    """Whether the cell is a no."""
    return fold(text) in NO or words_for("any", "yesno").get(word_key(text)) == "no"


def fit(kind: str, target: Target, cells: ColumnCells, reads: Reads) -> float:
    """0 for cells that cannot be what the title promises, WELL and more for those that are, up to 1."""
    if not cells.texts:
        return EMPTY
    if target.is_level or target.shape == "choice":
        return _of_words(target, cells, cells.share(lambda text: reads(target, text)))
    if target.shape == "date":
        share = cells.share(lambda text: reads(target, text))
        return share or (0.0 if _no_word(cells) or cells.share(is_level) == 1 else LOOSELY)
    if target.shape == "yesno":
        return cells.share(is_yes_or_no)
    if target.shape in ("money", "number"):
        return cells.share(lambda text: any(map(str.isdigit, text)) or reads(target, text))
    return _of_text(kind, target, cells)


def _of_words(target: Target, cells: ColumnCells, share: float) -> float:
    """Levels and choices are words, known or not: never sentences, and not what is surely something else."""
    if target.name in LOOSE:
        return 0.0 if cells.yes_or_no or cells.length >= LONG_NAMES else 1.0
    if target.is_level and cells.share(_ROMAN.fullmatch) == 1:
        return EMPTY  # classes that follow from levels are numbered so, rarely the levels themselves
    if share >= WELL:
        return share
    if cells.length >= PROSE_FROM or cells.yes_or_no or cells.money or cells.days:
        return 0.0
    if target.name in SURE and not share:
        return 0.0
    if target.is_level and not share and len(cells.texts) == cells.said >= FEWEST_STEPS:
        return 0.0
    if target.name in BESIDE and not share and (len(cells.texts) == cells.said or _numbers(cells)):
        return 0.0
    return max(share, LOOSELY)


def _no_word(cells: ColumnCells) -> bool:
    return cells.length >= PROSE_FROM or cells.yes_or_no or cells.money


def _of_text(kind: str, target: Target, cells: ColumnCells) -> float:
    if target.name == "email":
        return cells.share(lambda text: "@" in text)
    if target.name == "status":
        return 0.0 if cells.share(_DAY.fullmatch) == 1 else 1.0  # `Completion` may be a day
    if target.name == "phone":
        return cells.share(lambda text: "@" not in text and sum(map(str.isdigit, text)) >= SHORTEST_NUMBER)
    if choice := CHOICE_OF.get(target.name):
        again = cells.said >= cells.different * 2
        words_alone = again and cells.share(lambda text: words_for(kind, choice).get(word_key(text))) > NEARLY
        levels = choice == "interest" and cells.share(is_level) > NEARLY
        return 0.0 if _numbers(cells) else LOOSELY if words_alone or levels else 1.0
    if target.field is not None and target.field.links_to == "person":
        prose = cells.share(lambda text: len(text) >= LONG_NAMES) > WELL
        return 0.0 if cells.yes_or_no or prose or _numbers(cells) else 1.0
    if target.name == "code":
        text = cells.share(lambda said: " " in said and not any(map(str.isdigit, said))) > WELL
        again = cells.said >= ENOUGH and cells.different * 2 <= cells.said
        return 0.0 if cells.yes_or_no or text or again or cells.length >= LONG_CODES else 1.0
    if target.name in ("title", "name"):
        if kind == "person" and target.name == "title" and addresses(cells):
            return 0.0
        several = len(cells.texts) > 1
        amounts = several and (cells.money or cells.days)
        if cells.yes_or_no or amounts or (several and _grades(cells)):
            return 0.0
        wordless = cells.share(lambda text: any(map(str.isalpha, text))) < WELL
        return LOOSELY if wordless or are_codes(cells) else 1.0
    return 1.0


def addresses(cells: ColumnCells) -> bool:
    """Whether the column holds forms of address and nothing else: Ms, Herr Dr., 先生."""
    known = words_for("person", "address")
    return bool(cells.texts) and all(word_key(text).rstrip(". ") in known for text in cells.texts)


def tell_apart(cells: ColumnCells) -> bool:
    """Whether texts stand in the column, hardly two of them alike: neither numbers nor days, words nor amounts."""
    texts = cells.share(lambda text: any(map(str.isalpha, text)) and not is_level(text)) > WELL
    return (
        texts and cells.different > cells.said * NEARLY and not (cells.days or cells.money or cells.yes_or_no)
    )


def are_codes(cells: ColumnCells) -> bool:
    """Whether only codes stand in the column, each once: R1, RSK-007."""
    once = cells.said == cells.different > 1
    return once and all(map(_CODE.fullmatch, cells.texts))


def _grades(cells: ColumnCells) -> bool:
    return all(word_key(text) in level_words() for text in cells.texts)


def _numbers(cells: ColumnCells) -> bool:
    return cells.share(_DIGITS.fullmatch) == 1


def is_counted(title: str) -> bool:
    """Whether a column of this title counts rows and does nothing else."""
    return title_key(title) in words_of_titles("counted")


def counts_rows(title: str, texts: Sequence[str]) -> bool:
    """Whether a column only numbers the rows: 1, 2, 3 under 序号, No. or ID names nothing."""
    if any(len(text) < LONGEST_NUMBER and not text.isdecimal() and not is_blank(text) for text in texts):
        return False
    said = [text for text in texts if not is_blank(text)]
    numbered = [text for text in said if len(text) < LONGEST_NUMBER]
    if len(said) - len(numbered) <= max(1, len(said) // 10):  # a legend below the table numbers nothing
        said = numbered
    if not said or not all(text.isdecimal() and text.isascii() and len(text) < 10 for text in said):
        return False
    numbers = [int(text) for text in said]
    if is_counted(title) and len(set(numbers)) == len(numbers) and max(numbers) < SMALL:
        return True
    if any(text.startswith("00") for text in said):
        return False  # 0001 is written as it is called
    if min(numbers) <= 1 and max(numbers) - min(numbers) < len(set(numbers)):
        return True
    if all(after in (before + 1, numbers[0]) for before, after in pairwise(numbers)) and numbers[0] <= 1:
        return True  # over and over again
    return max(numbers) < SMALL and all(before < after for before, after in pairwise(numbers))


def ends_links(links: Sequence[str], numbers: Sequence[str]) -> bool:
    """Whether each link ends with the number of its row: `…/issues/12` is what a tracker calls 12."""
    ends = (
        "://" in link and link.rstrip("/").rpartition("/")[2] == number
        for link, number in zip(links, numbers, strict=True)
        if link and number
    )
    return next(ends, False) and all(ends)
