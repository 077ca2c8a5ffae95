"""Titles that are known but for one letter: `Probabilty`, `Discription`, `Owmer`."""

from functools import cache

from store.exchange.vocabulary.titles import DERIVED, Target, targets_of, titles_of
from store.records import KINDS
from store.rules.people.typing_error import errors_between
from store.values.record import Record

SHORTEST = 6  # letters of a title that may be misspelt
SHORTEST_TELLING = 5  # where the cells tell a wrong reading: no text is ever wrong
ANY_TEXT = ("line", "prose")


def misspelt(kind: type[Record], key: str) -> Target | None:
    """The only target that a title, as `title_key` writes it, names but for one letter."""
    if len(key) < SHORTEST_TELLING or not key.isascii():
        return None
    near = {
        name
        for name, title in _titles(kind.kind)
        if abs(len(title) - len(key)) <= 1 and name not in DERIVED and _but_for_a_letter(title, key)
    }
    found = [target for target in targets_of(kind) if target.name in near]
    if len(found) != 1:
        return None
    return found[0] if len(key) >= SHORTEST or found[0].shape not in ANY_TEXT else None


def _but_for_a_letter(title: str, key: str) -> bool:
    """Whether one letter of one long word is wrong: `milestone idx` is no `milestone id`."""
    if errors_between(title, key, 1) != 1:
        return False
    ours, theirs = title.split(), key.split()
    return len(ours) != len(theirs) or all(
        one == other or len(one) >= SHORTEST_TELLING for one, other in zip(ours, theirs, strict=True)
    )


@cache
def _titles(kind: str) -> tuple[tuple[str, str], ...]:
    """(target, title) of all titles that are long enough."""
    record = KINDS[kind]
    return tuple(
        (target.name, title.key)
        for target in targets_of(record)
        for title in titles_of(record, target.name)
        if len(title.key) >= SHORTEST_TELLING
    )
