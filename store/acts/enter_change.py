"""A change of the plan is entered or changed: who is hit by it must hear of it."""

from dataclasses import replace

from store.disk.workspace import Workspace
from store.queries.project_situation import situation
from store.records import Change
from store.records.names import name_of
from store.rules.plan.hit_people import hit_people
from store.values.outcome import Answers, Choose, Save
from store.values.words import N_, words


def enter_change(
    workspace: Workspace, before: Change | None, after: Change, answers: Answers
) -> Save | Choose:
    """Where it moves milestones that it did not move before, whoever is hit and was not named is proposed; `hit`: yes
    adds them to those who must hear of it. `before` None: it is new."""
    act = words(N_("change {name}"), name=name_of(after))
    moved = set(after.milestones) - set(before.milestones if before is not None else ())
    if not moved or after.rejected_on is not None:
        return Save((after,), act)
    now = situation(workspace, after.project)
    hit = tuple(one for one in hit_people(now, after) if one.person not in after.must_hear)
    if not hit or answers.get("hit") == "no":
        return Save((after,), act)
    if answers.get("hit") == "yes":
        return Save((replace(after, must_hear=(*after.must_hear, *(one.person for one in hit))),), act)
    return Choose(
        "hit",
        words(N_("Who else is hit must hear of it. Add them?")),
        (("yes", N_("add them")), ("no", N_("leave it as it is"))),
        tuple(words(N_("{name} ({why})"), name=now.name(one.person), why=one.why) for one in hit),
        of=tuple(one.person for one in hit),
    )
