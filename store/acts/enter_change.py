"""A change of the plan is entered or changed: it moves nothing that was met before, and who is hit must hear of it."""

from dataclasses import replace

from store.disk.workspace import Workspace
from store.queries.project_situation import situation
from store.records import Change
from store.records.names import name_of
from store.rules.plan.hit_people import unnamed
from store.values.outcome import Answers, Choose, Save
from store.values.words import N_, Words, words


def enter_change(
    workspace: Workspace, before: Change | None, after: Change, answers: Answers
) -> Save | Choose | Words:
    """Where it moves milestones that it did not move before, whoever is hit and was not named is proposed; `hit`: yes
    adds them to those who must hear of it. `before` None: it is new. Words where it names what was met before anybody
    saw the change."""
    act = words(N_("change {name}") if before is not None else N_("add {name}"), name=name_of(after))
    moved = set(after.milestones) - set(before.milestones if before is not None else ())
    if not moved or after.rejected_on is not None:
        return Save((after,), act)
    now = situation(workspace, after.project)
    for one in now.milestones:
        seen = after.identified_on or now.day.date
        if one.id in moved and one.met_on is not None and one.met_on < seen:
            code = one.code or one.title
            return words(N_("{code} was met on {day} and moves no more"), code=code, day=one.met_on)
    hit = unnamed(now, after)
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
