"""Rows say what people say, where that means one person."""

import pytest

from store.rules.spoken_name import spoken_name, spoken_names


@pytest.mark.parametrize(
    ("address", "spoken"),
    [
        ("Herr Dr. Weber", "Weber"),
        ("Ms Chen", "Chen"),
        ("Prof. Dr. van der Berg", "van der Berg"),
        ("王总", "王总"),
        ("Jens", "Jens"),
        ("Dr.", ""),
        ("", ""),
    ],
)
def test_titles_stay_away(address: str, spoken: str) -> None:
    assert spoken_name(address) == spoken


def test_whoever_shares_a_spoken_name_is_called_by_the_whole_one() -> None:
    people = [
        (1, "Mei Chen", "Ms Chen"),
        (2, "Tom Fan", "Mr Fan"),
        (3, "Lena Fan", "Ms Fan"),
        (4, "罗琳", "罗工"),
        (5, "罗刚", "罗工"),
        (6, "王志远", "王总"),
        (7, "Sun Hao", ""),
    ]
    assert spoken_names(people) == {1: "Chen", 6: "王总"}


def test_a_name_that_is_a_word_of_another_means_two() -> None:
    assert spoken_names([(1, "Jens Petersen", "Jens"), (2, "Jens Pedersen", ""), (3, "Li", "")]) == {}
