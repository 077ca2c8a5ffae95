"""What an action out of the review is about to be called: a verb, and what it is done with."""

from collections.abc import Mapping

from store.records import Action, Risk
from store.rules.review.review_item import Item
from store.values.day import Day
from store.values.width import cut
from store.values.words import N_, Words, say, words

VERBS: Mapping[str, str] = {
    "no_sponsor": N_("Find out who the sponsor of {name} is"),
    "untold": N_("Prepare to report {name}"),
    "sent": N_("Ask for an answer about {name}"),
    "may_know": N_("Agree who may know of {name}"),
    "met_untold": N_("Prepare to report {name}"),
    "must_hear": N_("Prepare to report {name}"),
    "reply_owed": N_("Reply on {name}"),
    "incomplete": N_("Complete {name}"),
    "not_assessed": N_("Assess {name}"),
    "risk_overdue": N_("Get done what {name} needs"),
    "expected_by_now": N_("Find out whether {name} has happened"),
    "trigger_seen": N_("Find out whether {name} has happened"),
    "review_is_due": N_("Review {name}"),
    "milestone_overdue": N_("Agree a new day for {name}"),
    "moved": N_("Agree how to recover {name}"),
    "milestone_unconfirmed": N_("Ask whether {name} holds"),
    "no_date": N_("Agree a day for {name}"),
    "met_not_endorsed": N_("Get {name} endorsed"),
    "met_not_thanked": N_("Thank for {name}"),
    "unapproved": N_("Get {name} approved"),
    "call_over": N_("Call {name}"),
    "visit_over": N_("Visit {name}"),
    "silence_over": N_("Call {name}"),
    "key_node_near": N_("Call {name}"),
    "opinion_unanswered": N_("Answer {name}"),
    "promise_due": N_("Deliver {name}"),
    "carried_over": N_("Finish {name}"),
    "wish_open": N_("Answer {name}"),
    "ask_due": N_("Ask again for {name}"),
    "ask_unsent": N_("Ask for {name}"),
    "ask_needed": N_("Ask again for {name}"),
    "seat_announced": N_("Find somebody for {name}"),
    "seat_empty": N_("Find somebody for {name}"),
    "satisfaction_low": N_("Talk about what is amiss: {name}"),
    "cause_again": N_("Find out why the cause of {name} came again"),
    "lesson_unprevented": N_("Find a prevention for {name}"),
    "gate_agreement": N_("Agree plan and staffing up to {name}"),
    "gate_review": N_("Look back on the phase up to {name}"),
    "goal_incomplete": N_("Complete {name}"),
    "deliverable_late": N_("Hand over {name}"),
    "scope_crept": N_("Get a change approved for {name}"),
    "refused": N_("Put right what is missing in {name}"),
    "resting": N_("Decide whether {name} is still needed"),
    "answer_awaited": N_("Ask for an answer about {name}"),
    "check_due": N_("Check {name}"),
    "correction_due": N_("Get {name} put right"),
    "reading_expired": N_("Judge anew: {name}"),
}
"""By the rule that comes first."""
OTHERWISE = N_("Settle {name}")
LONGEST = 100
"""Cells of an action's title."""


def action_words(item: Item, name: Words | str) -> Words:
    """Its words as they are offered, to be typed on."""
    if item.reasons[0].rule == "incomplete" and isinstance(item.record, Risk) and item.record.owner is None:
        return words(N_("Name an owner of {name}"), name=name)
    return words(VERBS.get(item.reasons[0].rule, OTHERWISE), name=name)


def proposed(item: Item, day: Day, name: Words | str, owner: int | None, language: str) -> Action | Words:
    """`a`: an action for today, so that it is on the week, called in the language of who writes it."""
    if item.record.home == "private":
        return words(N_("private items make no shared action; x marks it done"))
    return Action(
        project=item.project,
        title=cut(say(action_words(item, name), language), LONGEST),
        owner=owner,
        due=day.date,
        ref="" if item.batch else str(getattr(item.record, "code", "")),
    )
