"""What a person is responsible for: what would be nobody's if they left, and what becomes of it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Literal

from store.records import Action, Risk, Seat, Stakeholder
from store.records.names import kind_of
from store.rules.people.reassignment import names, people_fields, reassigned
from store.values.fields import field_named
from store.values.frozen import frozen
from store.values.record import Record
from store.values.words import N_, Words, words

PAST = frozenset({"contact", "told", "reforecast", "reading", "decision", "lesson", "verdict", "briefing"})
"""Kinds that say what was; whoever stands there stays, gone or not."""
PAST_FIELDS = frozenset(
    {
        *(("action", "asked_by"), ("risk", "agreed_with")),
        *(("deliverable", "sent_to"), ("deliverable", "decided_by"), ("quality_check", "trained")),
        ("milestone", "plan_agreed_with"),
    }
)
"""Fields of other kinds that do the same."""
FINISHED = (
    "done_on",
    "dropped_on",
    "met_on",
    "closed_on",
    "held_on",
    "implemented_on",
    "rejected_on",
    "accepted_on",
    "in_place_on",
)
"""Days that end a record, in whatever kind has them."""
ENDED = ("closed", "held", "cancelled")
"""States that do the same."""
KIND_WORDS = {"action": N_("Action"), "promise": N_("Promise"), "ask": N_("Ask"), "wish": N_("Wish")}
What = Literal["new", "close", "leave"]


@frozen
class Responsibility:
    """A live record that names the person in `field`."""

    record: Record
    field: str

    @property
    def is_part(self) -> bool:
        """Whether it is their own part in a project, which is nobody else's."""
        return isinstance(self.record, Stakeholder) and self.field == self.record.named_by


@frozen
class Answer:
    """What becomes of it: a new owner (`to`), an end, or it is left as it is."""

    what: What = "leave"
    to: int | None = None


LEAVE, CLOSE = Answer(), Answer("close")


def responsible_fields(kind: type[Record]) -> tuple[str, ...]:
    """The fields of a kind by which a person may be responsible for its records; none for what is past or private."""
    if kind.home == "private" or kind.kind in PAST:
        return ()
    return tuple(f.name for f in people_fields(kind) if (kind.kind, f.name) not in PAST_FIELDS)


def responsibilities(person: int, records: Iterable[Record], today: date) -> tuple[Responsibility, ...]:
    """What `person` is responsible for among `records`: neither archived nor over, in their order."""
    return tuple(
        Responsibility(record, field)
        for record in records
        if not record.archived
        for field in responsible_fields(type(record))
        if names(record, field, person) and not _over(record, field, today)
    )


def _over(record: Record, field: str, today: date) -> bool:
    """Done, met, closed, or with a last day that has passed."""
    if any(getattr(record, name, None) is not None for name in FINISHED):
        return True
    last = getattr(record, f"{field}_until", None)
    # A successor begins when the seat's last day has passed.
    if not (isinstance(record, Seat) and field == "successor"):
        last = last or getattr(record, "until", None) or getattr(record, "ended_on", None)
    return getattr(record, "state", "") in ENDED or (last is not None and last < today)


def described(one: Responsibility) -> Words:
    """What it is and in which way it is theirs: `Risk: Owner`."""
    if one.is_part:
        return words(N_("their part"))
    record = one.record
    kind = kind_of(record)
    if isinstance(record, Action):
        kind = KIND_WORDS[record.type]
    title = field_named(type(record), one.field).title
    return words(N_("{kind}: {field}"), kind=Words(kind), field=Words(title))


def ending(one: Responsibility, last: date) -> Words:
    """What `close` makes of it; `last` is the person's last day."""
    if isinstance(one.record, Action):
        return words(N_("dropped"))
    if isinstance(one.record, Risk):
        return words(N_("closed"))
    if one.is_part or (isinstance(one.record, Seat) and one.field == "holder"):
        return words(N_("ends {day}"), day=last)
    return words(N_("archived")) if _needed(one) else words(N_("nobody"))


def settled(
    person: int, answers: Iterable[tuple[Responsibility, Answer]], today: date, last: date
) -> tuple[Record, ...]:
    """The records as the answers leave them, each once; those that stay as they are not among them."""
    before: dict[int, Record] = {}
    after: dict[int, Record] = {}
    for one, answer in answers:
        record = after.get(one.record.id, one.record)
        before[record.id] = one.record
        if answer.what == "close":
            after[record.id] = _closed(record, one, person, today, last)
        elif answer.what == "new" and not one.is_part:
            after[record.id] = _handed(record, one.field, person, answer.to)
    return tuple(record for id, record in after.items() if record != before[id])


def _handed(record: Record, field: str, person: int, to: int | None) -> Record:
    """With a new owner. Who takes a seat over begins a term of their own."""
    new = reassigned(record, (field,), person, to)
    if isinstance(new, Seat) and field == "holder":
        return replace(new, since=None, until=None, known_on=None)
    return new


def _closed(record: Record, one: Responsibility, person: int, today: date, last: date) -> Record:
    if isinstance(record, Action):
        return replace(record, dropped_on=record.dropped_on or today)
    if isinstance(record, Risk):
        return replace(record, state="closed", closed_on=record.closed_on or today)
    if isinstance(record, Stakeholder) and one.is_part:
        late = record.since is not None and record.since > last
        return replace(record, archived=True) if late else replace(record, until=last)
    if isinstance(record, Seat) and one.field == "holder":
        if record.since is not None and record.since > last:
            return reassigned(record, (one.field,), person, None)
        return replace(record, until=last, known_on=record.known_on or today)
    if _needed(one):
        return replace(record, archived=True)
    return reassigned(record, (one.field,), person, None)


def _needed(one: Responsibility) -> bool:
    """Whether the record is nothing without somebody there."""
    return field_named(type(one.record), one.field).required
