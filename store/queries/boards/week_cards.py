"""The week as cards: what is open by day, what was done today, and what the day's acts were."""

import json
from collections.abc import Iterator

from store.disk.workspace import Workspace
from store.queries.boards.week_board import Week, week
from store.queries.reference import name_of
from store.queries.span import spanned
from store.records import KINDS, Action
from store.rules.registers.day_summary import day_summary
from store.rules.registers.week_columns import Owed, by_owner
from store.values.clock import stamp
from store.values.frozen import frozen
from store.values.journal import net
from store.values.words import Words

ACTS = "act.uuid IN (SELECT value FROM json_each(?))"


@frozen
class Cards:
    """`week`: what is open; `done`: what was done today, with its owner; `projects`: code and name of each."""

    week: Week
    done: tuple[tuple[str, Action], ...]
    projects: tuple[str, ...] = ()

    def by_owner(self) -> Iterator[tuple[Words | str, tuple[Words, ...]]]:
        """Who has to do what, as lines."""
        return by_owner(self._owed, self.week.day)

    @property
    def _owed(self) -> list[Owed]:
        return [Owed(line.owner, line.record, line.missed) for line in self.week.lines]


def cards(workspace: Workspace, *projects: int) -> Cards:
    """All of these projects."""
    _, nows = spanned(workspace, projects)
    done = [
        (now.name(action.owner), action)
        for now in nows
        for action in now.actions
        if action.done_on == now.day.date
    ]
    names = tuple(f"{now.project.code} {now.project.name}".strip() for now in nows)
    return Cards(week(workspace, *projects), tuple(done), names)


def summary_of_today(workspace: Workspace, language: str) -> str:
    """A draft of what I did today, from the journal of the store; private acts are not in it, nor what was undone."""
    today, journal = workspace.clock.today(), workspace.store.journal
    acts = []
    for act in journal.acts_of(workspace.who, workspace.login):
        if stamp(act.at).astimezone().date() < today:
            break
        acts.append(act)
    undone = {act.undoes for act in acts}
    stands = [act.uuid for act in acts if not act.undoes and act.uuid not in undone]
    changes = journal.changes(ACTS, (json.dumps(stands),))

    def called(kind: str, id: int) -> str:
        record = workspace.get(KINDS[kind], id) if kind in KINDS else None
        return name_of(workspace, record) if record is not None else ""

    return day_summary(net(changes), called, language)
