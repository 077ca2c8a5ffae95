"""What follows a milestone that moves: the chain of those after it, and where they come to lie."""

from collections.abc import Iterable
from dataclasses import replace

from store.records import Milestone
from store.records.milestone import moves
from store.values.calendar import Calendar
from store.values.frozen import frozen
from store.values.words import N_, Clauses, Words, bare, words


@frozen
class Move:
    """A milestone before and after."""

    before: Milestone
    after: Milestone

    @property
    def code(self) -> str:
        """What it is called in a list of several."""
        return self.after.code or self.after.title

    def sentence(self, calendar: Calendar) -> Words:
        """Its name and every date that moves: from, to, by how much and which way."""
        found = []
        for what in moves(self.before, self.after):
            old = self.before.baseline if what == "baseline" else self.before.expected
            new = self.after.baseline if what == "baseline" else self.after.expected
            date_ = words(N_("baseline") if what == "baseline" else N_("forecast"))
            if old is None or new is None:
                found.append(words(N_("{what} removed"), what=date_))
                continue
            n = calendar.workdays(old, new)
            far = words(N_("{n}wd later"), n=n) if n >= 0 else words(N_("{n}wd earlier"), n=-n)
            found.append(words(N_("{what} {old} to {new}, {far}"), what=date_, old=old, new=new, far=far))
        name = bare(f"{self.after.code} {self.after.title}").strip()
        return words(N_("{name}: {moves}"), name=name, moves=Clauses(found))


def followers(
    milestones: Iterable[Milestone], first: Move, calendar: Calendar, *, planning: bool = False
) -> tuple[Move, ...]:
    """Of a project's live milestones those after the moved one, and after those, where they come to lie: as far
    behind as before, or as their own distance says. Met ones stay, and nothing follows where only a baseline or a met
    one moves. While planning a baseline that moves takes along the baselines of those without a forecast."""
    if (
        first.before.met_on is not None
        or first.after.met_on is not None
        or first.before.expected is None
        or first.after.expected is None
        or first.before.expected == first.after.expected
    ):
        return ()
    by_parent: dict[int, list[Milestone]] = {}
    for milestone in milestones:
        if milestone.after is not None and milestone.met_on is None and milestone.expected is not None:
            by_parent.setdefault(milestone.after, []).append(milestone)
    found: list[Move] = []
    known = {first.after.id}
    open_moves = [first]
    while open_moves:
        parent = open_moves.pop(0)
        old, new = parent.before.expected, parent.after.expected
        for child in by_parent.get(parent.after.id, ()):
            if child.id in known or old is None or new is None or child.expected is None:
                continue
            known.add(child.id)
            distance = (
                child.after_wd if child.after_wd is not None else calendar.workdays(old, child.expected)
            )
            free = planning and child.forecast is None and parent.before.baseline != parent.after.baseline
            to = calendar.add(new, distance)
            goes = replace(child, baseline=to) if free else replace(child, forecast=to)
            if goes.expected != child.expected:
                found.append(Move(child, goes))
                open_moves.append(found[-1])
    return tuple(found)
