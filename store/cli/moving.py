"""A promised date moves on the command line: why, and whether what follows it moves too."""

from store.cli.parser import Call, Parser
from store.cli.printing import remark
from store.cli.problems import UsageProblem
from store.disk.workspace import Workspace
from store.queries.reference import name_of
from store.records import Milestone
from store.records.milestone import moves
from store.records.reforecast import move
from store.rules.followers import Move, followers
from store.values.day import Day
from store.values.fields import field_named
from store.values.reader import NO, YES
from store.values.record import Record
from store.values.text import fold
from store.values.words import N_, Words, words


def moving_flags(parser: Parser) -> None:
    """Of the commands that may move a date."""
    parser.flag("--reason", "TEXT", N_("why a promised date moves"))
    parser.flag(
        "--move-followers", "yes|no", N_("whether the milestones after it move too, for the same reason")
    )


def moved(call: Call, workspace: Workspace, first: Move, day: Day) -> tuple[Record, ...]:
    """The milestone with the Reforecasts that say why its dates moved, and what moves along.

    Raises UsageProblem where the reason is missing.
    """
    reason = (call.options.reason or "").strip()
    dates = moves(first.before, first.after)
    if dates and not reason:
        titles = tuple(Words(field_named(Milestone, what).title) for what in dates)
        sentence = N_("{name}: {fields} moves, which needs --reason TEXT")
        raise UsageProblem(words(sentence, name=name_of(workspace, first.before), fields=titles))
    every = (first, *_along(call, workspace, first, day))
    return tuple(record for one in every for record in move(one.before, one.after, reason, day.date))


def _along(call: Call, workspace: Workspace, first: Move, day: Day) -> tuple[Move, ...]:
    """What follows it, where that is to move; where nobody said so, that it stays is told."""
    wanted = fold(call.options.move_followers or "")
    if wanted and wanted not in (*YES, *NO):
        raise UsageProblem(words(N_("--move-followers is yes or no")))
    along = followers(workspace.live(Milestone, first.after.project), first, day.calendar)
    if along and not wanted:
        stay = N_("what follows it stays where it is: {codes}; --move-followers yes moves it too")
        remark(call, words(stay, codes=tuple(one.code for one in along)))
    return along if wanted in YES else ()
