"""What changed for somebody since they last heard: new, worse, better, met."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Literal

from store.records import Change, Milestone, Risk, Seat
from store.records.change import unapproved
from store.rules.plan.change_line import COST_FIELDS, above_line
from store.rules.registers.colour_reasons import slip_words
from store.rules.registers.events import other_than_approved
from store.rules.situation import Situation
from store.values.date_display import dated
from store.values.frozen import frozen
from store.values.journal import Net
from store.values.record import Record
from store.values.words import N_, Clauses, Words, bare, words

Sort = Literal["new", "worse", "better", "met"]
SORTS: dict[Sort, str] = {"new": N_("new"), "worse": N_("worse"), "better": N_("better"), "met": N_("met")}
KNOWN = N_("{what}, known since {day}")
COST = frozenset((*COST_FIELDS, "not_estimable"))
"""The fields of a change by which it comes above the line, or grows."""
ORDER: tuple[Sort, ...] = ("new", "worse", "better", "met")


@frozen
class Changed:
    """One line of "changed since": what sort of change, the sentence, the record behind it. `reason`: as it was typed,
    where the sentence ends with one."""

    sort: Sort
    words: Words
    record: Record
    reason: str = ""


def shortly(change: Changed) -> Words:
    """A change where its record is known already: by its code alone, and without a reason."""
    said, code = change.words, str(getattr(change.record, "code", "")) or change.record.label
    while "reason" in said.values:
        said = said.values["what"]
    return Words(said.msgid, {**said.values, "what": code}, said.one)


def changed(situation: Situation, nets: Iterable[Net]) -> tuple[Changed, ...]:
    """Folded changes as lines, new before worse before better before met. Values of `nets` are as records hold them."""
    risks = {risk.id: risk for risk in situation.risks}
    milestones = {milestone.id: milestone for milestone in situation.milestones}
    seats = {seat.id: seat for seat in situation.seats}
    changes = {change.id: change for change in situation.changes}
    found: list[Changed] = []
    for net in nets:
        if net.record in risks:
            found += _risk(risks[net.record], net)
        elif net.record in seats:
            found += seat_change(situation, seats[net.record])
        elif net.record in milestones:
            found += _milestone(situation, milestones[net.record], net)
        elif net.record in changes:
            found += _change(situation, changes[net.record], net)
    return tuple(sorted(found, key=lambda line: (ORDER.index(line.sort), line.record.id)))


def _risk(risk: Risk, net: Net) -> Iterator[Changed]:
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
        else:
            yield Changed("worse", words(N_("{what}: open again"), what=named), risk)
        return
    before, after = _weight(risk, net.before), _weight(risk, net.after)
    if before is None and after is not None:
        line = words(N_("{what}: not scored → {after}"), what=named, after=after)
        yield Changed("new", line, risk)
    if before is not None and after is not None and before != after:
        line = words(N_("{what} {before} → {after}"), what=named, before=before, after=after)
        yield Changed("worse" if after > before else "better", line, risk)


def seat_change(situation: Situation, seat: Seat) -> Iterator[Changed]:
    """A key seat: until when it is filled, and who follows. Whoever leaves is not named as a cause."""
    if not seat.key:
        return
    named = words("{title}", title=bare(seat.title))
    said: Words
    if seat.successor is not None:
        said = words(N_("{what}: {name} follows"), what=named, name=situation.name(seat.successor))
        yield Changed("better", said, seat)
    elif seat.until is not None:
        last = dated(seat.until, situation.day.date)
        said = words(N_("last day {day}, no successor yet"), day=last)
        yield Changed("worse", words(N_("{what}: {said}"), what=named, said=said), seat)
    elif seat.holder is None:
        yield Changed("worse", words(N_("{what}: nobody holds it"), what=named), seat)


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
    if net.made:
        if milestone.expected is not None:
            yield Changed(
                "new",
                words(N_("{what}, due {day}"), what=named, day=dated(milestone.expected, day.date)),
                milestone,
            )
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
        done = words(N_("{what}: in place since {day}"), what=named, day=dated(change.implemented_on, today))
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
            yield Changed("met", done, change)
    elif change.rejected_on is not None:
        if "rejected_on" in net.after:
            said = words(N_("{what}: rejected {day}"), what=named, day=dated(change.rejected_on, today))
            yield Changed("better", said, change)
    elif change.approved_on is None and (net.made or COST & net.after.keys()):
        yield Changed("new" if net.made else "worse", words(N_("{what}: to be decided"), what=named), change)


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
