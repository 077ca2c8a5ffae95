"""A private note made public: the records that it describes, detected on the day it was written."""

from dataclasses import replace

from store.disk.workspace import Saved, Workspace
from store.queries.capturing import capture_context
from store.queries.situation import today_of
from store.records import Note
from store.rules.capture import capture
from store.rules.judging import Beside
from store.values.problem import Problem
from store.values.record import Record
from store.values.words import N_, words


class Unpublished(Problem):
    """Why a note cannot become a record as it is written."""


def described(workspace: Workspace, note: Note, language: str) -> tuple[Record, ...]:
    """The records that a note's lines describe, all of them. Raises Unpublished for one that describes none."""
    if note.published_on is not None:
        raise Unpublished(words(N_("this note was published on {day}"), day=note.published_on))
    context = capture_context(workspace, note.project, language, on=note.on)
    records: list[Record] = []
    for reading in capture(note.text, context):
        if reading.problem is not None:
            raise Unpublished(words(N_("line {n}: {problem}"), n=reading.number, problem=reading.problem))
        if not reading.records:
            sentence = N_("line {n} describes no record; begin it with ! + > ? < = ^ # or *")
            raise Unpublished(words(sentence, n=reading.number))
        if reading.private:
            raise Unpublished(words(N_("line {n} is about morale and stays private"), n=reading.number))
        records += reading.records
    return tuple(records)


def publish(workspace: Workspace, note: Note, language: str, beside: Beside | None = None) -> Saved:
    """Save what a note describes and mark the note, as one act. Raises Unpublished, and what `save` raises."""
    records = described(workspace, note, language)
    published = replace(note, published_on=today_of(workspace, note))
    more = () if beside is None else beside((published,))
    act = words(N_("publish a note: {name}"), name=records[0].label)
    return workspace.save(*records, published, *more, act=act)
