"""No cell that we write is run by a spreadsheet, and every text comes back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.exchange.formula_escape import escape_formula, restored


@pytest.mark.parametrize("first", "=+-@＝＋－＠﹦﹢﹣﹫\t\r\n")
def test_what_could_be_run_is_marked(first: str) -> None:
    text = f"{first}cmd|' /C calc'!A0"
    assert escape_formula(text) == f"'{text}"
    assert restored(f"'{text}") == text


@pytest.mark.parametrize("text", ["", "a=b", "'tis", "R-14", "' =1", "5 - 3", "王总"])
def test_other_text_stays(text: str) -> None:
    assert escape_formula(text) == restored(text) == text


@given(st.text("'=+-@＝ a\t", max_size=6))
def test_every_text_comes_back(text: str) -> None:
    assert restored(escape_formula(text)) == text
    assert not escape_formula(text).startswith(("=", "+", "-", "@", "＝", "\t"))
