"""Text on lines: nothing lost, nothing wider than the line, Chinese by the rules of print."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.values.width import cell_width
from store.values.wrapping import line_starts, wrapped

TEXT = st.text(st.sampled_from(list("ab c，。風险)(.  ")), max_size=60)


@given(TEXT, st.integers(2, 20))
def test_nothing_is_lost_and_nothing_is_wider(text: str, width: int) -> None:
    lines = list(wrapped(text, width))
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", text)
    assert all(cell_width(line) <= width for line in lines) and lines


@given(
    st.lists(st.sampled_from(["（", "）", "，", "“", "”", "风", "险", "ab", " "]), max_size=40),
    st.integers(8, 20),
)
def test_what_belongs_together_in_print_stays_together(parts: list[str], width: int) -> None:
    text = re.sub(r"([（“])[（“]+|([，）”])[，）”]+", r"\1\2", "".join(parts))
    text = re.sub(r"[（“](?=[ ，）”]|$)", "", text).lstrip(" ，）”")
    lines = list(wrapped(text, width))
    assert not [line for line in lines[1:] if line[0] in "，）”"]
    assert not [line for line in lines if line and line[-1] in "（“"]


def edited(text: str, width: int) -> list[str]:
    """The lines as an editor has them."""
    at = [0, *line_starts(text, width), len(text)]
    return [text[a:b] for a, b in pairwise(at)]


@given(TEXT, st.integers(2, 20))
def test_an_editor_leaves_nothing_out_and_breaks_alike(text: str, width: int) -> None:
    lines = edited(text, width)
    assert "".join(lines) == text and all(cell_width(line) <= width for line in lines)
    if " " not in text:
        assert lines == list(wrapped(text, width))


def test_an_editor_breaks_by_the_rules_of_print() -> None:
    assert edited("风险负责人离职，需要交接", 14) == ["风险负责人离", "职，需要交接"]
    assert edited("the owner leaves soon", 10) == ["the owner ", "leaves ", "soon"]
    assert edited("负责人 Sun 离职", 8) == ["负责人 ", "Sun 离职"]


def test_no_character_is_torn_apart() -> None:
    family, flagged = "👨\u200d👩\u200d👧", "e\u0301"
    assert list(wrapped(family * 5, 5)) == [family * 2, family * 2, family]
    assert list(wrapped(flagged * 5, 3)) == [flagged * 3, flagged * 2]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("the supplier is late", 12, ["the supplier", "is late"]),
        ("a supercalifragilistic word", 10, ["a", "supercalif", "ragilistic", "word"]),
        ("风险已经发生，需要处理。", 12, ["风险已经发", "生，需要处", "理。"]),
        ("已告知 Chen Wei，他同意", 12, ["已告知 Chen", "Wei，他同意"]),
        ("", 5, [""]),
        ("   x", 10, ["   x"]),
        ("供应商（上海）迟到", 7, ["供应商", "（上", "海）迟", "到"]),
        ("他说“可以”，我们", 9, ["他说“可", "以”，我们"]),
        ("一一一一。", 8, ["一一一", "一。"]),
        ("aaaaaaaaaa。", 11, ["aaaaaaaaa", "a。"]),
        ("see https://a.example/long/path", 16, ["see", "https://a.exampl", "e/long/path"]),
        ("abc", 0, ["a", "b", "c"]),
    ],
)
def test_where_lines_break(text: str, width: int, lines: list[str]) -> None:
    assert list(wrapped(text, width)) == lines


def test_later_lines_are_narrower_where_they_are_set_in() -> None:
    assert list(wrapped("aa bb cc dd ee", 8, 3)) == ["aa bb cc", "dd ee"]
    assert list(wrapped("aaaaaaaaaaaa", 5, 2)) == ["aaaaa", "aaa", "aaa", "a"]


@pytest.mark.parametrize("amount", ["EUR 12 500", "12 500 000", "€ 40 000", "12 500 €"])
def test_a_sum_is_on_one_line(amount: str) -> None:
    text = f"it costs {amount} a week"
    for width in range(len(amount), len(text)):
        assert any(amount in line.replace("\u00a0", " ") for line in wrapped(text, width)), width
