"""As whom somebody reads, and what they may read."""

from dataclasses import replace

from store.records import Action, Person
from store.rules.absence import stand_in_of_sponsor
from store.rules.audience import audience_of, kept_within
from store.rules.named_records import CODE, by_code, named_in
from store.rules.situation import Situation
from store.values.frozen import frozen
from store.values.record import Audience, Record
from store.values.text import fold

UPWARDS = ("sponsor", "executive")


@frozen
class Reader:
    """One person before one project; without a person whoever works on it."""

    situation: Situation
    audience: Audience

    def upwards(self, person: Person) -> bool:
        """Whether a report to them goes upwards: to the sponsor, an executive, my own manager."""
        now = self.situation
        part = now.part_of.get(person.id)
        return person.id == now.project.executive or (part is not None and part.role in UPWARDS)

    @property
    def knows_effort(self) -> bool:
        """Whether what our days cost is theirs to read: on the supplier's side it is for those within."""
        return self.audience == "internal" or self.situation.project.side == "client"

    @property
    def seen(self) -> Situation:
        """The situation as far as they may read it: what a state that is printed for them is computed from."""
        if self.audience == "internal":
            return self.situation
        now = self.situation
        return replace(
            now,
            milestones=tuple(filter(self.reads, now.milestones)),
            risks=tuple(filter(self.reads, now.risks)),
            readings=tuple(filter(self.reads, now.readings)),
            deliverables=tuple(filter(self.reads, now.deliverables)),
            goals=tuple(filter(self.reads, now.goals)),
            money=tuple(filter(self.reads, now.money)),
            checks=tuple(filter(self.reads, now.checks)),
        )

    def reads(self, record: Record, *, addressed: bool = False) -> bool:
        """Whether they may read of it. Those within read what others may. What is addressed to them (an ask, a
        promise, their wish) they know of, so that only an audience of its own can keep it from them; what we promised
        one of our own is between us, unless it has one."""
        if self.audience == "internal":
            return True
        if self._among_us(record):
            return False
        if addressed and not getattr(record, "audience", ()):
            return True
        return self.audience in audience_of(record, self.situation.project)

    def _among_us(self, record: Record) -> bool:
        if not isinstance(record, Action) or record.type != "promise" or record.audience:
            return False
        to = self.situation.people.get(record.owed_to) if record.owed_to is not None else None
        return to is not None and audience_for(self.situation, to) == "internal"

    def hidden_in(self, text: str) -> tuple[str, ...]:
        """The codes in a text of what they may not read: whoever wrote it had others in mind."""
        now = self.situation
        if self.audience == "internal":
            return ()
        coded: tuple[Record, ...] = (
            *(*now.risks, *now.milestones, *now.changes, *now.decisions),
            *(*now.deliverables, *now.goals, *now.money, *now.checks),
        )
        hidden = by_code(one for one in coded if not self.reads(one))
        return tuple(code for code in CODE.findall(fold(text)) if code in hidden) if hidden else ()

    def prints(self, reason: str) -> bool:
        """Whether a reason is printed for them as it was typed: none that names what they may not read of, and to the
        client of a supplier none that names no record at all: it was written for the house."""
        if self.audience == "internal":
            return True
        if self.hidden_in(reason):
            return False
        now = self.situation
        return now.project.side != "supplier" or any(named_in(reason, now.by_code))


def reader_of(situation: Situation, person: Person | None) -> Reader:
    """As whom a person reads a project."""
    return Reader(situation, "internal" if person is None else audience_for(situation, person))


def audience_for(situation: Situation, person: Person) -> Audience:
    """By their part in the project; somebody without one reads what a client may."""
    project = situation.project
    if person.id in (project.manager, project.deputy, project.executive):
        return "internal"
    roles = {
        s.role for s in situation.stakeholders if s.person == person.id and s.in_role(situation.day.date)
    }
    if "sponsor" in roles or person.id == stand_in_of_sponsor(situation):
        return "sponsor"
    return "internal" if "ours" in roles else "client"


def addressee(situation: Situation, record: Record) -> int | None:
    """Towards whom a record ages: the sponsor of today, and of what is internal on the supplier's side my own
    executive; None where nobody is known, and of what is internal on the client's side."""
    project = situation.project
    if kept_within(record, project):
        return project.executive
    return situation.sponsor_person if "sponsor" in audience_of(record, project) else None


def reads(situation: Situation, person: int, record: Record) -> bool:
    """Whether they may read of it; somebody who is named nowhere reads what a client may."""
    if person == situation.sponsor_person:
        return "sponsor" in audience_of(record, situation.project)
    if (found := situation.people.get(person)) is None:
        return "client" in audience_of(record, situation.project)
    return reader_of(situation, found).reads(record)
