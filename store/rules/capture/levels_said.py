"""Probability and impact as a line says them: `p4 i5`, `p高 i中`, `概率4 影响5`, `probability 4 impact high`."""

import re
from collections.abc import Collection

LEVELS = {"高": 5, "较高": 4, "中": 3, "较低": 2, "低": 1} | {str(n): n for n in range(1, 6)}
LEVELS |= {"very high": 5, "high": 5, "medium": 3, "med": 3, "low": 1, "very low": 1}
_LETTERS = {"p": "p", "i": "i", "概率": "p", "可能性": "p", "影响": "i"}
_LETTERS |= {"probability": "p", "likelihood": "p", "impact": "i"}
_LEVEL = re.compile(
    r"(?:(?<![^\s,，、;；/])(?P<letter>[pi])|(?P<word>概率|可能性|影响)(?:程度)?)\s?[:：=]?\s?"
    r"(?P<level>较?[高低]|中|[1-5])(?=$|[\s,，、;；。/@]|概率|可能性|影响|截止|负责人)(?:\s?/(?=\s?(?:[pi]|概率|影响)))?",
    re.IGNORECASE,
)
_SPELLED = re.compile(
    r"(?<![^\s,;/])(?:(?P<letter>[pi])(?=[\s:=]+[a-z])|(?P<word>probability|likelihood|impact))\s?[:=]?\s?"
    r"(?P<level>(?:very )?(?:high|low)|med(?:ium)?|[1-5])"
    r"(?=\s*(?:$|[,;/@])|\s+(?:[pi]|and|probability|likelihood|impact|due)\b)",
    re.IGNORECASE,
)
"""In English words, where nothing follows that they may belong to: no `impact 5 departments`."""


def levels_said(text: str, letters: Collection[str]) -> tuple[str, dict[str, int]]:
    """(the text without them, the first level of each of `letters`)."""
    levels: dict[str, int] = {}

    def taken(found: re.Match[str]) -> str:
        letter = _LETTERS[(found["letter"] or found["word"]).lower()]
        if letter in levels or letter not in letters:
            return found[0]
        levels[letter] = LEVELS[found["level"].lower()]
        return " "

    return _SPELLED.sub(taken, _LEVEL.sub(taken, text)), levels
