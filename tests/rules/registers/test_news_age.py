"""For how long somebody has not been told: of today it is no "0"."""

import pytest

from store.rules.registers.news_age import aged, sent_for, untold_for
from store.values.width import cell_width
from store.values.words import say, words


@pytest.mark.parametrize(
    ("age", "short", "untold", "sent"),
    [
        (0, False, "new, untold", "sent today"),
        (3, False, "untold 3wd", "sent 3wd"),
        (0, True, "untold", "sent"),
        (3, True, "u3wd", "s3wd"),
    ],
)
def test_of_today_there_is_no_number(age: int, short: bool, untold: str, sent: str) -> None:
    assert say(untold_for(age, short=short), "en") == untold
    assert say(sent_for(age, short=short), "en") == sent
    assert "0" not in say(untold_for(0, short=short), "zh_CN") + say(sent_for(0, short=short), "zh_CN")


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_short_one_is_no_wider_than_with_a_number(language: str) -> None:
    for form in (untold_for, sent_for):
        assert cell_width(say(form(0, short=True), language)) <= 7
    assert say(untold_for(0), "zh_CN") == "今日未告知"


def test_a_sentence_ends_with_the_days_where_there_are_any() -> None:
    known = words("known")
    assert (say(aged(known, 0), "en"), say(aged(known, 2), "en")) == ("known", "known: 2wd")
