"""The day that a line names after `due`, `by` or `截止`, before `前` or `内`, and what is left of it without that."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from store.rules.people.spelled_name import is_east_asian
from store.values.frozen import frozen
from store.values.period_words import COUNTS, UNIT_OF
from store.values.reader import Unreadable
from store.values.words import N_, Words, words

Read = Callable[[str], date]
"""The day that a text means. Raises Unreadable."""
IsName = Callable[[str], bool]
"""Whether somebody is called so."""

MOST_WORDS, MOST_LETTERS = 5, 40
"""Of a text that may be a day: `Fri, 4 Dec 2026`, `end of next month`."""
_DUE = re.compile(
    r"(?:(?<!\S)|(?<=[,，、;；。（(\[【]))(?:(?P<asks>due|截止|截至)|到期)(?:到|至|日期|时间|日)?"
    r"(?:[\s:：]+|$|(?=\d|[今明后周下本这月年元国春十]|中秋|清明|端午|腊月|正月|圣诞))"
    r"|(?P<soft>(?<![^\s(（\[【,，、;；。])(?:"
    r"(?:(?:no|not) later than|by|until|till|bis|spätestens(?: bis| am)?|fällig(?: am)?:?)"
    r"(?: spätestens)?(?: zu[mr])?\s+|(?:deadline|ddl)(?:\s*[:：]\s*|\s+)"
    r"|(?:最[晚迟]|不[晚迟]于|(?:完成|交付)(?:日期|时间|期限)|[期时]限|交期)(?:于|在|为)?[\s:：]*))"
    r"|(?P<distance>(?<![^\s(（\[,;])(?=(?:before|within|vor|innerhalb von)\s))"
    r"|(?<!的)截[止至](?:到|至|日期|时间)?[\s:：]*",
    re.IGNORECASE,
)
_WORD = re.compile(
    r"due\s+(?:diligence|to|process|course|care|dates?|for|from|respect|regard|in\s+part|payments?|amounts?|invoices?"
    r"|bills?|items?|lists?|lines?|notice|cause|consideration|account)\b"
    r"|(?<=\bis )due\s*$|(?<=\bare )due\s*$|(?<=\bbe )due\s*$|(?<=\bover )due\s*$",
    re.IGNORECASE,
)
"""Where it is a word of the text."""
_NO_WORD = "(?!提(?![交供出前升高醒])|[台端期后往面景者言夕任辈线天年的])"
"""What 前 and 内 are no part of: 前台, 前提, 内线; 周五前提交 hands in by Friday."""
_CLOSED = r"(?=\s*(?:$|[,，;；。)）\]】@]))"
_BEFORE = re.compile(
    rf"(?:[（(]含[）)])?\s?(?:(?P<before>(?:之前|以前|前){_NO_WORD})|(?P<ends>截止|截至|到期){_CLOSED}|(?P<done>完成){_CLOSED})"
)
_BEHIND = re.compile(rf"^\s?(?:之前|以前|前|内|之内){_NO_WORD}")
_DONE = re.compile(r"^\s?(?:完成|办完|做完|搞定|弄好|做好)(?=\s*(?:$|[,，;；。)）]))")
"""What a day is for, and says no more than that something is due then."""
_NUMBERS = r"[\d一二两三四五六七八九十半几数]+ ?个?(?:天|周|星期|月|年|工作日|日|小时|分钟)"
_WITHIN = re.compile(
    rf"(?<![近去前过\d一二三四五六七八九十])(?P<day>{_NUMBERS}(?:(?:之|以)?内{_NO_WORD}|(?:(?:之|以)?后)(?=\s*(?:$|[,，;；。)）]))))"
    rf"|(?P<period>(?:(?:本|这个?|下下?个?|当)(?:周|星期|礼拜|月|季度|年)|今年|明年|[今明后]天)(?:之|以)?内{_NO_WORD})"
)
"""`3天内`, `本周内`, and `两周后` where nothing follows that it may belong to."""
_SPAN = re.compile(_NUMBERS)
_BY_HOW_MUCH = re.compile(
    rf"\s*by\s+(?:\d+|{'|'.join(COUNTS)})\s?(?:business |working )?(?:{'|'.join(UNIT_OF)})\b", re.IGNORECASE
)
"""What names a length and no day: `shorten it by two weeks`."""
_SIGNS = " ,，、;；。.:：)）(（]】!！?？@"
_COUNTED = "月日号天周年个工点时小分人份%％号套星礼"
LONGEST_BEFORE = 12
"""Characters of a day that stands before `前`."""


@frozen
class DaySaid:
    """What is left of the text, the day, or why the one that is asked for cannot be read."""

    text: str
    day: date | None = None
    problem: Words | None = None


def day_said(text: str, read: Read, is_name: IsName, *, loose: bool) -> DaySaid:
    """The first day that can be read; `due diligence` is a word like any other. `loose`: what only may say a day counts
    too, `by fri` and `12月5日前`, where it does not say somebody's name."""
    if loose and (closed := _day_before(text, read, "ends")) is not None:
        return closed
    problem: Words | None = None
    # What says for certain that a day follows goes before what only may.
    for found in sorted(_DUE.finditer(text), key=_is_loose):
        asks = bool(found["asks"]) and not _WORD.match(text, found.start())
        careful = _is_loose(found)
        if careful and (not loose or problem is not None or _BY_HOW_MUCH.match(text, found.start())):
            continue
        unread = words(N_("no date follows `due`"))
        try:
            taken = longest_day(text[found.end() :], carefully(read, is_name) if careful else read)
        except Unreadable as why:
            taken, unread = None, why.words
            asks = asks or (careful and why.formed)
        if taken is not None:
            day, _, rest = taken
            return DaySaid(_without(text[: found.start()], _BEHIND.sub("", rest)), day)
        if asks:
            problem = problem or unread
    if loose and problem is None:
        if (found_before := _day_before(text, read, "before", "done")) is not None:
            return found_before
        if (found_within := _day_within(text, read)) is not None:
            return found_within
    return DaySaid(text, problem=problem)


def _is_loose(found: re.Match[str]) -> bool:
    return found["soft"] is not None or found["distance"] is not None


def carefully(read: Read, is_name: IsName) -> Read:
    """Reads a day, but no number alone and nobody's name: `cut by 3`, `reviewed by Sun Li`."""

    def careful(typed: str) -> date:
        if typed.strip().isdigit() or (typed[:1].isupper() and is_name(typed)):
            raise Unreadable(words(N_("no date follows `due`")))
        return read(typed)

    return careful


def _without(ahead: str, behind: str) -> str:
    """The text on both sides of a day; `12月5日前完成` says no more than the day, where there is more to do."""
    rest = _DONE.sub("", behind) if ahead.strip() else behind
    between = "" if is_east_asian(ahead[-1:]) and is_east_asian(rest[:1]) else " "
    return f"{ahead}{between}{rest}"


def longest_day(text: str, read: Read) -> tuple[date, str, str] | None:
    """(the day that the text begins with, how it is written, what stands behind it), the longest reading first; None
    for an empty text. Raises Unreadable of the first word, which in a script without spaces ends with a sign."""
    text = text.lstrip(" ,，")
    first: Unreadable | None = None
    for end in _ends(text):
        try:
            return read(text[:end].rstrip(" ,，")), text[:end], text[end:]
        except Unreadable as unread:
            if unread.formed:
                # `Fri 5 Dec`, which is a Saturday, is not Friday with something behind it.
                raise
            if first is None or text[end] in _SIGNS:
                first = unread
    if first is not None:
        raise first
    return None


def _ends(text: str) -> Iterator[int]:
    """Where a day may end, the longest first: behind a word, before a sign, and in a script without spaces anywhere but
    between a number and what it counts."""
    found = []
    spaces = 0
    for end in range(1, min(len(text), MOST_LETTERS) + 1):
        spaces += text[end : end + 1] == " "
        if _may_end(text, end):
            found.append(end)
        if spaces == MOST_WORDS:
            break
    return reversed(found)


def _may_end(text: str, end: int) -> bool:
    last, follows, next_but_one = text[end - 1], text[end : end + 1], text[end + 1 : end + 2]
    if not follows:
        return True
    if follows in _SIGNS:
        return not (follows in ".:：" and (next_but_one.isdigit() or next_but_one in ("/", "-", "–")))
    counted = last.isdigit() and follows in _COUNTED
    lunar = last == "初" and follows in "一二三四五六七八九十"
    return (is_east_asian(last) or is_east_asian(follows)) and not counted and not lunar


def _day_before(text: str, read: Read, *said: str) -> DaySaid | None:
    """`12月5日前`, `12月5日截止`, `12月5日完成`: the longest day that stands there, which is no span as in `3天前`."""
    for found in _BEFORE.finditer(text):
        if found.lastgroup not in said:
            continue
        end = found.start()
        for start in range(max(0, end - LONGEST_BEFORE), end):
            typed = text[start:end]
            if typed != typed.strip() or _SPAN.fullmatch(typed) or _within_number(text, start):
                continue
            try:
                # A feast knows the day before it; of another day 前 counts that day in.
                day = read(f"{typed}前" if found["before"] else typed)
            except Unreadable:
                continue
            return DaySaid(_without(text[:start], text[found.end() :]), day)
    return None


def _day_within(text: str, read: Read) -> DaySaid | None:
    """`3天内`, and `两周后` at the end."""
    for found in _WITHIN.finditer(text):
        try:
            day = read(found["day"] or found["period"])
        except Unreadable:
            continue
        return DaySaid(_without(text[: found.start()], text[found.end() :]), day)
    return None


def _within_number(text: str, at: int) -> bool:
    return at > 0 and text[at - 1] in "0123456789/.-" and text[at].isdigit()
