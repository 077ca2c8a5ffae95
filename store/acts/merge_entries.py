"""Two entries of one human being become one, in every kind and both files."""

from collections.abc import Iterable
from dataclasses import replace

from store.disk.workspace import Workspace
from store.queries.people.merge_preview import Merge, merge_of
from store.records import Person
from store.values.outcome import Save
from store.values.words import N_, Words, words


def compared(workspace: Workspace, kept: int, gone: int) -> Merge | Words:
    """Both as they are now, field by field, to be looked at first; or why they cannot be one."""
    pair = [workspace.get(Person, id) for id in (kept, gone)]
    people = [person for person in pair if person is not None]
    if len(people) < len(pair):
        return words(N_("two entries are needed, neither of them archived"))
    if kept == gone:
        return words(N_("{name} is already one entry; give two: names or ids"), name=people[0].name)
    if away := next((person for person in people if person.archived), None):
        return words(N_("{name} is archived; restore them first"), name=away.name)
    return merge_of(workspace, *people)


def merge_entries(found: Merge, theirs: Iterable[str] = ()) -> Save:
    """What was looked at, as one act. `theirs`: the disputed fields that the one that goes is right about."""
    kept, gone = found.twins.kept, found.twins.gone
    name = words(N_("merge {gone} into {kept}"), gone=gone.name, kept=kept.name)
    records = (found.twins.person(theirs), *found.records, replace(gone, archived=True))
    return Save(records, name, shared=name)
