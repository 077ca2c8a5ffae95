"""What is wrong with the wording of a paper: names in what happened, words of blame, money without a currency."""

import re
from collections.abc import Iterable, Iterator, Sequence

from store.records import Risk
from store.rules.briefing.findings import Finding, code_and_name
from store.rules.briefing.paper import ANSWER, Paper
from store.rules.situation import Situation
from store.values.frozen import frozen
from store.values.record import Record
from store.values.text import fold, holds_word
from store.values.words import N_, words

WHAT_HAPPENED = ("bluf", "changed", "part", "done")
"""The sections that say what happened and why; names belong to plans, ownership and credit."""
_AMOUNT = re.compile(
    r"\d{1,3}(?:[ ,.'\u00a0]\d{3})+(?!\d)"
    r"|\d+(?:[.,]\d+)?\s?(?:k|m|bn|mn|million|thousand)\b"
    r"|[\d一二两三四五六七八九十百千.]+\s?[万亿]",
    re.IGNORECASE,
)
_CURRENCY = re.compile(r"[€$£¥₹元]|\b[A-Z]{3}\b|人民币|欧元|美元")


@frozen
class WordList:
    """Words of blame, and names of departments; one ending in `*` matches whatever it begins."""

    blame: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()


def names(
    situations: Sequence[Situation], paper: Paper, records: dict[int, Record], lists: WordList
) -> Iterator[Finding]:
    """People, their organisations and departments where it is said what happened, or in a cause."""
    people = [person for now in situations for person in now.people.values()]
    known = {person.name for person in people} | {person.organisation for person in people}
    known = {name for name in known if len(name) > 1} | set(lists.departments)
    for part in paper.parts:
        for line in part.lines if part.name in WHAT_HAPPENED else ():
            if line.id.startswith(("decided:", ANSWER)):
                continue  # who decided is no cause, and names belong to plans
            for name in sorted(_in(line.text, known)):
                yield Finding(words(N_('a name in what happened: "{name}"'), name=name), line.id)
    for record in records.values():
        if isinstance(record, Risk):
            for name in sorted(_in(f"{record.title}\n{record.cause}", known)):
                said = words(
                    N_('a name in title or cause of {what}: "{name}"'), what=code_and_name(record), name=name
                )
                yield Finding(said, f"risk:{record.id}")


def blame_and_amounts(paper: Paper, lists: WordList) -> Iterator[Finding]:
    """Words of blame, and money without a currency."""
    for part in paper.parts:
        titled = part.form == "table" and _CURRENCY.search(part.title)
        for line in part.lines:
            text = " ".join((line.text, *line.cells))
            for word in sorted(_in(text, lists.blame)):
                yield Finding(words(N_('a word of blame: "{word}"'), word=word.rstrip("*")), line.id)
            if _AMOUNT.search(text) and not titled and not _CURRENCY.search(text):
                yield Finding(words(N_("money without a currency: {what}"), what=line.text), line.id)


def _in(text: str, names: Iterable[str]) -> set[str]:
    """Those that stand in the text: Latin ones as words, whatever their case."""
    folded = fold(text)
    return {name for name in names if holds_word(folded, name)}
