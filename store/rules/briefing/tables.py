"""The two tables of a briefing: milestones with their trend, and what is red or amber."""

from collections.abc import Sequence
from datetime import date

from store.records import Milestone, Risk
from store.records.milestone import Rag
from store.records.names import name_said
from store.records.risk import band, due_day, residual_score, score
from store.rules.briefing.report import COLOURS, Line, Trend
from store.rules.plan.plans import Plan, plan_of, plan_words, plans, raised, reported
from store.rules.plan.schedule_float import chain, float_line
from store.rules.readership import Reader
from store.rules.registers.announcement import answer
from store.rules.registers.areas import milestone_colour
from store.rules.registers.colour_reasons import standing
from store.rules.situation import Situation
from store.values.date_display import dated
from store.values.record import born
from store.values.words import N_, Clauses, Words, bare, words

MILESTONE_HEADS = (N_("Milestone"), N_("Baseline"), N_("Forecast"), N_("Slip"), N_("Trend"), N_("State"))
RISK_HEADS = (N_("Risk or issue"), N_("P×I"), N_("Response"), N_("By"), N_("Owner"), N_("State"))
STEPS = 3
"""As many slips a trend names."""


def milestone_rows(reader: Reader) -> tuple[Line, ...]:
    """The open milestones and those met lately, by day."""
    situation = reader.situation
    recent = situation.day.calendar.add(situation.day.date, -situation.day.settings.next_days_wd)
    shown = [m for m in situation.milestones if m.met_on is None or m.met_on >= recent]
    shown.sort(key=lambda m: (m.due or date.max, m.id))
    known = _plans(reader)
    return tuple(_milestone(situation, m, known) for m in shown if reader.reads(m))


def plan_lines(reader: Reader) -> tuple[Line, ...]:
    """The float to go-live of what they may read; every plan after the first, in one line each: since when, by whose
    approval, how far from the first."""
    situation, floats = reader.situation, chain(reader.seen)
    found = [
        Line(f"plan:{plan.number}", plan_words(situation, plan), (plan.milestone,)) for plan in _plans(reader)
    ]
    if floats is not None and (said := float_line(floats)) is not None:
        found.insert(0, Line(f"float:{floats.go_live.id}", said, (floats.go_live,)))
    return tuple(found)


def _plans(reader: Reader) -> tuple[Plan, ...]:
    return plans(reader.situation, filter(reader.reads, reader.situation.milestones))


def late_milestones(reader: Reader) -> tuple[Line, ...]:
    """Every open milestone that is red or amber, the red ones first: its days, how late it is, and why it was moved."""
    situation, rank = reader.situation, {"red": 0, "amber": 1}
    found = [
        (rank[colour], m)
        for m in situation.milestones
        if m.met_on is None and (colour := milestone_colour(situation, m)) in rank and reader.reads(m)
    ]
    found.sort(key=lambda one: (one[0], one[1].due or date.max, one[1].id))
    return tuple(_late(reader, m) for _, m in found)


def _late(reader: Reader, milestone: Milestone) -> Line:
    situation = reader.situation
    day, today = situation.day, situation.day.date
    base, now = milestone.baseline, milestone.expected
    said = name_said(milestone)
    if now is not None:
        moved = base is not None and base != now
        days = (
            words("{was} → {now}", was=dated(base, today), now=dated(now, today))
            if base and moved
            else _day(now, today)
        )
        said = words(N_("{what} {days}"), what=said, days=days)
    if (stands := standing(milestone, day)) is not None:
        said = words(N_("{what}, {slip}"), what=said, slip=stands)
    moves = situation.moves_of.get(milestone.id, ())
    # What is overdue on its baseline moved to there, and is late for none of the reasons of that.
    if moves and base != now and reader.prints(moves[-1].reason):
        said = words(N_("{what}. Reason: {reason}"), what=said, reason=bare(moves[-1].reason))
    colour = milestone_colour(situation, milestone)
    return Line(f"late:{milestone.id}", said, (milestone,), mark=COLOURS[colour], colour=colour)


def heavy_risks(reader: Reader) -> list[tuple[Rag, Risk]]:
    """With their colours: red before amber, issues before risks of their colour, heavy ones first."""
    day, rank = reader.situation.day, {"red": 0, "amber": 1}
    live = ((band(risk, day), risk) for risk in reader.situation.risks if risk.state != "closed")
    found = [(colour, risk) for colour, risk in live if colour in rank and reader.reads(risk)]

    def order(one: tuple[Rag, Risk]) -> tuple[int, bool, int, int]:
        colour, risk = one
        weight = score(risk) or (risk.impact or 0) * 5
        return (rank[colour], risk.state != "occurred", -weight, risk.id)

    return sorted(found, key=order)


def trends(reader: Reader) -> tuple[Trend, ...]:
    """The open milestones whose forecast moved, with the slip after every move; what a chart is drawn from."""
    found = (
        Trend(m.code, slips_of(reader.situation, m))
        for m in reader.situation.milestones
        if m.met_on is None and reader.reads(m)
    )
    return tuple(trend for trend in found if len({slip for _, slip in trend.slips}) > 1)


def slips_of(situation: Situation, milestone: Milestone) -> tuple[tuple[date, int], ...]:
    """(day, slip in working days against the baseline of that day), from when it was entered to the last move; of one
    day what stood at its end: a forecast that moves together with its baseline was never a slip."""
    reports = reported(
        milestone, situation.all_moves_of.get(milestone.id, ()), born(milestone.id, situation.project.zone)
    )
    workdays = situation.day.calendar.workdays
    found = [
        (one.on, workdays(one.baseline, one.expected)) for one in reports if one.baseline and one.expected
    ]
    if len(found) < 2:
        return ()
    entered, *moved = found
    return (entered, *dict(moved).items())


def weight(risk: Risk) -> Words:
    """`4×4=16` of a risk, with what is left once the response has worked if that is said; the impact of an issue."""
    value = score(risk)
    if value is not None:
        said, left = _text(f"{risk.probability}×{risk.impact}={value}"), residual_score(risk)
        return said if left is None else words(N_("{score}, residual {left}"), score=said, left=left)
    return words(N_("impact {n}"), n=risk.impact or "?")


def _state(colour: Rag) -> Words:
    """The colour in a word, for readers who know no signs."""
    return Words(COLOURS[colour])


def _text(text: str) -> Words:
    return words("{text}", text=text)


def _day(day: date | None, today: date) -> Words:
    return words("{day}", day=dated(day, today)) if day is not None else _text("-")


def _based(situation: Situation, milestone: Milestone, known: Sequence[Plan]) -> Words:
    """The promised day, with the number of its plan where that is not the first."""
    day, plan = _day(milestone.baseline, situation.day.date), plan_of(situation, milestone, known)
    return words("{day}{plan}", day=day, plan=raised(plan)) if plan is not None else day


def _milestone(situation: Situation, milestone: Milestone, known: Sequence[Plan]) -> Line:
    colour = milestone_colour(situation, milestone)
    met, today = milestone.met_on is not None, situation.day.date
    steps = [n for _, n in slips_of(situation, milestone)][-STEPS:]
    named = _text(f"{milestone.code} {milestone.title}".strip())
    cells = (
        named,
        _based(situation, milestone, known),
        words(N_("met {day}"), day=milestone.met_on) if met else _day(milestone.expected, today),
        standing(milestone, situation.day) or words(N_("no baseline")),
        _text(" → ".join(f"{n:+}" if n else "0" for n in steps)),
        _text("") if met else _state(colour),
    )
    return Line(f"milestone:{milestone.id}", named, (milestone,), cells=cells, colour=colour)


def risk_row(situation: Situation, risk: Risk) -> Line:
    """A red or amber one."""
    colour = band(risk, situation.day)
    due = due_day(risk)
    parts = answer(risk)
    if risk.due:
        parts = parts[:-1]
    named = _text(f"{risk.code} {risk.title}".strip())
    cells = (
        named,
        weight(risk),
        words("{parts}", parts=Clauses(parts)) if parts else words(N_("no response yet")),
        _day(due, situation.day.date),
        _text(situation.name(risk.owner) or "-"),
        _state(colour),
    )
    return Line(f"risk:{risk.id}", named, (risk,), cells=cells, colour=colour)
