"""Contact has a rhythm: two clocks per person, one for calls and one for visits; a third for executives' key nodes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from math import ceil
from typing import Literal

from store.records import Milestone, Stakeholder
from store.records.milestone import Rag
from store.records.stakeholder import UNCHOSEN
from store.rules.people.key_node import key_node
from store.rules.situation import Situation, Touch
from store.values.calendar import Calendar, add_months, roll
from store.values.day import Day, Settings
from store.values.frozen import frozen

ClockKind = Literal["call", "visit", "silence", "node"]
BY_CLASS = ("client_pm", "supplier")
"""Roles whose clocks run by class; an executive has only the visit clock, a sponsor a call clock of their own."""
FIRST_WD = 5
"""Working days at the beginning of a month on which classes are looked at."""


@frozen
class Clock:
    """One running clock. `start` None: no touch and no class yet, so nothing to count from.

    `late` is in calendar days past the due day, 0 on it, negative before; `interval` in calendar days; `months` when
    it is counted in months; `node`: the milestone before which they are to be touched; `hypercare`: until when it is
    half of what it is otherwise.
    """

    kind: ClockKind
    start: date | None
    due: date | None
    interval: int
    late: int
    colour: Rag
    months: int = 0
    node: Milestone | None = None
    hypercare: date | None = None

    @property
    def ratio(self) -> float:
        """Lateness as a share of the interval, which orders people fairly."""
        return self.late / self.interval if self.due else -9.0


def important(stakeholder: Stakeholder) -> bool:
    """Whether their due day rolls back rather than forward: class A, sponsor or executive."""
    return stakeholder.client_class == "A" or stakeholder.role in ("sponsor", "executive")


def call_every(stakeholder: Stakeholder, settings: Settings) -> int | None:
    """Days between two calls; None when no call clock runs."""
    if stakeholder.call_days is not None:
        return stakeholder.call_days
    if stakeholder.role == "sponsor":
        return settings.call_sponsor
    if stakeholder.role in BY_CLASS and stakeholder.client_class:
        return {"A": settings.call_a, "B": settings.call_b, "C": settings.call_c}[stakeholder.client_class]
    return None


def visit_every(stakeholder: Stakeholder, settings: Settings) -> int | None:
    """Months between two visits; None when no visit clock runs."""
    if stakeholder.visit_months is not None:
        return stakeholder.visit_months
    if stakeholder.role in (*BY_CLASS, "executive") and stakeholder.client_class:
        return {"A": settings.visit_a, "B": settings.visit_b, "C": settings.visit_c}[stakeholder.client_class]
    return None


def without_clock(stakeholder: Stakeholder) -> bool:
    """Whether the role has clocks that run by class, and there is neither a class nor an interval of their own."""
    by_class = stakeholder.role in (*BY_CLASS, "executive")
    return by_class and stakeholder.client_class is None and not _own_interval(stakeholder)


def class_without_clock(stakeholder: Stakeholder) -> bool:
    """Whether there is a class, in the role that nobody needs to choose, whose clocks do not run by it."""
    unmoved = stakeholder.role == UNCHOSEN and not _own_interval(stakeholder)
    return unmoved and stakeholder.client_class is not None


def _own_interval(stakeholder: Stakeholder) -> bool:
    return stakeholder.call_days is not None or stakeholder.visit_months is not None


def call_due(start: date, days: int, calendar: Calendar, back: bool) -> date:
    """The working day on which the next call is due."""
    return roll(start + timedelta(days=days), start, days, calendar, back)


def visit_due(start: date, months: int, calendar: Calendar, back: bool) -> date:
    """The working day on which the next visit is due; months are calendar months clipped to month end."""
    due = add_months(start, months)
    return roll(due, start, (due - start).days, calendar, back)


def colour_of(due: date, interval: int, today: date, *calendars: Calendar) -> Rag:
    """Amber from the due day on, red more than ⌈interval ÷ 2⌉ days past it; nothing turns red on a day off in any
    of the calendars."""
    if today < due:
        return "green"
    return "red" if (_worked(today, calendars) - due).days > ceil(interval / 2) else "amber"


def touch_of(situation: Situation, stakeholder: Stakeholder) -> Touch:
    """Their last touches; somebody of the outer team is touched with whom they are reached via."""
    touch = situation.touches.get(stakeholder.person, Touch())
    known = {stakeholder.person}
    part: Stakeholder | None = stakeholder
    while part is not None and part.role == "outer" and part.via is not None and part.via not in known:
        known.add(part.via)
        other = situation.touches.get(part.via, Touch())
        touch = Touch(_later(touch.call, other.call), _later(touch.visit, other.visit), touch.attempt)
        part = situation.part_of.get(part.via)
    return touch


def clocks(situation: Situation, stakeholder: Stakeholder) -> Iterator[Clock]:
    """The clocks that run for a stakeholder today."""
    settings, today = situation.day.settings, situation.day.date
    if not stakeholder.in_role(today):
        return
    touch = touch_of(situation, stakeholder)
    calendar = situation.calendar_of(stakeholder.person)
    away = situation.people[stakeholder.person].away_until if stakeholder.person in situation.people else None
    back = important(stakeholder)
    hypercare = situation.hypercare

    def clock(
        kind: ClockKind,
        start: date | None,
        interval: int,
        due: date | None,
        months: int = 0,
        node: Milestone | None = None,
    ) -> Clock:
        if start is None or due is None:
            return Clock(kind, None, None, interval, 0, "unknown", months)
        if away is not None and away >= due:
            due = calendar.forward(away + timedelta(days=1))
        colour = colour_of(due, interval, today, calendar, situation.day.calendar)
        return Clock(kind, start, due, interval, (today - due).days, colour, months, node)

    days = call_every(stakeholder, settings)
    if days is not None:
        days = tighter(days) if hypercare else days
        start = _start(touch.call, stakeholder)
        due = start and call_due(start, days, calendar, back)
        meeting = situation.project.sponsor_meeting
        met_instead = (
            stakeholder.role == "sponsor" and meeting is not None and 0 <= (meeting - today).days <= days
        )
        if not met_instead:
            yield replace(clock("call", start, days, due), hypercare=hypercare)
    elif stakeholder.role == "core" and (start := _start(touch.call, stakeholder)) is not None:
        silence = tighter(settings.core_silence_days) if hypercare else settings.core_silence_days
        silent = clock("silence", start, silence, start + timedelta(days=silence))
        if silent.late >= 0:
            yield replace(silent, colour="amber", hypercare=hypercare)
    months = visit_every(stakeholder, settings)
    if months is not None:
        start = _start(touch.visit, stakeholder)
        due = start and visit_due(start, months, calendar, back)
        interval = (add_months(start, months) - start).days if start else months * 30
        yield clock("visit", start, interval, due, months)
    if (node := key_node(situation, stakeholder, touch.call)) is not None:
        due = calendar.forward(node.opens)
        yield clock(
            "node",
            node.opens,
            max(1, (node.on - node.opens).days),
            due if due < node.on else node.opens,
            node=node.milestone,
        )


def _worked(day: date, calendars: Sequence[Calendar]) -> date:
    """The last day up to `day` that is worked in all of the calendars."""
    while (back := min(calendar.back(day) for calendar in calendars)) != day:
        day = back
    return day


def _later(one: date | None, other: date | None) -> date | None:
    return max((day for day in (one, other) if day is not None), default=None)


def _start(last: date | None, stakeholder: Stakeholder) -> date | None:
    """The later of the last such contact and the day the class was first set, else the first day in the role."""
    known = [day for day in (last, stakeholder.classed_on) if day is not None]
    return max(known) if known else stakeholder.since


def urgency(clock: Clock, stakeholder: Stakeholder) -> tuple[float, str, int]:
    """Sort key: lateness ÷ interval, ties by class, then by id, so that the order is total."""
    return (-clock.ratio, stakeholder.client_class or "Z", stakeholder.id)


def reclassing(day: Day) -> bool:
    """Whether today is one of the first five working days of its month, on which classes are looked at."""
    before = day.date.replace(day=1) - timedelta(days=1)
    return day.calendar.is_working(day.date) and day.calendar.workdays(before, day.date) <= FIRST_WD


def tighter(days: int) -> int:
    """Half of an interval in days, at least one: while there is hypercare."""
    return ceil(days / 2)
