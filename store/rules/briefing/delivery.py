"""A briefing that was said: the text as it was, who heard of what, and the contact; one act."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from hashlib import sha256

from store.records import Briefed, Contact, Meeting, Project, Reading, Told
from store.records.briefed import BriefingType
from store.records.contact import WRITTEN, Channel
from store.rules.briefing.open_items import NEED
from store.rules.briefing.paper import Said
from store.rules.briefing.report import Briefing
from store.values.record import ProjectRecord, Record
from store.values.text import clean_prose
from store.values.words import N_, Words, words

FORMS: Mapping[BriefingType, str] = {
    "briefing": N_("briefing to {name}"),
    "weekly": N_("weekly report to {name}"),
    "closing": N_("closing report to {name}"),
}
UNTOLD = (Project, Meeting, Reading, Contact)
"""Kinds of which nobody is told one by one."""


def told_one_by_one(records: Iterable[Record]) -> tuple[ProjectRecord, ...]:
    """Those of which it is kept who heard of them, each once."""
    found = {r.id: r for r in records if isinstance(r, ProjectRecord) and not isinstance(r, UNTOLD)}
    return tuple(found.values())


def each_once(lines: Sequence[Said]) -> tuple[Said, ...]:
    """The first line about each record; the bottom line names several, which are told by lines of their own. An ask
    carries what it hangs on, and is a line of its own beside the lines of that."""
    known: set[int] = set()
    found = []
    for line in lines:
        told = told_one_by_one(line.records)
        records = {record.id for record in (told[:1] if line.id.startswith(NEED) else told)}
        if len(records) == 1 and not line.id.startswith("bluf:") and not records & known:
            known |= records
            found.append(line)
    return tuple(found)


def said_lines(lines: Sequence[Said]) -> tuple[Said, ...]:
    """Those that are said for news: rows of the registers are not, unless there is no other news."""
    fresh = any(line.mark for line in lines)
    return tuple(line for line in each_once(lines) if not (line.cells and fresh))


def digest(text: str) -> str:
    """SHA-256 of a text as it is kept."""
    return sha256(clean_prose(text).encode("utf-8")).hexdigest()


def delivery(
    briefing: Briefing,
    person: int,
    told: Iterable[Record],
    *,
    text: str,
    language: str,
    on: date,
    channel: Channel,
) -> tuple[Record, ...]:
    """What saying it leaves: the frozen text, a Told for every record that was really said, the contact."""
    briefed = Briefed(
        person=person,
        on=on,
        type=briefing.type,
        projects=briefing.projects,
        since=briefing.since,
        language=language,
        text=clean_prose(text),
        digest=digest(text),
        letters=" ".join(block.letters for block in briefing.blocks),
        journal_row=briefing.journal_row,
    )
    sent = channel in WRITTEN
    heard = [
        Told(
            project=record.project,
            subject=record.id,
            subject_kind=record.kind,
            subject_rev=record.rev,
            person=person,
            on=on,
            channel=channel,
            state="sent" if sent else "told",
            entered_on=on,
            briefing=briefed.id,
        )
        for record in told_one_by_one(told)
    ]
    contact = Contact(
        person=person,
        on=on,
        channel=channel,
        two_way=not sent,
        purpose="report",
        projects=briefing.projects,
    )
    return (briefed, *heard, contact)


def delivery_act(briefing: Briefing, name: str) -> Words:
    """What the log calls it."""
    form = FORMS[briefing.type]
    return words(form, name=name)
