"""A marked line that ends with a day and does not say that it is due then, `@Sun Li, Dec 2`: the line with `due`.

Days are read only after `due` and its like, so nothing is guessed: the line is offered, and Tab takes it.
"""

import re
from datetime import date

from store.rules.capture.day_said import MOST_LETTERS, IsName, Read, carefully
from store.values.reader import Unreadable

_CLOSED = " )）。!！"
_JOINED = " ,，、;；:："
_APART = re.compile(r"(?<=[\s,，、;；:：。(（])(?=[^\s,，、;；:：。(（])")
"""Where a day may begin."""
_BELONGS = re.compile(
    r"(?:\b(?:of|for|from|since|after|to|until|in|on|at|around|every|each|last|the|version|vom|von|für|seit|nach|gegen|am|im|zum|der|dem|den|jede[nrs]?|letzte[nrs]?|übernächste[nrs]?)|[的自从到至每为])[\s:：]*$",
    re.IGNORECASE,
)
"""What the day behind it belongs to: `the minutes of Friday`."""
_NO_DAY = re.compile(
    r"\d+[.-]\d+|[a-z]{1,2}"
    r"|[\d一二两三四五六七八九十半几]+ ?(?:(?:business |working )?[a-z]+|个?(?:工作日|天|周|星期|月))",
    re.IGNORECASE,
)
"""`12.9` may be a version, `2 weeks` is a length, and `do` is a word as well as a Thursday."""
_HEADED = re.compile(r"(?:时间|日期|termin|date|when)\s*[:：]$", re.IGNORECASE)


def dated_line(line: str, text: str, read: Read, is_name: IsName, today: date) -> str:
    """The line with `due` before the day, from today on, that its text ends with; empty where it ends with none.
    `line` stands behind its mark; `text`: what is left of it without names and levels."""
    typed = _day_at_end(text, carefully(read, is_name), today)
    at = line.rfind(typed) if typed else 0
    head, dated = line[:at].strip(), line[at:]
    if not head:
        return ""
    gap = "" if head.endswith(("(", "（")) else " "
    return f"{_HEADED.sub('', head).rstrip(_JOINED)}{gap}due {dated}"


def _day_at_end(text: str, read: Read, today: date) -> str:
    """The longest day that the text ends with."""
    ended = text.rstrip(_CLOSED)
    for found in _APART.finditer(ended, max(1, len(ended) - MOST_LETTERS)):
        typed = ended[found.start() :]
        if _NO_DAY.fullmatch(typed) or _BELONGS.search(ended[: found.start()]):
            continue
        try:
            if read(typed) >= today:
                return typed
        except Unreadable:
            continue
    return ""
