"""What wants me this morning, and in which order: every rule by name, a record once with all its reasons."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from store.records import Project
from store.rules.review.reasons.follow_ups import (
    lesson_check,
    meeting_to_hold,
    override_ended,
    reading_expired,
)
from store.rules.review.reasons.milestone_reasons import milestone_overdue, milestone_unconfirmed, moved
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
    ask_unsent,
    carried_over,
    promise_due,
    wish_open,
)
from store.rules.review.reasons.reason import SEVERITIES, Reason, Severity
from store.rules.review.reasons.risk_reasons import (
    expected_by_now,
    incomplete,
    reply_owed,
    review_is_due,
    risk_overdue,
)
from store.rules.review.reasons.told_reasons import (
    may_know,
    met_not_endorsed,
    met_not_thanked,
    met_untold,
    must_hear,
    no_sponsor,
    sent,
    unapproved_change,
    untold,
)
from store.rules.review.standing_verdict import StandingVerdict
from store.rules.situation import Situation
from store.values.day import Day
from store.values.frozen import frozen
from store.values.record import Record

Rule = Callable[[Situation], Iterable[Reason]]
REASONS: tuple[Rule, ...] = (
    no_sponsor,
    untold,
    sent,
    may_know,
    reply_owed,
    incomplete,
    risk_overdue,
    expected_by_now,
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
    wish_open,
    carried_over,
    opinion_unanswered,
    seat_empty,
    reading_expired,
    override_ended,
    lesson_check,
    meeting_to_hold,
    greeting_due,
    class_disagrees,
)
NO_MEETING = 9999
"""Days to a sponsor meeting that nobody planned."""
SNOOZES = 3
"""Snoozes in a row that turn a record red when it comes back."""


@frozen
class Item:
    """A record of a project with every reason it is here. `meeting_in`: days to the sponsor meeting; `standing`: what
    was decided about it before; `batch`: all the items that it stands for, itself the first, where there are many."""

    project: int
    record: Record
    reasons: tuple[Reason, ...]
    meeting_in: int = NO_MEETING
    standing: StandingVerdict = StandingVerdict()
    batch: "tuple[Item, ...]" = ()

    @property
    def each(self) -> "tuple[Item, ...]":
        """What a verdict on it is on."""
        return self.batch or (self,)

    @property
    def severity(self) -> Severity:
        """The worst of its reasons; red when it was snoozed three times in a row."""
        if self.standing.snoozes >= SNOOZES:
            return "red"
        return min((reason.severity for reason in self.reasons), key=SEVERITIES.index)

    @property
    def first(self) -> bool:
        """Whether the sponsor sees it and has not been told."""
        return any(reason.untold and reason.sponsor for reason in self.reasons)

    @property
    def since(self) -> date:
        """The first day it was here; after a verdict that has run out, the day it came back."""
        first = min(reason.since for reason in self.reasons)
        return max(first, self.standing.until or first)

    @property
    def again(self) -> int:
        """Working days that a verdict on all its reasons holds."""
        return max(1, min(reason.again for reason in self.reasons))

    @property
    def order(self) -> tuple[bool, int, float, int, date, int]:
        """Untold and seen by the sponsor first, red before amber, lateness ÷ interval, days to the sponsor meeting,
        then the day it began and the id: a total order."""
        ratio = max(reason.ratio for reason in self.reasons)
        return (
            not self.first,
            SEVERITIES.index(self.severity),
            -ratio,
            self.meeting_in,
            min(reason.since for reason in self.reasons),
            self.record.id,
        )

    @property
    def protected(self) -> bool:
        """Red, seen by the sponsor, or with a day of its own that would pass: never parked."""
        return self.severity == "red" or any(one.sponsor or not one.waits for one in self.reasons)


@frozen
class Queue:
    """What is looked at today, in order, and what may wait."""

    items: tuple[Item, ...]
    parked: tuple[Item, ...] = ()


def reasons(situation: Situation) -> tuple[Reason, ...]:
    """What every rule says of a project."""
    return tuple(reason for rule in REASONS for reason in rule(situation))


def items(
    project: Project, day: Day, found: Iterable[Reason], verdicts: Mapping[int, StandingVerdict]
) -> list[Item]:
    """Every record of the project once, without the reasons that a verdict silences."""
    meeting = project.sponsor_meeting
    ahead = (meeting - day.date).days if meeting is not None and meeting >= day.date else NO_MEETING
    by_record: dict[int, list[Reason]] = {}
    for reason in found:
        standing = verdicts.get(reason.record.id)
        if standing is None or not standing.covers(reason, day.date):
            by_record.setdefault(reason.record.id, []).append(reason)
    return [
        Item(
            project.id,
            each[0].record,
            tuple(_sorted(each)),
            ahead,
            verdicts.get(id, StandingVerdict()),
        )
        for id, each in by_record.items()
    ]


def queue(found: Iterable[Item], day: Day, done: int = 0) -> Queue:
    """In order. Beyond the first items of the day, those `done` already among them, what may wait is parked, for three
    days at most."""
    ordered = sorted(found, key=lambda item: item.order)
    shown: list[Item] = []
    parked: list[Item] = []
    for item in ordered:
        fresh = (day.date - item.since).days < day.settings.parked_days
        waits = done + len(shown) >= day.settings.review_items and fresh and not item.protected
        (parked if waits else shown).append(item)
    return Queue(tuple(shown), tuple(parked))


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
