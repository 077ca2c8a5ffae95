"""A promised date moves: why, and whether what follows it moves too. One reason for all."""

from __future__ import annotations

from store.records import Milestone
from store.records.milestone import moves
from store.records.reforecast import move
from store.rules.followers import Move, followers
from store.values.calendar import Calendar
from store.values.record import Record
from store.values.words import N_
from tui.filling import Filling
from tui.host import Host


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
    live = await host.store.run(lambda w: w.live(Milestone, after.project))
    along = followers(live, first, filling.day.calendar)
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
