"""A day in a few characters: `4 Dec`, `12-04`, with its year where that is not plain."""

from datetime import date

from store.values.pattern import pattern
from store.values.unknown_value import UnknownDay, marked

# A day typed or shown without its year lies in [today - 91, today + 274]: one quarter back, three ahead.
DAYS_BACK = 91
DAYS_AHEAD = 274
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_HYPHEN = "-\u200d\u2060"
"""At which no line ends: Word goes by the joiner, LibreOffice and browsers by the word joiner; both are nothing to see.
The hyphen is a plain one: LibreOffice ends lines beside Word's own mark for one, and fonts lack a glyph for another."""
_DAY = pattern(
    rf"\b\d{{1,2}} (?:{'|'.join(_MONTHS)})\b(?: \d{{4}}\b)?"
    r"|(?<![A-Za-z0-9-])(?:\d{4}-)?\d{1,2}-\d{1,2}(?![A-Za-z0-9-])"
)
"""As it is shown, or typed into a text."""


def show_date(day: date, language: str, today: date | None = None) -> str:
    """`4 Dec` or `12-04`; with `today`, and the year not plain from it, `4 Dec 2027` or `2027-12-04`."""
    if isinstance(day, UnknownDay):
        return marked(day)
    # The last day of the window may share day and month with its first, so it is shown with its year.
    short = today is None or -DAYS_BACK <= (day - today).days < DAYS_AHEAD
    if language.startswith("zh"):
        return f"{day.month:02}-{day.day:02}" if short else f"{day.year:04}-{day.month:02}-{day.day:02}"
    return f"{day.day} {_MONTHS[day.month - 1]}" + ("" if short else f" {day.year:04}")


def whole_days(text: str) -> str:
    """The text as it is drawn where lines end by themselves: never within a day. No other than a drawing has it so,
    since whoever searches or copies it means a plain hyphen."""
    return _DAY.sub(lambda day: day[0].replace(" ", "\u00a0").replace("-", _HYPHEN), text)
