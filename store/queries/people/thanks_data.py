"""What a thank-you after a talk is written from: when it was, what was agreed in it, what its reader hears of next."""

from datetime import date

from store.disk.workspace import Workspace
from store.queries.project_situation import situation
from store.records import Action, Contact, Meeting, Person
from store.records.contact import FACE_TO_FACE
from store.rules.readership import reader_of
from store.values.frozen import frozen
from store.values.record import Record


@frozen
class Thanks:
    """To `person`, for the talk on a day; `visit`: it was face to face. `agreed`: decisions that they may read of;
    `next`: (what, by when) they hear from us. `by`: who thanks; `today`: the day of the letter."""

    person: Person
    on: date
    visit: bool
    agreed: tuple[str, ...]
    next: tuple[tuple[str, date | None], ...]
    by: str
    today: date


def thanks(workspace: Workspace, talk: Meeting | Contact, person: int) -> Thanks | None:
    """What to thank that person for; None for somebody who is not known."""
    found = workspace.get(Person, person)
    if found is None:
        return None
    by_visit = (talk.place if isinstance(talk, Meeting) else talk.channel) in FACE_TO_FACE
    project = talk.project if isinstance(talk, Meeting) else next(iter(talk.projects), None)
    meeting = talk.id if isinstance(talk, Meeting) else talk.meeting
    if project is None:
        return Thanks(found, talk.on, by_visit, (), (), "", workspace.clock.today())
    now = situation(workspace, project)
    reader = reader_of(now, found)
    made = meeting is not None
    agreed = tuple(d.title for d in now.decisions if made and d.meeting == meeting and reader.reads(d))
    owed = [a for a in now.actions if _is_promised(a, person, meeting) and reader.reads(a, addressed=True)]
    me = now.people.get(now.project.manager or 0)
    return Thanks(
        found,
        talk.on,
        by_visit,
        agreed,
        tuple((a.title, a.due) for a in owed),
        me.name if me is not None else "",
        now.day.date,
    )


def talks_with(workspace: Workspace, person: int) -> tuple[Meeting | Contact, ...]:
    """Talks that somebody may be thanked for, the latest first; a contact in a meeting is that meeting."""
    held = [m for m in workspace.live(Meeting) if m.state == "held" and person in m.attendees]
    met = {meeting.id for meeting in held}
    touched = workspace.select(Contact, "archived = 0 AND two_way = 1 AND person = ?", (person,))
    alone = [contact for contact in touched if contact.meeting not in met]
    found: list[Meeting | Contact] = [*held, *alone]
    return tuple(sorted(found, key=lambda talk: (talk.on, talk.id), reverse=True))


def talk_of(workspace: Workspace, record: Record) -> tuple[Meeting | Contact, tuple[int, ...]] | None:
    """The talk that a record is, or was made in, and whom to thank for it; None where there is none."""
    if isinstance(record, Contact):
        return record, (record.person,)
    meeting = record if isinstance(record, Meeting) else None
    if isinstance(record, Action) and record.meeting is not None and record.owed_to is not None:
        meeting = workspace.get(Meeting, record.meeting)
        return (meeting, (record.owed_to,)) if meeting is not None else None
    if meeting is None or meeting.state != "held":
        return None
    now = situation(workspace, meeting.project)
    people = tuple(person for person in meeting.attendees if person != now.project.manager)
    return (meeting, people) if people else None


def _is_promised(action: Action, person: int, meeting: int | None) -> bool:
    """Whether it is ours, open, and theirs to wait for since that talk; a thank-you itself is none."""
    return action.type == "promise" and action.open and action.owed_to == person and action.meeting == meeting
