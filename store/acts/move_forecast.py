"""A promised date moves: why, and whether what follows it moves too. One reason for all."""

from collections.abc import Iterable

from store.disk.workspace import Workspace
from store.queries.project_day import day_within
from store.records import Milestone
from store.records.milestone import moves
from store.records.names import name_of
from store.records.reforecast import move
from store.rules.registers.dependents import Move, followers
from store.values.outcome import Answers, Choose, Explain, Save
from store.values.record import Record
from store.values.words import N_, Words, words


def move_forecast(
    workspace: Workspace, before: Milestone, after: Milestone, answers: Answers
) -> Save | Choose | Explain:
    """The milestone with a Reforecast for each date that moved, and what follows it if it is to move `along`; its
    `reason` is asked for. Where no promised date moves, the milestone alone."""
    if not moves(before, after):
        return Save((after,), words(N_("change {name}"), name=name_of(after)))
    day = day_within(workspace, after.project)
    first = Move(before, after)
    days = (before.baseline, before.expected, after.baseline, after.expected)
    if not (reason := str(answers.get("reason", "")).strip()):
        needs = N_("moving a promised date needs a reason")
        return Explain("reason", first.sentence(day.calendar), needs, of=days)
    along = followers(workspace.live(Milestone, after.project), first, day.calendar)
    if along and answers.get("along") not in ("yes", "no"):
        return Choose(
            "along",
            words(N_("Does what follows it move too?")),
            (("yes", N_("move it too")), ("no", N_("leave it"))),
            tuple(one.sentence(day.calendar) for one in along),
            tuple(one.code for one in along),
            of=(days, tuple(one.after.id for one in along)),
        )
    every = (first, *(along if answers.get("along") == "yes" else ()))
    records = tuple(record for one in every for record in move(one.before, one.after, reason, day.date))
    return Save(records, words(N_("move {name}"), name=name_of(after)))


def left_behind(workspace: Workspace, records: Iterable[Record]) -> Words | None:
    """What follows the milestones that a line of quick entry is about to move, and stays where it is; None: nothing.
    Nobody is asked there."""
    moved = {record.id: record for record in records if isinstance(record, Milestone)}
    codes: dict[str, None] = {}
    for after in moved.values():
        if (before := workspace.get(Milestone, after.id)) is not None:
            live = workspace.live(Milestone, after.project)
            along = followers(live, Move(before, after), day_within(workspace, after.project).calendar)
            codes |= dict.fromkeys(one.code for one in along if one.after.id not in moved)
    stay = N_("what follows stays where it is: {codes}; # M3..M5 +5wd WHY moves several")
    return words(stay, codes=tuple(codes)) if codes else None
