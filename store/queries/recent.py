"""What happened to a record last, in a few lines: acts on it, who was told of it, the touches of a person."""

from datetime import date

from store.disk.workspace import Workspace
from store.queries.record_history import Step, reader_for, steps
from store.records import Contact, Person, Stakeholder, Told
from store.records.contact import CHANNELS
from store.records.told import STATES
from store.values.frozen import frozen
from store.values.record import Record, own_project
from store.values.words import N_, Words, bare, words

LAST = 3
LONGEST_FIELDS = 2
"""Changed fields that one line names."""


@frozen
class Happened:
    """On which day, and what, in one sentence."""

    day: date
    said: Words


def recent(workspace: Workspace, record: Record, language: str) -> tuple[Happened, ...]:
    """The last three, newest first."""
    if isinstance(record, Stakeholder):
        return _touches(workspace, record.person)
    reader = reader_for(workspace, own_project(record), language)
    journal = workspace.ledger(type(record)).journal
    found = journal.changes("journal.record = ?", (record.id,), f"ORDER BY journal.id DESC LIMIT {LAST}")
    happened = [_step(step) for step in steps(workspace, found, reader)]
    if record.home == "store":
        happened += _tolds(workspace, record.id)
    return tuple(sorted(happened, key=lambda one: one.day, reverse=True)[:LAST])


def _step(step: Step) -> Happened:
    parts: list[Words] = []
    for field, before, after in step.fields[:LONGEST_FIELDS] if not step.made else ():
        form = N_("{field} {before} → {after}") if before else N_("{field} {after}")
        parts.append(words(form, field=Words(field.title), before=bare(before), after=bare(after) or "-"))
    form = N_("{who}: entered") if step.made else N_("{who}: {fields}") if parts else N_("{who}: {act}")
    return Happened(
        step.at.date(),
        words(form, who=step.who, act=step.act.name, fields=tuple(parts)),
    )


def _tolds(workspace: Workspace, subject: int) -> list[Happened]:
    newest = f'ORDER BY "on" DESC, id DESC LIMIT {LAST}'
    found = workspace.select(Told, "subject = ? AND archived = 0", (subject,), newest)
    happened = []
    for told in found:
        person = workspace.get(Person, told.person)
        said = words(
            N_("{name}: {state}, by {channel}"),
            name=person.name if person else "?",
            state=Words(STATES[told.state]),
            channel=Words(CHANNELS[told.channel]),
        )
        happened.append(Happened(told.on, said))
    return happened


def _touches(workspace: Workspace, person: int) -> tuple[Happened, ...]:
    newest = f'ORDER BY "on" DESC, id DESC LIMIT {LAST}'
    found = workspace.select(Contact, "person = ? AND archived = 0", (person,), newest)
    lines = []
    for touch in found:
        form = N_("{channel}: {summary}") if touch.two_way else N_("{channel}, no answer: {summary}")
        lines.append(
            Happened(
                touch.on,
                words(form, channel=Words(CHANNELS[touch.channel]), summary=bare(touch.summary) or "-"),
            )
        )
    return tuple(lines)
