"""Several days in one, `4-6 Dec`, `Mon to Wed`, `12月4日至6日`, `week of 7 Dec`: what is due then is due on the last
of them, of a week on its Friday.

Loaded with the first text that is no day by itself.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from store.values.date_words import WEEKDAYS

Read = Callable[[str], date]
"""The day that a text means. Raises a problem."""
LONGEST = 92
"""Days from the first to the last: what lies further apart is no range that somebody typed."""
_BETWEEN = re.compile(r"^(?:between|zwischen|from|von|vom)\s+|^[从自]\s*")
_UNTIL = re.compile(
    r"(?P<spaced>\s+-\s+)|-|\.{2,3}|~|\s+(?:to|till?|until|through|thru|bis(?: zum)?)\s+|\s*[至到]\s*"
    r"|\s+(?P<and>and|und)\s+"
)
_DAY = r"\d\d?(?:st|nd|rd|th|[.日号])?"
_ALONE = re.compile(_DAY)
_MONTH_BEHIND = re.compile(r"\d\d?(?:st|nd|rd|th)?(?P<month>[. ]+(?:[a-zä]|\d).*)")
_MONTH_AHEAD = re.compile(
    rf"(?P<month>(?:.*\d ?年 ?)?\d\d? ?月 ?|[a-zä]+\.? ?|(?:week|wk|kw|cw) ?|\d{{4}}-\d\d?-){_DAY}"
)
_WEEK_OF = re.compile(
    r"(?:(?:the )?(?:week|wk) (?:of|commencing|beginning|starting)|w/?[cb]|woche (?:vom|ab))(?: the)? (?P<in>.+)"
    r"|(?P<day>.*\d[日号]?)(?:那|这|所在)?的?一?周"
)
"""A week is named by its Monday, or by any of its days."""
_WEEKDAY = re.compile(rf"(?:周|星期|礼拜)?(?:{'|'.join(WEEKDAYS)})")


def last_of_range(typed: str, read: Read, problem: type[Exception]) -> date | None:
    """The last day of the range that a folded text is, its dashes ASCII; None where it is none."""
    if week := _WEEK_OF.fullmatch(typed):
        try:
            day = read(week["in"] or week["day"])
        except problem:
            return None
        return day + timedelta(4 - day.weekday())
    plain = _BETWEEN.sub("", typed)
    for between in _UNTIL.finditer(plain):
        if between["and"] and not typed.startswith(("between", "zwischen")):
            continue
        first, last = _completed(plain[: between.start()].strip(), plain[between.end() :].strip())
        if not first or (_ALONE.fullmatch(plain[between.end() :].strip()) and between["spaced"]):
            # `dec 5 - 8 boxes` counts them.
            continue
        try:
            begins, ends = read(first), read(last)
        except problem:
            continue
        if ends < begins and _WEEKDAY.fullmatch(last):
            ends += timedelta(7)
        if 0 < (ends - begins).days <= LONGEST:
            return ends
    return None


def _completed(first: str, last: str) -> tuple[str, str]:
    """Both as days, where one has the month for both; empty where a number alone is left."""
    if _ALONE.fullmatch(last):
        ahead = _MONTH_AHEAD.fullmatch(first)
        return (first, f"{ahead['month']}{last}") if ahead else ("", "")
    if _ALONE.fullmatch(first):
        if behind := _MONTH_BEHIND.fullmatch(last):
            return f"{first.rstrip('.')}{behind['month']}", last
        ahead = _MONTH_AHEAD.fullmatch(last)
        return (f"{ahead['month']}{first}", last) if ahead else ("", "")
    return first, last
