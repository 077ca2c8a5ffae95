"""A goal: what success is, measured on days against the straight line from base to target."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Annotated, ClassVar

from store.values.fields import Limit, Line, LinksTo, Prose, Shown
from store.values.record import Audiences, Batch, Objection, ProjectRecord, Ref, kind_of_record
from store.values.words import N_, words

SMART = ("measure", "target", "due")
"""Without one of these nobody can tell whether it was reached."""
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
    readings: Annotated[Prose, Shown(N_("Readings"), N_("day and value, one a line: 2026-11-20 7.5"))] = ""
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


def on_line(goal: Goal, day: date) -> Decimal | None:
    """What the straight line from base to target says for a day, in the goal's unit; None without one of its ends."""
    start, due, base, target = goal.base_on, goal.due, goal.base, goal.target
    if start is None or due is None or base is None or target is None or due <= start:
        return None
    passed = min(max(day, start), due) - start
    return base + (target - base) * passed.days / (due - start).days


def behind_line(goal: Goal) -> bool | None:
    """Whether the last reading lags behind the line of its day; None where there is nothing to compare."""
    measured = readings_of(goal)
    if not measured or (wanted := on_line(goal, measured[-1][0])) is None:
        return None
    assert goal.base is not None and goal.target is not None
    return measured[-1][1] < wanted if goal.target > goal.base else measured[-1][1] > wanted
