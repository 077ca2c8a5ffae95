"""The questions of an act in the line dialogue: their answers are typed behind the key, as in `x closed now`."""

from collections.abc import Callable, Sequence

from store.cli.parts.terminal_question import answer_in
from store.values.outcome import Answers, Explain, Outcome, Question, Save
from store.values.words import N_, Clauses, Words, words

Act = Callable[[Answers], Outcome]
Ask = Callable[[Question], str | None]
"""Asks whoever sits there; None: they would rather leave it."""


def typed_through(
    act: Act, key: str, typed: Sequence[str], language: str, ask: Ask | None = None
) -> Save | Words:
    """What an act comes to with the answers `typed` behind its `key`. What is not answered there is asked; where nobody
    sits there: what it asks, and how that is answered."""
    given: dict[str, str] = {}
    left, so_far = list(typed), key
    while not isinstance(outcome := act(given), Save | Words):
        answer, taken = answer_in(outcome, left, language)
        if answer is None:
            if ask is None:
                return _asking(outcome, so_far)
            answer, taken = ask(outcome), len(left)
        if answer is None:
            return words(N_("nothing was changed"))
        so_far = " ".join((so_far, *left[:taken]))
        given[outcome.name], left = answer, left[taken:]
    if left and isinstance(outcome, Save):
        return words(
            N_('nothing more is asked here: "{text}" cannot be taken, and nothing was saved'),
            text=" ".join(left),
        )
    return outcome


def _asking(question: Question, key: str) -> Words:
    if isinstance(question, Explain):
        return words(N_("{asked} {key} WHY"), asked=question.said, key=key)
    ways = tuple(words("{key} {answer}", key=key, answer=Words(msgid)) for _, msgid in question.answers)
    if question.details:
        seen = Clauses(question.details)
        return words(N_("{asked} {seen}. {ways}"), asked=question.said, seen=seen, ways=ways)
    return words("{asked} {ways}", asked=question.said, ways=ways)
