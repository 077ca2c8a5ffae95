"""A change of the plan is entered or changed: it moves nothing that was met before, who is hit must hear of it, and
once it is approved the baselines move through it."""

from collections.abc import Iterator
from dataclasses import replace

from store.acts.move_forecast import in_planning
from store.disk.workspace import Workspace
from store.queries.project_situation import situation
from store.records import Change, Milestone
from store.records.names import name_of
from store.records.reforecast import move
from store.rules.plan.dependents import Move
from store.rules.plan.hit_people import unnamed
from store.rules.situation import Situation
from store.values.outcome import Answers, Choose, Save
from store.values.record import Record
from store.values.words import N_, Words, words


def enter_change(
    workspace: Workspace, before: Change | None, after: Change, answers: Answers
) -> Save | Choose | Words:
    """`before` None: it is new. Where it moves milestones that it did not move before, whoever is hit and was not named
    is proposed; `hit`: yes adds them to those who must hear of it. Where it was just approved, `baselines`: yes moves
    the baselines of what it moves to what is expected of them. Words where it names what was met before anybody saw
    the change."""
    act = words(N_("change {name}") if before is not None else N_("add {name}"), name=name_of(after))
    if not after.milestones or after.rejected_on is not None:
        return Save((after,), act)
    now = situation(workspace, after.project)
    new = set(after.milestones) - set(before.milestones if before is not None else ())
    if (met := _met_before(now, after, new)) is not None:
        code, on = met.code or met.title, met.met_on
        return words(N_("{code} was met on {day} and moves no more"), code=code, day=on)
    if new and (hit := unnamed(now, after)):
        match answers.get("hit"):
            case "yes":
                after = replace(after, must_hear=(*after.must_hear, *(one.person for one in hit)))
            case "no":
                pass
            case _:
                return Choose(
                    "hit",
                    words(N_("Who else is hit must hear of it. Add them?")),
                    (("yes", N_("add them")), ("no", N_("leave it as it is"))),
                    tuple(words(N_("{name} ({why})"), name=now.name(one.person), why=one.why) for one in hit),
                    of=tuple(one.person for one in hit),
                )
    approved = after.approved and (before is None or not before.approved)
    moved = tuple(_baselines(now, after)) if approved and not in_planning(workspace, after.project) else ()
    if moved and answers.get("baselines") not in ("yes", "no"):
        return Choose(
            "baselines",
            words(N_("It is approved. Do the baselines move with it?")),
            (("yes", N_("move them")), ("no", N_("leave them"))),
            tuple(one.sentence(now.day.calendar) for one in moved),
            tuple(one.code for one in moved),
            of=tuple((one.after.id, one.after.baseline) for one in moved),
        )
    along = moved if answers.get("baselines") == "yes" else ()
    records = (record for one in along for record in _rebaselined(now, after, one))
    return Save((after, *records), act)


def _met_before(now: Situation, change: Change, new: set[int]) -> Milestone | None:
    """The first of the newly named that was met before the change was seen."""
    seen = change.identified_on or now.day.date
    return next(
        (one for one in now.milestones if one.id in new and one.met_on is not None and one.met_on < seen),
        None,
    )


def _baselines(now: Situation, change: Change) -> Iterator[Move]:
    """Of what it moves, the open ones that are expected on another day than was promised."""
    for one in now.milestones:
        promised, expected = one.baseline, one.expected
        if one.id in change.milestones and one.met_on is None and promised and expected != promised:
            yield Move(one, replace(one, baseline=expected))


def _rebaselined(now: Situation, change: Change, moved: Move) -> tuple[Record, ...]:
    reason, approver = name_of(change), change.approver
    return move(moved.before, moved.after, reason, now.day.date, approver=approver, change=change.id)
