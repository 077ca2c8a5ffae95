"""A private note made public: the records that it describes, known since the day that is said, today without one. The
day it was written stays mine: a confidence that is published must not tell that I knew."""

from dataclasses import replace
from datetime import date

from store.disk.workspace import Workspace
from store.queries.meeting.capture_context import capture_context
from store.queries.project_day import today_of
from store.queries.record_history import reader_for
from store.records import Note, Risk
from store.records.names import kind_of
from store.rules.capture.grammar import capture
from store.values.fields import field_named
from store.values.outcome import Answers, Choose, Explain, Save
from store.values.reader import Unreadable
from store.values.record import Record
from store.values.words import N_, Words, words


def publish(
    workspace: Workspace, note: Note, answers: Answers, language: str
) -> Save | Choose | Explain | Words:
    """Asks first, with what others will see; or says why the note cannot become a record as it is written. With
    `known_since` answered, a day as people type it, others read that day."""
    today = today_of(workspace, note)
    since = today
    if typed := answers.get("known_since"):
        try:
            read = reader_for(workspace, note.project, language).read(field_named(Risk, "detected_on"), typed)
        except Unreadable as problem:
            return problem.words
        if read is None or read > today:
            return words(N_("known since a day that has come: not after today"))
        since = read
    records = _described(workspace, note, language, since)
    if isinstance(records, Words):
        return records
    if (answer := answers.get("publish")) not in ("yes", "day"):
        return Choose(
            "publish",
            words(N_("Publish it? Others see this, known since {day}:"), day=since),
            (("yes", N_("publish")), ("day", N_("another day"))),
            tuple(words(N_("{kind}: {label}"), kind=Words(kind_of(r)), label=r.label) for r in records),
            back=N_("keep it mine"),
        )
    if answer == "day" and not typed:
        question = words(N_("Since when is it known? Others will read this day"))
        return Explain(
            "known_since", question, N_("a day, such as 20 nov"), back=N_("keep it mine"), label=N_("Day")
        )
    published = replace(note, published_on=today)
    return Save((*records, published), words(N_("publish a note: {name}"), name=records[0].label))


def _described(workspace: Workspace, note: Note, language: str, since: date) -> tuple[Record, ...] | Words:
    """The records that its lines describe, all of them, or why one describes none."""
    if note.published_on is not None:
        return words(N_("this note was published on {day}"), day=note.published_on)
    context = capture_context(workspace, note.project, language, on=since)
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
