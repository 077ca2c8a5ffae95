"""The week as cards: what is open by day, what was done today, and what the day's acts were."""

from collections.abc import Iterator

from store.disk.workspace import Workspace
from store.queries.boards.week_board import Week, week
from store.queries.span import spanned
from store.records import Action
from store.rules.registers.week_columns import Owed, by_owner, chase, day_in_sum
from store.values.clock import stamp
from store.values.frozen import frozen
from store.values.words import Words


@frozen
class Cards:
    """`week`: what is open; `done`: what was done today, with its owner."""

    week: Week
    done: tuple[tuple[str, Action], ...]

    def by_owner(self) -> Iterator[tuple[Words | str, tuple[Words, ...]]]:
        """Who has to do what, as lines."""
        return by_owner(self._owed, self.week.day)

    def chase(self, language: str) -> str:
        """The list to chase owners with."""
        return chase(self._owed, self.week.day, language)

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
    return Cards(week(workspace, *projects), tuple(done))


def summary_of_today(workspace: Workspace, language: str) -> str:
    """A draft of what I did today, from the journal of the store; private acts are not in it."""
    today = workspace.clock.today()
    acts = []
    for act in workspace.store.journal.acts_of(workspace.who, workspace.login):
        if stamp(act.at).astimezone().date() < today:
            break
        acts.append(act)
    return day_in_sum(reversed(acts), language)
