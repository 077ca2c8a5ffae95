"""300 lines as people write them, in English and in Chinese, each with its right reading."""

import re
from typing import Any

import pytest
from said_lines import LANGUAGES, context_for, said_lines, wrong

from store.rules.capture.grammar import Reading, capture, shown
from store.values.text import fold
from store.values.words import say

LINES = [(language, line) for language in ("en", "zh") for line in said_lines(language)]
FURTHER = [(language, line) for language in LANGUAGES for line in said_lines(language, "further")]


@pytest.mark.parametrize(
    ("language", "line"), LINES + FURTHER, ids=[line["text"] for _, line in LINES + FURTHER]
)
def test_each_line_is_read_as_it_is_meant(language: str, line: dict[str, Any]) -> None:
    assert wrong(line, language) == {}


def test_there_are_as_many_in_each_language() -> None:
    assert [len(said_lines(language)) for language in ("en", "zh")] == [150, 150]


def one(text: str, language: str) -> Reading | None:
    readings = capture(text, context_for(language))
    return readings[0] if readings else None


def wide(text: str) -> str:
    """With letters, digits and signs of full width."""
    return "".join(
        chr(ord(c) + 0xFEE0) if c.isascii() and (c.isalnum() or c in "!?+<>=^#*@-") else c for c in text
    )


def told(reading: Reading | None) -> str:
    return fold(say(shown(reading))) if reading is not None else ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_width_and_spaces_change_no_reading(language: str) -> None:
    for line in (found for spoken, found in LINES + FURTHER if spoken == language):
        text = line["text"]
        if "@" in text and re.search(r"\w@\w", text):
            continue  # an address is none of full width
        plain = told(one(text, language))
        assert told(one(f"  {text.replace(' ', '   ')}　", language)) == plain, text
        assert told(one(wide(text), language)) == plain, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_shown_is_what_is_saved(language: str) -> None:
    for line in (found for spoken, found in LINES + FURTHER if spoken == language):
        reading = one(line["text"], language)
        if reading is None or not reading.records or line.get("offered"):
            continue
        said = say(shown(reading))
        for part in (line.get("title", ""), *line.get("people", [])):
            assert part in said or reading.private, (line["text"], said)
        for record in reading.records:
            day = getattr(record, "due", None)
            assert day is None or f"{day.day} {day:%b}" in said, (line["text"], said)
