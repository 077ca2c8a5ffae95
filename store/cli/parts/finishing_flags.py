"""An edit that finishes a record says what `x` would ask."""

from store.acts.finish import finish_by_hand
from store.trouble import UsageProblem
from store.values.outcome import Choose, Explain
from store.values.record import Record
from store.values.words import N_, words


def check_finished(before: Record, after: Record) -> None:
    """Raises UsageProblem for a word that was missed without a reason, and for an issue without what was agreed."""
    asked = finish_by_hand(before, after, {})
    if isinstance(asked, Explain):
        raise UsageProblem(words(N_("{asked} Use --missed-because TEXT"), asked=asked.said))
    if isinstance(asked, Choose):
        ways = tuple(answer for answer, _ in asked.answers)
        raise UsageProblem(words(N_("{asked} Use --disposition: {ways}"), asked=asked.said, ways=ways))
