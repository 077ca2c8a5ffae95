"""What stands behind a name in a template, as the field of its kind takes it."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from store.rules.plan.template import Entry
from store.values.fields import LINE, Field, field_named, fields_of
from store.values.problem import Problem
from store.values.record import Batch
from store.values.sums import amount_of
from store.values.text import clean_line, clean_prose
from store.values.words import N_, Words, words

SENTENCES: Mapping[str, str] = {
    "yesno": N_("{field}: true or false"),
    "number": N_("{field}: a whole number"),
    "money": N_("{field}: a number, without quotes and currency"),
}
BEGIN, END = date(2000, 1, 3), date.max
"""A start and a today by which an entry alone is judged: no day of it is to come."""
MOST = 40
"""Lines of one list."""


class TemplateProblem(Problem):
    """The text is no template; `words` says why, and where."""


def at(place: Words, problem: Words) -> TemplateProblem:
    """A problem with the place where it stands."""
    return TemplateProblem(words(N_("{place}: {problem}"), place=place, problem=problem))


def typed(place: Words, field: Field, written: Any) -> Any:
    """The value of a field that is no day and no link. Raises TemplateProblem."""
    match field.shape:
        case "line" | "prose" if isinstance(written, str):
            text = clean_line(written) if field.shape == "line" else clean_prose(written)
            most = field.max_length or LINE.max_length
            if field.shape == "line" and most is not None and len(text) > most:
                raise at(place, words(N_("{field}: at most {most} characters"), field=field.name, most=most))
            return text
        case "yesno" if isinstance(written, bool):
            return written
        case "number" if isinstance(written, int) and not isinstance(written, bool):
            low, high = field.ge, field.le
            if (low is None or low <= written) and (high is None or written <= high):
                return written
            raise at(
                place, words(N_("{field}: from {least} to {most}"), field=field.name, least=low, most=high)
            )
        case "money" if isinstance(written, int | Decimal) and not isinstance(written, bool):
            try:
                return amount_of(str(written))
            except ValueError:
                pass
        case "choice" | "choices":
            choices = tuple(field.choices)
            several = field.shape == "choices"
            found = written if several and isinstance(written, list) else [written]
            if all(isinstance(one, str) and one in choices for one in found):
                return tuple(found) if several else written
            raise at(place, words(N_("{field} is one of: {choices}"), field=field.name, choices=choices))
    raise at(place, words(SENTENCES.get(field.shape, N_("{field}: put it in quotes")), field=field.name))


def text_list(name: str, written: Any) -> tuple[str, ...]:
    """Lines of text. Raises TemplateProblem."""
    if not isinstance(written, list) or not all(isinstance(one, str) for one in written):
        raise TemplateProblem(words(N_('{field}: lines in quotes, such as ["one", "two"]'), field=name))
    lines = tuple(line for one in written if (line := clean_line(one)))
    longest = LINE.max_length or 0
    if len(lines) > MOST or any(len(line) > longest for line in lines):
        sentence = N_("{field}: at most {n} lines of at most {most} characters")
        raise TemplateProblem(words(sentence, field=name, n=MOST, most=longest))
    return tuple(dict.fromkeys(lines))


def objected(entry: Entry) -> Words | None:
    """What its kind has against an entry by itself, whichever day the project starts."""
    kind: Any = entry.record
    names = {field.name for field in fields_of(kind)}
    links = {
        name: (1,) if field_named(kind, name).shape == "links" else 1 for name in entry.links if name in names
    }
    days = {name: BEGIN + timedelta(n) for name, n in entry.days.items() if name in names}
    record = kind(project=1, **{**entry.values, **links, **days})
    found = next(iter(record.objections(Batch(), END)), None)
    return words(N_("{field}: {problem}"), field=found.field, problem=found.words) if found else None
