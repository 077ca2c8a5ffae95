"""An action: somebody does something by a day. Owed to a stakeholder it is a promise, owed by one an ask."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated, ClassVar, Literal

from store.values.date_display import dated
from store.values.day import Day
from store.values.fields import Limit, Line, LinksTo, Prose, Shown
from store.values.record import Audiences, Batch, Objection, ProjectRecord, Ref, kind_of_record
from store.values.words import N_, Words, words

ActionType = Literal["action", "promise", "ask", "wish"]
TYPES = {"action": N_("action"), "promise": N_("promise"), "ask": N_("ask"), "wish": N_("wish")}
Horizon = Literal["today", "tomorrow", "week", "next", "later"]
Need = Literal["met", "ahead", "near", "begun", "past"]
IS_ASK = ("type", "ask")
OF_AN_ASK = ("needed_from", "needed_until")
"""What only an ask has: the days for which somebody or something is needed."""
LEAD_WD = 5
"""Working days before its day on which an ask begins to press."""
HORIZONS: tuple[Horizon, ...] = ("today", "tomorrow", "week", "next", "later")


@kind_of_record
class Action(ProjectRecord):
    """Owner does it; `owed_to` hears of it. A promise is owed to them by us, an ask to us by its owner."""

    kind: ClassVar[str] = "action"
    singular: ClassVar[str] = N_("Action")
    plural: ClassVar[str] = N_("Actions")
    prefix: ClassVar[str] = "A"
    changes_most: ClassVar[str] = "due"

    code: Annotated[Line, Limit(max_length=60), Shown(N_("Code"), N_("given when empty: A-7"))] = ""
    title: Annotated[Line, Limit(min_length=1), Shown(N_("What"))]
    type: Annotated[
        ActionType,
        Shown(N_("Type"), N_("promise: we owe it; ask: they owe it; wish: they asked for it"), TYPES),
    ] = "action"
    owner: Annotated[int | None, LinksTo("person"), Shown(N_("Owner"), N_("who does it"))] = None
    helpers: Annotated[
        tuple[int, ...], LinksTo("person"), Shown(N_("With"), N_("who helps; separated by ; e.g. Chen; Wang"))
    ] = ()
    owed_to: Annotated[int | None, LinksTo("person"), Shown(N_("Owed to"), N_("who waits for it"))] = None
    due: Annotated[date | None, Shown(N_("Due"))] = None
    done_on: Annotated[date | None, Shown(N_("Done on"))] = None
    dropped_on: Annotated[date | None, Shown(N_("Dropped on"), N_("closed without being done"))] = None
    missed_because: Annotated[Line, Shown(N_("Missed because"))] = ""
    asked_by: Annotated[int | None, LinksTo("person"), Shown(N_("Asked by"))] = None
    asked_on: Annotated[date | None, Shown(N_("Asked on"))] = None
    times_asked: Annotated[int, Limit(ge=0, le=99), Shown(N_("Times asked"))] = 0
    options: Annotated[Prose, Shown(N_("Options"), N_("one a line, the recommended one first"))] = ""
    delay_cost: Annotated[Line, Shown(N_("A week's delay"), N_("what it costs, in words or money"))] = ""
    needed_from: Annotated[
        date | None,
        Shown(N_("Needed from"), N_("of people, a room, equipment: the first day"), only=IS_ASK),
    ] = None
    needed_until: Annotated[date | None, Shown(N_("Needed until"), N_("the last day"), only=IS_ASK)] = None
    meeting: Annotated[int | None, LinksTo("meeting"), Shown(N_("Meeting"), asked=False)] = None
    audience: Audiences = ()
    remark: Annotated[Prose, Shown(N_("Remark"))] = ""
    ref: Ref = ""

    @property
    def open(self) -> bool:
        """Neither done nor dropped."""
        return self.done_on is None and self.dropped_on is None

    def objections(self, beside: Batch, today: date) -> Iterator[Objection]:
        """What forbids saving it so."""
        for name in ("done_on", "dropped_on", "asked_on"):
            if (day := getattr(self, name)) is not None and day > today:
                yield Objection(name, words(N_("not after today")))
        if self.done_on and self.dropped_on:
            yield Objection("dropped_on", words(N_("done or dropped, not both")))
        if self.type != "ask":
            for name in OF_AN_ASK:
                if getattr(self, name):
                    yield Objection(name, words(N_("only an ask has it")))
        elif self.needed_from and self.needed_until and self.needed_until < self.needed_from:
            yield Objection(
                "needed_until", words(N_("it ends before it begins, on {day}"), day=self.needed_from)
            )


def need_begins(action: Action) -> date | None:
    """The first day on which it is needed, as far as it is said; None of an action that is no need."""
    return action.needed_from or action.needed_until


def need(action: Action, day: Day) -> Need | None:
    """How it stands with the days for which it is needed: near from the lead time on; None of what is no need."""
    begins = need_begins(action)
    if begins is None:
        return None
    if not action.open:
        return "met"
    if action.needed_until is not None and action.needed_until < day.date:
        return "past"
    if begins <= day.date:
        return "begun"
    return "near" if day.until(begins) <= LEAD_WD else "ahead"


def need_days(action: Action, today: date) -> Words | None:
    """`4 Jan to 15 Jan`, as far as it is said; None of what is no need."""
    first, last = (dated(day, today) if day else None for day in (action.needed_from, action.needed_until))
    if first is None:
        return words(N_("until {last}"), last=last) if last is not None else None
    if last is None:
        return words(N_("from {first}"), first=first)
    if action.needed_from == action.needed_until:
        return words("{day}", day=first)
    return words(N_("{first} to {last}"), first=first, last=last)


def need_said(action: Action, day: Day) -> Words | None:
    """For which days it is needed, or until when it was and nobody answered; None of what is no need."""
    days = need_days(action, day.date)
    if days is None:
        return None
    if need(action, day) == "past" and action.needed_until is not None:
        return words(N_("was needed until {day}"), day=dated(action.needed_until, day.date))
    return words(N_("needed {days}"), days=days)


def sunday(day: date, weeks: int = 0) -> date:
    """The end of its week, or of one so many weeks later."""
    return day + timedelta(days=6 - day.weekday() + 7 * weeks)


def horizon(due: date | None, day: Day) -> Horizon:
    """The column of the week for what is due then: overdue counts as today, tomorrow is the next working day, this week
    ends on Sunday, and so does the next."""
    if due is None:
        return "later"
    if due <= day.date:
        return "today"
    if due <= day.calendar.add(day.date, 1):
        return "tomorrow"
    if due <= sunday(day.date):
        return "week"
    return "next" if due <= sunday(day.date, 1) else "later"
