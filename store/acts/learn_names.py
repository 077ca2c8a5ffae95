"""Who was said to be meant by a name is called so from now on; undone with the act that said it."""

from collections.abc import Mapping

from store.disk.workspace import Workspace
from store.records import Person
from store.rules.capture.names_said import LEFT
from store.rules.people.name_forms import called_too


def names_learnt(workspace: Workspace, said: Mapping[str, int]) -> tuple[Person, ...]:
    """The people of the store, by id, who are now also called as somebody `said`; those who are called so already, and
    those who are not in the store yet, are left out."""
    people: dict[int, Person] = {}
    for name, id in said.items():
        before = people.get(id) or (workspace.get(Person, id) if id != LEFT else None)
        if before is not None and (after := called_too(before, name)) is not before:
            people[id] = after
    return tuple(people.values())
