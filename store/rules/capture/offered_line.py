"""A line that reads like an action, `郭工 12/5前交文档`, `Marta to send the minutes`: the marked line that it may be.

Names are read only after `@`, so nothing is guessed: the line is offered, and Tab takes it.
"""

import re
from collections.abc import Callable

from store.rules.people.name_book import Found, NameBook, Several
from store.rules.people.spelled_name import is_east_asian

HasDay = Callable[[str], bool]
"""Whether a text says a day that something may be due on."""
IsDay = Callable[[str], bool]
"""Whether the whole of a text is such a day."""
_ASKED = re.compile(r"请|由|please\s+|bitte\s+", re.IGNORECASE)
_PLEASE = re.compile(r"\s*[:：,，]\s*(?:please|pls|bitte)\s+(?P<verb>\S.*)", re.DOTALL | re.IGNORECASE)
_TO = re.compile(
    r"\s*[:：,]?\s+(?:(?P<sure>to)|will|shall|should|must|has to|needs to|soll|muss|wird)\s+"
    r"(?P<verb>(?!be\b)[a-zäöü].*)",
    re.DOTALL,
)
_DOES = re.compile(r"\s+(?P<verb>[a-z]{2,}s)(?P<rest>\s+.*)", re.DOTALL)
_DOES_IN_GERMAN = re.compile(r"\s+(?P<verb>[a-zäöüß]{2,}t)\s+(?P<rest>(?:.*\s)?bis\s.+)", re.DOTALL)
_SEPARABLE = re.compile(
    r"\s(ab|an|auf|aus|ein|frei|fertig|mit|nach|vor|weiter|zu|zurück|zusammen)$", re.IGNORECASE
)
_CHANGED = {"gibt": "geben", "liest": "lesen", "spricht": "sprechen", "trifft": "treffen", "nimmt": "nehmen"}
"""Verbs whose vowel is another one in `er gibt`."""
_TELLS = (
    "is was has does says thinks means wants asks knows hopes feels likes works as this thus yes needs seems"
)
_IS = frozenset(_TELLS.split())
"""They end as verbs of an action do, and are none."""
_DOES_IN_CHINESE = re.compile(
    r"\s*[,，:：]?\s*(?:来|去)?(?:负责|跟进|整理|提交|准备|完成|确认|联系|安排|更新|核对|[发交补写出修改做查订催测给把])"
)
_DAY_FIRST = re.compile(
    r"\s*[,，:：]?\s*(?:需|要|应|须)?(?:在|于)?(?P<day>.{1,12}?(?:之前|以前|前|之内|内))(?P<verb>[^，。,\s].*)",
    re.DOTALL,
)


def offered_line(text: str, book: NameBook, has_day: HasDay, is_day: IsDay, *, marked: bool) -> str:
    """The text with `@` before the name that it begins with, where what follows is something to do; empty where it is
    not. `marked`: that it is an action is said already, so it needs no day."""
    asked = _ASKED.match(text)
    begins = text[asked.end() :] if asked else text
    if not begins or begins[0] in "@＠":
        return ""
    named = book.longest(begins)
    if not (
        isinstance(named.meant, Several) or (isinstance(named.meant, Found) and named.meant.how != "begun")
    ):
        return ""
    if isinstance(named.meant, Found) and named.meant.person.archived:
        return ""
    task = _task(named.rest, has_day, is_day, marked=marked)
    return f"@{named.name} {task}" if task else ""


def _task(rest: str, has_day: HasDay, is_day: IsDay, *, marked: bool) -> str:
    """What is to be done, of what stands behind a name; empty where nothing is."""
    if please := _PLEASE.match(rest):
        return please["verb"]
    if to := _TO.match(rest):
        return to["verb"] if marked or to["sure"] or has_day(rest) else ""
    if is_east_asian(rest[:4]) or re.match(r"\s*[:：,，]?\s*[\d０-９]", rest):
        first = _DAY_FIRST.match(rest)
        if first and is_day(first["day"]):
            return rest.strip(" ,，:：")
        does = _DOES_IN_CHINESE.match(rest)
        return rest.strip(" ,，:：") if does and (marked or has_day(rest)) else ""
    if (does := _DOES_IN_GERMAN.match(rest)) and (marked or has_day(rest)):
        return _in_german(does["verb"], does["rest"].strip())
    does = _DOES.match(rest)
    if does and does["verb"] not in _IS and (marked or has_day(rest)):
        return _infinitive(does["verb"]) + does["rest"]
    return ""


def _infinitive(verb: str) -> str:
    """Of `sends` send, of `tries` try, of `fixes` fix."""
    if verb.endswith("ies"):
        return f"{verb[:-3]}y"
    return verb[:-2] if re.search("(?:[sxz]|ch|sh|o)es$", verb) else verb[:-1]


def _in_german(verb: str, rest: str) -> str:
    """Of `schickt`, `bis Freitag die Liste ab`: bis Freitag die Liste abschicken."""
    prefix = _SEPARABLE.search(rest)
    stem = verb[:-1]
    infinitive = _CHANGED.get(verb) or stem + ("n" if stem.endswith(("e", "er", "el")) else "en")
    return f"{rest[: prefix.start()]} {prefix[1]}{infinitive}" if prefix else f"{rest} {infinitive}"
