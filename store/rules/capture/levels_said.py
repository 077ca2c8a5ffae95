"""Probability and impact as a line says them: `p4 i5`, `p高 i中`, `概率4 影响5`, `high probability`, `p2i4`."""

import re
from collections.abc import Collection, Mapping

from store.values.frozen import frozen
from store.values.words import N_, Words, words

LEVELS = {
    "高": 5,
    "很高": 5,
    "较高": 4,
    "中": 3,
    "中等": 3,
    "较低": 2,
    "低": 1,
    "大": 5,
    "很大": 5,
    "较大": 4,
    "较小": 2,
}
LEVELS |= {"小": 1, "很低": 1, "很小": 1} | {str(n): n for n in range(1, 6)}
LEVELS |= {
    "sehr hoch": 5,
    "hoch": 5,
    "mittel": 3,
    "niedrig": 1,
    "gering": 1,
    "sehr niedrig": 1,
    "sehr gering": 1,
}
LEVELS |= {"very high": 5, "high": 5, "medium": 3, "med": 3, "low": 1, "very low": 1}
_LETTERS = {"p": "p", "i": "i", "概率": "p", "可能性": "p", "影响": "i"}
_LETTERS |= {"probability": "p", "likelihood": "p", "prob": "p", "impact": "i", "imp": "i"}
_LETTERS |= {"wahrscheinlichkeit": "p", "eintrittswahrscheinlichkeit": "p", "auswirkung": "i"}
_PAIR = re.compile(
    r"(?<![A-Za-z0-9])(?:p\s?[:：=＝]?\s?(?P<p>\d{1,2})\s?[,，、;；/]?\s?i\s?[:：=＝]?\s?(?P<i>\d{1,2})"
    r"|i\s?[:：=＝]?\s?(?P<i2>\d{1,2})\s?[,，、;；/]?\s?p\s?[:：=＝]?\s?(?P<p2>\d{1,2}))(?![A-Za-z0-9])",
    re.IGNORECASE,
)
"""Both together, with or without anything between: what else looks like a level is a word then, such as i5 laptop."""
_LEVEL = re.compile(
    r"(?:(?<![^\s,，、;；/(（])(?P<letter>[pi])|(?P<word>概率|可能性|影响)(?:程度)?)\s?[:：=＝]?\s?"
    r"(?P<level>[较很]?[高低大小]|中等?|[1-5])(?=$|[\s,，、;；。/@)）]|概率|可能性|影响|截止|负责人)"
    r"(?:\s?/(?=\s?(?:[pi]|概率|影响)))?",
    re.IGNORECASE,
)
_SPELLED = re.compile(
    r"(?<![^\s,;/(])(?:(?P<letter>[pi])(?=[\s:=]+[a-z])|(?P<word>prob(?:ability)?|likelihood|imp(?:act)?"
    r"|(?:eintritts)?wahrscheinlichkeit|auswirkung))"
    r"\s?[:=]?\s?"
    r"(?P<level>(?:very )?(?:high|low)|med(?:ium)?|(?:sehr )?(?:hoch|niedrig|gering)|mittel|[1-5])"
    r"(?=\s*(?:$|[,;/@)])|\s+(?:[pi]|and|prob(?:ability)?|likelihood|imp(?:act)?|und|(?:eintritts)?wahrscheinlichkeit|auswirkung|due|by|bis)\b)",
    re.IGNORECASE,
)
"""In English or German words, where nothing follows that they may belong to: no `impact 5 departments`."""
_BEFORE = re.compile(
    r"(?<![^\s,;/(])(?P<letter>)(?P<level>(?:very )?(?:high|low)|medium)\s(?P<word>probability|likelihood|impact)"
    r"(?=\s*(?:$|[,;/@)])|\s+(?:and|due|by)\b)(?:\s+and(?=\s+(?:very |high|low|medium)))?",
    re.IGNORECASE,
)


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
                problem = problem or words(
                    N_("{letter}{n} is no level: write {letter}1 to {letter}5"), letter=letter, n=typed
                )
        text = f"{text[: pair.start()]} {text[pair.end() :]}"
        return LevelsSaid(text, levels, problem)
    for pattern in (_LEVEL, _SPELLED, _BEFORE):
        text = _taken(pattern, text, letters, levels)
    return LevelsSaid(text, levels)


def _taken(pattern: re.Pattern[str], text: str, letters: Collection[str], levels: dict[str, int]) -> str:
    """The text without the last level of each letter that has none yet; `levels` grows."""
    found = {_letter(one): one for one in pattern.finditer(text)}
    for letter, one in sorted(found.items(), key=lambda item: item[1].start(), reverse=True):
        if letter in letters and letter not in levels:
            levels[letter] = LEVELS[one["level"].lower()]
            text = f"{text[: one.start()]} {text[one.end() :]}"
    return text


def _letter(found: re.Match[str]) -> str:
    return _LETTERS[(found["letter"] or found["word"]).lower()]
