"""Levels of other registers as 1 to 5."""

import pytest

from store.exchange.columns.level_cells import is_level
from store.exchange.columns.scales import Span, read_scale
from store.values.reader import Unreadable
from store.values.words import say


def levels(*cells: str, given: Span | None = None, beside: tuple[str, ...] = ()) -> list[int]:
    scale = read_scale("L", "probability", cells, given, beside)
    return [scale.level(cell) for cell in cells]


def notes(*cells: str, given: Span | None = None) -> list[str]:
    return [say(note) for note in read_scale("L", "probability", cells, given).notes]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["1", "5", "3"], [1, 5, 3]),
        (["1", "2"], [1, 2]),
        (["4", "3,5", "3.4"], [4, 4, 3]),
        (["1", "2", "9", "10"], [1, 1, 5, 5]),
        (["1", "2", "3"], [1, 3, 5]),
        (["0", "1", "4"], [1, 2, 5]),
        (["95", "20", "21"], [5, 1, 2]),
        (["70%", "20 %", "21%", "0%", "100%"], [4, 1, 2, 1, 5]),
        (["0.1", "0,7", "1"], [1, 4, 5]),
        (["10-30 %", "<10%", ">80 %"], [1, 1, 4]),
        (["4 - High", "High (4)", "(2) low", "5: sicher"], [4, 4, 2, 5]),
        (["Low", "Medium", "High"], [1, 3, 5]),
        (["Very low", "low", "MEDIUM", "High", "Very High"], [1, 2, 3, 4, 5]),
        (["Low", "Medium", "High", "Critical"], [2, 3, 4, 5]),
        (["High", "Medium-High", "Low/Medium", "High / Medium-High"], [5, 4, 2, 5]),
        (["Rare", "Unlikely", "Possible", "Likely", "Almost certain"], [1, 2, 3, 4, 5]),
        (["Negligible", "Minor", "Moderate", "Major", "Catastrophic"], [1, 2, 3, 4, 5]),
        (["低", "中", "高"], [1, 3, 5]),
        (["低", "较低", "中等", "较高", "高"], [1, 2, 3, 4, 5]),
        (["很低", "低", "中", "高", "很高"], [1, 2, 3, 4, 5]),
        (["高", "较高", "中等", "60%", "低"], [5, 4, 3, 3, 1]),
        (["高", "较高", "很高", "3"], [4, 4, 5, 3]),
        (["niedrig", "mittel", "hoch"], [1, 3, 5]),
        (["sehr gering", "gering", "mittel", "hoch", "sehr hoch"], [1, 2, 3, 4, 5]),
        (["1-High", "2-Medium", "3-Low"], [5, 3, 1]),
        (["1-High", "2-Medium", "3-Low", "2"], [5, 3, 1, 3]),
        (["3-High", "2-Medium", "1-Low"], [5, 3, 1]),
        (["1 (very high)", "5 (very low)", "3"], [5, 1, 3]),
        (["4 - High", "3 - Medium", "2 - Low"], [4, 3, 2]),
        (["1 - Low", "2 - Medium", "3 - High", "4 - Critical"], [2, 3, 4, 5]),
        (["Very likely - 5", "Rare - 1", "Possible - 3"], [5, 1, 3]),
        (["Likely (60-80%)", "Unlikely (20-40 %)", "Rare (< 20%)"], [4, 2, 1]),
        (["Low (0-33%)", "Medium (34-66%)", "High (67-100%)"], [1, 3, 5]),
        (["Sometimes (40-60 %)", "30-40% (seldom)"], [3, 2]),
        (["H", "M", "L"], [5, 3, 1]),
        (["VH", "H", "M", "L", "VL"], [5, 4, 3, 2, 1]),
        (["VH", "H", "M/L"], [5, 4, 3]),
        (["🔴 High", "🟢 Low", "**Medium**"], [5, 1, 3]),
        (["I", "III", "V"], [1, 3, 5]),
        (["4级", "2级"], [4, 2]),
        (["1", "2", "4", "8", "16"], [1, 2, 3, 4, 5]),
        (["0.05", "0.2", "0.8"], [1, 3, 5]),
        (["laag", "gemiddeld", "hoog", "zeer hoog"], [2, 3, 4, 5]),
    ],
)
def test_what_a_column_means(cells: list[str], expected: list[int]) -> None:
    assert levels(*cells) == expected


def test_empty_by_other_names_decides_nothing() -> None:
    scale = read_scale("L", "probability", ["N/A", "-", "TBD", "待定", "", "4"])
    assert scale.level("4") == 4


def test_the_other_column_shows_that_three_is_not_the_end() -> None:
    assert levels("1", "2", "3", beside=("4", "5")) == [1, 2, 3]
    assert levels("2", "3", beside=("1", "3")) == [3, 5]


def test_a_scale_that_is_named_is_believed() -> None:
    assert levels("1", "2", "3", given=(1, 5)) == [1, 2, 3]
    assert levels("1", "4", given=(1, 10)) == [1, 2]
    assert levels("1", "2", "3", given=(3, 1)) == [5, 3, 1]
    assert levels("1", "5", given=(5, 1)) == [5, 1]
    assert levels("1", "10", given=(10, 1)) == [5, 1]
    assert levels("4", "8", given=(1, 16)) == [3, 4]


def test_every_conversion_is_told() -> None:
    assert notes("1", "5") == ["L: numbers from 1 to 5, as they are"]
    assert notes("1", "10") == [
        "L: 1-10 read as 1-5",
        "L: the scale is taken from its cells; to name it: --map probability=L:1-5",
    ]
    assert notes("2", "9", given=(1, 10)) == ["L: 1-10 read as 1-5"]
    assert notes("50%") == ["L: percentages read as 1-5: up to 20 % is 1, above 80 % is 5"]
    assert notes("3.5") == [
        "L: numbers from 1 to 5, as they are",
        "L: no 5 stands in it; where its scale ends below: --map probability=L:1-4",
        "L: halves are rounded up",
    ]
    assert notes("Low", "Medium-High") == ["L: words read as 1-5: Low is 1, Medium-High is 4"]
    assert notes("3-High", "1-Low") == [
        "L: words read as 1-5: 3-High is 5",
        "L: where a word and a number stand together the word counts",
    ]
    assert notes("4 - High", "2 - Low") == []
    assert notes("1", "8", "16") == ["L: the steps double from 1 to 16 and are read as 1-5"]
    assert notes("1", "3", given=(3, 1)) == ["L: 3-1 read as 1-5"]
    assert notes() == []


@pytest.mark.parametrize(
    ("column", "cell", "sentence"),
    [
        (["3"], "EUR 40k", "a level: 1 to 5, a percentage, or words such as low, medium, high"),
        (["3"], "6", "L goes from 1 to 5 here"),
        (["3"], "0", "L goes from 1 to 5 here"),
        (["200", "3"], "200", "L goes from 1 to 5 here"),
        (["50%"], "120%", "120% is not between 0 and 100 %"),
    ],
)
def test_what_is_no_level_is_refused(column: list[str], cell: str, sentence: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_scale("L", "probability", column).level(cell)
    assert say(caught.value.words) == sentence


def test_levels_are_told_from_prose() -> None:
    assert is_level("4") and is_level("very high") and is_level("30 %")
    assert not is_level("data may be lost - high cost") and not is_level("x" * 10_000)


def test_products_are_no_percentages() -> None:
    scale = read_scale("L", "impact", ["4", "12", "16", "9"])
    with pytest.raises(Unreadable):
        scale.level("12")
    assert levels("20", "10", "5") == [1, 1, 1]


def test_a_number_beside_an_unknown_word_counts_for_nothing_where_the_words_of_its_column_decide() -> None:
    scale = read_scale("L", "impact", ["1-High", "3-Low", "4-LowOpportunity"])
    with pytest.raises(Unreadable):
        scale.level("4-LowOpportunity")


def test_a_letter_glued_to_a_number_says_no_level() -> None:
    assert not is_level("L5") and not is_level("M1")


def test_a_few_cells_beyond_five_do_not_change_a_column() -> None:
    scale = read_scale("L", "impact", ["4", "5", "2", "3", "1", "7"])
    assert (scale.level("4"), scale.level("5")) == (4, 5)
    with pytest.raises(Unreadable):
        scale.level("7")


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["高", "4", "中", "80%", "很高"], [4, 4, 3, 4, 5]),
        (["High", "4", "1", "5%", "Very high"], [4, 4, 1, 1, 5]),
        (["高", "4", "80", "很高"], [4, 4, 4, 5]),
        (["低", "3.5", "20%"], [2, 4, 1]),
        (["高", "0.8", "1"], [4, 4, 5]),
        (["80%", "20%", "4"], [4, 1, 1]),
        (["80%", "5", "60"], [4, 1, 3]),
    ],
)
def test_a_small_number_among_words_is_the_level_and_among_percentages_alone_one_of_them(
    cells: list[str], expected: list[int]
) -> None:
    assert levels(*cells) == expected


def test_a_small_number_that_may_be_either_is_said_with_the_option_for_the_other() -> None:
    level = (
        "L: 1, 4 without % is the level, as words stand beside it;"
        " if it is a percentage: --map probability=L:0-100"
    )
    percent = (
        "L: 4 without % is read as a percentage like the others; if it is the level: --map probability=L:1-5"
    )
    assert level in notes("High", "4", "1", "80%") and percent in notes("80%", "20%", "4")
    assert levels("High", "4", "80%", given=(0, 100)) == [4, 1, 4]
    assert levels("80%", "20%", "4", given=(1, 5)) == [4, 1, 4]
    assert not any(
        "without %" in note for note in notes("80%", "5", "60") + notes("High", "4", "80%", given=(0, 100))
    )
