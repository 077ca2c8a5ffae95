"""Before a talk: all that stands between us and one person, over all their projects, what matters most first."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from store.records import Action, Contact, Person, Project, Stakeholder
from store.records.action import need_said
from store.records.contact import CHANNELS
from store.records.stakeholder import ENGAGEMENTS, ROLES, stance
from store.rules.briefing.untold_events import not_told
from store.rules.people.cadence import clocks, touch_of, urgency
from store.rules.people.contact_limit import restraint, restraint_words
from store.rules.registers.colour_reasons import contact_why
from store.rules.situation import Situation
from store.values.day import Day
from store.values.frozen import frozen
from store.values.record import Record
from store.values.words import N_, Clauses, Words, bare, words

GREETING_DAYS = 14
"""Days that a greeting is seen ahead."""
Weight = Literal["red", "amber", "plain"]


@frozen
class PrepLine:
    """One thing to know; `record` is what it stands for; `prose`: typed text, which may take several lines; `to_tell`:
    they have not heard of it."""

    words: Words
    weight: Weight = "plain"
    record: Record | None = None
    prose: bool = False
    to_tell: bool = False


@frozen
class Section:
    """What belongs together, under a short title (a msgid)."""

    title: str
    lines: tuple[PrepLine, ...]


@frozen
class Prep:
    """One person; sections that have nothing to say are left out."""

    person: Person
    projects: tuple[Project, ...]
    sections: tuple[Section, ...]


def prep(
    person: Person,
    today: date,
    nows: Sequence[Situation],
    touches: Sequence[Contact],
    opinions: Sequence[Contact],
) -> Prep:
    """`nows`: their projects; `touches`: the last contacts, newest first; `opinions`: contacts with something still
    to answer, oldest first."""
    several = len(nows) > 1
    sections: list[Section] = []

    def add(title: str, lines: Iterator[PrepLine]) -> None:
        if found := tuple(lines):
            sections.append(Section(title, found))

    def each(of: Callable[[Situation, Person], Iterator[PrepLine]]) -> Iterator[PrepLine]:
        for now in nows:
            for line in of(now, person):
                yield _in_project(line, now) if several else line

    add(N_("who"), _who(person, nows, several))
    add(N_("rest"), _rest(person, nows))
    add(N_("away"), _away(person, today))
    add(N_("greet"), _greeting(person, today))
    add(N_("not told"), each(_not_told))
    add(N_("to agree"), each(_to_agree))
    add(N_("we owe"), each(_we_owe))
    add(N_("they owe"), each(_they_owe))
    add(N_("we asked"), each(_asked))
    add(N_("to answer"), _to_answer(opinions))
    add(N_("wishes"), each(_wishes))
    add(N_("last talks"), _last(touches))
    add(N_("needs"), each(_needs))
    add(N_("engaged"), each(_engaged))
    add(N_("clocks"), each(_clocks))
    return Prep(person, tuple(now.project for now in nows), tuple(sections))


def greeting(person: Person, today: date) -> date | None:
    """The next day to greet them on, today included; a 29 February is greeted on the 28th in other years."""
    if person.greet_on is None:
        return None
    for year in (today.year, today.year + 1):
        try:
            on = person.greet_on.replace(year=year)
        except ValueError:
            on = date(year, 2, 28)
        if on >= today:
            return on
    return None


def _in_project(line: PrepLine, now: Situation) -> PrepLine:
    sentence = words(N_("{code}: {what}"), code=now.project.code, what=line.words)
    return replace(line, words=sentence)


def _part(now: Situation, person: Person) -> Stakeholder | None:
    return now.part_of.get(person.id)


def _who(person: Person, nows: Sequence[Situation], several: bool) -> Iterator[PrepLine]:
    known = [person.address, person.title, person.organisation, person.phone, person.email]
    if text := tuple(bare(part) for part in known if part):
        yield PrepLine(words("{parts}", parts=text), record=person)
    parts = [(now, part) for now in nows if (part := _part(now, person)) is not None]
    if said := tuple(_role(now, part, several) for now, part in parts):
        yield PrepLine(words("{parts}", parts=Clauses(said)), record=parts[0][1])


def _role(now: Situation, part: Stakeholder, several: bool) -> Words:
    said: list[Words] = [Words(ROLES[part.role])]
    if part.client_class:
        said.append(words(N_("class {letter}"), letter=part.client_class))
    if via := now.name(part.via) if part.role == "outer" else "":
        said.append(words(N_("via {name}"), name=via))
    together = words("{parts}", parts=tuple(said))
    return words(N_("{code}: {what}"), code=now.project.code, what=together) if several else together


def _rest(person: Person, nows: Sequence[Situation]) -> Iterator[PrepLine]:
    for now in nows:
        part = _part(now, person)
        if part is not None and (held := restraint(now, part)) is not None:
            yield PrepLine(restraint_words(person.name, held), "amber", part)
            return


def _away(person: Person, today: date) -> Iterator[PrepLine]:
    if person.away_until is not None and person.away_until >= today:
        yield PrepLine(words(N_("away until {day}"), day=person.away_until), "amber", person)


def _greeting(person: Person, today: date) -> Iterator[PrepLine]:
    on = greeting(person, today)
    if on is not None and (on - today).days <= GREETING_DAYS:
        sentence = words(N_("greet today")) if on == today else words(N_("greet on {day}"), day=on)
        yield PrepLine(sentence, "amber" if on == today else "plain", person)


def _not_told(now: Situation, person: Person) -> Iterator[PrepLine]:
    """To whom news is owed it is said, too, that there is none."""
    silent = not_told(now, person)
    for record, what, since in silent:
        sentence = words(N_("{what}, known since {day}"), what=what, day=since)
        yield PrepLine(sentence, "red", record, to_tell=True)
    if not silent and person.id in (now.sponsor_person, now.project.hear_first, now.project.executive):
        yield PrepLine(words(N_("nothing: all of it is told")))


def _to_agree(now: Situation, person: Person) -> Iterator[PrepLine]:
    """The client's project manager agrees plan and staffing at the start of each phase."""
    part = _part(now, person)
    if part is None or part.role != "client_pm" or not now.gates:
        return
    from store.rules.plan.gates import to_agree

    for phase, owed in to_agree(now):
        form = N_("plan and staffing up to {name}")
        said = words(form, name=bare(f"{phase.gate.code} {phase.gate.title}".strip()))
        if phase.begins is not None:
            said = words(N_("{what}, phase from {day}"), what=said, day=phase.begins)
        yield PrepLine(said, "amber" if owed else "plain", phase.gate)


def _we_owe(now: Situation, person: Person) -> Iterator[PrepLine]:
    yield from _actions(now, [a for a in now.actions if a.type == "promise" and a.owed_to == person.id])


def _asked(now: Situation, person: Person) -> Iterator[PrepLine]:
    yield from _actions(now, [a for a in now.actions if a.type == "ask" and a.owner == person.id])


def _wishes(now: Situation, person: Person) -> Iterator[PrepLine]:
    wished = [a for a in now.actions if a.type == "wish" and person.id in (a.asked_by, a.owed_to)]
    yield from _actions(now, wished)


def _they_owe(now: Situation, person: Person) -> Iterator[PrepLine]:
    yield from _actions(
        now, [a for a in now.actions if a.type in ("promise", "action") and a.owner == person.id]
    )


def _actions(now: Situation, actions: Sequence[Action]) -> Iterator[PrepLine]:
    """Open ones, the earliest due first."""
    for action in sorted(actions, key=lambda a: (a.due or date.max, a.id)):
        if action.open:
            yield PrepLine(_due(action, now.day), _lateness(action, now.day), action)


def _lateness(action: Action, day: Day) -> Weight:
    if action.due is None or action.due > day.date:
        return "plain"
    return "amber" if action.due == day.date else "red"


def _due(action: Action, day: Day) -> Words:
    said = words("{title}", title=bare(action.title))
    if action.due is not None and action.due < day.date:
        late = N_("{what}, {n}wd late") if (n := day.since(action.due)) else N_("{what}, late since {day}")
        said = words(late, what=said, n=n, day=action.due)
    elif action.due is not None:
        said = words(N_("{what}, due {day}"), what=said, day=action.due)
    if (needed := need_said(action, day)) is not None:
        said = words(N_("{what}, {said}"), what=said, said=needed)
    if action.times_asked > 1:
        said = words(N_("{what}, asked {n} times"), what=said, n=action.times_asked)
    if action.type == "ask" and action.delay_cost:
        said = words(N_("{what}; a week's delay: {cost}"), what=said, cost=bare(action.delay_cost))
    return said


def _to_answer(opinions: Sequence[Contact]) -> Iterator[PrepLine]:
    for contact in opinions:
        said = words(N_("{what}, since {day}"), what=bare(contact.opinion), day=contact.on)
        yield PrepLine(said, "amber", contact)


def _last(touches: Sequence[Contact]) -> Iterator[PrepLine]:
    for contact in touches:
        said = words("{day} {channel}", day=contact.on, channel=Words(CHANNELS[contact.channel]))
        if not contact.two_way:
            said = words(N_("{what}, no answer"), what=said)
        elif contact.begun_by == "them":
            said = words(N_("{what}, initiated by them"), what=said)
        if summary := bare(contact.summary):
            said = words(N_("{what}: {summary}"), what=said, summary=summary)
        yield PrepLine(said, record=contact)


def _needs(now: Situation, person: Person) -> Iterator[PrepLine]:
    part = _part(now, person)
    for text in (part.motive, part.remark) if part is not None else ():
        if said := " ".join(text.split()):
            yield PrepLine(words("{text}", text=said), record=part, prose=True)


def _engaged(now: Situation, person: Person) -> Iterator[PrepLine]:
    part = _part(now, person)
    if part is None:
        return
    said: list[Words] = []
    if part.engagement or part.wanted:
        at, to = (Words(ENGAGEMENTS[e]) if e else "?" for e in (part.engagement, part.wanted))
        said.append(words(N_("{now} → {wanted}"), now=at, wanted=to) if part.wanted else words("{at}", at=at))
    if placed := stance(part.power, part.interest):
        said.append(Words(placed))
    if said:
        behind = bool(part.wanted and part.engagement != part.wanted)
        yield PrepLine(words("{parts}", parts=tuple(said)), "amber" if behind else "plain", part)


def _clocks(now: Situation, person: Person) -> Iterator[PrepLine]:
    part = _part(now, person)
    if part is None:
        return
    running = sorted(clocks(now, part), key=lambda clock: urgency(clock, part))
    if running:
        worst = running[0].colour
        weight: Weight = worst if worst in ("red", "amber") else "plain"
        said = words("{why}", why=Clauses(contact_why(tuple(running), touch_of(now, part))))
        yield PrepLine(said, weight, part)
