"""The week in four parts over several projects: done, planned, issues and risks, support needed."""

from collections.abc import Sequence
from datetime import date

from store.records import Person
from store.records.briefed import BriefingType
from store.rules.areas import areas, overall, worst
from store.rules.dealings import coming_by_day, needs
from store.rules.highlights import decided
from store.rules.reader import Reader, reader_of
from store.rules.report import Block, Briefing, Line, Section
from store.rules.sections import TITLES
from store.rules.situation import Situation
from store.rules.summary import summary
from store.rules.tables import RISK_HEADS, risk_rows
from store.rules.why import slip_words
from store.values.words import N_, Words, bare, words

WEEK_WD = 5
"""The working days that a week's report looks ahead."""
WEEKLY: BriefingType = "weekly"


def weekly(person: Person | None, situations: Sequence[Situation], since: date) -> Briefing:
    """The report of the week after `since` on these projects, for somebody, else for whoever works on them."""
    readers = tuple(reader_of(situation, person) for situation in situations)
    several = len(readers) > 1
    bluf = tuple(summary(reader, of_several=several) for reader in readers)
    asked = tuple(_of(reader, line, several) for reader in readers for line in needs(reader, None))
    return Briefing(
        type=WEEKLY,
        person=person,
        day=situations[0].day.date,
        since=since,
        state=worst([overall(areas(situation)) for situation in situations]) or "unknown",
        over=(
            Section("bluf", Words(TITLES["bluf"]), "text", bluf),
            Section("support", Words(TITLES["support"]), "numbered", asked, empty=N_("No support needed.")),
        ),
        blocks=tuple(_block(reader, since) for reader in readers),
    )


def _of(reader: Reader, line: Line, several: bool) -> Line:
    """The line with its project before it, where there are several."""
    code = reader.situation.project.code
    said = words(N_("{area}: {why}"), area=code, why=line.words) if several else line.words
    return Line(line.id, said, line.records)


def _block(reader: Reader, since: date) -> Block:
    situation = reader.situation
    project = situation.project
    sections = (
        Section("done", Words(TITLES["done"]), "list", _done(reader, since), empty=N_("Nothing done.")),
        Section("ahead", Words(TITLES["ahead"]), "list", _ahead(reader), empty=N_("Nothing planned.")),
        Section(
            "trouble", Words(TITLES["trouble"]), "table", risk_rows(reader), RISK_HEADS, empty=N_("None.")
        ),
    )
    return Block(project.id, project.code, project.name, overall(areas(situation)), sections)


def _done(reader: Reader, since: date) -> tuple[Line, ...]:
    """Milestones met, actions done, risks closed, decisions taken after that day."""
    situation = reader.situation
    found: list[Line] = []
    for milestone in situation.milestones:
        if milestone.met_on and milestone.met_on > since and reader.reads(milestone):
            base = milestone.baseline
            slip = situation.day.calendar.workdays(base, milestone.met_on) if base else 0
            said = words(
                N_("{what} met {day}, {slip}"),
                what=words("{code} {title}", code=milestone.code, title=bare(milestone.title)),
                day=milestone.met_on,
                slip=slip_words(slip),
            )
            found.append(Line(f"done:{milestone.id}", said, (milestone,)))
    for action in situation.actions:
        if action.done_on and action.done_on > since and action.type != "wish" and reader.reads(action):
            said = words("{title}", title=bare(action.title))
            found.append(Line(f"done:{action.id}", said, (action,)))
    for risk in situation.risks:
        if risk.state == "closed" and risk.closed_on and risk.closed_on > since and reader.reads(risk):
            said = words(N_("{what}: closed"), what=f"{risk.code} {bare(risk.title)}")
            found.append(Line(f"done:{risk.id}", said, (risk,)))
    return (*found, *decided(reader, since))


def _ahead(reader: Reader) -> tuple[Line, ...]:
    """What the next five working days hold: milestones, meetings, actions that fall due."""
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
    return tuple(line for _, line in sorted(found, key=lambda one: (one[0], one[1].id)))
