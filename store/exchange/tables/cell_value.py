"""What a cell of a workbook shows, as text, whatever program or library the value comes from."""

from datetime import date, datetime, time


def value_text(value: object) -> str:
    """A day as 2026-12-05, whatever its format, a number as `number_text`; nothing for an empty cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return number_text(value) if isinstance(value, float) else str(value)


def number_text(value: float) -> str:
    """A number with the fifteen digits that a spreadsheet shows; the rest is what binary fractions leave over."""
    if isinstance(value, int):
        return str(value)
    if value != value or value in (float("inf"), float("-inf")):
        return ""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.15g}"
