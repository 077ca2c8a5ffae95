"""What is said when somebody is told of a record: the news in one line, as it is said on the telephone."""

from store.records import Milestone, Reforecast, Risk, Seat
from store.records.milestone import overdue, slip
from store.records.risk import RESPONSES, score
from store.rules.registers.colour_reasons import slip_words
from store.rules.registers.knowledge import tells
from store.rules.registers.news import began
from store.rules.situation import Situation
from store.values.date_display import dated
from store.values.record import Record
from store.values.width import cut
from store.values.words import N_, Clauses, Words, bare, words

LONGEST_PLAN = 80
"""Cells of a plan within the line."""


def said(situation: Situation, record: Record) -> Words:
    """The news of a record in one line; empty where its name says it all."""
    if isinstance(record, Milestone):
        return words("{parts}", parts=tuple(_milestone(situation, record)))
    since = began(situation, record)
    parts: list[Words] = []
    if isinstance(record, Risk):
        parts += [_weight(record), *answer(record, LONGEST_PLAN)]
    elif isinstance(record, Seat) and record.until is not None:
        parts.append(words(N_("empty after {day}"), day=dated(record.until, situation.day.date)))
    elif record.kind == "money":
        from store.rules.registers.plan_letters import why

        parts += why(situation, record)
    if since is not None:
        parts.append(words(N_("known since {day}"), day=dated(since, situation.day.date)))
    return words("{parts}", parts=Clauses(parts))


def kind_and_day(record: Record) -> Words:
    """What a record without a name of its own is called."""
    kind, day = Words(type(record).singular), getattr(record, "on", None)
    return words(N_("{kind} {day}"), kind=kind, day=day) if day is not None else kind


def answer(risk: Risk, longest: int = 0) -> tuple[Words, ...]:
    """What is done about a risk: the response, the plan in at most that many cells, by when; nothing of nothing."""
    parts: list[Words] = []
    plan = bare(risk.plan)
    if longest:
        plan = cut(plan, longest)
    if risk.response and plan:
        parts.append(words(N_("{area}: {why}"), area=Words(RESPONSES[risk.response]), why=plan))
    elif risk.response:
        parts.append(Words(RESPONSES[risk.response]))
    elif plan:
        parts.append(words("{plan}", plan=plan))
    if risk.due:
        parts.append(words(N_("by {day}"), day=risk.due))
    return tuple(parts)


def _weight(risk: Risk) -> Words:
    if risk.state == "occurred":
        return words(N_("an issue of impact {n}"), n=risk.impact or "?")
    if (value := score(risk)) is None:
        return words(N_("probability or impact is not set"))
    return words(N_("score {p} × {i} = {score}"), p=risk.probability, i=risk.impact, score=value)


def _milestone(situation: Situation, milestone: Milestone) -> list[Words]:
    late, today = slip(milestone, situation.day), situation.day.date
    slipped = [slip_words(late)] if late is not None else []
    if milestone.met_on is not None:
        return [words(N_("met {day}"), day=dated(milestone.met_on, today)), *slipped]
    parts: list[Words] = []
    moves = _unheard(situation, milestone)
    was, now = moves[0].moved_from if moves else None, milestone.expected
    if was is not None and now is not None and was != now:
        n = situation.day.calendar.workdays(was, now)
        parts.append(words(N_("{was} > {now} ({n:+}wd)"), was=dated(was, today), now=dated(now, today), n=n))
        parts.append(words(N_("reason: {reason}"), reason=bare(moves[-1].reason)))
    if overdue(milestone, situation.day) and now is not None:
        parts.append(words(N_("overdue: expected {day} and not met"), day=dated(now, today)))
    elif not parts and now is not None:
        parts += [words(N_("expected {day}"), day=dated(now, today)), *slipped]
    if (since := began(situation, milestone)) is not None:
        parts.append(words(N_("known since {day}"), day=dated(since, today)))
    return parts


def _unheard(situation: Situation, milestone: Milestone) -> tuple[Reforecast, ...]:
    """The moves since the sponsor was last told; the last one when they heard of all."""
    moves = situation.moves_of.get(milestone.id, ())
    sponsor = situation.sponsor_person
    heard = [
        told.on
        for told in situation.told_of.get(milestone.id, ())
        if told.person == sponsor and tells(situation, told)
    ]
    return tuple(move for move in moves if not heard or move.on > heard[-1]) or moves[-1:]
