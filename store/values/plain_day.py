"""A day as people say it, `by the 5th of May 9:30`, `十二月五日下班前`, as a day is written: `5 may`, `12月5日`."""

import re

from store.values.han_numbers import in_figures

_BY = re.compile(
    r"^(?:(?:(?:by|until|till|bis|zum|zur|am|den|spätestens|on|cob|eod|close of business|end of day) )+|截至)\s*(?=\S)"
)
_ORDINAL = re.compile(r"^(?:the )?(\d\d?)(?:st|nd|rd|th)?(?: of)?(?= [a-z]|$)")
_BY_THEN = re.compile(
    r"(?:之|以)前$|(?<=[一二三四五六日天号底末初旬中周早晚)\d])(?<!五一)(?<!^十一)前$|(?<=[今明后]天)(?:之|以)?内$"
)
_HOUR = re.compile(
    r"(?:t| |,|，)\s*(?:(?:at|um) )?\d{1,2}[:：h.]\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:am|pm|uhr|h|z|[+-]\d\d:?\d\d)?$"
    r"|(?<=[日号天一二三四五六])\s*\d{1,2}(?:点半?|[:：]\d\d)(?=(?:[之以]?前)?$)"
    r"|,? (?:(?:at|um) )?\d{1,2} ?(?:[ap]m|uhr)$| at \d{1,2}$| (?:eo[db]|cob|close of business)$"
    r"| (?:morning|afternoon|evening|noon|night|vormittag|nachmittag|abend|früh)$"
    r"|\s*(?:上午|下午|早上|晚上|中午|傍晚|早晨|凌晨)(?:\d{1,2}(?:点半?|[:：]\d\d))?(?=(?:[之以]?前)?$)"
    r"|下班(?=(?:[之以]?前)?$)|(?<=[日号天一二三四五六])(?:一早|早|晚)(?=(?:[之以]?前)?$)"
)
_HOUR_FIRST = re.compile(
    r"^(?:(?:by|until|at|um|bis) )*(?:noon|midday|lunch(?:time)?|mittag|end of business|eob|\d{1,2} ?(?:[ap]m|uhr)"
    r"|\d{1,2}[:h]\d{2}(?: ?[ap]m| uhr)?),? (?:on |am )?(?=[a-z\d])"
)
"""`noon tomorrow`, `10:00 on monday`."""


def plainly(typed: str) -> str:
    """The same day without its hour and without `by` or `前`, its ordinals and Chinese numerals as figures."""
    plain = _HOUR_FIRST.sub("", _HOUR.sub("", in_figures(typed)).strip())
    return _BY_THEN.sub("", _ORDINAL.sub(r"\1", _BY.sub("", plain)))
