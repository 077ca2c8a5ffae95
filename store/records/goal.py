"""A goal: what success is, measured on days against the straight line from base to target."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Annotated, ClassVar

from store.values.fields import Limit, Line, LinksTo, Prose, Shown
from store.values.record import Audiences, Batch, Objection, ProjectRecord, Ref, kind_of_record
from store.values.words import N_, words

SMART = ("measure", "target", "due")
"""Without one of these nobody can tell whether it was reached."""
LATELY = 30
"""Days for which a reading counts as one of now."""
Measured = tuple[date, Decimal]


@kind_of_record
class Goal(ProjectRecord):
    """A measure that is to come from its base to its target by a day."""

    kind: ClassVar[str] = "goal"
    singular: ClassVar[str] = N_("Goal")
    plural: ClassVar[str] = N_("Goals")
    prefix: ClassVar[str] = "G"
    changes_most: ClassVar[str] = "readings"

    code: Annotated[Line, Limit(max_length=60), Shown(N_("Code"), N_("given when empty: G-02"))] = ""
    title: Annotated[Line, Limit(min_length=1), Shown(N_("What success is"))]
    measure: Annotated[Line, Shown(N_("Measure"), N_("what is counted: working days to close a month"))] = ""
    unit: Annotated[Line, Limit(max_length=60), Shown(N_("Unit"))] = ""
    base: Annotated[Decimal | None, Shown(N_("Base"), N_("where it stands at the beginning"))] = None
    base_on: Annotated[date | None, Shown(N_("Base of"), N_("the day the base was read"))] = None
    target: Annotated[Decimal | None, Shown(N_("Target"))] = None
    due: Annotated[date | None, Shown(N_("Due"))] = None
    owner: Annotated[int | None, LinksTo("person"), Shown(N_("Owner"))] = None
    readings: Annotated[Prose, Shown(N_("Measured"), N_("day and value, one a line: 2026-11-20 7.5"))] = ""
    audience: Audiences = ()
    remark: Annotated[Prose, Shown(N_("Remark"))] = ""
    ref: Ref = ""

    def objections(self, beside: Batch, today: date) -> Iterator[Objection]:
        """What forbids saving it so."""
        if self.base is not None and self.base == self.target:
            yield Objection("target", words(N_("the same as the base: nothing would have to change")))
        if self.base_on is not None and self.base_on > today:
            yield Objection("base_on", words(N_("not after today")))
        if self.base_on is not None and self.due is not None and self.due <= self.base_on:
            yield Objection("due", words(N_("ends before it begins")))
        seen: set[date] = set()
        for line in filter(str.strip, self.readings.splitlines()):
            if (one := read_line(line)) is None:
                said = N_('"{line}": a day and a value, as in 2026-11-20 7.5')
                yield Objection("readings", words(said, line=line.strip()))
            elif one[0] > today:
                yield Objection("readings", words(N_("{day}: not after today"), day=one[0]))
            elif one[0] in seen:
                yield Objection("readings", words(N_("{day} has two readings"), day=one[0]))
            else:
                seen.add(one[0])


def read_line(line: str) -> Measured | None:
    """One reading as it is written, `2026-11-20 7.5`; None for anything else."""
    day, _, value = line.strip().partition(" ")
    try:
        measured = date.fromisoformat(day), Decimal(value.strip())
    except (ValueError, InvalidOperation):
        return None
    return measured if measured[1].is_finite() else None


def readings_of(goal: Goal) -> tuple[Measured, ...]:
    """(day, value), oldest first; a line that cannot be read is passed over."""
    return tuple(sorted(one for line in goal.readings.splitlines() if (one := read_line(line)) is not None))


def lacks(goal: Goal) -> tuple[str, ...]:
    """The fields without which it is no goal that could be missed."""
    return tuple(name for name in SMART if getattr(goal, name) in (None, ""))


def begins(goal: Goal) -> Measured | None:
    """Where its straight line begins: the base on its day, else the first reading."""
    if goal.base is not None and goal.base_on is not None:
        return goal.base_on, goal.base
    return next(iter(readings_of(goal)), None)


def on_line(goal: Goal, day: date) -> Decimal | None:
    """What the straight line from its beginning to the target says for a day, in the goal's unit; None without one of
    its ends."""
    first, due, target = begins(goal), goal.due, goal.target
    if first is None or due is None or target is None or due <= first[0]:
        return None
    passed = min(max(day, first[0]), due) - first[0]
    return first[1] + (target - first[1]) * passed.days / (due - first[0]).days


def behind_line(goal: Goal) -> bool | None:
    """Whether the last reading lags behind the line of its day; None where there is nothing to compare."""
    last = last_reading(goal)
    if last is None or (wanted := on_line(goal, last[0])) is None or (rises := _rises(goal)) is None:
        return None
    return last[1] < wanted if rises else last[1] > wanted


def last_reading(goal: Goal) -> Measured | None:
    """The newest one; None while it was never read."""
    measured = readings_of(goal)
    return measured[-1] if measured else None


def reached(goal: Goal) -> bool | None:
    """Whether the last reading is at the target or beyond it; None where there is nothing to compare, or nobody can
    tell which way it was to go."""
    last = last_reading(goal)
    if last is None or goal.target is None:
        return None
    if last[1] == goal.target:
        return True
    rises = _rises(goal)
    return None if rises is None else last[1] > goal.target if rises else last[1] < goal.target


def settled(goal: Goal, today: date) -> bool:
    """Whether its end was read: on its day or later, before that lately."""
    last = last_reading(goal)
    if last is None:
        return False
    return last[0] >= min(goal.due or today, today - timedelta(days=LATELY))


def _rises(goal: Goal) -> bool | None:
    """Whether its values are to grow, seen from the base or the first of several readings."""
    measured = readings_of(goal)
    base = goal.base if goal.base is not None else measured[0][1] if len(measured) > 1 else None
    if base is None or goal.target is None or base == goal.target:
        return None
    return goal.target > base


def show_measure(value: Decimal) -> str:
    """A value as people read it: with one digit behind the point where it needs one."""
    rounded = value.quantize(Decimal("0.1"))
    return f"{rounded:.0f}" if rounded == rounded.to_integral_value() else f"{rounded:f}"
