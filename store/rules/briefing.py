"""What one person should hear about a project: lines with the records behind them, in no format and no language."""

from collections.abc import Callable
from datetime import date

from store.records import Action, Milestone, Person, Risk
from store.records.milestone import Rag, slip
from store.records.risk import band, score
from store.rules.areas import STATE, Area, areas, milestone_colour, overall
from store.rules.audience import audience_of
from store.rules.changes import Changed
from store.rules.letters import NAMES
from store.rules.saying import answer
from store.rules.situation import Situation
from store.rules.why import slip_words
from store.values.frozen import frozen
from store.values.record import Audience, Record
from store.values.words import N_, Clauses, Words, bare, words

COLOURS: dict[Rag, str] = {
    "red": N_("Red"),
    "amber": N_("Amber"),
    "green": N_("Green"),
    "unknown": N_("Not known"),
}


@frozen
class Line:
    """One sentence and the records behind it."""

    words: Words
    records: tuple[Record, ...] = ()


@frozen
class MilestoneRow:
    """One row of the milestone table; slip in working days with its direction."""

    record: Milestone
    colour: Rag
    slip: Words


@frozen
class RiskRow:
    """One red or amber risk or issue with what is done about it."""

    record: Risk
    colour: Rag
    weight: str
    answer: Words
    owner: str


@frozen
class Briefing:
    """Everything a format needs; `since` None: they never heard, so it counts from the project's start."""

    person: Person
    project: str
    project_name: str
    day: date
    since: date | None
    state: Rag
    reasons: tuple[Line, ...]
    needs: tuple[Line, ...]
    changed: tuple[Changed, ...]
    milestones: tuple[MilestoneRow, ...]
    risks: tuple[RiskRow, ...]
    from_us: tuple[Line, ...]
    waiting: tuple[Line, ...]
    coming: tuple[Line, ...]


def brief(person: Person, situation: Situation, changes: tuple[Changed, ...], since: date | None) -> Briefing:
    """The briefing of one person on one project. Only what their audience may read; private kinds never come here."""
    reader = audience_for(situation, person)

    def may_read(record: Record) -> bool:
        return reader in audience_of(record, situation.project)

    day = situation.day
    letters = [area for area in areas(situation) if area.letter in STATE]
    milestones = tuple(_milestone(situation, m) for m in _milestones(situation) if may_read(m))
    risks = tuple(_risk(situation, r) for r in _risks(situation) if may_read(r))
    owed = [a for a in situation.actions if a.open and a.type == "promise" and a.owed_to == person.id]
    asks = [a for a in situation.actions if a.open and a.type == "ask" and a.owner == person.id]
    others = [
        a
        for a in situation.actions
        if a.open and a.type == "ask" and a.owner != person.id and may_read(a) and a.owner
    ]
    return Briefing(
        person=person,
        project=situation.project.code,
        project_name=situation.project.name,
        day=day.date,
        since=since,
        state=overall(letters),
        reasons=tuple(_reason(area, may_read) for area in letters if area.colour != "green"),
        needs=tuple(_need(a) for a in sorted(asks, key=_by_due)),
        changed=tuple(line for line in changes if may_read(line.record)),
        milestones=milestones,
        risks=risks,
        from_us=tuple(_promise(situation, a) for a in sorted(owed, key=_by_due)),
        waiting=tuple(_waiting(situation, a) for a in sorted(others, key=_by_due)),
        coming=_coming(situation, tuple(row.record for row in milestones)),
    )


def audience_for(situation: Situation, person: Person) -> Audience:
    """As whom a person reads: by their part in the project; somebody without one reads what a client may."""
    roles = {
        s.role for s in situation.stakeholders if s.person == person.id and s.in_role(situation.day.date)
    }
    if "sponsor" in roles:
        return "sponsor"
    return "internal" if "ours" in roles else "client"


def _by_due(action: Action) -> tuple[date, int]:
    return (action.due or date.max, action.id)


def _reason(area: Area, may_read: Callable[[Record], bool]) -> Line:
    shown = tuple(r for r in area.records if may_read(r))
    codes = tuple(getattr(record, "code", "") for record in shown[:6] if getattr(record, "code", ""))
    sentence = words(N_("{area}: {why}"), area=Words(NAMES[area.letter]), why=area.why)
    if codes:
        sentence = words(N_("{what} ({codes})"), what=sentence, codes=codes)
    return Line(sentence, shown)


def _need(action: Action) -> Line:
    title = bare(action.title)
    what = words("{title}", title=title)
    if action.due:
        what = words(N_("{title} by {day}"), title=title, day=action.due)
    if action.asked_on:
        asked = (
            N_("{what} (first asked {day})")
            if action.times_asked <= 1
            else N_("{what} (asked {n} times since {day})")
        )
        what = words(asked, what=what, day=action.asked_on, n=action.times_asked)
    if action.delay_cost:
        what = words(N_("{what}. A week's delay: {cost}"), what=what, cost=bare(action.delay_cost))
    return Line(what, (action,))


def _promise(situation: Situation, action: Action) -> Line:
    if action.due is None:
        return Line(words("{title}", title=action.title), (action,))
    late = situation.day.since(action.due) if action.due < situation.day.date else 0
    form = N_("{title}, due {day}, {n}wd late") if late else N_("{title}, due {day}")
    return Line(words(form, title=bare(action.title), day=action.due, n=late), (action,))


def _waiting(situation: Situation, action: Action) -> Line:
    form = N_("{name}: {title}, due {day}") if action.due else N_("{name}: {title}")
    return Line(
        words(form, name=situation.name(action.owner), title=bare(action.title), day=action.due), (action,)
    )


def _milestones(situation: Situation) -> list[Milestone]:
    recent = situation.day.calendar.add(situation.day.date, -situation.day.settings.next_days_wd)
    shown = [m for m in situation.milestones if m.met_on is None or m.met_on >= recent]
    return sorted(shown, key=lambda m: (m.due or date.max, m.id))


def _milestone(situation: Situation, milestone: Milestone) -> MilestoneRow:
    late = slip(milestone, situation.day)
    told = words(N_("no baseline")) if late is None else slip_words(late)
    return MilestoneRow(milestone, milestone_colour(situation, milestone), told)


def _risks(situation: Situation) -> list[Risk]:
    live = [r for r in situation.risks if r.state != "closed" and band(r, situation.day) in ("red", "amber")]
    rank = {"red": 0, "amber": 1}
    return sorted(
        live,
        key=lambda r: (
            rank[band(r, situation.day)],
            r.state != "occurred",
            -(score(r) or (r.impact or 0) * 5),
            r.id,
        ),
    )


def _risk(situation: Situation, risk: Risk) -> RiskRow:
    value = score(risk)
    weight = f"{risk.probability}×{risk.impact}={value}" if value is not None else f"{risk.impact or '?'}"
    parts = answer(risk)
    done = words("{parts}", parts=Clauses(parts)) if parts else words(N_("no response yet"))
    return RiskRow(risk, band(risk, situation.day), weight, done, situation.name(risk.owner))


def _coming(situation: Situation, milestones: tuple[Milestone, ...]) -> tuple[Line, ...]:
    """What falls into the next ten working days."""
    day = situation.day
    end = day.calendar.add(day.date, day.settings.next_days_wd)
    found: list[tuple[date, int, Line]] = []
    for milestone in milestones:
        if milestone.met_on is None and milestone.expected and day.date <= milestone.expected <= end:
            line = words(
                N_("{day} {code} {title}"), day=milestone.expected, code=milestone.code, title=milestone.title
            )
            found.append((milestone.expected, milestone.id, Line(line, (milestone,))))
    meeting = situation.project.sponsor_meeting
    if meeting is not None and day.date < meeting <= end:
        found.append(
            (meeting, 0, Line(words(N_("{day} sponsor meeting"), day=meeting), (situation.project,)))
        )
    return tuple(line for _, _, line in sorted(found, key=lambda entry: entry[:2]))
