"""What follows from a record and its project, beside the fields that somebody filled in: for detail and `show`."""

from collections.abc import Iterator, Mapping
from typing import Literal

from store.records import PLAN, Change, Milestone, Reforecast, Risk
from store.records.change import GATES, gate, since_gate, unapproved
from store.records.milestone import Rag, rag
from store.records.risk import band, reply, residual_score, score
from store.records.told import entered_late
from store.rules.plan.plans import plan_of, plan_words, plans
from store.rules.plan.schedule_float import chain, float_of
from store.rules.readership import Reader
from store.rules.registers.colour_reasons import REPLIES, standing
from store.rules.registers.hits import days_of
from store.rules.registers.surprises import warnings, was_sponsor
from store.rules.situation import Situation
from store.values.date_display import dated, far_from_that
from store.values.day import Day
from store.values.frozen import frozen
from store.values.record import Record
from store.values.words import N_, Clauses, Words, bare, words

MOVES = 3
"""How many moves of a date are told, the newest first; the register of reforecasts has them all."""
Weight = Literal["text", "red", "amber", "dim"]
WEIGHTS: Mapping[Rag, Weight] = {"red": "red", "amber": "amber", "green": "text", "unknown": "text"}


@frozen
class Fact:
    """One line: its title (msgid), the sentence, and how much it presses; `of`: the fields that it says already."""

    title: str
    said: Words
    weight: Weight = "text"
    of: tuple[str, ...] = ()


def facts(situation: Situation, record: Record, before: int | None = None) -> Iterator[Fact]:
    """In the order in which they are read. `before`: what a risk scored a while ago, if that was another score."""
    if (way := ledger(situation, record)) is not None:
        yield way
    if isinstance(record, Risk):
        if (weight := weight_fact(record, situation.day, before)) is not None:
            yield weight
        yield from _expected(record, situation.day)
        owed = reply(record, situation.day)
        if owed is not None and owed != "green":
            yield Fact(N_("reply"), words(REPLIES[owed], day=record.reply_by), owed)
    elif isinstance(record, Change):
        yield from _change(situation, record)
    elif record.kind in PLAN:
        from store.rules.registers.plan_letters import beside, why

        if said := (*why(situation, record), *beside(situation, record)):
            yield Fact(N_("standing"), words("{parts}", parts=Clauses(said)))
    elif isinstance(record, Milestone):
        yield from _dates(situation, record)
        from store.rules.plan.slip_hint import slip_hint

        if (hint := slip_hint(situation, record)) is not None:
            yield Fact(N_("may slip"), hint, "amber")
        plan = plan_of(situation, record, plans(situation, situation.milestones))
        if plan is not None:
            yield Fact(N_("plan"), plan_words(situation, plan))
        moved = [move for move in situation.reforecasts if move.milestone == record.id]
        for move in sorted(moved, key=lambda move: (move.on, move.id), reverse=True)[:MOVES]:
            yield Fact(
                N_("re-baselined") if move.what == "baseline" else N_("moved"), _moved(situation, move)
            )


def weight_fact(risk: Risk, day: Day, before: int | None) -> Fact | None:
    """Probability by impact, and where it comes from; of an issue its impact."""
    if risk.impact is None or (risk.state != "occurred" and risk.probability is None):
        return None
    weight = WEIGHTS[band(risk, day)]
    if (value := score(risk)) is None:
        return Fact(N_("Impact"), words(N_("{n} of 5"), n=risk.impact), weight, ("probability", "impact"))
    said = words("{p} × {i} = {n}", p=risk.probability, i=risk.impact, n=value)
    if before is not None and before != value:
        moved = N_("{said}, up from {before}") if value > before else N_("{said}, down from {before}")
        said = words(moved, said=said, before=before)
    return Fact(N_("Probability × impact"), said, weight, ("probability", "impact"))


def _expected(risk: Risk, day: Day) -> Iterator[Fact]:
    """What is to be left of a risk, and that its sign has shown."""
    if (left := residual_score(risk)) is not None:
        said = words(
            N_("{p} × {i} = {n} once the response has worked"),
            p=risk.residual_probability,
            i=risk.residual_impact,
            n=left,
        )
        yield Fact(N_("residual"), said, of=("residual_probability", "residual_impact"))
    if risk.trigger_seen_on is not None and risk.state == "open":
        seen = words(N_("seen on {day}"), day=dated(risk.trigger_seen_on, day.date))
        if sign := bare(risk.trigger):
            seen = words(N_("{sign}: {seen}"), sign=sign, seen=seen)
        yield Fact(N_("trigger"), seen, "red", ("trigger", "trigger_seen_on"))


def _dates(situation: Situation, milestone: Milestone) -> Iterator[Fact]:
    """Promised and expected, and the chain that it stands in."""
    day, today, due = situation.day, situation.day.date, milestone.due
    if (
        due is not None
        and milestone.baseline is not None
        and (slipped := standing(milestone, day)) is not None
    ):
        form = N_("{now}, {slip}") if due == milestone.baseline else N_("{was} > {now}, {slip}")
        said = words(form, was=dated(milestone.baseline, today), now=dated(due, today), slip=slipped)
        yield Fact(N_("due"), said, WEIGHTS[rag(milestone, day)], ("baseline", "forecast", "met_on"))
    named = {one.id: bare(one.code or one.title) for one in situation.milestones}
    before = named.get(milestone.after or 0)
    behind = tuple(named[one.id] for one in situation.milestones if one.after == milestone.id)
    parts: list[Words] = []
    if before is not None and milestone.after_wd is not None:
        parts.append(words(N_("{n}wd after {name}"), n=milestone.after_wd, name=before))
    elif before is not None:
        parts.append(words(N_("after {name}"), name=before))
    if behind:
        parts.append(words(N_("{names} after it"), names=behind))
    if parts:
        yield Fact(N_("chain"), words("{parts}", parts=Clauses(tuple(parts))), of=("after", "after_wd"))
    if (floats := chain(situation)) is not None and (leaves := float_of(floats, milestone)) is not None:
        own = floats.floats.get(milestone.id)
        yield Fact(N_("float"), leaves, "red" if own is not None and own.to_go_live < 0 else "text")


def _moved(situation: Situation, move: Reforecast) -> Words:
    today, was, now = situation.day.date, move.moved_from, move.moved_to
    reason = words("{reason}", reason=bare(move.reason))
    if name := situation.name(move.approver):
        reason = words(N_("{reason}, approved by {name}"), reason=reason, name=name)
    change = next((one for one in situation.changes if one.id == move.change), None)
    if change is not None and change.code not in move.reason:
        reason = words(N_("{reason}, by {code}"), reason=reason, code=change.code)
    values = {"on": dated(move.on, today), "reason": reason}
    if was is None or now is None:
        return words(N_("{on}: {reason}"), **values)
    n = situation.day.calendar.workdays(was, now)
    form = N_("{on}: {was} > {now} ({n:+}wd): {reason}")
    return words(form, was=dated(was, today), now=dated(now, today), n=n, **values)


def ledger(situation: Situation, record: Record) -> Fact | None:
    """The way of its news: detected, told to the sponsor, hits, with the working days between; None of no news."""
    detected, hits = days_of(situation, record)
    if detected is None or (isinstance(record, Milestone) and _as_promised(record)):
        return None
    said = next(warnings(situation, record, detected), None)
    sent = [
        told
        for told in situation.told_of.get(record.id, ())
        if told.state == "sent" and told.on >= detected and was_sponsor(situation, told.person, told.on)
    ]
    last = said or (sent[-1] if sent else None)
    workdays = situation.day.calendar.workdays
    parts: list[Words] = [words(N_("detected {day}"), day=detected)]
    if last is not None:
        form = N_("told {day} ({far})") if said is not None else N_("sent {day} ({far}), not answered")
        told = words(form, day=last.on, far=far_from_that(workdays(detected, last.on)))
        late = entered_late(last, situation.day)
        parts.append(words(N_("{told}, entered late"), told=told) if late else told)
    else:
        parts.append(words(N_("not told")))
    if hits is not None:
        since = last.on if last is not None else detected
        passed = N_("hit {day} ({far})") if hits <= situation.day.date else N_("hits {day} ({far})")
        parts.append(words(passed, day=hits, far=far_from_that(workdays(since, hits))))
    weight: Weight = "text" if said is not None else "amber" if last is not None else "red"
    return Fact(N_("when told"), words("{parts}", parts=Clauses(parts)), weight)


def _as_promised(milestone: Milestone) -> bool:
    """It was met and surprised nobody."""
    met, promised = milestone.met_on, milestone.baseline
    return met is not None and promised is not None and met <= promised


def _change(situation: Situation, change: Change) -> Iterator[Fact]:
    from store.rules.plan.change_cost import cost_of
    from store.rules.plan.hit_people import unnamed
    from store.rules.plan.losses import replan_words
    from store.rules.plan.moved_dates import date_words, moved_dates
    from store.rules.registers.must_hear import must_hear

    passed, waits = Words(GATES[gate(change)]), since_gate(change, situation.day)
    if unapproved(change):
        yield Fact(N_("gate"), words(N_("implemented without an approval")), "red")
    else:
        yield Fact(N_("gate"), words(N_("{gate}, for {n}wd"), gate=passed, n=waits) if waits else passed)
    within = Reader(situation, "internal")
    if (cost := cost_of(within, change)).msgid:
        yield Fact(N_("cost"), cost)
    for moved in moved_dates(situation, change):
        yield Fact(N_("moves"), date_words(situation, moved), of=("milestones",))
    if left := tuple(situation.name(one.person) for one in must_hear(situation, change)):
        yield Fact(N_("not told yet"), words("{names}", names=left), "red")
    if change.open and (hit := unnamed(situation, change)):
        said = tuple(words(N_("{name} ({why})"), name=situation.name(one.person), why=one.why) for one in hit)
        yield Fact(N_("hit too"), words("{names}", names=said), "amber")
    if (said_of_all := replan_words(within)) is not None:
        yield Fact(N_("re-plans"), said_of_all, "dim")
