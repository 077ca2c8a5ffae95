"""How Chinese names are read aloud, and the letters that begins with."""

import pytest

from store.values.pinyin import initials, pinyin_of


@pytest.mark.parametrize(
    ("name", "ways"),
    [
        ("李伟", {"lw"}),
        ("曾小明", {"cxm", "zxm"}),
        ("李伟 Bob", {"lw"}),
        ("Ann Weber", set()),
        ("Müller", set()),
        ("", set()),
    ],
)
def test_initials(name: str, ways: set[str]) -> None:
    assert set(initials(pinyin_of(name))) == ways


def test_every_way_to_read_a_name() -> None:
    assert pinyin_of("李伟") == "li wei"
    assert {"zeng guo qiang", "ceng guo qiang"} <= set(pinyin_of("曾国强").split("; "))
