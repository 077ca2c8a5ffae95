"""What hangs on a person, and what becomes of it."""

from datetime import date

from store.records import KINDS, Action, Contact, Milestone, Person, Project, Risk, Seat, Stakeholder, Told
from store.records.seat import seat_state
from store.rules.people.responsibilities import (
    CLOSE,
    LEAVE,
    Answer,
    Responsibility,
    described,
    ending,
    responsibilities,
    responsible_fields,
    settled,
)
from store.values.record import Record

TODAY = date(2026, 11, 26)
LAST = date(2026, 12, 18)
SUN = Person(name="Sun")
LI = Person(name="Li")
ERP = Project(code="ERP", name="ERP", manager=SUN.id, hear_first=SUN.id)


def become(record: Record, field: str, answer: Answer) -> Record:
    found = settled(SUN.id, [(Responsibility(record, field), answer)], TODAY, LAST)
    return found[0] if found else record


def test_open_things_hang() -> None:
    records = (
        Action(project=ERP.id, title="a", owner=SUN.id),
        Action(project=ERP.id, title="b", type="promise", owner=LI.id, owed_to=SUN.id),
        Risk(project=ERP.id, title="c", owner=SUN.id),
        Milestone(project=ERP.id, title="d", owner=SUN.id),
        Seat(project=ERP.id, title="e", holder=SUN.id),
        Seat(project=ERP.id, title="f", successor=SUN.id),
        Stakeholder(project=ERP.id, person=LI.id, via=SUN.id),
        Stakeholder(project=ERP.id, person=SUN.id),
        ERP,
    )
    found = [(one.record.kind, one.field) for one in responsibilities(SUN.id, records, TODAY)]
    assert found == [
        ("action", "owner"),
        ("action", "owed_to"),
        ("risk", "owner"),
        ("milestone", "owner"),
        ("seat", "holder"),
        ("seat", "successor"),
        ("stakeholder", "via"),
        ("stakeholder", "person"),
        ("project", "manager"),
        ("project", "hear_first"),
    ]


def test_what_is_over_or_past_does_not() -> None:
    records = (
        Action(project=ERP.id, title="a", owner=SUN.id, done_on=TODAY),
        Action(project=ERP.id, title="a", owner=LI.id, asked_by=SUN.id),
        Risk(project=ERP.id, title="c", owner=SUN.id, state="closed"),
        Risk(project=ERP.id, title="c", owner=SUN.id, archived=True),
        Milestone(project=ERP.id, title="d", owner=SUN.id, met_on=TODAY),
        Seat(project=ERP.id, title="e", holder=SUN.id, until=date(2026, 11, 25)),
        Stakeholder(project=ERP.id, person=SUN.id, until=date(2026, 11, 25)),
        Contact(person=SUN.id, on=TODAY),
        Told(project=ERP.id, subject=1, subject_kind="risk", person=SUN.id, on=TODAY),
        Project(code="X", name="X", cover=SUN.id, cover_until=date(2026, 11, 25)),
    )
    assert responsibilities(SUN.id, records, TODAY) == ()


def test_nothing_private_hangs() -> None:
    assert all(responsible_fields(kind) == () for kind in KINDS.values() if kind.home == "private")


def test_a_new_owner_takes_over() -> None:
    new = Answer("new", LI.id)
    assert become(Risk(project=ERP.id, title="c", owner=SUN.id), "owner", new).owner == LI.id  # type: ignore[attr-defined]
    seat = Seat(project=ERP.id, title="e", holder=SUN.id, successor=LI.id, until=LAST, known_on=TODAY)
    taken = become(seat, "holder", new)
    assert isinstance(taken, Seat)
    assert (taken.holder, taken.successor, taken.until) == (LI.id, None, None)
    assert seat_state(taken, TODAY) == "held"


def test_nobody_is_reached_via_themselves() -> None:
    reached = Stakeholder(project=ERP.id, person=LI.id, via=SUN.id)
    assert become(reached, "via", Answer("new", LI.id)).via is None  # type: ignore[attr-defined]


def test_close_ends_what_can_end_and_empties_the_rest() -> None:
    action = become(Action(project=ERP.id, title="a", owner=SUN.id), "owner", CLOSE)
    assert (action.dropped_on, action.owner) == (TODAY, SUN.id)  # type: ignore[attr-defined]
    risk = become(Risk(project=ERP.id, title="c", owner=SUN.id), "owner", CLOSE)
    assert (risk.state, risk.closed_on) == ("closed", TODAY)  # type: ignore[attr-defined]
    assert become(Milestone(project=ERP.id, title="d", owner=SUN.id), "owner", CLOSE).owner is None  # type: ignore[attr-defined]
    part = Stakeholder(project=ERP.id, person=SUN.id)
    assert become(part, "person", CLOSE).until == LAST  # type: ignore[attr-defined]
    later = Stakeholder(project=ERP.id, person=SUN.id, since=date(2027, 1, 1))
    assert become(later, "person", CLOSE).archived


def test_two_answers_about_one_record_make_one_record() -> None:
    answers = [
        (Responsibility(ERP, "manager"), Answer("new", LI.id)),
        (Responsibility(ERP, "hear_first"), CLOSE),
    ]
    (project,) = settled(SUN.id, answers, TODAY, LAST)
    assert isinstance(project, Project)
    assert (project.manager, project.hear_first) == (LI.id, None)


def test_left_is_left() -> None:
    assert settled(SUN.id, [(Responsibility(ERP, "manager"), LEAVE)], TODAY, LAST) == ()
    part = Responsibility(Stakeholder(project=ERP.id, person=SUN.id), "person")
    assert settled(SUN.id, [(part, Answer("new", LI.id))], TODAY, LAST) == (), "a part is nobody else's"


def test_it_is_said_what_it_is_and_what_closing_does() -> None:
    issue = Responsibility(Risk(project=ERP.id, title="c", state="occurred", owner=SUN.id), "owner")
    assert described(issue).values["kind"].msgid == "Issue"
    assert ending(issue, LAST).msgid == "closed"
    assert ending(Responsibility(ERP, "manager"), LAST).msgid == "nobody"
