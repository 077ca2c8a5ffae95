"""What wants me this morning, and in which order: every rule by name, a record once with all its reasons."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date

from store.records import Project
from store.rules.review.reasons.follow_ups import (
    cause_again,
    lesson_check,
    lesson_unprevented,
    meeting_to_hold,
    override_ended,
    reading_expired,
    satisfaction_low,
)
from store.rules.review.reasons.milestone_reasons import (
    met_not_endorsed,
    met_not_thanked,
    met_untold,
    milestone_overdue,
    milestone_unconfirmed,
    moved,
)
from store.rules.review.reasons.people_reasons import (
    class_disagrees,
    clock_over,
    greeting_due,
    key_node_near,
    opinion_unanswered,
    seat_empty,
)
from store.rules.review.reasons.promise_reasons import (
    ask_due,
    ask_needed,
    ask_unsent,
    carried_over,
    promise_due,
    wish_open,
)
from store.rules.review.reasons.reason import SEVERITIES, Reason
from store.rules.review.reasons.risk_reasons import (
    expected_by_now,
    incomplete,
    not_assessed,
    reply_owed,
    review_is_due,
    risk_overdue,
    trigger_seen,
)
from store.rules.review.reasons.told_reasons import (
    may_know,
    must_hear,
    no_sponsor,
    sent,
    unapproved_change,
    untold,
)
from store.rules.review.review_item import HOUSEKEEPING, NO_MEETING, Item
from store.rules.review.standing_verdict import StandingVerdict
from store.rules.situation import Situation
from store.values.day import Day
from store.values.frozen import frozen

Rule = Callable[[Situation], Iterable[Reason]]
REASONS: tuple[Rule, ...] = (
    no_sponsor,
    untold,
    sent,
    may_know,
    reply_owed,
    incomplete,
    not_assessed,
    risk_overdue,
    expected_by_now,
    trigger_seen,
    review_is_due,
    milestone_overdue,
    moved,
    milestone_unconfirmed,
    met_untold,
    met_not_endorsed,
    met_not_thanked,
    unapproved_change,
    must_hear,
    clock_over,
    key_node_near,
    promise_due,
    ask_due,
    ask_unsent,
    ask_needed,
    wish_open,
    carried_over,
    opinion_unanswered,
    seat_empty,
    satisfaction_low,
    reading_expired,
    override_ended,
    cause_again,
    lesson_unprevented,
    lesson_check,
    meeting_to_hold,
    greeting_due,
    class_disagrees,
)


@frozen
class Queue:
    """What is looked at today, in order, and what may wait."""

    items: tuple[Item, ...]
    parked: tuple[Item, ...] = ()


def reasons(situation: Situation) -> tuple[Reason, ...]:
    """What every rule says of a project."""
    if situation.looked_at:
        return ()
    found = tuple(reason for rule in REASONS for reason in rule(situation))
    # Of a project that does without, nothing is loaded.
    if situation.has_sheet:
        from store.rules.review.reasons.plan_reasons import plan_reasons

        found += tuple(plan_reasons(situation))
    return found


def items(
    project: Project,
    day: Day,
    found: Iterable[Reason],
    verdicts: Mapping[int, StandingVerdict],
    talks: Mapping[int, str] | None = None,
) -> list[Item]:
    """Every record of the project once, without the reasons that a verdict silences. `talks`: the hours of today's
    talks by what needs them (`talks_today`)."""
    meeting, talks = project.sponsor_meeting, talks or {}
    ahead = (meeting - day.date).days if meeting is not None and meeting >= day.date else NO_MEETING
    by_record: dict[int, list[Reason]] = {}
    for reason in found:
        standing = verdicts.get(reason.record.id)
        if standing is None or not standing.covers(reason, day.date, reason.record.id in talks):
            by_record.setdefault(reason.record.id, []).append(reason)
    return [
        Item(
            project.id,
            each[0].record,
            tuple(_sorted(each)),
            ahead,
            verdicts.get(id, StandingVerdict()),
            talk=talks.get(id),
            day=day,
        )
        for id, each in by_record.items()
    ]


def put_off(found: Iterable[Reason], verdicts: Mapping[int, StandingVerdict], today: date) -> int:
    """How many records wait only since they were snoozed."""
    snoozed: dict[int, bool] = {}
    for reason in found:
        standing = verdicts.get(reason.record.id, StandingVerdict())
        silent = standing.snoozes > 0 and standing.covers(reason, today)
        snoozed[reason.record.id] = snoozed.get(reason.record.id, True) and silent
    return sum(snoozed.values())


def seen_by_hand(found: Iterable[Item], entered: Collection[int], edited: Collection[int]) -> list[Item]:
    """Without what I entered or edited today myself, since I have just looked at it; but looking is not telling, does
    not say who may know, and what was late when I entered it is late.

    `entered`, `edited`: the records whose last act is mine, of today and by hand, and made them or changed them.
    """
    return [
        item
        for item in found
        if not (item.record.id in entered and all(_just_seen(one, True) for one in item.reasons))
        and not (item.record.id in edited and all(_just_seen(one, False) for one in item.reasons))
    ]


def _just_seen(reason: Reason, entered: bool) -> bool:
    """Whether who has just typed the record knows it."""
    if reason.untold or reason.kept_from is not None:
        return False
    return not entered or reason.waits or reason.late == 0 or reason.rule == "incomplete"


def queue(found: Iterable[Item], day: Day, done: int = 0, apart: Collection[int] = ()) -> Queue:
    """In order. Beyond the first stops of the day, those `done` already among them, they wait, but for records that are
    asked about one by one (`apart`); housekeeping that has waited for days goes before what has not."""

    def place(item: Item) -> tuple[int, bool, tuple[object, ...]]:
        fresh = (day.date - item.since).days < day.settings.parked_days
        order = item.order
        return order[0], order[0] == HOUSEKEEPING and fresh, order

    ordered = sorted(found, key=place)
    room = max(0, day.settings.review_items - done)
    beyond = ordered[room:]
    asked = [item for item in beyond if item.record.id in apart]
    return Queue((*ordered[:room], *asked), tuple(item for item in beyond if item not in asked))


def shortened(whole: Queue) -> Queue:
    """After days away: red ones, and what the sponsor sees."""
    kept = tuple(
        item
        for item in whole.items
        if item.severity == "red" or any(reason.sponsor for reason in item.reasons)
    )
    return Queue(kept, (*(item for item in whole.items if item not in kept), *whole.parked))


def _sorted(found: Sequence[Reason]) -> list[Reason]:
    """The heaviest reason first, in a severity as the rules are named."""
    return sorted(found, key=lambda reason: (not reason.untold, SEVERITIES.index(reason.severity)))
