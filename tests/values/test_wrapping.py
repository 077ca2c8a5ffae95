"""Text on lines: nothing lost, nothing wider than the line, Chinese by the rules of print."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.values import wrapping
from store.values.width import cell_width
from store.values.wrapping import wrapped

TEXT = st.text(st.sampled_from(list("ab c，。風险)(.  ")), max_size=60)


@given(TEXT, st.integers(2, 20))
def test_nothing_is_lost_and_nothing_is_wider(text: str, width: int) -> None:
    lines = list(wrapped(text, width))
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", text)
    assert all(cell_width(line) <= width for line in lines) and lines


@given(st.text(st.sampled_from(list("ab c.,)( ")), max_size=40))
def test_the_short_way_for_plain_letters_breaks_as_the_long_one_does(text: str) -> None:
    short = list(wrapping._words(text))
    long = list(wrapping._words(text + "é"))
    assert "".join(short) == text
    assert "".join(long) == text + "é"
    assert short == [piece for piece in (*long[:-1], long[-1].removesuffix("é")) if piece]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("the supplier is late", 12, ["the supplier", "is late"]),
        ("a supercalifragilistic word", 10, ["a", "supercalif", "ragilistic", "word"]),
        ("风险已经发生，需要处理。", 12, ["风险已经发", "生，需要处", "理。"]),
        ("已告知 Chen Wei，他同意", 12, ["已告知 Chen", "Wei，他同意"]),
        ("", 5, [""]),
    ],
)
def test_where_lines_break(text: str, width: int, lines: list[str]) -> None:
    assert list(wrapped(text, width)) == lines


def test_later_lines_are_narrower_where_they_are_set_in() -> None:
    assert list(wrapped("aa bb cc dd ee", 8, 3)) == ["aa bb cc", "dd ee"]
    assert list(wrapped("aaaaaaaaaaaa", 5, 2)) == ["aaaaa", "aaa", "aaa", "a"]
