"""A promised date moves: why, who approved it where it is a baseline, and whether what follows it moves too. One reason
for all."""

from collections.abc import Hashable, Iterable
from dataclasses import replace

from store.disk.workspace import Workspace
from store.queries.project_day import day_within
from store.queries.record_history import reader_for
from store.records import Change, Milestone, Project, Reforecast
from store.records.milestone import moves
from store.records.names import name_of
from store.records.reforecast import move
from store.rules.plan.dependents import Move, followers
from store.values.fields import field_named
from store.values.frozen import frozen
from store.values.outcome import Answers, Choose, Explain, Save
from store.values.reader import Unreadable
from store.values.record import Record
from store.values.text import fold
from store.values.words import N_, NN_, Words, words

APPROVAL = N_(
    "after planning a baseline moves with an approval: type the approver's name, or an approved change (C-03)"
)
BY = N_("Approver")
PLAN_SET = NN_("{code}: plan 1 is set, {n} baseline", "{code}: plan 1 is set, {n} baselines")


@frozen
class Approval:
    """Of a new baseline: who gave it, and in which change."""

    approver: int | None
    change: Change | None = None


def move_forecast(
    workspace: Workspace, before: Milestone, after: Milestone, answers: Answers
) -> Save | Choose | Explain:
    """The milestone with a Reforecast for each date that moved, and what follows it if it is to move `along`; its
    `reason` is asked for, and the `approval` of a baseline (a name or the code of a change; or `approver` and `change`
    by their ids). Where no promised date moves, the milestone alone."""
    planning = in_planning(workspace, after.project)
    moved = moves(before, after, planning=planning)
    if not moved and not (planning and moves(before, after)):
        return Save((after,), words(N_("change {name}"), name=name_of(after)))
    day = day_within(workspace, after.project)
    first = Move(before, after)
    days = (before.baseline, before.expected, after.baseline, after.expected)
    said = first.sentence(day.calendar)
    approval = Approval(None)
    if "baseline" in moved:
        asked = _approval(workspace, after, answers, said, days)
        if isinstance(asked, Explain):
            return asked
        approval = asked
    reason = str(answers.get("reason", "")).strip()
    if not reason and approval.change is not None:
        reason = name_of(approval.change)
    if moved and not reason:
        return Explain("reason", said, N_("moving a promised date needs a reason"), of=days)
    along = followers(workspace.live(Milestone, after.project), first, day.calendar, planning=planning)
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
    change = approval.change.id if approval.change is not None else None
    records = tuple(
        record
        for one in every
        for record in move(
            one.before,
            one.after,
            reason,
            day.date,
            planning=planning,
            approver=approval.approver,
            change=change,
        )
    )
    return Save(records, words(N_("move {name}"), name=name_of(after)))


def in_planning(workspace: Workspace, project: int) -> bool:
    """Whether the project's first plan is still being made, so that a baseline is no promise yet."""
    found = workspace.get(Project, project)
    return found is not None and found.state == "planning"


def _approval(
    workspace: Workspace, milestone: Milestone, answers: Answers, said: Words, days: Hashable
) -> Approval | Explain:
    """As it was answered; asked again, with why, for a name that nobody has and a change that nobody approved."""
    approver, change = answers.get("approver"), None
    if (id := answers.get("change")) is not None:
        change = workspace.get(Change, id)
    typed = str(answers.get("approval", "")).strip()
    if approver is None and change is None:
        if not typed:
            asked = words(
                N_("{moves}. Who approved the new baseline? A name, or an approved change (C-03)"), moves=said
            )
            return Explain("approval", asked, APPROVAL, of=days, label=BY)
        found = approval_named(workspace, milestone.project, typed)
    elif change is not None:
        found = _approved(change, approver)
    else:
        found = Approval(approver)
    if isinstance(found, Words):
        return Explain("approval", found, APPROVAL, of=(days, typed), label=BY)
    return found


def approval_named(workspace: Workspace, project: int, typed: str) -> Approval | Words:
    """By the name of who gave it or the code of an approved change; why not, for what is neither."""
    live = workspace.live(Change, project)
    if change := next((one for one in live if fold(one.code) == fold(typed)), None):
        return _approved(change)
    try:
        return Approval(reader_for(workspace, project, "en").read(field_named(Reforecast, "approver"), typed))
    except Unreadable as problem:
        return problem.words


def _approved(change: Change, approver: int | None = None) -> Approval | Words:
    if change.approved:
        return Approval(change.approver if approver is None else approver, change)
    return words(N_("{code} is not approved yet; who approved the new baseline?"), code=change.code)


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


def end_planning(workspace: Workspace, project: Project) -> Save:
    """The project as given, now active: the baselines that stand are its first plan."""
    promised = sum(one.baseline is not None for one in workspace.live(Milestone, project.id))
    act = words(PLAN_SET if promised else N_("{code}: planning ends"), code=project.code, n=promised)
    return Save((replace(project, state="active"),), act)
