"""Sums of money as people read them: `12 500`; in Chinese by ten thousands, `1.25万`."""

from decimal import Decimal

WAN = 10_000


def show_sum(value: Decimal, language: str) -> str:
    """In whole units, thousands parted; in Chinese in 万 where that is shorter."""
    whole = value.quantize(Decimal(1))
    if language.startswith("zh") and abs(whole) >= WAN and not whole % 100:
        return f"{(whole / WAN).normalize():f}万"
    return f"{whole:,}".replace(",", " ")
