"""Kinds by the words people use for them, in any language, singular or plural."""

from collections.abc import Iterator, Mapping
from dataclasses import field

from store.records import KINDS
from store.trouble import UsageProblem
from store.values.frozen import frozen
from store.values.likeness import nearest
from store.values.record import Record
from store.values.text import fold
from store.values.words import LANGUAGES, N_, say, words


@frozen
class NamedKind:
    """A kind, the word people use for it (one of NAMES, then for people), and the field values that the word implies:
    an issue is a risk that occurred."""

    name: str
    kind: type[Record]
    singular: str
    plural: str
    implied: Mapping[str, str] = field(default_factory=dict)


ALIASES: dict[str, tuple[str, str, str, Mapping[str, str]]] = {
    "issue": ("risk", N_("Issue"), N_("Issues"), {"state": "occurred"}),
    "rebaseline": ("reforecast", N_("Rebaseline"), N_("Rebaselines"), {"what": "baseline"}),
    "promise": ("action", N_("Promise"), N_("Promises"), {"type": "promise"}),
    "ask": ("action", N_("Ask"), N_("Asks"), {"type": "ask"}),
    "wish": ("action", N_("Wish"), N_("Wishes"), {"type": "wish"}),
}
"""Word → (kind, singular, plural, what the word implies)."""
NAMES = (*KINDS, *ALIASES)
OTHER_WORDS = {"task": "action", "todo": "action", "任务": "action"}
"""What people say for a kind besides its own words."""


def kind_called(name: str) -> NamedKind:
    """The kind of one of NAMES."""
    if name not in ALIASES:
        kind = KINDS[name]
        return NamedKind(name, kind, kind.singular, kind.plural)
    of, singular, plural, implied = ALIASES[name]
    return NamedKind(name, KINDS[of], singular, plural, implied)


def kind_named(typed: str) -> NamedKind:
    """The kind that a word means. Raises UsageProblem with the nearest one."""
    found = kind_or_none(typed)
    if found is not None:
        return found
    known = [name for one in NAMES for name in _words(one, "en")]
    if near := nearest(fold(typed), known):
        raise UsageProblem(
            words(N_('unknown kind of record "{typed}"; did you mean {near}?'), typed=typed, near=near)
        )
    raise UsageProblem(
        words(N_('unknown kind of record "{typed}"; available: {kinds}'), typed=typed, kinds=NAMES)
    )


def kind_or_none(typed: str) -> NamedKind | None:
    """The kind that a word means, or None."""
    word = fold(typed)
    for name in (word, word.removesuffix("s")):
        if (name := OTHER_WORDS.get(name, name)) in NAMES:
            return kind_called(name)
    # Words in other languages are known to the kinds themselves, and so all of them are loaded.
    for language in LANGUAGES:
        for name in NAMES:
            if word in _words(name, language):
                return kind_called(name)
    return None


def _words(name: str, language: str) -> Iterator[str]:
    meant = kind_called(name)
    yield from (name, name + "s", fold(say(meant.singular, language)), fold(say(meant.plural, language)))
