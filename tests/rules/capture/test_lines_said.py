"""300 lines as people write them, in English and in Chinese, each with its right reading."""

from typing import Any

import pytest
from said_lines import said_lines, wrong

LINES = [(language, line) for language in ("en", "zh") for line in said_lines(language)]


@pytest.mark.parametrize(("language", "line"), LINES, ids=[line["text"] for _, line in LINES])
def test_each_line_is_read_as_it_is_meant(language: str, line: dict[str, Any]) -> None:
    assert wrong(line, language) == {}


def test_there_are_as_many_in_each_language() -> None:
    assert [len(said_lines(language)) for language in ("en", "zh")] == [150, 150]
