import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from store.values.width import cell_width, cut, pad

# What Python's own tables have not assigned yet has no category to go by. Of the planes 2 to 16, which are
# ideographs and private use, every 64th is enough.
ASSIGNED = [
    char
    for char in map(chr, [*range(0x20000), *range(0x20000, sys.maxunicode + 1, 64), *range(0xE0000, 0xE01F0)])
    if unicodedata.category(char) not in ("Cn", "Co")
]
PIECES = [
    *"aZ~ 0#é漢字，！（ｱＡ한글ⓐ…─│",
    "e\u0301",
    "\u200d",
    "\ufe0f",
    "❤\ufe0f",
    "#\ufe0f\u20e3",
    "👍🏽",
    "👩\u200d👩\u200d👧",
    "🇨🇳",
    "\u1112\u1161\u11ab",
    "\u3099",
    "क्षि",
    "\x1b",
    "\u200b",
]
texts = st.lists(st.sampled_from(PIECES) | st.sampled_from(ASSIGNED), max_size=12).map("".join)


def test_every_character_is_as_wide_as_the_screen_draws_it() -> None:
    assert [hex(ord(c)) for c in ASSIGNED if cell_width(c) != cell_len(c)] == []


def test_every_character_before_a_variation_selector_and_after_a_joiner() -> None:
    symbols = [char for char in ASSIGNED if unicodedata.category(char)[0] in "SN"]
    joined = [f"{char}\ufe0fx\u200d{char}" for char in symbols]
    assert [text for text in joined if cell_width(text) != cell_len(text)] == []


@settings(max_examples=200)
@given(texts)
def test_sequences_are_as_wide_as_the_screen_draws_them(text: str) -> None:
    assert cell_width(text) == cell_len(text)


@settings(max_examples=200)
@given(texts, st.integers(-2, 14), st.sampled_from(["…", "...", ""]))
def test_a_cut_fits_and_keeps_the_beginning(text: str, cells: int, ellipsis: str) -> None:
    short = cut(text, cells, ellipsis)
    assert cell_width(short) <= max(cells, 0)
    if short != text:
        assert short.endswith(ellipsis) or cell_width(ellipsis) > cells
        kept = short.removesuffix(ellipsis) if cell_width(ellipsis) <= cells else short
        assert text.startswith(kept)


@settings(max_examples=100)
@given(texts, st.integers(0, 14), st.sampled_from(["left", "right", "center"]))
def test_a_padded_text_is_exactly_as_wide_as_its_column(text: str, cells: int, align: str) -> None:
    assert cell_width(pad(text, cells, align)) == cells  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "cells", "short"),
    [
        ("Prototype", 9, "Prototype"),
        ("Prototype", 5, "Prot…"),
        ("Prototype", 1, "…"),
        ("Prototype", 0, ""),
        ("风险登记册", 10, "风险登记册"),
        ("风险登记册", 9, "风险登记…"),
        ("风险登记册", 8, "风险登…"),
        ("cafe\u0301 noir", 5, "cafe\u0301…"),
        ("👩\u200d👩\u200d👧 family", 3, "👩\u200d👩\u200d👧…"),
        ("👩\u200d👩\u200d👧 family", 2, "…"),
        ("❤\ufe0f❤\ufe0f", 3, "❤\ufe0f…"),
        ("风险" * 5000, 5, "风险…"),
        ("e" + "\u0301" * 100, 3, "e" + "\u0301" * 100),
    ],
)
def test_cut(text: str, cells: int, short: str) -> None:
    assert cut(text, cells) == short


def test_an_ellipsis_that_does_not_fit_is_left_out() -> None:
    assert cut("Prototype", 2, "...") == "Pr"
    assert cut("Prototype", 5, "...") == "Pr..."


def test_pad() -> None:
    assert pad("王总", 6) == "王总  "
    assert pad("王总", 6, "right") == "  王总"
    assert pad("王总", 7, "center") == " 王总  "
    assert pad("风险登记册", 8) == "风险登… "
