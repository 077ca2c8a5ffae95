"""A project is closed: what is still open in it, which goals nobody has read at their end, and the checklist."""

from collections.abc import Iterator, Sequence
from datetime import date

from store.records import Action, Check, Deliverable, Goal, Milestone, MoneyLine, Risk
from store.records.check import uncorrected
from store.records.goal import lacks, settled
from store.records.names import name_said
from store.rules.situation import Situation
from store.values.frozen import frozen
from store.values.record import Record
from store.values.words import N_, Words, bare, words

REF = "closing "
"""How the reference of an action begins that came from a checklist; its line stands behind."""


def left_open(now: Situation) -> Iterator[Record]:
    """What is neither met, done, accepted, corrected, in place nor closed."""
    yield from (one for one in now.milestones if one.met_on is None)
    yield from (one for one in now.risks if one.state != "closed")
    yield from (one for one in now.actions if one.open)
    yield from (one for one in now.deliverables if one.open)
    yield from filter(uncorrected, now.checks)
    yield from (one for one in now.funding if one.in_place_on is None)


def still_open(now: Situation) -> tuple[Words, ...]:
    """How many of each kind are neither met, done, accepted, corrected nor closed; kinds of which none is open are left
    out."""
    return tuple(words(msgid, n=n) for msgid, n, _ in _counted(now) if n)


def _counted(now: Situation) -> Iterator[tuple[str, int, int]]:
    """(how it is said that some are open, how many are, of how many), by kind."""
    left = tuple(left_open(now))
    actions = [one for one in left if isinstance(one, Action)]
    risks = [one for one in left if isinstance(one, Risk)]
    issues = sum(one.state == "occurred" for one in risks)

    def among(kind: type[Record]) -> int:
        return sum(isinstance(one, kind) for one in left)

    def of_type(*types: str) -> tuple[int, int]:
        return sum(one.type in types for one in actions), sum(one.type in types for one in now.actions)

    failed = sum(one.result == "failed" for one in now.checks)
    yield N_("milestones not met: {n}"), among(Milestone), len(now.milestones)
    yield N_("issues: {n}"), issues, issues
    yield N_("risks: {n}"), len(risks) - issues, len(now.risks)
    yield N_("promises: {n}"), *of_type("promise")
    yield N_("asks: {n}"), *of_type("ask")
    yield N_("actions: {n}"), *of_type("action", "wish")
    yield N_("deliverables not accepted: {n}"), among(Deliverable), len(now.deliverables)
    yield N_("corrections open: {n}"), among(Check), failed
    yield N_("funding not in place: {n}"), among(MoneyLine), len(now.funding)


def to_be_read(now: Situation) -> tuple[Goal, ...]:
    """The goals that can be measured and were not at their end."""
    return tuple(goal for goal in now.goals if not lacks(goal) and not settled(goal, now.day.date))


@frozen
class Step:
    """One line of the checklist: `done`; or `coming`: it stands in the template, and not in the project yet."""

    said: Words
    record: Record | None = None
    done: bool = False
    coming: bool = False

    @property
    def sign(self) -> str:
        """What stands before it."""
        return "+" if self.coming else "x" if self.done else "-"

    @property
    def owner(self) -> int | None:
        """Who does it, where it became an action."""
        return self.record.owner if isinstance(self.record, Action) else None

    @property
    def due(self) -> date | None:
        """By when its action is to be done, while that is open."""
        return self.record.due if isinstance(self.record, Action) and self.record.open else None


def checklist(now: Situation, lines: Sequence[str]) -> tuple[Step, ...]:
    """The `lines` of the template, those that are in the project with the action they became; then what the project's
    own records say: goals to be read, what is open, lessons, satisfaction."""
    return (*_of_template(now, lines), *_of_goals(now), *_of_registers(now))


def missing(now: Situation, lines: Sequence[str]) -> tuple[str, ...]:
    """The lines that became no action yet."""
    known = set(_taken(now))
    return tuple(line for line in lines if line not in known)


def _taken(now: Situation) -> dict[str, Action]:
    return {one.ref.removeprefix(REF): one for one in now.actions if one.ref.startswith(REF)}


def _of_template(now: Situation, lines: Sequence[str]) -> Iterator[Step]:
    taken = _taken(now)
    for line in dict.fromkeys((*taken, *lines)):
        action = taken.get(line)
        said = words("{text}", text=bare(action.title if action is not None else line))
        yield Step(said, action, action is not None and not action.open, action is None)


def _of_goals(now: Situation) -> Iterator[Step]:
    unread = to_be_read(now)
    for goal in now.goals:
        name = name_said(goal)
        if lacks(goal):
            yield Step(
                words(N_("{what}: incomplete, nobody can tell whether it was reached"), what=name), goal
            )
        else:
            form = N_("{what}: to be read a last time") if goal in unread else N_("{what}: read")
            yield Step(words(form, what=name), goal, goal not in unread)


def _of_registers(now: Situation) -> Iterator[Step]:
    for msgid, n, every in _counted(now):
        if every:
            yield Step(words(msgid, n=n), done=not n)
    for msgid, n in (
        (N_("lessons written: {n}"), len(now.lessons)),
        (N_("readings of satisfaction: {n}"), sum(one.area == "satisfaction" for one in now.readings)),
    ):
        yield Step(words(msgid, n=n), done=n > 0)
