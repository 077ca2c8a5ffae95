"""Sentences as data: said in two languages, kept as JSON, never a crash."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.values.words import Clauses, Words, bare, catalogue_named, from_json, say, to_json, words

VALUES = st.recursive(
    st.text(max_size=10) | st.integers() | st.dates() | st.none() | st.decimals(-(10**17), 10**17, places=2),
    lambda inner: st.lists(inner, max_size=3).map(tuple) | st.builds(lambda v: Words("{a}", {"a": v}), inner),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from(["a", "b"]), VALUES))
def test_kept_as_json(values: dict[str, object]) -> None:
    import json

    sentence = Words("{a} and {b}", values)
    assert from_json(json.loads(json.dumps(to_json(sentence)))) == sentence


@given(st.text(max_size=20), st.dictionaries(st.text(max_size=5), st.text(max_size=5)))
def test_saying_anything_never_raises(msgid: str, values: dict[str, str]) -> None:
    for language in ("en", "zh_CN", "xx"):
        assert isinstance(say(Words(msgid, values), language), str)


def test_values_are_said_in_the_same_language() -> None:
    inner = words("{day}", day=date(2026, 12, 4))
    assert say(words("{what}", what=(inner, "x")), "en") == "4 Dec, x"
    assert "12-04" in say(words("{what}", what=inner), "zh_CN")


def test_braces_in_data_are_only_text() -> None:
    assert say(words("{name}", name="{0} {x} %s"), "en") == "{0} {x} %s"


@pytest.mark.parametrize(
    "msgid",
    [
        "{x:999999999}",
        "{x:>999999999}",
        "{x.__class__}",
        "{x[0]}",
        "{x!r}",
        "{0}",
        "{}",
        "{x:{x}}",
        "{",
        "}{",
    ],
)
def test_a_stored_sentence_asks_nothing_of_its_values(msgid: str) -> None:
    """Widths, attributes and indices are text; only our own two forms are places."""
    sentence = from_json({"m": msgid, "v": {"x": 7}})
    for language in ("en", "zh_CN"):
        assert say(sentence, language) == msgid.replace("{x}", "7")


def test_a_signed_number() -> None:
    assert say(words("{n:+}wd", n=3)) == "+3wd"
    assert say(words("{n:+}", n="three")) == "three"
    assert say(words("{n:+} {m}", m=1)) == "{n:+} 1"


def test_a_stored_sentence_grows_no_further_than_it_is_long() -> None:
    """Ten places in ten sentences, each in the next, would be ten thousand million letters."""
    data: dict[str, object] = {"m": "x" * 10}
    for _ in range(10):
        data = {"m": "{a}" * 10, "v": {"a": {"w": data}}}
    assert len(say(from_json(data))) < 2_000_000


def test_a_long_text_is_said_whole() -> None:
    assert len(say(words("{a} {b}", a="x" * 300_000, b="y" * 300_000))) == 600_001


@pytest.mark.parametrize(
    "data",
    [{}, {"m": 5}, {"m": "x", "o": 5}, {"m": "x", "v": 3}, {"m": "x", "v": {"a": {"d": "never"}}}, [], None]
    + [{"m": "x", "v": {"a": {"s": said}}} for said in ("much", "NaN", "Infinity", "1E+999999", None)],
)
def test_what_is_no_sentence_is_said_to_be_none(data: Any) -> None:
    with pytest.raises((ValueError, LookupError, TypeError, AttributeError)):
        from_json(data)


def test_sentences_within_sentences_end() -> None:
    data: dict[str, object] = {"m": "x"}
    for _ in range(300):
        data = {"m": "{a}", "v": {"a": {"w": data}}}
    with pytest.raises(ValueError):
        from_json(data)


@pytest.mark.parametrize("n", ["x", None, 1.5, 10**400, True])
def test_what_is_counted_may_be_anything(n: object) -> None:
    sentence = from_json({"m": "{n} records", "o": "{n} record", "v": {"n": n}})
    assert all(say(sentence, language) for language in ("en", "zh_CN"))


def test_clauses_are_joined_by_a_stronger_mark_and_kept() -> None:
    sentence = words("{parts}", parts=Clauses(("a, b", "c")))
    assert (say(sentence), say(sentence, "zh_CN")) == ("a, b; c", "a, b；c")
    assert say(from_json(to_json(sentence))) == "a, b; c"
    assert bare(" Tests fail。 ") == "Tests fail"


def test_one_and_several_are_said_apart_where_a_language_does() -> None:
    forms = ("{n} record", "{n} records")
    said = [say(words(forms, n=n), language) for language in ("en", "zh_CN") for n in (1, 2)]
    assert said == ["1 record", "2 records", "1条记录", "2条记录"]
    one = words(forms, n=1)
    assert from_json(to_json(one)) == one


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("陈总", "准备告知陈总"),
        ("R-07 接口延期", "准备告知 R-07 接口延期"),
        ("Chen", "准备告知 Chen"),
        ("", "准备告知 "),
    ],
)
def test_blanks_part_chinese_from_latin_alone(name: str, said: str) -> None:
    assert say(words("Prepare to report {name}", name=name), "zh_CN") == said


def test_typed_blanks_stay() -> None:
    assert say(words("{a} {b}", a="王 总", b="李工"), "zh_CN") == "王 总 李工"
    assert say(words("Prepare to report {name}", name="接口 延期"), "zh_CN") == "准备告知接口 延期"


@pytest.mark.parametrize(
    ("named", "catalogue"),
    [("zh", "zh_CN"), ("zh_CN", "zh_CN"), (" ZH-cn", "zh_CN"), ("en", "en"), ("en-GB", "en")],
)
def test_a_language_is_named_in_short_or_in_full(named: str, catalogue: str) -> None:
    assert catalogue_named(named, "other") == catalogue


@pytest.mark.parametrize("named", ["", "de", "z"])
def test_a_language_that_is_none_of_ours(named: str) -> None:
    assert catalogue_named(named, "zh_CN") == "zh_CN"
