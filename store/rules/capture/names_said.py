"""The people whom a line names after `@`, and what is left of it without their names."""

import re
from collections.abc import Iterator, Mapping

from store.records import Person
from store.rules.people.honorifics import title_behind
from store.rules.people.name_book import Found, NameBook, Named, Nobody, Several
from store.rules.people.no_name import is_sentence
from store.rules.people.spelled_name import EAST_ASIAN, is_east_asian
from store.values.date_words import MONTHS, NEAR_DAYS, WEEKDAYS
from store.values.frozen import frozen
from store.values.text import fold

_OPENED_OR_CLOSED = r"(（)）\[【\]】「」『』<《》>\"“”‘’*＊＜＞［］"
AT = re.compile(
    rf"(?<![^\s{_OPENED_OR_CLOSED},，、;；:：。/&+!！?？…→–—{EAST_ASIAN}])[@＠]|(?<=\w)[@＠](?=[{EAST_ASIAN}])"
)
"""Where a name begins: not within `a@b.de`."""
_GLUED = re.compile(r"(?<=\w)[@＠](?=[^\W\d_])(?![\w-]+\.\w)")
"""Right behind a word somebody's name may begin too, `certificate@Marta`; a host of an address does not."""
_NEXT = re.compile("[@＠]")
"""Right behind a name begins the next one."""
_BETWEEN = re.compile(r"\s*(?:[、,，;；/&+]\s*)?(?:and|und|plus|with|mit|sowie|以及|还有|[和与及跟])?\s*")
"""What stands between two names that belong together."""
_ALSO = re.compile(
    r"(?:\s*(?P<sure>[/&])\s*|\s*[、和与及跟]\s*|(?P<list>\s*[,，]\s*)|\s+(?P<and>and|und)\s+)(?=\S)(?![@＠])"
)
"""Behind it a name that is known needs no sign of its own: `@孙工、唐工`, `@Sun Li and Sun Wei`, `@Sun Li/Marta`."""
_LISTED = re.compile(
    r"\s*(?:$|[,，、;；。)）/&@＠]|(?:and|und|due|by|bis|until)\b|[和与及]|截[止至]|最[晚迟]|[pi]?\d"
    r"|[今明后]天|[本这下]?[周月]|星期)"
)
"""What may follow the last name of a list with commas: `@Sun Li, Marta due fri`, and no `@Sun Li, Marta is ill`."""
_ADDRESSED = re.compile(r"\s*[:：]\s*|\s*负责(?=\s*(?:$|[,，;；。)）]))")
"""Behind a name it goes with that: `@Marta: send the agenda`, `由@郭工负责`."""
_ASKED = re.compile(
    r"(?P<ahead>|.*[,，;；。:：(（]\s*)"
    r"(?:让|请|由|叫|麻烦|烦请|劳烦|拜托|安排|please|bitte|(?P<to>ask|tell))(?:\s*[,，:：])?\s*",
    re.IGNORECASE,
)
"""Before a name that a line or a part of it begins with, it says no more: `让@唐工核对`, `ask @Jens to call`; what
`tell @Jens about the slip` bids is to tell."""
_POSSESSIVE = re.compile("['’]s\\b")
"""Behind a name it needs that name: `call @Marta's deputy`."""
_MYSELF = re.compile(r"(?:me|myself|mich|mir)(?!\w)|我自己|我(?![们方司])|本人", re.IGNORECASE)
_NO_SPACE = (*"'’.!?…！？，、；：。",)
"""What follows the word before it without one."""
_SIGN_TWICE = re.compile(r"(?<=[,，、;；])\s*[,，、;；]+(?=\s*\S)")
"""What is left of `催固件，@王经理，下周二` without the name."""
_TO = re.compile(r"\s+to\s+(?=[^\W\d_])", re.IGNORECASE)
"""`@Marta to send the agenda`, where the name comes first."""
_ENDS = r"(?=\s*(?:$|[,，;；.。!?！？)）@＠+&/]|(?:and|und|due|by|bis|until|till|before|no later)\b)|\s+截)"
_ASKS = r"(?=,?\s(?:can|could|would|will|please|pls|kannst|könntest|würdest|bitte)\b)"
_SURNAME = re.compile(rf"\s(?P<word>[^\W\d_a-z][^\W\d_A-Z][\w'’-]*[^\W\d_A-Z])(?:{_ASKS}|(?P<last>{_ENDS}))")
"""Behind a first name at the end of what is said: `get the quote @Marta Schmidt, due fri`; anywhere where it asks them,
`@Marta Schmidt can you send it`."""
_GIVEN = re.compile(
    rf"(?P<word>(?![的等和与及跟也都来去先请说写改查做办发看定问催补交测修订帮要需给处您们转接收签批报讲管搞审核])[{EAST_ASIAN}])"
    rf"(?=$|[\s,，、;；。)）@＠])"
)
"""Behind a name of two signs, one that says nothing to do: `联系@唐丽华，周五前`."""
_NO_SURNAME = {*MONTHS, *WEEKDAYS, *NEAR_DAYS, "please", "thanks", "bitte", "danke", "urgent"}

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

    @property
    def obvious(self) -> bool:
        """Whether one answer is likelier than any other: nobody's name is somebody new's, a mistyped one that of whom
        it is like; of several none is likelier, and a sentence is nobody's name."""
        return self.near if len(self.choices) == 1 else not self.choices and not is_sentence(self.name)


@frozen
class NamesSaid:
    """`text` has every letter of the line that belongs to no name."""

    text: str
    people: tuple[int, ...] = ()
    unclear: tuple[Unclear, ...] = ()


def names_said(line: str, book: NameBook, answers: Mapping[str, int], me: int | None = None) -> NamesSaid:
    """A name ends where one ends that is known, space or not; `answers`: whom somebody said a name means, folded;
    `me`: who writes the line."""
    left: list[str] = []
    people: dict[int, None] = {}
    unclear: list[Unclear] = []
    at = 0
    for start, named, end in _named(line, book, answers, me):
        if answers.get(fold(named.name.replace("_", " "))) == LEFT:
            left.append(line[at:end])
            at = end
            continue
        between = line[at:start]
        meant = _meant(named, answers)
        asked = _ASKED.fullmatch(between) if isinstance(meant, int) else None
        if asked and (not asked["to"] or _TO.match(line, end)):
            between = asked["ahead"]
        if _POSSESSIVE.match(line, end):
            between += named.name
        if not (left and _BETWEEN.fullmatch(between)):
            left.append(between)
        if (colon := _ADDRESSED.match(line, end)) or (
            not "".join(left).strip() and (colon := _TO.match(line, end))
        ):
            end = colon.end()
        at = end
        if isinstance(meant, int):
            people[meant] = None
        else:
            unclear.append(meant)
    text = ""
    for piece in (*left, line[at:]):
        text = f"{text.rstrip()}{piece}" if piece.startswith(_NO_SPACE) else f"{text} {piece}"
    if left:
        text = _SIGN_TWICE.sub("", text)
    return NamesSaid(text.removeprefix(" "), tuple(people), tuple(unclear))


def _named(
    line: str, book: NameBook, answers: Mapping[str, int], me: int | None
) -> Iterator[tuple[int, Named, int]]:
    """Each name with where its sign stands and where it ends; one that was asked about is taken as it was asked."""
    end = 0
    while (sign := _sign(line, end, book)) is not None:
        behind = line[sign.end() :]
        named = _answered(behind, answers) or _myself(behind, book, me)
        named = named or _of_another(line[: sign.start()], book.longest(behind))
        end = len(line) - len(named.rest)
        if not named.name:
            continue
        yield sign.start(), named, end
        while (comma := _ALSO.match(line, end)) and _goes_on(
            comma, also := book.longest(line[comma.end() :])
        ):
            end = len(line) - len(also.rest)
            yield comma.start(), also, end


def _sign(line: str, end: int, book: NameBook) -> re.Match[str] | None:
    """The next sign that a name stands behind."""
    sign = (_NEXT.match(line, end) if end else None) or AT.search(line, end)
    for glued in _GLUED.finditer(line, end, sign.start() if sign else len(line)):
        named = book.longest(line[glued.end() :])
        if named.name[:1].isupper() and _is_known(named, part=True):
            return glued
    return sign


def _myself(text: str, book: NameBook, me: int | None) -> Named | None:
    if (said := _MYSELF.match(text)) is None or (person := book.index.people.get(me or 0)) is None:
        return None
    return Named(Found(person, "whole"), said[0], text[said.end() :])


def _of_another(ahead: str, named: Named) -> Named:
    """Marta Schmidt where only another Marta is known: no part of a name stays in the text, so she is asked about."""
    match named.meant:
        case Found(person, "part"):
            near: tuple[Person, ...] = (person,)
        case Several(near) | Nobody(near):
            pass
        case Found(person, "whole") if len(named.name) == 2 and not title_behind(named.name)[1]:
            near = (person,)
        case _:
            return named
    if is_east_asian(named.name[-1:]):
        more = _GIVEN.match(named.rest) if len(named.name) == 2 else None
    else:
        more = _SURNAME.match(named.rest) if named.name[:1].isupper() and " " not in named.name else None
        if more is not None and more["last"] is not None and not re.search(r"\w", ahead):
            # `@Marta Vertrag, due fri` has no other title.
            more = None
    if more is None or fold(more["word"]) in _NO_SURNAME:
        return named
    return Named(Nobody(near), named.name + more[0], named.rest[more.end() :])


def _goes_on(comma: re.Match[str], also: Named) -> bool:
    """Whether what stands behind a name and a comma or its like is a name with it."""
    if comma["list"] is None:
        return _is_known(also, part=bool(comma["sure"] or comma["and"]))
    if _LISTED.match(also.rest) or (is_east_asian(also.name[-1:]) and also.rest[:1].isspace()):
        return _is_known(also, part=True)
    return comma["list"].strip() == "," and comma["list"].endswith(" ") and _is_known(also, part=False)


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
