"""What is shown is read back to the same value, in both languages, for every shape and every field of every kind."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.records import KINDS
from store.values.day import Day, Settings
from store.values.fields import Field, fields_of
from store.values.reader import Meaning, Reader, Unreadable, meant_among
from store.values.text import clean_line, clean_prose, fold
from store.values.words import say

TODAY = date(2026, 11, 26)
NAMES = {1: "Chen", 2: "Chen Li", 3: "王总", 4: "a; b", 5: "Sun", 6: "Sun", 7: "#12"}
LANGUAGES = ["en", "zh_CN"]


class Phonebook:
    """A directory with the difficult cases: equal names, names within names, separators in names."""

    def find(self, kind: str, text: str) -> Sequence[tuple[int, str]]:
        found = [(id, name) for id, name in NAMES.items() if fold(text) in fold(name)]
        return sorted(found, key=lambda entry: fold(entry[1]) != fold(text))

    def meant(self, kind: str, text: str) -> Meaning:
        return meant_among(self.find(kind, text), text)

    def label(self, kind: str, id: int) -> str:
        return NAMES.get(id, "")


def values(field: Field) -> st.SearchStrategy[Any]:
    match field.shape:
        case "line":
            some: st.SearchStrategy[Any] = st.text(max_size=40).map(clean_line)
        case "prose":
            some = st.text(max_size=80).map(clean_prose)
        case "number":
            some = st.integers(field.ge if field.ge is not None else -999, min(field.le or 999, 10**12 - 1))
        case "date":
            some = st.dates(date(1990, 1, 1), date(2190, 12, 31))
        case "choice":
            some = st.sampled_from(sorted(field.choices))
        case "choices":
            some = st.lists(st.sampled_from(sorted(field.choices)), unique=True, min_size=1).map(tuple)
        case "yesno":
            some = st.booleans()
        case "money":
            some = st.decimals(-(10**9), 10**9, places=2)
        case "link":
            some = st.sampled_from(sorted(NAMES))
        case "links":
            some = st.lists(st.sampled_from(sorted(NAMES)), unique=True, min_size=1).map(tuple)
    if field.required:
        return some.filter(lambda value: value != "")
    return some | st.just(field.empty)


MONEY = Field("cost", "money", "Cost", "", False, None, True, {}, None, None, None, "")
CHOICES = Field(
    "kinds", "choices", "Kinds", "", False, (), True, {"a": "Alpha", "b": "Beta"}, None, None, None, ""
)
FIELDS = {f"{kind.kind}.{f.name}": f for kind in KINDS.values() for f in fields_of(kind) if f.asked} | {
    "money": MONEY,
    "choices": CHOICES,
}


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
def test_shown_is_read_back(language: str, data: st.DataObject) -> None:
    field = FIELDS[data.draw(st.sampled_from(sorted(FIELDS)))]
    value = data.draw(values(field))
    reader = Reader(Day(TODAY), Phonebook(), language)
    assert reader.read(field, reader.show(field, value)) == value


def test_every_shape_is_met() -> None:
    assert {field.shape for field in FIELDS.values()} == {
        "line", "prose", "number", "date", "choice", "choices", "yesno", "money", "link", "links",
    }  # fmt: skip


@given(text=st.text(max_size=60), name=st.sampled_from(sorted(FIELDS)))
def test_no_text_raises_anything_but_unreadable(text: str, name: str) -> None:
    reader = Reader(Day(TODAY), Phonebook(), "en")
    try:
        reader.read(FIELDS[name], text)
    except Unreadable as problem:
        assert problem.words.msgid


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("risk.response", "mit", "mitigate"),
        ("risk.response", "规避", "avoid"),
        ("risk.probability", "４", 4),
        ("contact.two_way", "否", False),
        ("milestone.baseline", "+5wd", date(2026, 12, 3)),
        ("action.owner", "王", 3),
        ("change.must_hear", "Chen Li, Chen", (2, 1)),
        ("change.must_hear", "王，Chen Li; Chen", (3, 2, 1)),
        ("choices", "alpha, b", ("a", "b")),
        ("money", "40k", Decimal(40000)),
        ("money", "3万", Decimal(30000)),
        ("money", "1,234,567.5", Decimal("1234567.5")),
    ],
)
def test_what_people_type(name: str, text: str, value: object) -> None:
    assert Reader(Day(TODAY), Phonebook(), "en").read(FIELDS[name], text) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("risk.probability", "6"),
        ("risk.probability", "4.0"),
        ("risk.probability", "high"),
        ("risk.title", "  "),
        ("risk.due", "12/05"),
        ("action.owner", "sun"),  # two of them
        ("action.owner", "nobody"),
        ("change.must_hear", "nobody, Chen"),
        ("change.must_hear", "Chen, nobody"),
        ("money", "1,23"),
        ("money", "NaN"),
        ("money", "1e9999999"),
        ("money", "1e999999k"),
        ("money", "1e-999999999"),
        ("money", "0e999999999"),
    ],
)
def test_what_is_not_taken(name: str, text: str) -> None:
    with pytest.raises(Unreadable):
        Reader(Day(TODAY), Phonebook(), "en").read(FIELDS[name], text)


def test_plus_counts_from_the_base() -> None:
    reader = Reader(Day(TODAY), Phonebook(), "en", base=date(2026, 12, 4))
    assert reader.read(FIELDS["milestone.forecast"], "+5wd") == date(2026, 12, 11)


@given(st.dates(date(1990, 1, 1), date(2190, 12, 31)), st.sampled_from(LANGUAGES))
@pytest.mark.parametrize("order", ["", "dmy", "mdy"])
def test_a_shown_day_is_read_back_whatever_the_date_order(order: str, day: date, language: str) -> None:
    reader = Reader(Day(TODAY, settings=Settings(date_order=order)), Phonebook(), language)
    field = FIELDS["milestone.forecast"]
    assert reader.read(field, reader.show(field, day)) == day


@pytest.mark.parametrize("typed", ["12/05", "12.05", "5-12", "１２／０５", "05-12-2026"])
def test_two_readings_are_refused_and_both_are_shown(typed: str) -> None:
    reader = Reader(Day(TODAY), Phonebook(), "en")
    with pytest.raises(Unreadable) as refused:
        reader.read(FIELDS["milestone.forecast"], typed)
    assert "2026" in say(refused.value.words, "en")
    reader = Reader(Day(TODAY, settings=Settings(date_order="dmy")), Phonebook(), "en")
    assert reader.read(FIELDS["milestone.forecast"], typed)


@pytest.mark.parametrize("typed", ["12/5", "12.5", "12-5", "１２／０５", "12/5 周六", "周六 12/5", "12/5前"])
def test_in_chinese_the_month_comes_first(typed: str) -> None:
    field = FIELDS["milestone.forecast"]
    assert Reader(Day(TODAY), Phonebook(), "zh_CN").read(field, typed) == date(2026, 12, 5)


def test_in_chinese_too_the_setting_decides_and_a_day_with_one_reading_is_read() -> None:
    field = FIELDS["milestone.forecast"]
    dmy = Reader(Day(TODAY, settings=Settings(date_order="dmy")), Phonebook(), "zh_CN")
    assert dmy.read(field, "12/5") == date(2027, 5, 12)
    assert Reader(Day(TODAY), Phonebook(), "zh_CN").read(field, "25/12") == date(2026, 12, 25)
    with pytest.raises(Unreadable, match="05-12-2026"):
        Reader(Day(TODAY), Phonebook(), "zh_CN").read(field, "05-12-2026")


def test_the_day_as_a_chinese_screen_shows_it() -> None:
    field = FIELDS["milestone.forecast"]
    assert Reader(Day(TODAY), Phonebook(), "zh_CN").read(field, "１２-０５") == date(2026, 12, 5)
    with pytest.raises(Unreadable):
        Reader(Day(TODAY), Phonebook(), "en").read(field, "12-05")
