"""What is typed where a name belongs and is none: a line that was meant for somewhere else."""

import re

_SENTENCE = re.compile(
    r"[@＠\d!！?？<>=^#*~+:：;；。]|\b(?:due|fällig|vence|échéance)\b|截止|到期", re.IGNORECASE
)


def is_sentence(text: str) -> bool:
    """Whether no person is called so: it holds a sign, a mark or a number of a line, or when it is due. Nobody is made
    of it but by an answer that says so."""
    return _SENTENCE.search(text) is not None
