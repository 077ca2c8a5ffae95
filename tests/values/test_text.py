"""Nothing that a terminal obeys survives cleaning, and cleaning twice changes nothing."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.values.text import clean_line, clean_lines, clean_prose, clean_proses

ANY = st.text(st.characters(exclude_categories=()), max_size=60)


@given(ANY)
def test_nothing_obeyed_survives(text: str) -> None:
    for cleaned in (clean_line(text), clean_prose(text)):
        for character in cleaned:
            assert character == "\n" or unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp")
            assert unicodedata.bidirectional(character) not in (
                "LRE",
                "RLE",
                "LRO",
                "RLO",
                "PDF",
                "LRI",
                "RLI",
                "FSI",
                "PDI",
            )
        cleaned.encode("utf-8")
    assert "\n" not in clean_line(text)


@given(ANY)
def test_cleaning_is_done_once(text: str) -> None:
    assert clean_line(clean_line(text)) == clean_line(text)
    assert clean_prose(clean_prose(text)) == clean_prose(text)


@given(st.lists(st.one_of(ANY, st.text("ab |\n\t e\u0301王", max_size=8)), max_size=4))
def test_cleaning_many_at_once_is_cleaning_each(texts: list[str]) -> None:
    assert list(clean_lines(texts)) == [clean_line(text) for text in texts]
    assert list(clean_proses(texts)) == [clean_prose(text) for text in texts]


@given(st.one_of(ANY, st.text("ab \t\ne\u0301王\u3000", max_size=8)))
def test_a_text_that_is_passed_over_needed_nothing(text: str) -> None:
    """The escape makes it go the whole way, and is gone at the end of it."""
    assert clean_line(text) == clean_line(text + "\x1b")
    assert clean_prose(text) == clean_prose(text + "\x1b")


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("\x1b]0;owned\x07hi", "]0;ownedhi"),
        ("a\u202eb", "ab"),
        ("a\x00b\ud800c", "abc"),
        ("two\r\nlines\there", "two lines here"),
        ("e\u0301", "é"),
        ("  王　总 ", "王 总"),
        ("[/nope]", "[/nope]"),
        ("👩‍👩‍👧 ok", "👩‍👩‍👧 ok"),
    ],
)
def test_examples(typed: str, line: str) -> None:
    assert clean_line(typed) == line
