"""A promised date moves: why, and whether what follows it moves too. One reason for all."""

from __future__ import annotations

from dataclasses import replace

from store.disk.workspace import Workspace
from store.records import Milestone
from store.records.milestone import moves
from store.records.reforecast import move
from store.values.calendar import Calendar
from store.values.frozen import frozen
from store.values.record import Record
from store.values.words import N_, Clauses, Words, words
from tui.filling import Filling
from tui.host import Host
from tui.pane import name_of


@frozen
class Move:
    """A milestone before and after."""

    before: Milestone
    after: Milestone

    def sentence(self, calendar: Calendar) -> Words:
        """Its name and every date that moves: from, to, by how much and which way."""
        found = []
        for what in moves(self.before, self.after):
            old = self.before.baseline if what == "baseline" else self.before.expected
            new = self.after.baseline if what == "baseline" else self.after.expected
            name = words(N_("baseline") if what == "baseline" else N_("forecast"))
            if old is None or new is None:
                found.append(words(N_("{what} taken away"), what=name))
                continue
            n = calendar.workdays(old, new)
            far = words(N_("{n}wd later"), n=n) if n >= 0 else words(N_("{n}wd earlier"), n=-n)
            found.append(words(N_("{what} {old} to {new}, {far}"), what=name, old=old, new=new, far=far))
        return words(N_("{name}: {moves}"), name=name_of(self.after), moves=Clauses(found))


async def with_reason(host: Host, filling: Filling, after: Milestone) -> tuple[Record, ...] | None:
    """The milestone with a Reforecast for each date that moved, and what follows it if it moves along.

    None when the user would rather go on typing.
    """
    before = filling.base
    assert isinstance(before, Milestone)
    if filling.new or not moves(before, after):
        return (after,)
    first = Move(before, after)
    days = (before.baseline, before.expected, after.baseline, after.expected)
    along = await host.store.run(lambda w: followers(w, first, filling.day.calendar))
    answer = filling.answers.get(days) or await _asked(host, first, along, filling.day.calendar)
    if answer is None:
        return None
    filling.answers[days] = answer
    reason, together = answer
    return tuple(
        record
        for one in (first, *(along if together else ()))
        for record in move(one.before, one.after, reason, filling.day.date)
    )


async def _asked(
    host: Host, first: Move, along: tuple[Move, ...], calendar: Calendar
) -> tuple[str, bool] | None:
    """Why, and whether what follows moves too; None: back to the form."""
    from tui.screens.question import Question
    from tui.screens.reason import Reason

    say = host.say
    reason = await host.push_screen_wait(Reason(say(first.sentence(calendar))))
    if not reason or not along:
        return (reason, False) if reason else None
    answers = {"y": say(N_("move it too")), "n": say(N_("leave it"))}
    details = "\n".join(say(one.sentence(calendar)) for one in along)
    question = Question(say(N_("Does what follows it move too?")), answers, details=details)
    answer = await host.push_screen_wait(question)
    return None if answer == "escape" else (reason, answer == "y")


def followers(workspace: Workspace, first: Move, calendar: Calendar) -> tuple[Move, ...]:
    """The milestones after the moved one, and after those, where they come to lie: as far behind as before, or as
    their own distance says. Met ones stay, and nothing follows where only a baseline or a met one moves."""
    if (
        first.before.met_on is not None
        or first.after.met_on is not None
        or first.before.expected is None
        or first.after.expected is None
        or first.before.expected == first.after.expected
    ):
        return ()
    by_parent: dict[int, list[Milestone]] = {}
    for milestone in workspace.live(Milestone, first.after.project):
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
            goes = replace(child, forecast=calendar.add(new, distance))
            if goes.expected != child.expected:
                found.append(Move(child, goes))
                open_moves.append(found[-1])
    return tuple(found)
