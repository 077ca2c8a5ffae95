"""Fields and columns that somebody names and that are not there: what may have been meant."""

from collections.abc import Sequence

from store.exchange.vocabulary.titles import targets_of, title_key
from store.values.likeness import nearest
from store.values.record import Record
from store.values.words import LANGUAGES, N_, Words, say, words


def unknown_field(kind: type[Record], name: str) -> Words:
    """There is no such field, and what may have been meant."""
    targets = targets_of(kind)
    offered = {say(t.title, language): t.name for t in targets for language in LANGUAGES}
    offered |= {t.name: t.name for t in targets}
    near = nearest(name, offered) or nearest(name.lower(), offered)
    if near:
        return words(N_("there is no field {name}; did you mean {near}?"), name=name, near=offered[near])
    fields = tuple(target.name for target in targets)
    return words(N_("there is no field {name}; available: {fields}"), name=name, fields=fields)


def unknown_column(headers: Sequence[str], name: str) -> Words:
    """The file has no such column, and what may have been meant."""
    by_key = {title_key(header): header for header in headers}
    near = nearest(title_key(name), by_key)
    if near:
        return words(N_("the file has no column {name}; did you mean {near}?"), name=name, near=by_key[near])
    return words(
        N_("the file has no column {name}; it has: {columns}"), name=name, columns=tuple(headers[:30])
    )
