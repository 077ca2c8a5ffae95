"""What changed for somebody since they last heard: new, worse, better, met, done."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from store.records import Change, Milestone, Risk
from store.records.change import unapproved
from store.records.milestone import overdue
from store.rules.briefing.changed_line import Changed, Sort, in_order
from store.rules.briefing.seat_change import seat_change
from store.rules.plan.change_line import COST_FIELDS, above_line
from store.rules.registers.colour_reasons import slip_words, standing
from store.rules.registers.events import other_than_approved
from store.rules.situation import Situation
from store.values.date_display import dated
from store.values.journal import Net
from store.values.record import Record
from store.values.words import N_, Clauses, Words, bare, words

KNOWN = N_("{what}, known since {day}")
FILLED = frozenset(("key", "holder", "successor", "until"))
"""The fields of a seat that say whether somebody sits in it."""
COST = frozenset((*COST_FIELDS, "not_estimable"))
"""The fields of a change by which it comes above the line, or grows."""


def changed(situation: Situation, nets: Iterable[Net]) -> tuple[Changed, ...]:
    """Folded changes as lines, in their order. Values of `nets` are as records hold them."""
    risks = {risk.id: risk for risk in situation.risks}
    milestones = situation.milestones_by_id
    seats = {seat.id: seat for seat in situation.seats}
    changes = {change.id: change for change in situation.changes}
    found: list[Changed] = []
    for net in nets:
        if net.record in risks:
            found += _risk(situation, risks[net.record], net)
        elif net.record in seats:
            if net.made or FILLED & net.after.keys():
                found += seat_change(situation, seats[net.record], net.before)
        elif net.record in milestones:
            found += _milestone(situation, milestones[net.record], net)
        elif net.record in changes:
            found += _change(situation, changes[net.record], net)
    return in_order(found)


def _risk(situation: Situation, risk: Risk, net: Net) -> Iterator[Changed]:
    named = words(N_("{code} {title}"), code=risk.code, title=bare(risk.title))
    if net.made:
        if risk.state != "closed":
            known = words(KNOWN, what=named, day=risk.detected_on) if risk.detected_on else named
            yield Changed("new", known, risk)
        return
    if "state" in net.after:
        if risk.state == "occurred":
            yield Changed("worse", words(N_("{what}: has occurred"), what=named), risk)
        elif risk.state == "closed":
            yield Changed("better", words(N_("{what}: closed"), what=named), risk)
        elif net.before.get("state") == "occurred":
            yield Changed("better", words(N_("{what}: has not occurred after all"), what=named), risk)
        else:
            yield Changed("worse", words(N_("{what}: open again"), what=named), risk)
        return
    before, after = _weight(risk, net.before), _weight(risk, net.after)
    if before is None and after is not None:
        line = words(N_("{what}: not scored → {after}"), what=named, after=after)
        yield Changed("new", line, risk)
    elif before is not None and after is not None and before != after:
        line = words(N_("{what} {before} → {after}"), what=named, before=before, after=after)
        yield Changed("worse" if after > before else "better", line, risk)
    elif risk.state == "open" and "hits_on" in net.after:
        yield from _expected(situation, risk, named, net.before.get("hits_on"))


def _expected(situation: Situation, risk: Risk, named: Words, was: date | None) -> Iterator[Changed]:
    """The day on which a risk may hit became known, another one, or none."""
    now, today = risk.hits_on, situation.day.date
    if now is None or was is None:
        form = N_("{what}: expected on {day}") if was is None else N_("{what}: no longer expected on {day}")
        day = now or was
        said = words(form, what=named, day=dated(day, today) if day is not None else "")
    else:
        form = N_("{what}: expected on {now}, not {was}")
        said = words(form, what=named, now=dated(now, today), was=dated(was, today))
    sooner = now is not None and (was is None or now < was)
    yield Changed("worse" if sooner else "better", said, risk)


def as_it_stands(situation: Situation, record: Record) -> Changed | None:
    """What no act brought: a day that passed, or a limit that was set anew. None of what a paper lists elsewhere."""
    if isinstance(record, Milestone) and record.expected is not None:
        expected = words(N_("expected {day}"), day=dated(record.expected, situation.day.date))
        said = [one for one in (standing(record, situation.day), expected) if one is not None]
    elif isinstance(record, Risk) and (weight := _weight(record, {})) is not None:
        said = [words("{n}", n=weight)]
    elif record.kind == "money":
        from store.rules.registers.plan_letters import why

        said = [*why(situation, record)]
    else:
        return None
    named = words(N_("{code} {title}"), code=getattr(record, "code", ""), title=bare(record.label))
    return Changed("worse", words(N_("{what}: {said}"), what=named, said=tuple(said)), record)


def withdrawn(record: Record) -> Changed | None:
    """What was archived though it was not over; None of what was, and of what no register shows."""
    sort: Sort = "better"
    match record:
        case Risk():
            over = record.state == "closed"
        case Milestone():
            sort, over = "worse", record.met_on is not None
        case Change():
            over = not record.open
        case _:
            return None
    if over:
        return None
    named = words("{text}", text=f"{record.code} {bare(record.title)}".strip())
    return Changed(sort, words(N_("{what}: withdrawn"), what=named), record)


def _weight(risk: Risk, values: Any) -> int | None:
    probability, impact = values.get("probability", risk.probability), values.get("impact", risk.impact)
    if risk.state == "occurred":
        return impact if isinstance(impact, int) else None
    return probability * impact if probability and impact else None


def _milestone(situation: Situation, milestone: Milestone, net: Net) -> Iterator[Changed]:
    day = situation.day
    named = words(N_("{code} {title}"), code=milestone.code, title=bare(milestone.title))
    if milestone.met_on is not None and (net.made or "met_on" in net.after):
        slip = day.calendar.workdays(milestone.baseline, milestone.met_on) if milestone.baseline else 0
        yield Changed(
            "met",
            words(
                N_("{what} {day}, {slip}"),
                what=named,
                day=dated(milestone.met_on, day.date),
                slip=slip_words(slip),
            ),
            milestone,
        )
        return
    missed = overdue(milestone, day)
    if net.made:
        if missed and (line := as_it_stands(situation, milestone)) is not None:
            yield replace(line, sort="new")
        elif milestone.expected is not None:
            yield Changed(
                "new",
                words(N_("{what}, due {day}"), what=named, day=dated(milestone.expected, day.date)),
                milestone,
            )
        return
    if milestone.met_on is None and net.before.get("met_on") is not None and milestone.expected is not None:
        undone = words(N_("{what}: not met after all"), what=named)
        expected = dated(milestone.expected, day.date)
        yield Changed("worse", words(N_("{what}, expected {day}"), what=undone, day=expected), milestone)
        return
    moved = [name for name in ("forecast", "baseline") if name in net.after]
    if not moved:
        return
    was: date | None = net.before.get("forecast", milestone.forecast) or net.before.get(
        "baseline", milestone.baseline
    )
    now = milestone.expected
    if was is None or now is None:
        return
    if milestone.baseline is not None and "baseline" in net.after and net.before.get("baseline") is None:
        given = words(N_("{what}: baseline {day}"), what=named, day=dated(milestone.baseline, day.date))
        stands = standing(milestone, day)
        given = words(N_("{what}, {said}"), what=given, said=stands) if stands is not None else given
        yield Changed("new", given, milestone)
        return
    if was == now:
        yield from _plan(situation, milestone, named, net)
        return
    slip = day.calendar.workdays(was, now)
    moves = situation.moves_of.get(milestone.id, ())
    sentence = words(
        N_("{what} {was} → {now} ({n:+}wd)"),
        what=named,
        was=dated(was, day.date),
        now=dated(now, day.date),
        n=slip,
    )
    if missed and (lateness := standing(milestone, day)) is not None:
        sentence = words(N_("{what}, {said}"), what=sentence, said=lateness)
    typed = [bare(moves[-1].reason)] if moves else []
    again = situation.rebaselines_of.get(milestone.id, ())
    if typed and again and "baseline" in net.after and (earlier := bare(again[-1].reason)) not in typed:
        # The promise moved on the way, for a reason of its own.
        typed.insert(0, earlier)
    if typed:
        reasons = [_reason(situation, one) for one in typed]
        said = reasons[0] if len(reasons) == 1 else words("{parts}", parts=Clauses(reasons))
        sentence = words(N_("{what}. Reason: {reason}"), what=sentence, reason=said)
    yield Changed("worse" if slip > 0 else "better", sentence, milestone, " ".join(typed))


def _reason(situation: Situation, typed: str) -> str:
    """A reason that begins with the code of a risk or an issue is told there: its code is enough."""
    code, colon, _ = typed.replace("：", ":").partition(":")
    return code if colon and any(risk.code == code for risk in situation.risks) else typed


def _change(situation: Situation, change: Change, net: Net) -> Iterator[Changed]:
    """A change above the project's line that waits for its approval, is in place, or was rejected; one that was
    approved stands among those, with its cost."""
    if not above_line(change, situation.day):
        return
    today = situation.day.date
    named = words("{text}", text=f"{change.code} {bare(change.title)}".strip())
    if change.implemented_on is not None:
        if not net.made and not {"implemented_on", "approved_on", *COST_FIELDS} & net.after.keys():
            return
        done = _in_place(situation, change, change.implemented_on, named)
        if unapproved(change):
            done = words(N_("{what}, without an approval"), what=done)
            if change.unapproved_because:
                done = words(
                    N_("{what}. Reason: {reason}"), what=done, reason=bare(change.unapproved_because)
                )
            yield Changed("worse", done, change, change.unapproved_because)
        elif other_than_approved(situation.revisions.get(change.id, ())):
            yield Changed("worse", words(N_("{what}, other than approved"), what=done), change)
        elif "implemented_on" in net.after:
            yield Changed("done", done, change)
    elif change.rejected_on is not None:
        if "rejected_on" in net.after:
            said = words(N_("{what}: rejected {day}"), what=named, day=dated(change.rejected_on, today))
            yield Changed("better", said, change)
    elif change.approved_on is not None:
        if COST & net.after.keys() and other_than_approved(situation.revisions.get(change.id, ())):
            yield Changed("worse", words(N_("{what}: other than approved"), what=named), change)
    elif net.before.get("approved_on") is not None:
        said = words(N_("{what}: approval taken back, to be decided"), what=named)
        yield Changed("worse", said, change)
    elif net.made or COST & net.after.keys():
        yield Changed("new" if net.made else "worse", words(N_("{what}: to be decided"), what=named), change)


def _in_place(situation: Situation, change: Change, done: date, named: Words) -> Words:
    """Since when it is, and by whom it was approved."""
    today, approved = situation.day.date, change.approved_on
    day = dated(done, today)
    if approved is None or unapproved(change):
        return words(N_("{what}: in place since {day}"), what=named, day=day)
    on, name = dated(approved, today), situation.name(change.approver)
    if not name:
        return words(N_("{what}: approved {on}, in place since {day}"), what=named, on=on, day=day)
    form = N_("{what}: approved {on} by {name}, in place since {day}")
    return words(form, what=named, on=on, name=name, day=day)


def _plan(situation: Situation, milestone: Milestone, named: Words, net: Net) -> Iterator[Changed]:
    """A promised day that moved to where it was expected: the slip is gone, and the promise another one."""
    was, now, day = net.before.get("baseline"), milestone.baseline, situation.day
    if was is None or now is None or was == now:
        return
    slip = day.calendar.workdays(was, now)
    sentence = words(
        N_("{what}: baseline {was} → {now} ({n:+}wd)"),
        what=named,
        was=dated(was, day.date),
        now=dated(now, day.date),
        n=slip,
    )
    yield Changed("worse" if slip > 0 else "better", sentence, milestone)
