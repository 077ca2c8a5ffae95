"""A thank-you after a visit, a meeting or a call, as it is sent."""

from collections.abc import Sequence
from datetime import date

from store.exchange.papers.letter import day_of_letter, greeting, letter
from store.queries.people.thanks_data import Thanks
from store.values.words import N_, Words, bare, words

VISIT = N_("Thank you for your time on {day}; it was good to talk face to face.")
TALK = N_("Thank you for your time on {day}.")


def thanks_letter(thanks: Thanks, end: str, language: str) -> str:
    """The whole of it; `end`: the line that it ends with."""
    parts: list[tuple[Words, Sequence[Words | str]]] = [
        (words(VISIT if thanks.visit else TALK, day=day_of_letter(thanks.on, language)), ())
    ]
    if thanks.agreed:
        parts.append((words(N_("We agreed:")), [words("{what}", what=bare(one)) for one in thanks.agreed]))
    if thanks.next:
        parts.append(
            (
                words(N_("You will hear from us:")),
                [_next(what, due, thanks.today, language) for what, due in thanks.next],
            )
        )
    called = thanks.person.address or thanks.person.name
    return letter(greeting([called], language), parts, end, language)


def _next(what: str, due: date | None, today: date, language: str) -> Words:
    """A day that is past is owned up to, not promised again."""
    if due is None:
        return words("{what}", what=bare(what))
    form = N_("{what}, by {day}") if due >= today else N_("{what}, promised for {day} and late")
    return words(form, what=bare(what), day=day_of_letter(due, language))
