"""Amounts as people write them beside a currency."""

from decimal import Decimal

import pytest

from store.exchange.columns.amounts import read_amount
from store.values.reader import Unreadable
from store.values.words import say


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("40000", "40000"),
        ("40,000", "40000"),
        ("1,234,567.89", "1234567.89"),
        ("1.234.567,89 €", "1234567.89"),
        ("€ 40.000,00", "40000.00"),
        ("EUR 40 000", "40000"),
        ("40'000.-", "40000"),
        ("40k", "40000"),
        ("40 k€", "40000"),
        ("4万", "40000"),
        ("1.5 Mio. EUR", "1500000"),
        ("(300)", "-300"),
        ("-12,5", "-12.5"),
        ("0.125", "0.125"),
        ("４００", "400"),
    ],
)
def test_an_amount(text: str, value: str) -> None:
    assert read_amount(text, "EUR") == Decimal(value)


def test_any_currency_where_none_is_set() -> None:
    assert read_amount("$ 12", "") == read_amount("12 元", "") == 12
    assert read_amount("¥12", "JPY") == read_amount("¥12", "CNY") == 12


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("USD 40", "USD 40 is in USD, the project uses EUR"),
        ("40 元", "40 元 is in CNY, the project uses EUR"),
        ("40k–60k", "40k–60k is a range of amounts; name one"),
        ("40.000", "40.000 can be read in two ways; write 40000 or 40.00"),
        ("5 days", "an amount: 40000, 40,000 or 40k"),
        ("much", "an amount: 40000, 40,000 or 40k"),
        ("1.2.3", "an amount: 40000, 40,000 or 40k"),
        ("9" * 20, "an amount: 40000, 40,000 or 40k"),
    ],
)
def test_what_is_no_amount_of_the_project(text: str, sentence: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_amount(text, "EUR")
    assert say(caught.value.words) == sentence
