"""`d`: records are archived; of somebody who owns something, that is handed over first."""

from collections.abc import Sequence
from dataclasses import replace

from store.acts.hand_over import HandOver, leaving
from store.disk.workspace import Workspace
from store.records import Person, Stakeholder
from store.records.names import Called, name_of, names
from store.values.outcome import Answers, Choose, Save
from store.values.record import Record
from store.values.words import N_, Words, bare, words


def archive(
    workspace: Workspace, records: Sequence[Record], answers: Answers, called: Called = name_of
) -> Save | Choose | HandOver | Words:
    """Asks whether to `archive` them; of one person instead what becomes of what they own: `hand_over` holds the
    records that `acts.hand_over` made of the answers. What the program writes is never archived."""
    if by := next((record.written_by for record in records if record.written_by), ""):
        return words(by)
    away = [replace(record, archived=True) for record in records]
    named = names(records, called)
    if len(records) == 1 and isinstance(record := records[0], Person | Stakeholder):
        asked = leaving(workspace, record)
        if asked is not None:
            if asked.name not in answers:
                return asked
            act = words(N_("archive {name}"), name=asked.person.name)
            return Save((*away, *answers[asked.name]), act)
    if answers.get("archive") != "yes":
        shown = bare(named) if isinstance(named, str) else named
        said = words(N_("Archive {name}? You can undo it."), name=shown)
        return Choose("archive", said, (("yes", N_("archive")),), back=N_("keep"))
    return Save(tuple(away), words(N_("archive {name}"), name=named))
