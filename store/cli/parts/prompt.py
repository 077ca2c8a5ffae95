"""A question on the command line, where somebody sits there who can answer."""

import sys

from store.cli.parser import Call, at_terminal
from store.trouble import NotAllowed
from store.values.reader import NO, YES
from store.values.text import clean_line, fold
from store.values.words import Words, say


def answered(call: Call, question: Words) -> str:
    """What is typed in answer; empty for Enter and at the end of what can be read."""
    print(say(question, call.session.language), end=" ", flush=True)
    return clean_line(sys.stdin.readline())


def agreed(call: Call, question: Words, nobody: Words) -> bool:
    """Yes or no, by `--yes` or by answer. Raises NotAllowed with the sentence `nobody` where nobody can answer."""
    if call.options.yes:
        return True
    if not at_terminal():
        raise NotAllowed(nobody)
    while True:
        answer = fold(answered(call, question) or "no")
        if answer in YES:
            return True
        if answer in NO:
            return False
