"""Text that a spreadsheet would run as a formula, marked as text by the apostrophe that people type; and back."""

import re

_FORMULA = re.compile("'*[=+\\-@\\t\\r\\n＝＋－＠﹦﹢﹣﹫]")


def is_formula(text: str) -> bool:
    """Whether a cell of this text could be run; with apostrophes before it, so that `restored` loses none of them."""
    return _FORMULA.match(text) is not None


def escape_formula(text: str) -> str:
    """The text with an apostrophe before what could be run."""
    return "'" + text if is_formula(text) else text


def restored(text: str) -> str:
    """The text that `escape_formula` was given, or that another careful program was."""
    return text[1:] if text.startswith("'") and is_formula(text) else text
