"""The week in four parts over several projects: done, planned, issues and risks, support needed."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from types import MappingProxyType

from store.records import Person
from store.records.briefed import BriefingType
from store.rules.briefing.bottom_line import state as letters
from store.rules.briefing.bottom_line import summary
from store.rules.briefing.changed_line import ORDER, SORTS, Changed
from store.rules.briefing.highlights import approved_changes, decided, satisfaction
from store.rules.briefing.last_paper import LastPaper, written
from store.rules.briefing.money_lines import money_sections
from store.rules.briefing.open_items import carried, coming_by_day, late_promises, needs
from store.rules.briefing.page_budget import fit_late, fit_risks
from store.rules.briefing.paper_start import PaperStart
from store.rules.briefing.report import COLOURS, Block, Briefing, Line, Section, reported_by
from store.rules.briefing.seat_change import seat_change
from store.rules.briefing.sections import TITLES
from store.rules.briefing.sponsor_report import unchanged
from store.rules.briefing.tables import RISK_HEADS, heavy_risks, late_milestones, plan_lines, risk_row
from store.rules.plan.losses import replan_words
from store.rules.readership import Reader, reader_of
from store.rules.registers.areas import overall, worst
from store.rules.registers.colour_reasons import slip_words, standing
from store.rules.registers.news import stands as must_be_told
from store.rules.situation import Situation
from store.values.date_display import dated
from store.values.words import N_, Words, bare, words

STATUS_HEADS = (
    N_("Project"),
    N_("This week"),
    N_("Red"),
    N_("Amber"),
    N_("Next milestone"),
    N_("Forecast"),
    N_("Slip"),
    N_("State"),
)
CARRIED_LINES = 8
"""Of what was due and is still to be done."""
TROUBLE_LINES = 11
"""Lines that a project's issues and risks take at most: the heavy ones in six rows, the rest counted."""
WEEK_WD = 5
"""The working days that a week's report looks ahead."""
WEEKLY: BriefingType = "weekly"


def weekly(
    person: Person | None,
    situations: Sequence[Situation],
    since: date,
    changes: Mapping[int, Sequence[Changed]] = MappingProxyType({}),
    last: Mapping[int, LastPaper] = MappingProxyType({}),
    start: PaperStart | None = None,
) -> Briefing:
    """The report of the week after `since` on these projects, for somebody, else for whoever works on them; `changes`
    and the `last` paper of this reader by project; `start`: where the last weekly report ended, if any."""
    begun = start or PaperStart(since)
    readers = tuple(reader_of(situation, person) for situation in situations)
    several = len(readers) > 1
    bluf = tuple(
        summary(
            reader,
            of_several=several,
            last=last.get(reader.situation.project.id),
            changes=changes.get(reader.situation.project.id, ()),
        )
        for reader in readers
    )
    blocks = tuple(_block(reader, person, begun) for reader in readers)
    return Briefing(
        type=WEEKLY,
        person=person,
        day=situations[0].day.date,
        since=since,
        by=reported_by(situations),
        upwards=person is not None and any(reader.upwards(person) for reader in readers),
        state=worst([block.state for block in blocks]) or "unknown",
        over=(
            Section("bluf", Words(TITLES["bluf"]), "text", bluf),
            Section(
                "status",
                Words(TITLES["status"]),
                "table",
                tuple(
                    _status(
                        reader,
                        changes.get(reader.situation.project.id, ()),
                        begun,
                        last.get(reader.situation.project.id),
                    )
                    for reader in readers
                )
                if several
                else (),
                STATUS_HEADS,
            ),
        ),
        blocks=blocks,
    )


def _status(reader: Reader, changes: Sequence[Changed], begun: PaperStart, last: LastPaper | None) -> Line:
    """One project in one row: what the week did to it, how much is red and amber, the next date."""
    situation = reader.situation
    project, day = situation.project, situation.day
    moved = [one.sort for one in changes if reader.reads(one.record)]
    week = tuple(
        words("{n} {sort}", n=moved.count(sort), sort=Words(SORTS[sort])) for sort in ORDER if sort in moved
    )
    colours = [colour for colour, _ in heavy_risks(reader)]
    ahead = [m for m in situation.milestones if m.met_on is None and m.expected and reader.reads(m)]
    first = min(ahead, key=lambda m: (m.expected or date.max, m.id), default=None)
    stands = standing(first, day) if first is not None else None
    named = words("{code}", code=project.code)
    own = letters(reader)
    state = overall(own)
    still = words(N_("unchanged")) if unchanged(situation, own, changes, begun, last) else words("-")
    cells = (
        named,
        words("{parts}", parts=week) if week else still,
        words("{n}", n=colours.count("red")),
        words("{n}", n=colours.count("amber")),
        words("{code} {title}", code=first.code, title=bare(first.title))
        if first is not None
        else words("-"),
        words("{day}", day=dated(first.expected, day.date)) if first and first.expected else words("-"),
        stands if stands is not None else words("-"),
        Words(COLOURS[state]),
    )
    return Line(f"status:{project.id}", named, cells=cells, colour=state)


def _block(reader: Reader, person: Person | None, begun: PaperStart) -> Block:
    situation = reader.situation
    project = situation.project
    to = person.id if person is not None else None
    within = Reader(situation, "internal")
    done, ahead, heavy = _done(reader, begun, to), _ahead(reader), heavy_risks(reader)
    support, state = needs(reader, None, to=to), letters(reader)
    sections = (
        Section(
            "done",
            Words(TITLES["done"]),
            "list",
            done,
            empty=_unless(done or _done(within, begun, to), N_("Nothing finished this week.")),
        ),
        Section(
            "ahead",
            Words(TITLES["ahead"]),
            "list",
            ahead,
            empty=_unless(ahead or _ahead(within), N_("Nothing planned.")),
        ),
        Section("plans", Words(TITLES["plans"]), "list", plan_lines(reader)),
        Section("late", Words(TITLES["late"]), "list", fit_late(late_milestones(reader))),
        Section("seats", Words(TITLES["seats"]), "list", _seats(reader)),
        Section(
            "trouble",
            Words(TITLES["trouble"]),
            "table",
            fit_risks(heavy, partial(risk_row, situation), TROUBLE_LINES),
            RISK_HEADS,
            empty=_unless(heavy or heavy_risks(within), N_("None.")),
        ),
        Section("owed", Words(TITLES["owed"]), "list", late_promises(reader, to)),
        Section(
            "changes", Words(TITLES["changes"]), "list", (*approved_changes(reader, begun), *_replans(reader))
        ),
        *money_sections(reader),
        Section("satisfaction", _satisfaction_title(reader), "list", satisfaction(reader)),
        Section(
            "support",
            Words(TITLES["support"]),
            "numbered",
            support,
            empty=_unless(support or needs(within, None, to=to), N_("No support needed.")),
        ),
    )
    return Block(
        project.id,
        project.code,
        project.name,
        overall(state),
        sections,
        letters=written(state),
    )


def _replans(reader: Reader) -> tuple[Line, ...]:
    """How often the plan was changed, and what that cost: so that it never becomes normal."""
    said = replan_words(reader)
    return (Line(f"replans:{reader.situation.project.id}", said),) if said is not None else ()


def _satisfaction_title(reader: Reader) -> Words:
    return Words(TITLES["satisfaction"] if reader.audience == "internal" else N_("Satisfaction"))


def _unless(found: Sequence[object], said: str) -> str:
    """That there is nothing is said only where there is nothing: not where all of it is internal."""
    return "" if found else said


def _seats(reader: Reader) -> tuple[Line, ...]:
    """The key seats that are empty or announced empty."""
    situation = reader.situation
    return tuple(
        Line(f"seat:{seat.id}", change.words, (seat,))
        for seat in situation.seats
        if reader.reads(seat) and must_be_told(situation, seat)
        for change in seat_change(situation, seat)
    )


def _done(reader: Reader, begun: PaperStart, to: int | None) -> tuple[Line, ...]:
    """Milestones met, actions done, risks closed, decisions taken after the last report. What we asked for is to the
    credit of whoever did it, named but for the reader (`to`)."""
    situation = reader.situation
    found: list[Line] = []
    for milestone in situation.milestones:
        if milestone.met_on and begun.after(milestone, "met_on") and reader.reads(milestone):
            base = milestone.baseline
            late = situation.day.calendar.workdays(base, milestone.met_on) if base else 0
            said = words(
                N_("{what} met {day}, {slip}"),
                what=words("{code} {title}", code=milestone.code, title=bare(milestone.title)),
                day=milestone.met_on,
                slip=slip_words(late),
            )
            found.append(Line(f"done:{milestone.id}", said, (milestone,)))
    for action in situation.actions:
        asked = action.type == "ask" and to is not None and action.owner == to
        if begun.after(action, "done_on") and action.type != "wish" and reader.reads(action, addressed=asked):
            said = words("{title}", title=bare(action.title))
            theirs = situation.name(action.owner) if action.type == "ask" and action.owner != to else ""
            if theirs:
                said = words(N_("{name}: {title}"), name=theirs, title=bare(action.title))
            found.append(Line(f"done:{action.id}", said, (action,)))
    for risk in situation.risks:
        if risk.state == "closed" and begun.after(risk, "closed_on") and reader.reads(risk):
            said = words(N_("{what}: closed"), what=f"{risk.code} {bare(risk.title)}")
            found.append(Line(f"done:{risk.id}", said, (risk,)))
    return (*found, *decided(reader, begun))


def _ahead(reader: Reader) -> tuple[Line, ...]:
    """What the next five working days hold: what is carried over, then milestones, meetings, actions that fall due."""
    situation = reader.situation
    today = situation.day.date
    end = situation.day.calendar.add(today, WEEK_WD)
    found = [(on, line) for on, line in coming_by_day(reader, WEEK_WD) if on > today]
    for action in situation.actions:
        due = action.due
        ours = action.open and action.type in ("action", "promise")
        if ours and due is not None and today < due <= end and reader.reads(action):
            said = words("{day} {title}", day=due, title=bare(action.title))
            found.append((due, Line(f"ahead:{action.id}", said, (action,))))
    ahead = sorted(found, key=lambda one: (one[0], one[1].id))
    return (*carried(reader, CARRIED_LINES), *(line for _, line in ahead))
