"""Kinds by the words people use for them, in any language, singular or plural."""

from collections.abc import Iterator, Mapping
from dataclasses import field

from store.records import KINDS, Action, Risk
from store.trouble import UsageProblem
from store.values.frozen import frozen
from store.values.record import Record
from store.values.text import fold
from store.values.words import LANGUAGES, N_, say, words


@frozen
class KindMeant:
    """A kind, the word people use for it, and the field values that the word implies: an issue is a risk that
    occurred."""

    kind: type[Record]
    singular: str
    plural: str
    implied: Mapping[str, str] = field(default_factory=dict)


ALIASES: dict[str, KindMeant] = {
    "issue": KindMeant(Risk, N_("Issue"), N_("Issues"), {"state": "occurred"}),
    "promise": KindMeant(Action, N_("Promise"), N_("Promises"), {"type": "promise"}),
    "ask": KindMeant(Action, N_("Ask"), N_("Asks"), {"type": "ask"}),
    "wish": KindMeant(Action, N_("Wish"), N_("Wishes"), {"type": "wish"}),
}
MEANT: dict[str, KindMeant] = {
    **{kind.kind: KindMeant(kind, kind.singular, kind.plural) for kind in KINDS},
    **ALIASES,
}


def kind_meant(typed: str) -> KindMeant:
    """The kind that a word means. Raises UsageProblem with the nearest one."""
    found = kind_or_none(typed)
    if found is not None:
        return found
    from difflib import get_close_matches

    known = [name for one, meant in MEANT.items() for name in _names(one, meant, "en")]
    if near := get_close_matches(fold(typed), known, 1):
        raise UsageProblem(
            words(N_('"{typed}" is no kind of record; did you mean {near}?'), typed=typed, near=near[0])
        )
    raise UsageProblem(
        words(N_('"{typed}" is no kind of record; there are {kinds}'), typed=typed, kinds=tuple(MEANT))
    )


def kind_or_none(typed: str) -> KindMeant | None:
    """The kind that a word means, or None."""
    name = fold(typed)
    for language in LANGUAGES:
        for known, meant in MEANT.items():
            if name in _names(known, meant, language):
                return meant
    return None


def _names(known: str, meant: KindMeant, language: str) -> Iterator[str]:
    yield from (known, known + "s", fold(say(meant.singular, language)), fold(say(meant.plural, language)))
