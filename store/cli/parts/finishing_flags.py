"""An edit that finishes a record: what `x` would ask is asked at a terminal, and said by flag in a script."""

from store.acts.finish import finish_by_hand
from store.cli.parser import Call
from store.cli.parts.terminal_question import answer_of, can_ask
from store.trouble import UsageProblem
from store.values.outcome import Explain, Question, Save
from store.values.record import Record
from store.values.words import N_, words


def finished(call: Call, before: Record, after: Record) -> Record:
    """The record with what was answered. Raises UsageProblem for a word that was missed without a reason, and for an
    issue without what was agreed."""
    given: dict[str, str] = {}
    while not isinstance(outcome := finish_by_hand(before, after, given), Save):
        answer = answer_of(call, outcome) if can_ask(call) else None
        if answer is None:
            raise _unanswered(outcome)
        given[outcome.name] = answer
    return outcome.records[0]


def _unanswered(asked: Question) -> UsageProblem:
    if isinstance(asked, Explain):
        return UsageProblem(words(N_("{asked} Use --missed-because TEXT"), asked=asked.said))
    ways = tuple(answer for answer, _ in asked.answers)
    return UsageProblem(words(N_("{asked} Use --disposition: {ways}"), asked=asked.said, ways=ways))
