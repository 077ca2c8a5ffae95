"""What is offered while a name after `@`, or a code, is typed: the names and codes that begin so."""

import re
from collections.abc import Iterator

from store.rules.capture.capture_line import Context
from store.rules.capture.line_marks import narrowed, split_mark
from store.rules.capture.names_said import AT
from store.rules.people.name_book import APART, Found, NameBook
from store.values.frozen import frozen
from store.values.words import N_, Words, bare, words

MOST = 9
"""Names and codes that are offered."""
MOST_WORDS = 3
"""Of a name that is completed."""
_NAME = re.compile(rf"[^{APART}\"“”]*")
_CODE = re.compile(r"(?<![\w@-])([A-Za-z]{1,3}-\d{0,5})$")
_MILESTONE = re.compile(r"(?<![\w@-])([A-Za-z]\d{0,3})$")


@frozen
class Completion:
    """`texts` are put in place of the line from `start` to `end`; `labels` say what each is."""

    start: int
    end: int
    texts: tuple[str, ...]
    labels: tuple[str, ...]

    def taken(self, line: str) -> tuple[str, int]:
        """(the line with the first that is offered, where the cursor stands then)."""
        behind = line[self.end :]
        text = self.texts[0] + ("" if behind[:1].isspace() else " ")
        return line[: self.start] + text + behind, self.start + len(text) + bool(behind[:1].isspace())


def completion(line: str, at: int, context: Context) -> Completion | None:
    """What may stand where the cursor is, behind character `at` of the line; None where nothing is to be completed."""
    plain = narrowed(line)
    ahead, behind = plain[:at], plain[at : at + 1]
    if behind.isalnum():
        return None
    return _name(ahead, context.people) or _code(ahead, plain, context)


def completed(offered: Completion) -> Words:
    """What Tab puts there, and what else begins so."""
    first, *others = offered.labels
    if not others:
        return words(N_("Tab: {name}"), name=bare(first))
    return words(N_("Tab: {name}; or {names}"), name=bare(first), names=tuple(map(bare, others)))


def _name(ahead: str, book: NameBook) -> Completion | None:
    sign = None
    for found in AT.finditer(ahead):
        sign = found
    if sign is None:
        return None
    typed = ahead[sign.end() :]
    if _NAME.fullmatch(typed) is None or typed != typed.lstrip() or len(typed.split()) > MOST_WORDS:
        return None
    people = book.begun(typed, MOST)
    names = tuple(dict.fromkeys(person.name for person in people))
    # A name that stands there as it is has nothing to be completed to.
    meant = book.find(typed) if typed else None
    if not names or (isinstance(meant, Found) and meant.how == "whole"):
        return None
    return Completion(sign.end(), len(ahead), names, names)


def _code(ahead: str, line: str, context: Context) -> Completion | None:
    typed = _CODE.search(ahead) or (_MILESTONE.search(ahead) if split_mark(line)[0] == "#" else None)
    if typed is None:
        return None
    found = dict(_begun(typed[1], context))
    if not found or (len(found) == 1 and typed[1] in found):
        return None
    return Completion(typed.start(1), len(ahead), tuple(found), tuple(found.values()))


def _begun(typed: str, context: Context) -> Iterator[tuple[str, str]]:
    """(code, code and label) of those that begin so, in the order of their numbers."""
    begun = sorted(code for code in context.codes if code.startswith(typed.casefold()))
    for code in begun[:MOST]:
        record = context.codes[code]
        written = getattr(record, "code", code)
        yield written, f"{written} {record.label}"
