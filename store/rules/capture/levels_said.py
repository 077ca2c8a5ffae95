"""Probability and impact as a line says them: `p4 i5`, `p高 i中`, `概率4 影响5`, `high probability`, `p2i4`."""

import re
from collections.abc import Collection, Mapping

from store.values.frozen import frozen
from store.values.words import N_, Words, words

_SAID = {
    1: "1 一 低 小 很低 很小 niedrig gering sehr_niedrig sehr_gering low very_low",
    2: "2 二 较低 较小",
    3: "3 三 中 中等 mittel medium med",
    4: "4 四 较高 较大",
    5: "5 五 高 大 很高 很大 hoch sehr_hoch high very_high",
}
LEVELS = {word.replace("_", " "): level for level, said in _SAID.items() for word in said.split()}
_LETTERS = {"p": "p", "i": "i", "概率": "p", "可能性": "p", "影响": "i", "严重": "i"}
_LETTERS |= {"probability": "p", "likelihood": "p", "prob": "p", "impact": "i", "imp": "i", "severity": "i"}
_LETTERS |= {"wahrscheinlichkeit": "p", "eintrittswahrscheinlichkeit": "p", "auswirkung": "i"}
_CHINESE = "(?:发生)?(?:概率|可能性)|(?<![面良的有无没受成])影响|严重"
_WESTERN = "prob(?:ability)?|likelihood|imp(?:act)?|severity|(?:eintritts)?wahrscheinlichkeit|auswirkung"
_PAIR = re.compile(
    r"(?<![A-Za-z0-9])(?:p\s?[:：=＝]?\s?(?P<p>\d{1,2})(?:/5)?\s?[,，、;；/x×*]?\s?i\s?[:：=＝]?\s?(?P<i>\d{1,2})(?:/5)?"
    r"|i\s?[:：=＝]?\s?(?P<i2>\d{1,2})(?:/5)?\s?[,，、;；/x×*]?\s?p\s?[:：=＝]?\s?(?P<p2>\d{1,2})(?:/5)?)(?![A-Za-z0-9])",
    re.IGNORECASE,
)
"""Both together, with or without anything between: what else looks like a level is a word then, such as i5 laptop."""
_LEVEL = re.compile(
    rf"(?:(?<![^\s,，、;；/x×*(（])(?P<letter>[pi])|(?P<word>{_CHINESE})(?:程?度|性)?)\s?[:：=＝]?\s?"
    rf"(?P<level>[较很]?[高低大小]|中等?|[1-5一二三四五])(?:/5)?(?=$|[\s,，、;；。/x×*@)）]|{_CHINESE}|截止|负责人)"
    rf"(?:\s?[/x×*]\s?(?=[pi]\s?[:：=＝]?\s?[\d高低中较很]|{_CHINESE}))?",
    re.IGNORECASE,
)
_SPELLED = re.compile(
    rf"(?<![^\s,;/(])(?:(?P<letter>[pi])(?=[\s:=]+[a-z])|(?P<word>{_WESTERN}))\.?\s?[:=]?\s?"
    r"(?P<level>(?:very )?(?:high|low)|med(?:ium)?|(?:sehr )?(?:hoch|niedrig|gering)|mittel|[1-5])(?:/5)?"
    rf"(?=\s*(?:$|[,;/@)])|\s+(?:[pix]|and|und|{_WESTERN}|due|by|bis)\b)",
    re.IGNORECASE,
)
"""In English or German words, where nothing follows that they may belong to: no `impact 5 departments`."""
_BEFORE = re.compile(
    r"(?<![^\s,;/(])(?P<letter>)(?P<level>(?:very )?(?:high|low)|medium)\s(?P<word>probability|likelihood|impact)"
    r"(?=\s*(?:$|[,;/@)])|\s+(?:and|due|by)\b)(?:\s+and(?=\s+(?:very |high|low|medium)))?",
    re.IGNORECASE,
)
_BEFORE_IN_CHINESE = re.compile(
    r"(?:(?<=[\s,，、;；。/(（])|(?<=概率|影响)|(?<=可能性))(?P<letter>)(?P<level>[较很]?[高低大小]|中等?)(?P<word>概率|可能性|影响)"
    r"(?=$|[\s,，、;；。/@)）]|[较很]?[高低中大小]等?(?:概率|可能性|影响)(?:$|[\s,，、;；。/@)）]))"
)
"""`高概率 中影响`, and no `概率高影响中`."""
_LAST = (
    r"(?=\s*(?:$|[,，、;；。/×*@)）]|截止|负责人|(?:due|by|bis|and|und|owner)\b|[pi]\s?[:：=＝]?\s?\d"
    rf"|{_CHINESE}|(?:{_WESTERN})\b))"
)
_FIGURE = r"\.?\s?[:：=＝]?\s?(?P<n>\d{1,3}(?:\.\d+)?|[零六七八九十])(?:/5)?"
_NO_LEVEL = (
    re.compile(
        r"(?<![^\s,，、;；/x×*(（])(?P<letter>[pi])(?P<word>)(?:\s?[:：=＝]\s?)?(?P<n>\d{1,3}(?:\.\d+)?)(?:/5)?"
        rf"(?:{_LAST}|(?<!p0)(?<!i7)(?<!i9)(?=\s))",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?P<letter>)(?P<word>概率|可能性|(?<![^\s,;/(])(?:probability|likelihood|wahrscheinlichkeit))"
        rf"{_FIGURE}(?=$|[\s,，、;；。/@)）]|影响)(?!\s?[%％])",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<letter>)(?P<word>{_CHINESE}|(?<![^\s,;/(])(?:{_WESTERN}))(?:程?度|性)?{_FIGURE}{_LAST}",
        re.IGNORECASE,
    ),
)
"""A figure that is meant as a level and is none: behind a letter (no `p0 bug`, `i7 laptop`), behind a word that is said
of nothing but a level, behind any other where nothing follows that it may belong to."""


@frozen
class LevelsSaid:
    """What is left of the text, the level of each letter, and why one that is meant cannot be."""

    text: str
    levels: Mapping[str, int]
    problem: Words | None = None


def levels_said(text: str, letters: Collection[str]) -> LevelsSaid:
    """The last pair of levels that the text has, else the last level of each of `letters`."""
    if not letters:
        return LevelsSaid(text, {})
    levels: dict[str, int] = {}
    problem: Words | None = None
    if len(letters) > 1 and (pairs := list(_PAIR.finditer(text))):
        pair = pairs[-1]
        for letter, typed in (("p", pair["p"] or pair["p2"]), ("i", pair["i"] or pair["i2"])):
            if typed in LEVELS:
                levels[letter] = LEVELS[typed]
            else:
                problem = problem or _no_level(letter, typed)
        text = f"{text[: pair.start()]} {text[pair.end() :]}"
        return LevelsSaid(text, levels, problem)
    for pattern in (_BEFORE_IN_CHINESE, _LEVEL, _SPELLED, _BEFORE):
        text = _taken(pattern, text, letters, levels)
    for none in (none for pattern in _NO_LEVEL for none in pattern.finditer(text)):
        letter = _letter(none)
        if letter in letters and letter not in levels:
            problem = problem or _no_level(letter, none["n"])
    return LevelsSaid(text, levels, problem)


def _no_level(letter: str, typed: str) -> Words:
    return words(N_("{letter}{n} is no level: write {letter}1 to {letter}5"), letter=letter, n=typed)


def _taken(pattern: re.Pattern[str], text: str, letters: Collection[str], levels: dict[str, int]) -> str:
    """The text without the last level of each letter that has none yet; `levels` grows."""
    found = {_letter(one): one for one in pattern.finditer(text)}
    for letter, one in sorted(found.items(), key=lambda item: item[1].start(), reverse=True):
        if letter in letters and letter not in levels:
            levels[letter] = LEVELS[one["level"].lower()]
            text = f"{text[: one.start()]} {text[one.end() :]}"
    return text


def _letter(found: re.Match[str]) -> str:
    return _LETTERS[(found["letter"] or found["word"]).lower().removeprefix("发生")]
