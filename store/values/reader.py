"""Typed text to values and back, one pair for every shape: forms, flags and columns read alike."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Protocol

from store.values.day import Day
from store.values.fields import Field
from store.values.frozen import frozen
from store.values.pattern import pattern
from store.values.problem import Problem
from store.values.short_date import show_date
from store.values.sums import amount_of
from store.values.text import clean_line, clean_prose, fold
from store.values.typed_day import order_assumed, typed_day
from store.values.unknown_value import is_unknown, marked
from store.values.words import N_, Words, say, ways_to_write, words

YES = {"yes", "y", "true", "1", "on", "x", "ja", "是", "对", "有"}
NO = {"no", "n", "false", "0", "off", "nein", "否", "不", "无"}
SEPARATORS = pattern(r"[;；、]")
COMMAS = pattern(r"[,，]")
"""They part names, too, where what stands between them is no name itself: `Berg, Ann` is one."""
SCALES = {"k": 3, "m": 6, "千": 3, "万": 4, "亿": 8}


Choices = Sequence[tuple[int, str]]
"""(id, label) of records, the likeliest first."""


@frozen
class Meaning:
    """What a text means: the one of `sure`, or which of several has to be asked; with nothing sure, what is `near`:
    written like it, and never taken unasked."""

    sure: Choices
    near: Choices = ()


class Directory(Protocol):
    """Who is meant: looks up records by any part of their name or code."""

    def find(self, kind: str, text: str) -> Choices:
        """What is offered while `text` is typed."""

    def meant(self, kind: str, text: str) -> Meaning:
        """What `text` means once it is typed."""

    def label(self, kind: str, id: int) -> str:
        """What people call it; empty when there is no such record."""


def meant_among(found: Choices, text: str) -> Meaning:
    """Of what holds a text, that which is called exactly so; of none, that with it as a word of its name; else all."""
    typed = fold(text)
    exact = [one for one in found if fold(one[1]) == typed]
    return Meaning(exact or [one for one in found if typed in fold(one[1]).split()] or found)


class Unreadable(Problem):
    """The text is no value of this field; `words` says why, `choices` what it may have meant; `formed`: it is written
    as one, and none is meant, such as 31 Nov."""

    def __init__(self, sentence: Words, choices: Choices = (), *, formed: bool = False) -> None:
        super().__init__(sentence)
        self.choices = tuple(choices)
        self.formed = formed


@frozen
class Reader:
    """What typed text is read against: the day, the language, the people; `base` is what `+5wd` counts from."""

    day: Day
    directory: Directory
    language: str = "en"
    base: date | None = None

    def read(self, field: Field, text: str) -> Any:
        """The value that `text` means in `field`; empty text means the empty value. Raises Unreadable."""
        if field.shape == "prose":
            return self._bounded(field, clean_prose(text))
        line = clean_line(text)
        if field.shape == "line":
            return self._bounded(field, usual_word(field, line))
        if not line:
            if field.required:
                raise Unreadable(words(N_("needed")))
            return field.empty
        match field.shape:
            case "number":
                value = self._number(field, line)
                self._within(field, value)
                return value
            case "money":
                return self._money(field, line)
            case "date":
                return self._date(field, line)
            case "yesno":
                return self._yesno(field, line)
            case "choice":
                return self._choice(field, line)
            case "choices":
                return self._choices(field, line)
            case "link":
                return self._link(field, line)
            case "links":
                return self._links(field, line)

    def show(self, field: Field, value: Any) -> str:
        """The text that `read` takes back to `value`; of one that cannot be read what stands in its row, marked."""
        if is_unknown(value):
            return marked(value)
        if value is None or value == ():
            return ""
        match field.shape:
            case "line" if field.choices:
                return shown_word(field, value, self.language)
            case "date":
                shown = show_date(value, self.language, self.day.date)
                # Where the setting reads `12-04` the other way round, only the whole date comes back the same.
                other = self.day.settings.date_order == "dmy" and order_assumed(shown, self.language)
                return value.isoformat() if other else shown
            case "choice":
                return say(field.choices[value], self.language)
            case "choices":
                return say(N_("; "), self.language).join(say(field.choices[v], self.language) for v in value)
            case "yesno":
                return say(N_("yes") if value else N_("no"), self.language)
            case "money":
                return f"{value:f}"
            case "link":
                return self._name(field, value)
            case "links":
                return say(N_("; "), self.language).join(self._name(field, v) for v in value)
        return str(value)

    def _name(self, field: Field, id: int) -> str:
        label = self.directory.label(field.links_to, id)
        alone = bool(label) and [i for i, _ in self.directory.meant(field.links_to, label).sure] == [id]
        return label if alone and not SEPARATORS.search(label) and not label.startswith("#") else f"#{id}"

    def _bounded(self, field: Field, text: str) -> str:
        if field.required and not text:
            raise Unreadable(words(N_("needed")))
        if field.max_length is not None and len(text) > field.max_length:
            raise Unreadable(
                words(N_("at most {most} characters; these are {n}"), most=field.max_length, n=len(text))
            )
        return text

    def _within(self, field: Field, value: int) -> None:
        low, high = field.ge, field.le
        if (low is not None and value < low) or (high is not None and value > high):
            if low is not None and high is not None:
                raise Unreadable(words(N_("from {least} to {most}"), least=low, most=high))
            raise Unreadable(
                words(N_("at most {most}"), most=high)
                if low is None
                else words(N_("at least {least}"), least=low)
            )

    def _number(self, field: Field, text: str) -> int:
        plain = unicodedata.normalize("NFKC", text).replace("\N{MINUS SIGN}", "-")
        if not re.fullmatch(r"[+-]?\d{1,12}", plain):
            raise Unreadable(words(N_("a whole number")))
        return int(plain)

    def _money(self, field: Field, text: str) -> Decimal:
        plain = re.sub(r"[\s'’]", "", unicodedata.normalize("NFKC", text)).casefold()
        scale = SCALES.get(plain[-1:], 0)
        digits = plain[:-1] if scale else plain
        if re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", digits):
            digits = digits.replace(",", "")
        try:
            value = amount_of(digits).scaleb(scale)
        except (InvalidOperation, ValueError):
            if re.search(r"[€$£¥₹元]|^[a-z]{3}\d|\d[a-z]{3}$", plain):
                sentence = N_("the number alone: all amounts are in the project's currency")
                raise Unreadable(words(sentence)) from None
            raise Unreadable(words(N_("an amount: 40000, 40,000 or 40k"))) from None
        if abs(value) >= Decimal(10) ** 15:
            raise Unreadable(words(N_("an amount: 40000, 40,000 or 40k")))
        return value

    def _date(self, field: Field, text: str) -> date:
        from store.values.dates import DateProblem

        try:
            return typed_day(text, self.day, self.language, self.base)
        except DateProblem as problem:
            raise Unreadable(problem.words, formed=problem.formed) from None

    def _yesno(self, field: Field, text: str) -> bool:
        typed = fold(text)
        if typed in YES or typed == fold(say(N_("yes"), self.language)):
            return True
        if typed in NO or typed == fold(say(N_("no"), self.language)):
            return False
        raise Unreadable(words(N_("yes or no")))

    def _choice(self, field: Field, text: str) -> str:
        return choice_named(field, text, self.language)

    def _choices(self, field: Field, text: str) -> tuple[str, ...]:
        parts = [one for part in SEPARATORS.split(text) for one in COMMAS.split(part) if one.strip()]
        return tuple(dict.fromkeys(self._choice(field, part) for part in parts))

    def _link(self, field: Field, text: str) -> int:
        if re.fullmatch(r"#\d{1,19}", text):
            id = int(text[1:])
            if self.directory.label(field.links_to, id):
                return id
            raise Unreadable(words(N_("nothing has the id {id}"), id=text[1:]))
        meaning = self.directory.meant(field.links_to, text)
        if len(meaning.sure) == 1:
            return meaning.sure[0][0]
        names = told_apart((meaning.sure or meaning.near)[:4])
        if meaning.sure:
            raise Unreadable(words(N_("which one: {names}?"), names=names), meaning.sure)
        unknown = words(N_("no person or record is called {text}"), text=text)
        if gone := [one for one in meaning.near if fold(one[1]) == fold(text)]:
            id, label = gone[0]
            archived = words(N_("{name} is archived; #{id} names them all the same"), name=label, id=str(id))
            raise Unreadable(archived, meaning.near)
        if meaning.near:
            raise Unreadable(
                words(N_("{problem}; did you mean {names}?"), problem=unknown, names=names), meaning.near
            )
        raise Unreadable(unknown)

    def _links(self, field: Field, text: str) -> tuple[int, ...]:
        return tuple(dict.fromkeys(self._link(field, name) for name in self.names_in(field, text)))

    def names_in(self, field: Field, text: str) -> tuple[str, ...]:
        """The names that a text of several holds, whether or not they mean anybody."""
        parts = (part.strip() for part in SEPARATORS.split(text))
        return tuple(name for part in parts if part for name in self._parted(field, part))

    def _parted(self, field: Field, part: str) -> Sequence[str]:
        pieces = [piece.strip() for piece in COMMAS.split(part) if piece.strip()]
        if len(pieces) < 2:
            return pieces
        try:
            self._link(field, part)
        except Unreadable:
            if self.directory.meant(field.links_to, pieces[0]).sure:
                return pieces
        return (part,)


def told_apart(choices: Choices) -> tuple[str, ...]:
    """What each of several is called, in words that mean it alone when they are typed: those of one name by number."""
    labels = [label for _, label in choices]
    return tuple(label if labels.count(label) == 1 else f"#{id}" for id, label in choices)


def shown_word(field: Field, value: str, language: str) -> str:
    """A usual word of a line in a language; one of people's own as they wrote it."""
    return say(field.choices[value], language) if value in field.choices else value


def usual_word(field: Field, text: str) -> str:
    """The value whose word, in any language, a line is; a line that is none of its usual words says what it says."""
    return next(_named(field, text), text) if field.choices and text else text


def _named(field: Field, text: str) -> Iterator[str]:
    """The values whose word, in any language, `text` is."""
    # Hundreds of words, read with the first choice.
    from store.values.written_choices import word_key, words_for

    typed = fold(text)
    for value, msgid in field.choices.items():
        if typed in {fold(value), *map(fold, ways_to_write(msgid))}:
            yield value
    if (meant := words_for(field.kind, field.name).get(word_key(text), "")) in field.choices:
        yield meant


def choice_named(field: Field, text: str, language: str) -> str:
    """The value whose word, in any language, `text` is, or begins in this one. Raises Unreadable."""
    if (named := next(_named(field, text), None)) is not None:
        return named
    typed = fold(text)
    begun = [value for value, msgid in field.choices.items() if fold(say(msgid, language)).startswith(typed)]
    if len(begun) == 1:
        return begun[0]
    offered = tuple(Words(msgid) for value, msgid in field.choices.items() if not begun or value in begun)
    raise Unreadable(words(N_("one of: {choices}"), choices=offered))
