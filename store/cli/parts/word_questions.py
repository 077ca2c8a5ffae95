"""Words of a file that nobody understands, explained once each by whoever sits at the terminal."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from store.cli.parser import Call, at_terminal
from store.cli.parts.prompt import answered
from store.values.text import clean_line, fold
from store.values.words import N_, words

if TYPE_CHECKING:
    from store.exchange.imports.import_plan import Plan
    from store.exchange.imports.unread_words import UnreadWord

MOST = 20
"""Words that are asked about; what is left then stays in the remark and is listed."""
STAYS = N_("{column} says {word} in {n} rows, what is it? {choices}; empty: it stays in the remark")
WAITS = N_("{column} says {word} in {n} rows, which day is it? e.g. {choices}; empty: they wait")
WHICH = N_("{column} says {word} in {n} rows, what is it? {choices}; empty: they wait")
TAKEN = N_("{column} says {word} in {n} rows, what is it? {choices}; empty: {taken}")


def explained_words(call: Call, plan: "Plan", said: Sequence[str], today: date) -> Sequence[str]:
    """What `--value` would have to say: what was said, and an answer for each word where somebody can answer."""
    if not at_terminal() or call.options.yes or call.options.dry_run:
        return said
    asked = [one for one in plan.unread if one.is_asked]
    answers = [(one.text, _answer(call, one, today)) for one in asked[:MOST]]
    return [*said, *(f"{clean_line(word)}={answer}" for word, answer in answers if answer)]


def _answer(call: Call, one: "UnreadWord", today: date) -> str:
    """One of the word's choices or its beginning, or a day; empty where it is to stay as it is."""
    offered = one.choices or (one.example,)
    question = words(
        _sentence(one), column=one.column, word=one.text, n=len(one.rows), choices=offered, taken=one.taken
    )
    while typed := answered(call, question):
        if not one.choices and _is_day(typed, today):
            return typed
        if begun := [choice for choice in one.choices if fold(choice).startswith(fold(typed))]:
            return begun[0]
    return ""


def _sentence(one: "UnreadWord") -> str:
    """What is asked, and what happens without an answer."""
    if not one.choices:
        return WAITS
    return TAKEN if one.taken else WHICH if one.waits else STAYS


def _is_day(text: str, today: date) -> bool:
    from store.exchange.columns.date_order import read_day
    from store.values.reader import Unreadable

    try:
        return bool(read_day(text, "", today))
    except Unreadable:
        return False
