"""A line that reads like an action, `郭工 12/5前交文档`, `Marta to send the minutes`: the marked line that it may be.

Names are read only after `@`, so nothing is guessed: the line is offered, and Tab takes it.
"""

import re
from collections.abc import Callable

from store.rules.people.honorifics import BEHIND
from store.rules.people.name_book import Found, NameBook, Named, Several
from store.rules.people.spelled_name import EAST_ASIAN, is_east_asian

HasDay = Callable[[str], bool]
"""Whether a text says a day that something may be due on."""
IsDay = Callable[[str], bool]
"""Whether the whole of a text is such a day."""
_ASKED = re.compile(r"请|由|please\s+|bitte\s+", re.IGNORECASE)
_PLEASE = re.compile(r"\s*[:：,，]\s*(?:please|pls|bitte)\s+(?P<verb>\S.*)", re.DOTALL | re.IGNORECASE)
_SAID = re.compile(r"\s*(?:(?P<colon>:)\s+|：\s*)(?P<what>[^\W\d_].*)", re.DOTALL)
_BIDS = re.compile(r"\s+(?P<verb>[a-z]{2,})\s+\S.*", re.DOTALL)
_TOLD_OF = (
    "is was are were has had have will would can could and or but not also says said thinks from of on in at about with"
    " who when where why how all then there to for if as the this that his her their our your my"
)
_NO_BIDDING = frozenset(_TOLD_OF.split())
"""They follow a name in a sentence that tells something."""
_HEAD = re.compile(
    r"(?:请|让|由|给|向|答应|感谢|谢谢|多谢|辛苦|ask |tell |to |thanks? (?:to )?|danke? (?:an )?)\s*",
    re.IGNORECASE,
)
_ALSO = re.compile(r"\s*(?:[,、/&]|and\b|und\b|[和与及])\s*@?")
_HEADS = re.compile(r"[(（](?P<who>[^()（）]+)[)）]\s*(?P<what>\S.*)", re.DOTALL)
"""What `Action (Marta): draft` leaves of it."""
_BY_WHOM = re.compile(r"(?P<what>\S.*?)[,，]?\s*由(?P<who>.+)", re.DOTALL)
_TAKES_ON = re.compile(r"\s*(?:负责|跟进|牵头|处理|落实|完成)")
_ENDS = re.compile(
    r"(?P<what>\S.*?)\s*(?:[(（\[【](?P<in>)|(?:[-=]?>|→|⇒)\s*)(?P<who>[^()（）\[\]【】]{1,40}?)\s*(?(in)[)）\]】])\s*",
    re.DOTALL,
)
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
_TITLED = re.compile(
    rf"(?P<who>[{EAST_ASIAN}]{{1,3}}?(?:{'|'.join(BEHIND)})|(?:Mrs?|Ms|Dr|Herrn?|Frau|Prof)\.?\s+[^\W\d_a-z][\w-]+)"
    r"(?P<rest>\W.*|\d.*)",
    re.DOTALL,
)
_TWO_WORDS = re.compile(r"(?P<who>[A-ZÄÖÜ][\w'-]+ [A-ZÄÖÜ][\w'-]+)(?P<rest>\s.*)", re.DOTALL)
_WORDS = "施工 开工 竣工 完工 员工 手工 分工 复工 停工 加工 汇总"
_NO_NAMES = frozenset(_WORDS.split())
"""They end as a form of address does."""
_DAY_FIRST = re.compile(
    r"\s*[,，:：]?\s*(?:需|要|应|须)?(?:在|于)?(?P<day>.{1,12}?(?:之前|以前|前|之内|内))(?P<verb>[^，。,\s].*)",
    re.DOTALL,
)


def offered_line(text: str, book: NameBook, has_day: HasDay, is_day: IsDay, *, marked: bool) -> str:
    """The text with `@` before the name that it begins or ends with, where it says something to do; empty where it does
    not. `marked`: that it is an action is said already, so it needs no day."""
    if marked and (heads := _HEADS.fullmatch(text)):
        named = book.longest(heads["who"])
        return f"@{named.name} {heads['what']}" if _is_known(named) and not named.rest.strip() else ""
    asked = _ASKED.match(text)
    begins = text[asked.end() :] if asked else text
    signed = begins[:1] in ("@", "＠")
    if not begins or (signed and marked):
        return ""
    named = book.longest(begins[1:] if signed else begins)
    if not _is_known(named):
        if "@" in text or "＠" in text:
            return ""
        said = _whose(text, book, has_day, is_day, marked=marked)
        return said or _of_somebody(begins, has_day, is_day)
    names = [f"@{named.name}"]
    while (also := _ALSO.match(named.rest)) and _is_known(other := book.longest(named.rest[also.end() :])):
        named = other
        names.append(f"@{named.name}")
    task = _task(named.rest, has_day, is_day, marked=marked or signed)
    if not task and signed and (does := _BIDS.match(named.rest)) and does["verb"] not in _NO_BIDDING:
        task = named.rest.strip()
    return f"{' '.join(names)} {task}" if task else ""


def with_sign(text: str, book: NameBook) -> str:
    """`陈总批预算`, `thanks to Wei for the weekend`: the text with `@` before the name that it begins with."""
    head = _HEAD.match(text)
    at = head.end() if head else 0
    named = book.longest(text[at:])
    rest = named.rest.lstrip(" ,，:：")
    return f"{text[:at]}@{named.name} {rest}" if _is_known(named) and rest else ""


def _is_known(named: Named) -> bool:
    match named.meant:
        case Found(person, how):
            return how != "begun" and not person.archived
        case Several():
            return True
    return False


def _whose(text: str, book: NameBook, has_day: HasDay, is_day: IsDay, *, marked: bool) -> str:
    """`interface test (Marta, Friday)`, `spec -> Marta`, `接口文档由郭工负责，周五前`."""
    if by := _BY_WHOM.fullmatch(text):
        named = book.longest(by["who"])
        does = _TAKES_ON.match(named.rest)
        if _is_known(named) and does and (marked or has_day(named.rest)):
            return f"@{named.name} {by['what']}{named.rest[does.end() :]}"
    if (ends := _ENDS.fullmatch(text)) is None:
        return ""
    named = book.longest(ends["who"])
    day = named.rest.strip(" ,，、;；:：")
    if not _is_known(named) or not (is_day(day) if day else marked):
        return ""
    return f"{ends['what']} @{named.name}" + (f" due {day}" if day else "")


def _of_somebody(text: str, has_day: HasDay, is_day: IsDay) -> str:
    """`郭工 12/5前交接口文档`, `Frau Kunze to send the list by Friday`, of somebody whom nobody knows yet: that it is a
    name is plain by its title, or by two words written large."""
    for form in (_TITLED, _TWO_WORDS):
        named = form.match(text)
        if named is None or named["who"] in _NO_NAMES or not has_day(named["rest"]):
            continue
        if task := _task(named["rest"], has_day, is_day, marked=False):
            # A name of several words that nobody has is read as far as its first blank.
            return f"@{re.sub(r'[.]?[ ]+', '_', named['who'])} {task}"
    return ""


def _task(rest: str, has_day: HasDay, is_day: IsDay, *, marked: bool) -> str:
    """What is to be done, of what stands behind a name; empty where nothing is."""
    if please := _PLEASE.match(rest):
        return please["verb"]
    if (said := _SAID.match(rest)) and (marked or (said["colon"] == ":" and has_day(said["what"]))):
        return said["what"]
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
