"""Which projects a board shows: one, or all of them side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import field

from store.disk.seen import by_others
from store.disk.workspace import Workspace
from store.queries.project_day import day_of
from store.queries.project_situation import situations
from store.rules.situation import Situation
from store.values.day import Day
from store.values.frozen import frozen
from store.values.record import Record

LEAST = 3
"""Characters of a code that are always shown."""


@frozen
class Span:
    """The day in each project; `codes`, shortened, tell the projects apart; there are none where there is only one.
    `others`: the records that others changed since I last looked; `pinyin`: how Chinese names are read, by name."""

    today: Day
    days: Mapping[int, Day]
    codes: Mapping[int, str]
    others: frozenset[int] = frozenset()
    pinyin: Mapping[str, str] = field(default_factory=dict)

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
    codes = shortened([now.project.code for now in nows]) if len(nows) > 1 else {}
    days = {now.project.id: now.day for now in nows}
    shown = {now.project.id: codes[now.project.code] for now in nows if codes}
    read = {one.name: one.pinyin for now in nows for one in now.people.values() if one.pinyin}
    return Span(today, days, shown, by_others(workspace), read), nows


def shortened(codes: Sequence[str]) -> Mapping[str, str]:
    """Of each code as much of its beginning as no other begins with, three characters at the least: there are four
    panes to a screen."""
    folded = {code: code.casefold() for code in codes}

    def shortest(code: str) -> str:
        others = [other for known, other in folded.items() if known != code]
        sizes = range(LEAST, len(code))
        return next(
            (code[:n] for n in sizes if not any(o.startswith(folded[code][:n]) for o in others)), code
        )

    return {code: shortest(code) for code in codes}
