"""Contradictory rows of an import, decided one by one by whoever sits at the terminal."""

import sys
from collections.abc import Sequence

from store.cli.parser import Call
from store.exchange.imports.conflicts import Decisions, Question
from store.values.reader import NO, YES
from store.values.text import clean_line, fold
from store.values.words import N_, Words, say, words


def ask(call: Call, question: Words | str) -> str:
    """What is typed after a question, folded; `no` where nothing more can be typed."""
    print(clean_line(say(question, call.session.language)), end=" ", flush=True)
    return fold(sys.stdin.readline() or "no")


def confirmed(call: Call, coming: int, questions: int) -> str:
    """save, nothing, or decide: asked until it is one of them."""
    if questions:
        sentence = N_("d decides conflicts and new names one by one, {n} in all")
        print(say(words(sentence, n=questions), call.session.language))
    while True:
        answer = ask(call, words(N_("save {n}? (yes/no)"), n=coming))
        if answer in YES:
            return "save"
        if answer in NO:
            return "nothing"
        if questions and answer in ("d", "decide"):
            return "decide"


def decide(call: Call, questions: Sequence[Question], before: Decisions) -> Decisions:
    """What is answered to each question, beside what was decided before."""
    for question in questions:
        before = before.answered(question, _answer(call, question))
    return before


def _answer(call: Call, question: Question) -> str:
    """One of the question's answers, or its first letter; nothing typed: what the preview shows."""
    numbers = ", ".join(map(str, question.rows[:8]))
    print(
        clean_line(
            say(words(N_("row {rows}: {note}"), rows=numbers, note=question.words), call.session.language)
        )
    )
    for answer, does in question.answers.items():
        line = words(N_("{answer}: {does}"), answer=answer, does=does)
        print("  " + say(line, call.session.language))
    offered = "/".join(question.answers)
    while True:
        typed = ask(call, words(N_("{answers}? (empty: {taken})"), answers=offered, taken=question.taken))
        if typed in ("", "no"):
            return question.taken
        if begun := [answer for answer in question.answers if answer.startswith(typed)]:
            return begun[0]
