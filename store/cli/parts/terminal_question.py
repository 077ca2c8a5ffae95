"""A question of an act on the command line: how it is put to whoever sits there, and what was typed in answer."""

from collections.abc import Sequence

from store.cli.console import print_lines, tell
from store.cli.parser import Call, at_terminal
from store.cli.parts.prompt import answered
from store.values.outcome import Choose, Question
from store.values.reader import YES
from store.values.text import clean_line, fold
from store.values.words import LANGUAGES, N_, Words, say, words


def can_ask(call: Call) -> bool:
    """Whether somebody sits there, and the output is for them and not for a program."""
    return at_terminal() and not vars(call.options).get("json")


def answer_of(call: Call, question: Question) -> str | None:
    """The answer, asked for until it is one; None where it was left with Enter or at the end of what can be typed."""
    said, back = question.said, Words(question.back)
    if isinstance(question, Choose):
        ways = tuple(Words(msgid) for _, msgid in question.answers)
        if question.details:
            tell(call, said)
            print_lines(f"  {clean_line(say(detail, call.session.language))}" for detail in question.details)
            line = words(N_("{ways} (empty: {back})"), ways=ways, back=back)
        else:
            line = words(N_("{asked} {ways} (empty: {back})"), asked=said, ways=ways, back=back)
    else:
        line = words(
            N_("{asked} {label} (empty: {back})"), asked=said, label=Words(question.label), back=back
        )
    while typed := answered(call, line).split():
        answer, taken = answer_in(question, typed, call.session.language)
        if answer is not None and taken == len(typed):
            return answer
    return None


def answer_in(question: Question, typed: Sequence[str], language: str) -> tuple[str | None, int]:
    """(the answer, how many words it takes); None where it is not among them."""
    if not isinstance(question, Choose):
        return " ".join(typed) or None, len(typed)
    if not typed:
        return None, 0
    for answer, msgid in question.answers:
        for form in (answer, *(say(msgid, tongue) for tongue in LANGUAGES)):
            n = len(form.split())
            if fold(" ".join(typed[:n])) == fold(form):
                return answer, n
        if answer == "yes" and fold(typed[0]) in YES:
            return answer, 1
    begun = [a for a, msgid in question.answers if fold(say(msgid, language)).startswith(fold(typed[0]))]
    return (begun[0], 1) if len(begun) == 1 else (None, 0)
