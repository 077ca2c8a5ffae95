"""Patterns that are compiled when they are used."""

import re
from unittest.mock import patch

import pytest

from store.values.pattern import pattern


def test_it_is_compiled_when_it_is_used_and_once() -> None:
    with patch("re.compile", wraps=re.compile) as compiled:
        found = pattern("[a-c]+", re.IGNORECASE)
        assert compiled.call_count == 0
        assert found.sub("-", "xABy") == found.sub("-", "xcy") == "x-y"
        assert compiled.call_count == 1
        assert found.pattern == "[a-c]+"


def test_what_is_wrong_in_it_is_found_then() -> None:
    wrong = pattern("(")
    with pytest.raises(re.error):
        wrong.search("")
