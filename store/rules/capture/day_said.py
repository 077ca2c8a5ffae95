"""The day that a line names after `due` or `截止`, or before `前`, and what is left of the line without it."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from store.rules.people.spelled_name import is_east_asian
from store.values.frozen import frozen
from store.values.reader import Unreadable
from store.values.words import N_, Words, words

Read = Callable[[str], date]
"""The day that a text means. Raises Unreadable."""

MOST_WORDS, MOST_LETTERS = 5, 40
"""Of a text that may be a day: `Fri, 4 Dec 2026`, `end of next month`."""
_DUE = re.compile(
    r"(?:(?<!\S)|(?<=[,，、;；。]))(?:(?P<asks>due|截止)|到期)(?:到|至|日期)?(?:[\s:：]+|$|(?=\d|[今明后周下本月年元国春十]))"
    r"|(?<!\S)bis\s+|截止(?:到|至|日期)?[\s:：]*",
    re.IGNORECASE,
)
_WORD = re.compile(
    r"due\s+(?:diligence|to|process|course|care|dates?|for|respect|regard|in\s+part)\b"
    r"|(?<=\bis )due\s*$|(?<=\bare )due\s*$|(?<=\bbe )due\s*$|(?<=\bover )due\s*$",
    re.IGNORECASE,
)
"""Where it is a word of the text."""
_NO_WORD = "(?![台端提期后往面景者言夕任辈线天年的])"
"""What 前 and 内 are no part of: 前台, 前提, 内线."""
_BEFORE = re.compile(f"(?:之前|以前|前){_NO_WORD}")
_BEHIND = re.compile(rf"^\s?(?:之前|以前|前|内|之内){_NO_WORD}")
_SPAN = re.compile(r"[\d一二两三四五六七八九十半几数]+ ?个?(?:天|周|星期|月|年|工作日|日|小时|分钟)")
_COUNTED = "月日号天周年个工点时小分人份%％号套星礼"
LONGEST_BEFORE = 12
"""Characters of a day that stands before `前`."""


@frozen
class DaySaid:
    """What is left of the text, the day, or why the one that is asked for cannot be read."""

    text: str
    day: date | None = None
    problem: Words | None = None


def day_said(text: str, read: Read, *, before: bool) -> DaySaid:
    """The first day that can be read; `due diligence` is a word like any other. `before`: `12月5日前` counts."""
    problem: Words | None = None
    for found in _DUE.finditer(text):
        unread = words(N_("no date follows `due`"))
        try:
            taken = longest_day(text[found.end() :], read)
        except Unreadable as why:
            taken, unread = None, why.words
        if taken is not None:
            day, _, rest = taken
            return DaySaid(f"{text[: found.start()]} {_BEHIND.sub('', rest)}", day)
        if found["asks"] and not _WORD.match(text, found.start()):
            problem = problem or unread
    if before and problem is None and (found_before := _day_before(text, read)) is not None:
        return found_before
    return DaySaid(text, problem=problem)


def longest_day(text: str, read: Read) -> tuple[date, str, str] | None:
    """(the day that the text begins with, how it is written, what stands behind it), the longest reading first; None
    for an empty text. Raises Unreadable of the first word."""
    text = text.lstrip()
    first: Unreadable | None = None
    for end in _ends(text):
        try:
            return read(text[:end].rstrip(" ,，")), text[:end], text[end:]
        except Unreadable as unread:
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
        last, follows = text[end - 1], text[end : end + 1]
        if follows == " ":
            spaces += 1
        wordless = is_east_asian(last) or is_east_asian(follows)
        counts = last.isdigit() and follows in _COUNTED
        if not follows or follows in " ,，、;；。.)）(（!！@" or (wordless and not counts):
            found.append(end)
        if spaces == MOST_WORDS:
            break
    return reversed(found)


def _day_before(text: str, read: Read) -> DaySaid | None:
    """`12月5日前`: the longest day that stands there, which is no span as in `3天前`."""
    for found in _BEFORE.finditer(text):
        end = found.start()
        for start in range(max(0, end - LONGEST_BEFORE), end):
            typed = text[start:end]
            if typed != typed.strip() or _SPAN.fullmatch(typed) or _within_number(text, start):
                continue
            try:
                day = read(typed)
            except Unreadable:
                continue
            return DaySaid(f"{text[:start]} {text[found.end() :]}", day)
    return None


def _within_number(text: str, at: int) -> bool:
    return at > 0 and text[at - 1] in "0123456789/.-" and text[at].isdigit()
