"""Keeps a briefing that was said, unless another one was said to the same person while this one lay open."""

from collections.abc import Sequence

from store.disk.workspace import Saved, Workspace
from store.queries.briefing import last_briefed
from store.records import Briefed, Person
from store.values.problem import Problem
from store.values.record import Record
from store.values.words import N_, Words, words


class AlreadyBriefed(Problem):
    """Somebody was faster; `words` says when."""


def deliver(
    workspace: Workspace,
    records: Sequence[Record],
    act: Words,
    *,
    uuid: str,
    known: int | None,
    anyway: bool = False,
) -> Saved:
    """Save the act. `known`: the last briefing of the person when this one was made. Raises AlreadyBriefed."""
    briefed = next(record for record in records if isinstance(record, Briefed))
    last = last_briefed(workspace, briefed.type, briefed.person)
    if not anyway and last is not None and last.id not in (known, briefed.id):
        person = workspace.get(Person, briefed.person)
        raise AlreadyBriefed(
            words(
                N_("{name} was given another one on {day} while this one lay open"),
                name=person.name if person is not None else "",
                day=last.on,
            )
        )
    return workspace.save(*records, act=act, uuid=uuid)
