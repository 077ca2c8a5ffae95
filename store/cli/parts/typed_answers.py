"""The questions of an act in the line dialogue: their answers are typed behind the key, as in `x closed now`."""

from collections.abc import Callable, Sequence

from store.values.outcome import Answers, Choose, Explain, Outcome, Save
from store.values.text import fold
from store.values.words import LANGUAGES, N_, Clauses, Words, say, words

Act = Callable[[Answers], Outcome]


def typed_through(act: Act, key: str, typed: Sequence[str], language: str) -> Save | Words:
    """What an act comes to with the answers `typed` behind its `key`; else what it asks, and how that is answered."""
    given: dict[str, str] = {}
    left, so_far = list(typed), key
    while isinstance(outcome := act(given), Choose | Explain):
        answer, taken = _answer(outcome, left, language)
        if answer is None:
            return _asking(outcome, so_far)
        so_far = " ".join((so_far, *left[:taken]))
        given[outcome.name], left = answer, left[taken:]
    if left and isinstance(outcome, Save):
        return words(
            N_('nothing more is asked here: "{text}" cannot be taken, and nothing was saved'),
            text=" ".join(left),
        )
    return outcome


def _answer(question: Choose | Explain, typed: Sequence[str], language: str) -> tuple[str | None, int]:
    """(the answer, how many words it takes); None where it is not among them."""
    if isinstance(question, Explain):
        return " ".join(typed) or None, len(typed)
    if not typed:
        return None, 0
    for answer, msgid in question.answers:
        for form in (answer, *(say(msgid, tongue) for tongue in LANGUAGES)):
            n = len(form.split())
            if fold(" ".join(typed[:n])) == fold(form):
                return answer, n
    begun = [a for a, msgid in question.answers if fold(say(msgid, language)).startswith(fold(typed[0]))]
    return (begun[0], 1) if len(begun) == 1 else (None, 0)


def _asking(question: Choose | Explain, key: str) -> Words:
    if isinstance(question, Explain):
        return words(N_("{asked} {key} WHY"), asked=question.said, key=key)
    ways = tuple(words("{key} {answer}", key=key, answer=Words(msgid)) for _, msgid in question.answers)
    if question.details:
        seen = Clauses(question.details)
        return words(N_("{asked} {seen}. {ways}"), asked=question.said, seen=seen, ways=ways)
    return words("{asked} {ways}", asked=question.said, ways=ways)
