"""A private note made public: the records that it describes, detected on the day it was written."""

from dataclasses import replace

from store.disk.workspace import Workspace
from store.queries.meeting.capture_context import capture_context
from store.queries.project_day import today_of
from store.records import Note
from store.rules.capture.grammar import capture
from store.values.outcome import Answers, Choose, Save
from store.values.record import Record
from store.values.words import N_, Words, words


def publish(workspace: Workspace, note: Note, answers: Answers, language: str) -> Save | Choose | Words:
    """Asks first, with what others will see; or says why the note cannot become a record as it is written."""
    records = _described(workspace, note, language)
    if isinstance(records, Words):
        return records
    if answers.get("publish") != "yes":
        return Choose(
            "publish",
            words(N_("Publish it? Others see this, detected on {day}:"), day=note.on),
            (("yes", N_("publish")),),
            tuple(words(N_("{kind}: {label}"), kind=words(r.singular), label=r.label) for r in records),
            back=N_("keep it mine"),
        )
    published = replace(note, published_on=today_of(workspace, note))
    return Save((*records, published), words(N_("publish a note: {name}"), name=records[0].label))


def _described(workspace: Workspace, note: Note, language: str) -> tuple[Record, ...] | Words:
    """The records that its lines describe, all of them, or why one describes none."""
    if note.published_on is not None:
        return words(N_("this note was published on {day}"), day=note.published_on)
    context = capture_context(workspace, note.project, language, on=note.on)
    records: list[Record] = []
    for reading in capture(note.text, context):
        if reading.problem is not None:
            return words(N_("line {n}: {problem}"), n=reading.number, problem=reading.problem)
        if not reading.records:
            sentence = N_("line {n} describes no record; begin it with ! + > ? < = ^ # or *")
            return words(sentence, n=reading.number)
        if reading.private:
            return words(N_("line {n} is about morale and stays private"), n=reading.number)
        records += reading.records
    return tuple(records)
