"""`t`: somebody hears of a record; who is first, and who waits still."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from store.acts.permission import refuse
from store.disk.workspace import Workspace
from store.queries.project_situation import situation
from store.records import Morale, Person, Stakeholder, Told
from store.records.contact import Channel
from store.records.names import Called, name_of, names
from store.records.told import ToldState, told_too
from store.rules.readership import addressee
from store.rules.registers.defaults import following, follows
from store.rules.registers.hearing_order import hears, still_waits
from store.rules.registers.knowledge import tells
from store.rules.registers.news import news
from store.values.date_display import dated
from store.values.frozen import frozen
from store.values.outcome import Answers, Explain, Save
from store.values.record import Record, new_id, own_project
from store.values.words import N_, Words, words

ACTS: dict[ToldState, str] = {
    "told": N_("told {name}: {subject}"),
    "sent": N_("sent to {name}: {subject}"),
    "elsewhere": N_("{name} heard it elsewhere: {subject}"),
    "need_not": N_("{name} need not hear: {subject}"),
    "before": N_("{name} had heard before: {subject}"),
}


@frozen
class Telling:
    """What a Told of a record begins with: `person` hears next, None where nobody is known; `why`: why that is not
    the sponsor."""

    values: dict[str, Any]
    person: int | None
    why: Words | None


def told_elsewhere(record: Record) -> Words | None:
    """Where to begin instead, for what is about people rather than news for them; None for what may be told."""
    if isinstance(record, Stakeholder):
        return words(N_("choose what was told in Milestones or Risks; c records a contact"))
    if isinstance(record, Morale):
        return words(N_("morale notes are visible only to you; write what others may hear as a team reading"))
    return None


def telling(workspace: Workspace, record: Record, project: int | None = None) -> Telling | Words:
    """`project`: where it is told, of a record that belongs to none; or why it is told to nobody."""
    within = own_project(record) or project
    if not within or record.home == "private":
        return words(N_("this is told to nobody"))
    if record.archived:
        gone = N_(
            "{name} is archived or was undone, so that nothing of it is told; undo or redo brings it back"
        )
        return words(gone, name=name_of(record))
    now = situation(workspace, within)
    person, why = hears(now, record)
    values = {
        "project": within,
        "subject": record.id,
        "subject_kind": record.kind,
        "subject_rev": record.rev,
        "on": now.day.date,
        "entered_on": now.day.date,
    }
    return Telling(values, person, why)


def tell(
    workspace: Workspace,
    record: Record,
    project: int | None = None,
    *,
    person: int | None = None,
    channel: Channel = "call",
    subject: str | None = None,
) -> Save | Words:
    """Today, by `channel`: what is written is sent, and told only when it is answered. Without a `person` whoever
    hears next. `subject`: what it is called."""
    begun = telling(workspace, record, project)
    if isinstance(begun, Words):
        return begun
    whom = person or begun.person
    if whom is None:
        return words(N_("to whom? nobody is known here who hears of it"))
    state = follows(Told, "channel", channel, begun.values["on"])
    told = Told(**begun.values, person=whom, channel=channel, **state)
    name = situation(workspace, told.project).whole_name(whom) or _name(workspace, whom)
    return Save((told,), act_of(told, name, name_of(record) if subject is None else subject))


def each_told(told: Told, subjects: Sequence[Record], people: Sequence[int]) -> tuple[Told, ...]:
    """One form over several records, said to several people: a Told for each of both, in one act. The first is the
    form's own."""
    pairs = ((record, person) for person in people for record in subjects)
    return tuple(
        told_too(told, record, new_id() if n else told.id, person) for n, (record, person) in enumerate(pairs)
    )


def tell_each(
    workspace: Workspace, records: Sequence[Record], people: Sequence[int], values: Mapping[str, Any]
) -> Save | Words:
    """Several records to several people in one act; without `people` each to whoever hears of it next. `values`: of the
    Told, beside what it is about; what follows from the channel is filled in."""
    tolds: list[Told] = []
    names_of: dict[str, None] = {}
    for record in records:
        begun = telling(workspace, record)
        if isinstance(begun, Words):
            return begun
        whom = tuple(people) or ((begun.person,) if begun.person is not None else ())
        if not whom:
            return words(N_("to whom? nobody is known here who hears of it"))
        own = following(Told, values, begun.values["on"]) | dict(values)
        for person in whom:
            tolds.append(Told(**begun.values | own | {"person": person}))
            names_of[
                situation(workspace, tolds[-1].project).whole_name(person) or _name(workspace, person)
            ] = None
    return Save(tuple(tolds), act_of(tolds[0], tuple(names_of), names(records)))


def need_not(
    workspace: Workspace,
    records: Sequence[Record],
    answers: Answers,
    *,
    project: int | None = None,
    person: int | None = None,
    called: Called = name_of,
) -> Save | Explain | Words:
    """`N`: somebody, else whoever must hear, need not hear of these, for a reason, until it gets worse. What they know
    already, or what is no news for them, is passed over. `called`: what people call each.
    Raises NotAllowed where that is not mine to decide."""
    silent: list[Told] = []
    named: list[Record] = []
    people: dict[str, None] = {}
    for record in records:
        begun = telling(workspace, record, project)
        if isinstance(begun, Words):
            return begun
        refuse(workspace, "need_not", [begun.values["project"]])
        now = situation(workspace, begun.values["project"])
        if (whom := person or addressee(now, record) or begun.person) is None:
            return words(N_("to whom? nobody is known here who hears of it"))
        people[now.whole_name(whom) or _name(workspace, whom)] = None
        found = news(now, record, whom)
        if found is not None and found.heard != "told":
            silent.append(Told(**begun.values, person=whom, state="need_not"))
            named.append(record)
    name, subject = tuple(people), names(named or records, called)
    if not silent:
        return words(
            N_("there is nothing in {subject} that {name} has yet to hear"), name=name, subject=subject
        )
    if not (why := answers.get("need_not")):
        said = words(
            N_("Why need {name} not hear of {subject}, until it gets worse?"), name=name, subject=subject
        )
        needs = N_("it needs a reason, which is shown with the record")
        return Explain("need_not", said, needs, back=N_("back"))
    tolds = tuple(replace(told, reaction=why) for told in silent)
    return Save(tolds, words(ACTS["need_not"], name=name, subject=subject))


def waits(workspace: Workspace, record: Record, told: Told) -> str:
    """The name of whoever is still to hear of it, now that `told` is saved; empty when nobody is."""
    return still_waits(situation(workspace, told.project), record, told.person)


def not_with_it(workspace: Workspace, record: Record, told: Told) -> Words | None:
    """What a Told of an earlier day leaves to be told, since it came after that day; None of nothing."""
    now = situation(workspace, told.project)
    left = news(now, record, told.person)
    if not tells(now, told) or left is None or not left.open or left.known <= told.on:
        return None
    day = dated(left.known, now.day.date)
    return words(N_("what came on {day} is not told with it"), day=day)


def act_of(
    told: Told, person: str | Words | tuple[str, ...], subject: str | Words | tuple[str | Words, ...]
) -> Words:
    """What saving it is called. A mail tells nothing before it is answered."""
    return words(ACTS[told.state], name=person, subject=subject)


def _name(workspace: Workspace, id: int) -> str:
    """Of a person that nothing in the project names."""
    found = workspace.get(Person, id)
    return found.name if found is not None else ""
