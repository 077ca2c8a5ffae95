"""What came of a project, for when it is closed: milestones against the first plan, goals, money, changes with their
cost, quality, satisfaction, lessons, what is open and with whom, and thanks; of what its reader may read."""

from collections.abc import Iterator
from datetime import date

from store.records import Milestone, Person
from store.records.briefed import BriefingType
from store.records.goal import reached
from store.records.milestone import Rag
from store.records.money_line import budget
from store.records.names import name_said
from store.rules.briefing.bottom_line import state as letters
from store.rules.briefing.closing_lines import (
    all_changes,
    lessons,
    open_lines,
    quality,
    thanked,
)
from store.rules.briefing.goal_lines import GOAL_HEADS, goal_rows
from store.rules.briefing.highlights import satisfaction
from store.rules.briefing.last_paper import written
from store.rules.briefing.money_lines import money_sections, total
from store.rules.briefing.report import Block, Briefing, Line, Section, reported_by
from store.rules.briefing.sections import TITLES
from store.rules.briefing.tables import plan_lines
from store.rules.plan.change_cost import sum_words
from store.rules.plan.plans import AFTER, BEFORE
from store.rules.readership import Reader, reader_of
from store.rules.registers.areas import overall
from store.rules.registers.colour_reasons import slip_words
from store.rules.situation import Situation
from store.values.date_display import dated
from store.values.record import born
from store.values.words import N_, NN_, Words, bare, words

CLOSING: BriefingType = "closing"
PLAN_HEADS = (N_("Milestone"), N_("First plan"), N_("Last plan"), N_("Met"), N_("Against the first plan"))
GOALS = NN_("{reached} of {n} goal reached", "{reached} of {n} goals reached")
COMPARED = N_("{expected} expected, {approved} approved")
OPEN = NN_("{n} matter is still open, see below", "{n} matters are still open, see below")
MET = NN_("{met} of {n} milestone met", "{met} of {n} milestones met")


def closing(person: Person | None, situation: Situation) -> Briefing:
    """The report for somebody, else for whoever works on the project; `since` is the day it begins with."""
    reader = reader_of(situation, person)
    block = _block(reader, person)
    summary = Section("bluf", Words(TITLES["bluf"]), "text", tuple(_summary(reader, person)))
    return Briefing(
        type=CLOSING,
        person=person,
        day=situation.day.date,
        since=_begun(situation),
        by=reported_by((situation,)),
        upwards=person is not None and reader.upwards(person),
        state=block.state,
        over=(summary,),
        blocks=(block,),
    )


def _begun(situation: Situation) -> date:
    """The day the project was entered, or the first of its promises that were met before that."""
    met = (one.met_on for one in situation.milestones if one.met_on is not None)
    return min((situation.day.date, born(situation.project.id, situation.project.zone), *met))


def _block(reader: Reader, person: Person | None) -> Block:
    project, state = reader.situation.project, letters(reader)
    to = person.id if person is not None else None
    still = open_lines(reader, to)
    sections = (
        Section("first_plan", Words(TITLES["first_plan"]), "table", _against_the_first(reader), PLAN_HEADS),
        Section("plans", Words(TITLES["plans"]), "list", plan_lines(reader)),
        Section("goals", Words(TITLES["goals"]), "table", goal_rows(reader), GOAL_HEADS),
        *money_sections(reader),
        Section("changes", Words(TITLES["changes"]), "list", all_changes(reader)),
        Section("quality", Words(TITLES["quality"]), "list", quality(reader)),
        Section("satisfaction", _satisfaction_title(reader), "list", satisfaction(reader)),
        Section("lessons", Words(TITLES["lessons"]), "list", lessons(reader)),
        Section(
            "left_open",
            Words(TITLES["left_open"]),
            "list",
            still,
            empty="" if still or open_lines(Reader(reader.situation, "internal"), to) else N_("Nothing."),
        ),
        Section("thanks", Words(TITLES["thanks"]), "list", thanked(reader, to)),
    )
    return Block(project.id, project.code, project.name, overall(state), sections, letters=written(state))


def _satisfaction_title(reader: Reader) -> Words:
    return Words(TITLES["satisfaction"] if reader.audience == "internal" else N_("Satisfaction"))


def _against_the_first(reader: Reader) -> tuple[Line, ...]:
    """Every milestone with what was promised first, what was promised last, and when it came."""
    milestones = sorted(
        filter(reader.reads, reader.situation.milestones),
        key=lambda one: (first_promise(reader.situation, one) or one.due or date.max, one.id),
    )
    return tuple(_milestone(reader.situation, one) for one in milestones)


def first_promise(situation: Situation, milestone: Milestone) -> date | None:
    """Its baseline before anybody moved it."""
    moves = situation.rebaselines_of.get(milestone.id, ())
    return moves[0].moved_from if moves else milestone.baseline


def _milestone(situation: Situation, one: Milestone) -> Line:
    today, first = situation.day.date, first_promise(situation, one)
    name = name_said(one)
    if one.met_on is not None:
        came = words("{day}", day=dated(one.met_on, today))
    elif one.expected is not None:
        came = words(N_("open, expected {day}"), day=dated(one.expected, today))
    else:
        came = words(N_("open"))
    cells = (name, _day(first, today), _day(one.baseline, today), came, _slip(situation, one))
    return Line(f"first:{one.id}", name, (one,), cells=cells, colour=_colour(situation, one))


def _day(day: date | None, today: date) -> Words:
    return words("{day}", day=dated(day, today)) if day is not None else words("-")


def _late(situation: Situation, one: Milestone) -> int | None:
    """Working days from what was promised first to when it came, or is expected."""
    first = first_promise(situation, one)
    if first is None or one.due is None:
        return None
    return situation.day.calendar.workdays(first, one.due)


def far(situation: Situation, one: Milestone) -> Words | None:
    """How far it came from the first plan; None where nothing was promised."""
    late = _late(situation, one)
    if late is None:
        return None
    if not late:
        return words(N_("as in the first plan"))
    return words(AFTER if late > 0 else BEFORE, n=abs(late))


def _slip(situation: Situation, one: Milestone) -> Words:
    """The same in a cell."""
    late = _late(situation, one)
    if late is None:
        return words("-")
    return slip_words(late) if late else words(N_("on time"))


def _colour(situation: Situation, one: Milestone) -> Rag | None:
    return "red" if one.met_on is None and situation.project.state == "closed" else None


def _summary(reader: Reader, person: Person | None) -> Iterator[Line]:
    """A sentence for each thing that counts."""
    situation = reader.situation
    id, currency = situation.project.id, situation.project.currency
    milestones = tuple(filter(reader.reads, situation.milestones))
    met = [one for one in milestones if one.met_on is not None]
    if milestones:
        yield Line(f"bluf:{id}:milestones", words(MET, n=len(milestones), met=len(met)), milestones)
    if met:
        last = max(met, key=lambda one: (one.met_on or date.min, one.id))
        said = words(N_("The last was {what} on {day}"), what=bare(last.title), day=last.met_on)
        came = far(situation, last)
        said = words(N_("{what}, {far}"), what=said, far=came) if came is not None else said
        yield Line(f"bluf:{id}:last", said, (last,))
    if goals := tuple(filter(reader.reads, situation.goals)):
        done = sum(reached(goal) is True for goal in goals)
        yield Line(f"bluf:{id}:goals", words(GOALS, n=len(goals), reached=done), goals)
    costs = tuple(filter(reader.reads, situation.costs))
    if (sums := budget(costs)) is not None:
        approved, expected = (sum_words(amount, amount, currency) for amount in sums)
        said = words(COMPARED, expected=expected, approved=approved)
        if (spent := total(line.spent for line in costs)) is not None:
            said = words(N_("{what}, {spent} spent"), what=said, spent=sum_words(spent, spent, currency))
        yield Line(f"bluf:{id}:money", said, costs)
    n = len(open_lines(reader, person.id if person is not None else None))
    yield Line(f"bluf:{id}:open", words(OPEN, n=n) if n else words(N_("Nothing is left open")))
