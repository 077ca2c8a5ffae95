"""Chinese numerals in dates, as figures: `十二月五日` is `12月5日`."""

import re

_DIGITS = {
    mark: value for value, marks in enumerate(("〇零", "一", "二两", *"三四五六七八九")) for mark in marks
}
_NUMBER = re.compile(
    r"(?<![周期拜前后])[〇零一二两三四五六七八九十]+(?=个|月|日|号|天|周|星期|礼拜|年|工作日|季)"
)


def in_figures(text: str) -> str:
    """The text with the numerals before a unit of time as figures; a weekday such as `周一` stays."""
    return _NUMBER.sub(lambda number: str(_value(number[0])), text)


def _value(text: str) -> int:
    """A Chinese numeral below a hundred, or figures one by one as in 二〇二七."""
    if "十" not in text:
        return int("".join(str(_DIGITS[mark]) for mark in text))
    tens, _, ones = text.partition("十")
    return 10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0)
