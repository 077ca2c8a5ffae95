"""Amounts in other people's tables: with a currency, with separators of any country."""

import re
import unicodedata
from decimal import Decimal

from store.values.reader import Unreadable
from store.values.words import N_, words

CURRENCIES = {
    "€": "EUR",
    "euro": "EUR",
    "euros": "EUR",
    "£": "GBP",
    "元": "CNY",
    "人民币": "CNY",
    "rmb": "CNY",
    "us$": "USD",
    "hk$": "HKD",
    "fr.": "CHF",
}
KNOWN = re.compile(
    "AED|AUD|BRL|CAD|CHF|CNY|CZK|DKK|EUR|GBP|HKD|HUF|IDR|INR|JPY|KRW|MOP|MXN|MYR|NOK|NZD|PHP|PLN|RON|RUB|SAR|SEK"
    "|SGD|THB|TRY|TWD|UAH|USD|VND|ZAR"
)
SEVERAL = {"$": ("USD", "AUD", "CAD", "HKD", "NZD", "SGD"), "¥": ("CNY", "JPY")}
"""Signs that more than one currency uses."""
SCALES = {"k": 3, "tsd": 3, "m": 6, "mio": 6, "mn": 6, "bn": 9, "千": 3, "万": 4, "亿": 8}
MOST = Decimal(10) ** 15
_FORM = re.compile(r"([^\d+\-(]*)(\(?[+-]?\d[\d.,'’]*\)?)\s*([^\d]*)")
_RANGE = re.compile(r"\d[^\d]*(?:[-–—~]|to|bis|tot|至|到)[^\d]*\d")


def read_amount(text: str, currency: str) -> Decimal:
    """The amount in a cell, in the project's `currency`; empty: none is set, and any will do.

    Raises Unreadable for a range, another currency, and for separators that can be read in two ways.
    """
    plain = unicodedata.normalize("NFKC", text).replace("\N{MINUS SIGN}", "-").strip()
    plain = re.sub(r"(?<=\d)[.,][-–—](?!\d)", "", re.sub(r"(?<=\d)[\s\xa0](?=\d)", "", plain))
    form = _FORM.fullmatch(plain)
    if form is None:
        ranged = _RANGE.search(plain.casefold())
        raise Unreadable(
            words(N_("{text} is a range of amounts; name one"), text=text)
            if ranged
            else words(N_("an amount: 40000, 40,000 or 40k"))
        )
    scale = 0
    for mark in (form[1], form[3]):
        scale += _mark(text, mark.strip().casefold(), currency)
    digits = form[2].strip("()")
    value = _decimal(text, re.sub(r"['’]", "", digits)).scaleb(scale)
    if abs(value) >= MOST:
        raise Unreadable(words(N_("an amount: 40000, 40,000 or 40k")))
    return -value if form[2].startswith("(") else value


def _mark(text: str, mark: str, currency: str) -> int:
    """The power of ten that stands beside the number; what else stands there must be the project's currency."""
    parts = re.findall(r"[^\W\d_]*[$€£¥][^\W\d_]*|[^\W\d_]+\.?|\S", mark)
    scale = 0
    for part in parts:
        bare = part.rstrip(".")
        if bare in SCALES:
            scale = SCALES[bare]
            continue
        if bare[:1] in SCALES and CURRENCIES.get(bare[1:]):
            scale, bare = SCALES[bare[:1]], bare[1:]
        meant = SEVERAL.get(bare) or (CURRENCIES.get(part) or CURRENCIES.get(bare) or bare.upper(),)
        if not KNOWN.fullmatch(meant[0]):
            raise Unreadable(words(N_("an amount: 40000, 40,000 or 40k")))
        if currency and currency.upper() not in meant:
            sentence = N_("{text} is in {theirs}, the project uses {ours}")
            raise Unreadable(words(sentence, text=text, theirs=meant[0], ours=currency.upper()))
    return scale


def _decimal(text: str, digits: str) -> Decimal:
    marks = [mark for mark in ".," if mark in digits]
    if len(marks) == 2:
        last = max(marks, key=digits.rfind)
        other = "," if last == "." else "."
        digits = digits.replace(other, "").replace(last, ".")
    elif marks:
        (mark,) = marks
        head, *groups = digits.split(mark)
        if all(len(group) == 3 for group in groups) and head.lstrip("+-") not in ("", "0"):
            # 40,000 is written so far more often than a fraction of three digits; 40.000 may be either.
            if mark == "." and len(groups) == 1:
                sentence = N_("{text} can be read in two ways; write 40000 or 40.00")
                raise Unreadable(words(sentence, text=text))
            digits = digits.replace(mark, "")
        elif len(groups) > 1:
            raise Unreadable(words(N_("an amount: 40000, 40,000 or 40k")))
        else:
            digits = digits.replace(mark, ".")
    try:
        return Decimal(digits)
    except ArithmeticError:
        raise Unreadable(words(N_("an amount: 40000, 40,000 or 40k"))) from None
