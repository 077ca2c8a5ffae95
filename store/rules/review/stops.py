"""One stop for what belongs together: an event with what hangs under it, many that one act brought in, a mail without
an answer, housekeeping of one sort."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from store.records import Action, Change, Milestone, Risk, Seat, Stakeholder
from store.rules.registers.event_groups import event_groups
from store.rules.registers.event_ties import together
from store.rules.registers.news import news
from store.rules.review.review_item import HOUSEKEEPING, Item, Sort
from store.rules.situation import Situation
from store.values.words import N_, NN_, Words, words

EVENTFUL = (Risk, Milestone, Change, Seat)
ROWS: Mapping[str, tuple[str, str]] = {
    "milestone_unconfirmed": NN_("{n} milestone to confirm", "{n} milestones to confirm"),
    "no_date": NN_("{n} milestone without a date", "{n} milestones without a date"),
    "review_is_due": NN_("{n} risk to review", "{n} risks to review"),
    "incomplete": NN_("{n} risk incomplete", "{n} risks incomplete"),
    "not_assessed": NN_("{n} risk not assessed", "{n} risks not assessed"),
    "call_over": NN_("{n} call due: {names}", "{n} calls due: {names}"),
    "visit_over": NN_("{n} visit due: {names}", "{n} visits due: {names}"),
    "silence_over": NN_("{n} silent: {names}", "{n} silent: {names}"),
    "carried_over": NN_("{n} action carried over", "{n} actions carried over"),
    "wish_open": NN_("{n} wish to answer", "{n} wishes to answer"),
    "opinion_unanswered": NN_("{n} opinion to answer: {names}", "{n} opinions to answer: {names}"),
    "met_not_endorsed": NN_("{n} milestone to be endorsed", "{n} milestones to be endorsed"),
    "met_not_thanked": NN_("{n} milestone met without thanks", "{n} milestones met without thanks"),
    "class_disagrees": NN_("{n} class to look at: {names}", "{n} classes to look at: {names}"),
    "cause_again": NN_("{n} cause that was there before", "{n} causes that were there before"),
    "lesson_unprevented": NN_("{n} lesson without prevention", "{n} lessons without prevention"),
    "lesson_check": NN_("{n} prevention to check", "{n} preventions to check"),
    "reading_expired": NN_("{n} reading ended", "{n} readings ended"),
    "satisfaction_low": NN_("{n} satisfaction low or falling", "{n} satisfactions low or falling"),
    "resting": NN_("{n} register that nobody uses", "{n} registers that nobody uses"),
    "gate_agreement": NN_("{n} phase to agree on", "{n} phases to agree on"),
    "gate_review": NN_("{n} gate to look back on", "{n} gates to look back on"),
    "goal_incomplete": NN_("{n} goal incomplete", "{n} goals incomplete"),
    "refused": NN_("{n} deliverable refused", "{n} deliverables refused"),
    "answer_awaited": NN_("{n} deliverable waits for an answer", "{n} deliverables wait for an answer"),
    "check_due": NN_("{n} check due", "{n} checks due"),
    "correction_due": NN_("{n} correction late", "{n} corrections late"),
    "seat_announced": NN_("{n} seat becomes empty", "{n} seats become empty"),
    "seat_empty": NN_("{n} seat is empty", "{n} seats are empty"),
}
"""What housekeeping of one sort is called, by the rule that comes first."""
NAMED = 3
"""People that a row names; then it says that there are more."""


def events(now: Situation, found: Sequence[Item], apart: Collection[int]) -> list[Item]:
    """The items of one project, those of one event as one. `apart`: records that are asked about one by one."""
    free = {item.record.id: item for item in found if item.record.id not in apart}
    stops = [item for item in found if item.record.id in apart]
    untold = [one for item in free.values() if (one := news(now, item.record)) is not None and one.open]
    for group in event_groups(now, untold):
        if group.sort == "entered":
            stops.append(_one([free.pop(record.id) for record in group.records], "entered"))
    tied = [
        item.record
        for item in free.values()
        if isinstance(item.record, EVENTFUL)
        or (isinstance(item.record, Action) and item.record.type == "ask")
    ]
    for records in together(now, tied):
        if len(records) > 1:
            stops.append(_one([free.pop(record.id) for record in records], "event"))
    mails: dict[Words, list[Item]] = {}
    for item in free.values():
        # What is up with a record beside the mail is asked about at its own stop, and no record is there twice.
        if all(one.rule == "sent" for one in item.reasons):
            mails.setdefault(item.reasons[0].words, []).append(item)
    for each in mails.values():
        if len(each) > 1:
            stops.append(_one(sorted(each, key=lambda item: item.order), "mail"))
            free = {id: item for id, item in free.items() if item not in each}
    return [*stops, *free.values()]


def people(found: Sequence[Item], apart: Collection[int]) -> list[Item]:
    """Somebody who is waited for in several projects is one person, and one stop."""
    by_person: dict[int, list[Item]] = {}
    for item in found:
        if isinstance(item.record, Stakeholder) and not item.batch and item.record.id not in apart:
            by_person.setdefault(item.record.person, []).append(item)
    several = [each for each in by_person.values() if len(each) > 1]
    merged = {item.record.id for each in several for item in each}
    return [
        *(item for item in found if item.record.id not in merged),
        *(_one(sorted(each, key=lambda item: item.order), "event") for each in several),
    ]


def rows(found: Sequence[Item], apart: Collection[int]) -> list[Item]:
    """Housekeeping of one sort is one row, over all projects; what is mine alone is asked about alone."""
    by_sort: dict[str, list[Item]] = {}
    stops: list[Item] = []
    for item in found:
        alone = any(one.record.home == "private" or one.record.id in apart for one in item.each)
        if item.turn != HOUSEKEEPING or alone or item.sort in ("entered", "mail") or item.standing.snoozes:
            stops.append(item)
        else:
            by_sort.setdefault(item.reasons[0].rule, []).append(item)
    for each in by_sort.values():
        if len(each) == 1 and not each[0].batch:
            stops.append(each[0])
        else:
            ordered = sorted(each, key=lambda item: item.order)
            stops.append(_one([one for item in ordered for one in item.each], "housekeeping"))
    return stops


def row_words(item: Item, people: Iterable[str], called: Iterable[str]) -> Words:
    """What a row of housekeeping is called: how many of what, and of people who."""
    several = tuple(dict.fromkeys(filter(None, people))) or tuple(called)
    shown = several[:NAMED]
    more = len(several) - len(shown)
    form = ROWS.get(item.reasons[0].rule)
    n = len(several) if form is not None and "{names}" in form[0] else len(item.batch)
    who = words("{names}", names=shown)
    if more:
        who = words(N_("{names} and {n} more"), names=shown, n=more)
    return words(form or "{n} × {names}", n=n, names=who)


def _one(each: Sequence[Item], sort: Sort) -> Item:
    """The first stands for all of them; where a talk today needs one, it needs the whole."""
    hours = [item.talk for item in each if item.talk is not None]
    flat = tuple(replace(item, batch=()) for item in each)
    return replace(each[0], batch=flat, sort=sort, talk=min(hours, default=None))
