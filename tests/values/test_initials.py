"""Pinyin initials of names, where the optional library is there."""

import sys
from collections.abc import Iterator

import pytest

from store.values import initials as module
from store.values.initials import initials


@pytest.fixture(autouse=True)
def afresh() -> Iterator[None]:
    """Before, and after: what is found without the library is not what another test finds."""
    forget()
    yield
    forget()


def forget() -> None:
    module.initials.cache_clear()
    module._letters.cache_clear()


@pytest.mark.parametrize(
    ("name", "ways"),
    [
        ("李伟", {"lw"}),
        ("曾小明", {"cxm", "zxm"}),
        ("李伟 Bob", {"lwbob"}),
        ("Ann Weber", set()),
        ("Müller", set()),
        ("", set()),
    ],
)
def test_initials(name: str, ways: set[str]) -> None:
    pytest.importorskip("pypinyin")
    assert set(initials(name)) == ways


def test_without_the_library_there_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypinyin", None)
    assert initials("李伟") == ()
