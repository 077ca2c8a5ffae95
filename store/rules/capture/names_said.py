"""The people whom a line names after `@`, and what is left of it without their names."""

import re
from collections.abc import Iterator, Mapping

from store.records import Person
from store.rules.people.name_book import Found, NameBook, Named, Nobody, Several
from store.rules.people.spelled_name import EAST_ASIAN, is_east_asian
from store.values.frozen import frozen
from store.values.text import fold

AT = re.compile(rf"(?<![^\s(（,，、;；:：。/&{EAST_ASIAN}])[@＠]|(?<=\w)[@＠](?=[{EAST_ASIAN}])")
"""Where a name begins: not within `a@b.de`."""
_NEXT = re.compile("[@＠]")
"""Right behind a name begins the next one."""
_BETWEEN = re.compile(r"\s*(?:[、,，;；/&]|and|und|和|与|及|跟)?\s*")
"""What stands between two names that belong together."""
_ALSO = re.compile(
    r"(?:\s*(?P<sure>[/&])\s*|\s*[、和与及跟]\s*|\s*,\s+|\s+(?P<and>and|und)\s+)(?=\S)(?![@＠])"
)
"""Behind it a name that is known needs no sign of its own: `@孙工、唐工`, `@Sun Li and Sun Wei`, `@Sun Li/Marta`."""
_ADDRESSED = re.compile(r"\s*[:：]\s*")
"""Behind a name it goes with that: `@Marta: send the agenda`."""
_ASKED = re.compile(r"\s*(?:让|请|由|叫|ask|tell|bitte)\s*", re.IGNORECASE)
"""Before the name that a line begins with, it says no more than that: `让@唐工核对`, `ask @Jens to call`."""
_TO = re.compile(r"\s+to\s+(?=[^\W\d_])", re.IGNORECASE)
"""`@Marta to send the agenda`, where the name comes first."""


PERSON = Person.kind
"""What the names of a line name."""
LEFT = 0
"""In the place of a person's id: the name is nobody's, and stays in the text."""


@frozen
class Unclear:
    """A name after `@` that is nobody's or several people's: (id, name) of those it may mean.

    `near`: nobody has it, and theirs is written like it.
    """

    name: str
    choices: tuple[tuple[int, str], ...] = ()
    near: bool = False


@frozen
class NamesSaid:
    """`text` has every letter of the line that belongs to no name."""

    text: str
    people: tuple[int, ...] = ()
    unclear: tuple[Unclear, ...] = ()


def names_said(line: str, book: NameBook, answers: Mapping[str, int]) -> NamesSaid:
    """A name ends where one ends that is known, space or not; `answers`: whom somebody said a name means, folded."""
    left: list[str] = []
    people: dict[int, None] = {}
    unclear: list[Unclear] = []
    at = 0
    for start, named, end in _named(line, book, answers):
        if answers.get(fold(named.name.replace("_", " "))) == LEFT:
            left.append(line[at:end])
            at = end
            continue
        between = line[at:start]
        meant = _meant(named, answers)
        asked = not left and isinstance(meant, int) and _ASKED.fullmatch(between)
        if asked or not (left and _BETWEEN.fullmatch(between)):
            left.append("" if asked else between)
        if (colon := _ADDRESSED.match(line, end)) or (
            not "".join(left).strip() and (colon := _TO.match(line, end))
        ):
            end = colon.end()
        at = end
        if isinstance(meant, int):
            people[meant] = None
        else:
            unclear.append(meant)
    return NamesSaid(" ".join((*left, line[at:])), tuple(people), tuple(unclear))


def _named(line: str, book: NameBook, answers: Mapping[str, int]) -> Iterator[tuple[int, Named, int]]:
    """Each name with where its sign stands and where it ends; one that was asked about is taken as it was asked."""
    end = 0
    while (sign := (_NEXT.match(line, end) if end else None) or AT.search(line, end)) is not None:
        behind = line[sign.end() :]
        named = _answered(behind, answers) or book.longest(behind)
        end = len(line) - len(named.rest)
        if not named.name:
            continue
        yield sign.start(), named, end
        while (comma := _ALSO.match(line, end)) and _is_known(
            also := book.longest(line[comma.end() :]), part=bool(comma["sure"] or comma["and"])
        ):
            end = len(line) - len(also.rest)
            yield comma.start(), also, end


def _answered(text: str, answers: Mapping[str, int]) -> Named | None:
    """The longest name with an answer that a text begins with."""
    for name in sorted(answers, key=len, reverse=True):
        end = len(name)
        whole = is_east_asian(name[-1:]) or not text[end : end + 1].isalnum()
        if whole and fold(text[:end].replace("_", " ")) == name:
            return Named(Nobody(), text[:end], text[end:])
    return None


def _is_known(named: Named, *, part: bool) -> bool:
    """`part`: a first name written large is one too, though it be two people's."""
    if part and named.name[:1].isupper() and named.rest[:1] not in ("'", "’"):
        return isinstance(named.meant, Several) or (
            isinstance(named.meant, Found) and named.meant.how in ("whole", "part")
        )
    return isinstance(named.meant, Found) and named.meant.how == "whole"


def _meant(named: Named, answers: Mapping[str, int]) -> int | Unclear:
    name = named.name.replace("_", " ")
    if (answered := answers.get(fold(name))) is not None:
        return answered
    match named.meant:
        case Found(person) if not person.archived:
            return person.id
        case Found(person):
            return Unclear(name, ((person.id, person.name),), near=True)
        case Several(people):
            return Unclear(name, tuple((one.id, one.name) for one in people))
        case Nobody(near):
            return Unclear(name, tuple((one.id, one.name) for one in near), near=bool(near))
