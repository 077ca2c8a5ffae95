"""People as vCards, 3.0 (RFC 2426) or 4.0 (RFC 6350), and vCards of any version, 2.1 too, as a table to import.

vobject reads and writes the lines; pictures, sounds and keys are taken out before, since old phones break them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from store.disk.file.record_rows import plain as written
from store.exchange.tables.decoding import SheetProblem, decode
from store.exchange.tables.sheet import read_file
from store.exchange.tables.sheet_grid import Sheet, SheetRow
from store.exchange.tables.table import LONGEST_CELL
from store.exchange.vocabulary.scripts import HAN
from store.records import Person
from store.values.fields import Field, fields_of
from store.values.text import clean_prose
from store.values.words import N_, Words, say, words

PROPERTIES = {
    "name": "fn",
    "address": "nickname",
    "organisation": "org",
    "title": "title",
    "phone": "tel",
    "email": "email",
    "language": "lang",
    "remark": "note",
    "ref": "url",
}
"""Field → property; a field without one is written as X-FOREWARN-FIELD."""
ALSO = {"x-lang": "lang", "impp": "x-forewarn-chat"}
"""Other programs' names for a property, and ours in 3.0, which knows no LANG."""
KEPT = {"tel": N_("Phone"), "email": N_("E-mail"), "adr": N_("Address"), "org": N_("Department")}
"""Of these a card may have more than a person has fields for; the rest goes to the remark."""
SILENT = {"version", "fn", "n", "prodid", "uid", "rev", "x-ablabel", "profile", "source", "sort-string"}
BINARY = re.compile(r"(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY|AGENT)[;:]", re.IGNORECASE)
SCHEME = re.compile(r"(?:tel|mailto|x-apple|xmpp|sip):(?!//)", re.IGNORECASE)
BEGIN, END = (re.compile(rf"\s*(?:[\w-]+\.)?{word}\s*:", re.IGNORECASE) for word in ("BEGIN", "END"))
DEEPEST = 4
"""Cards within a card: an assistant's, as old phones wrote it; what is deeper was made to be."""
MOST = 20_000


def vcards(people: Sequence[Person], version: str = "3.0") -> bytes:
    """One card after the other, in UTF-8; `version`: 3.0 or 4.0."""
    import vobject

    cards = []
    for person in people:
        card = vobject.vCard()
        card.add("version").value = version
        card.add("uid").value = f"person-{person.id}@forewarn"
        card.add("n").value = vobject.vcard.Name(family=person.name)
        for field, value in _filled(person):
            text = str(written(value))
            name = _property(field)
            card.add("x-lang" if (name, version) == ("lang", "3.0") else name).value = (
                [text] if name == "org" else text
            )
        cards.append(card.serialize())
    return "".join(cards).encode()


def _filled(person: Person) -> Iterator[tuple[Field, Any]]:
    for field in fields_of(Person):
        if field.asked and (value := getattr(person, field.name)) not in (None, ""):
            yield field, value


def _property(field: Field) -> str:
    return PROPERTIES.get(field.name) or f"x-forewarn-{field.name.replace('_', '-')}"


def read_vcards(path: Path, language: str) -> Sheet:
    """The cards of a file as a table, a card a row, under our own titles. Raises SheetProblem, one sentence."""
    decoded = decode(read_file(path))
    people = [_person(card) for card in _cards(decoded.text)]
    if not people:
        raise SheetProblem(words(N_("there is no vCard in the file; export it again")))
    fields = [field for field in fields_of(Person) if field.asked]
    headers = {field.name: say(field.title, language) for field in fields}
    extra = dict.fromkeys(name for values, _ in people for name in values if name not in headers)
    titles = headers | {name: f"{say(KEPT[name.split()[0]], language)} {name.split()[1]}" for name in extra}
    rows = [
        SheetRow(number, tuple(values.get(name, "") for name in titles))
        for number, (values, _) in enumerate(people, 1)
    ]
    return Sheet(
        tuple(titles.values()), tuple(rows), (*decoded.notes, *_left_out(left for _, left in people))
    )


def _left_out(names: Iterable[Sequence[str]]) -> Iterator[Words]:
    left = tuple(dict.fromkeys(name.upper() for some in names for name in some))
    if left:
        yield words(N_("the cards hold more, which is not imported: {names}"), names=left)


def _cards(text: str) -> Iterator[Any]:
    """Every card that was read; one that cannot be read refuses the file."""
    from vobject.base import VObjectError, readComponents

    number = 1
    try:
        for card in readComponents(_without_pictures(text), allowQP=True):
            if number > MOST:
                raise SheetProblem(words(N_("the file has more than {most} cards; export fewer"), most=MOST))
            if card.name.upper() == "VCARD":
                yield card
            number += 1
    except SheetProblem:
        raise
    except (VObjectError, ValueError, LookupError, AttributeError, TypeError, RecursionError):
        raise _no_card(number) from None


def _no_card(number: int) -> SheetProblem:
    sentence = N_("card {number} of the file is no whole vCard; export the cards again as vCard 3.0")
    return SheetProblem(words(sentence, number=number))


def _without_pictures(text: str) -> str:
    """The text as its logical lines, without those that hold data instead of words.

    Raises SheetProblem for what would only be read at the price of memory and time: cards within cards within cards,
    and a property as long as a book.
    """
    lines, card, depth = [], 1, 0
    for line in _logical(text.replace("\r\n", "\n").replace("\r", "\n")):
        if BINARY.match(line):
            continue
        if BEGIN.match(line):
            depth += 1
        elif END.match(line):
            depth -= 1
            card += depth == 0
        if depth > DEEPEST:
            raise _no_card(card)
        if len(line) > LONGEST_CELL:
            sentence = N_(
                "card {number} of the file has a property of more than {most} characters; shorten it"
            )
            raise SheetProblem(words(sentence, number=card, most=f"{LONGEST_CELL:,}"))
        lines.append(f"{line}\n")
    return "".join(lines)


def _logical(text: str) -> Iterator[str]:
    """The lines as they were before they were folded to fit. A quoted-printable one keeps its breaks, which vobject
    decodes. (vobject unfolds too, but takes the square of the time.)"""
    parts: list[str] = []
    quoted = soft = False
    for line in text.split("\n"):
        said = bool(line.strip())
        if said and soft:
            parts += ["\n", line]
        elif said and line[0] in " \t":
            parts.append(line[1:])
        else:
            if parts:
                yield "".join(parts)
            parts, quoted = [line] if said else [], False
        quoted = quoted or "quoted-printable" in line.casefold()
        soft = said and quoted and line.endswith("=")
    if parts:
        yield "".join(parts)


def _person(card: Any) -> tuple[dict[str, str], list[str]]:
    """(texts by field, further ones by `property n`; the names of the properties that nothing takes)."""
    by_property = {_property(field): field.name for field in fields_of(Person) if field.asked}
    values: dict[str, str] = {"name": _name(card)}
    left = []
    for name, lines in card.contents.items():
        texts = list(_texts(name, [line for line in lines if hasattr(line, "params")]))
        field = by_property.get(ALSO.get(name, name))
        if name in SILENT:
            continue
        if not texts:
            # A part within the card, such as the card of an assistant, has no value of its own.
            left += [name] if any(not hasattr(line, "params") for line in lines) else []
            continue
        if field is not None:
            values[field] = texts.pop(0)
        if name in KEPT:
            values |= {f"{name} {n}": text for n, text in enumerate(texts, 1 if field is None else 2)}
        elif field is None or texts:
            left.append(name)
    values["name"] = values["name"] or values.get("organisation", "")
    return {name: clean_prose(text) for name, text in values.items()}, left


def _texts(name: str, lines: Sequence[Any]) -> Iterator[str]:
    """What the lines of one property say; of an organisation first the whole, then its parts."""
    for line in _preferred(lines):
        if name == "org" and isinstance(line.value, list):
            whole, *parts = map(_text, line.value)
            yield from filter(None, (whole, " / ".join(filter(None, parts))))
        elif text := _text(line.value):
            yield text


def _preferred(lines: Sequence[Any]) -> Sequence[Any]:
    """Those that their owner prefers first, mobile phones before others."""

    def rank(line: Any) -> int:
        said = {one.upper() for some in line.params.values() for one in some} | set(line.singletonparams)
        return 0 if "PREF" in said or "PREF" in line.params else 1 if "CELL" in said else 2

    return sorted(lines, key=rank)


def _name(card: Any) -> str:
    """As the card shows it, else put together from its parts as its language does."""
    shown = next((_text(line.value) for line in card.contents.get("fn", ())), "")
    if shown or "n" not in card.contents:
        return shown
    name = card.contents["n"][0].value
    family, given = (_text(getattr(name, part, "")) for part in ("family", "given"))
    return f"{family}{given}" if HAN.search(family + given) else f"{given} {family}".strip()


def _text(value: Any) -> str:
    """A value as one text: an address in its usual order, lists with commas, URIs without their scheme."""
    if isinstance(value, bytes):
        return ""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_text, value)))
    if hasattr(value, "street"):
        parts = (value.street, value.extended, value.box, value.code, value.city, value.region, value.country)
        return ", ".join(filter(None, map(_text, parts)))
    return SCHEME.sub("", str(value), count=1).strip()
