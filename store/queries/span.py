"""Which projects a board shows: one, or all of them side by side."""

from collections.abc import Mapping, Sequence

from store.disk.workspace import Workspace
from store.queries.situation import day_of, situations
from store.rules.situation import Situation
from store.values.day import Day
from store.values.frozen import frozen
from store.values.record import Record


@frozen
class Span:
    """The day in each project; `codes` tell the projects apart and are empty where there is only one."""

    today: Day
    days: Mapping[int, Day]
    codes: Mapping[int, str]

    def day(self, record: Record) -> Day:
        """The day in the record's own project."""
        return self.days.get(record.project_id or 0, self.today)

    def code(self, record: Record) -> str:
        """The code that stands before the record."""
        return self.codes.get(record.project_id or 0, "")


def spanned(workspace: Workspace, projects: Sequence[int]) -> tuple[Span, tuple[Situation, ...]]:
    """The projects as they stand, and what tells them apart."""
    nows = situations(workspace, projects)
    today = nows[0].day if nows else day_of(workspace, None)
    codes = {now.project.id: now.project.code for now in nows} if len(nows) > 1 else {}
    return Span(today, {now.project.id: now.day for now in nows}, codes), nows
