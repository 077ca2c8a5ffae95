"""Sums of money: as they are kept, and as people read them."""

from decimal import Decimal, InvalidOperation

from store.values.pattern import pattern

DIGITS = 18
WAN = 10_000
_SPACE = pattern(r"(?<=\d) (?=\d{3}(?!\d))|(?<=\b[A-Z]{3}) (?=\d)|(?<=[€$£¥₹]) (?=\d)|(?<=\d) (?=[€$£¥₹])")
"""Within a sum: between its thousands, and beside its currency."""


def amount_of(text: str) -> Decimal:
    """A sum that can be added to others. Raises ValueError or TypeError."""
    try:
        amount = Decimal(text)
    except InvalidOperation:
        raise ValueError(text) from None
    if not amount.is_finite() or abs(amount.adjusted()) > DIGITS:
        raise ValueError(text)
    return amount


def show_sum(value: Decimal, language: str) -> str:
    """In whole units, thousands parted: `12 500`; in Chinese in 万 where that is shorter: `1.25万`."""
    whole = value.quantize(Decimal(1))
    if language.startswith("zh") and abs(whole) >= WAN and not whole % 100:
        return f"{(whole / WAN).normalize():f}万"
    return f"{whole:,}".replace(",", " ")


def unbroken(text: str) -> str:
    """The text with no-break spaces within its sums, as it is drawn: a line must not end there."""
    return _SPACE.sub("\u00a0", text)
