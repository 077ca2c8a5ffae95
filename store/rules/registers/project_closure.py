"""A project is closed: what is still open in it."""

from store.rules.situation import Situation
from store.values.words import N_, Words, words


def still_open(now: Situation) -> tuple[Words, ...]:
    """How many of each kind are neither met, done nor closed; kinds of which none is open are left out."""
    risks = [risk for risk in now.risks if risk.state != "closed"]
    issues = sum(risk.state == "occurred" for risk in risks)
    actions = [action for action in now.actions if action.open]
    counted = (
        (N_("milestones not met: {n}"), sum(milestone.met_on is None for milestone in now.milestones)),
        (N_("issues: {n}"), issues),
        (N_("risks: {n}"), len(risks) - issues),
        (N_("promises: {n}"), sum(action.type == "promise" for action in actions)),
        (N_("asks: {n}"), sum(action.type == "ask" for action in actions)),
        (N_("actions: {n}"), sum(action.type in ("action", "wish") for action in actions)),
    )
    return tuple(words(msgid, n=n) for msgid, n in counted if n)
