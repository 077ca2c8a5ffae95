"""A register of the plan that nobody uses rests: nothing of it shows any more, until somebody uses it again."""

from collections.abc import Sequence
from dataclasses import replace

from store.acts.finish import finish
from store.disk.workspace import Workspace
from store.records import KINDS, Project
from store.records.names import Called
from store.rules.review.reasons.unused_register import REST
from store.rules.review.review_item import Item
from store.values.outcome import Answers, Choose, Outcome, Save
from store.values.record import ProjectRecord, Record
from store.values.words import N_, NN_, words

ASKED = NN_(
    "Let this rest: {kind} of {code}? {n} is put away, and nothing of it shows. You can undo it.",
    "Let this rest: {kind} of {code}? {n} are put away, and nothing of them shows. You can undo it.",
)


def finish_stop(workspace: Workspace, item: Item, answers: Answers, language: str, called: Called) -> Outcome:
    """`x` on a stop of the review: the register rests where that is what it asks, else the record is finished."""
    if any(reason.rule == REST for reason in item.reasons):
        return let_rest(workspace, item.record, answers)
    return finish(workspace, (item.record,), answers, language, called)


def let_rest(workspace: Workspace, record: Record, answers: Answers) -> Save | Choose:
    """All records of its kind in its project are put away, as one act; it is asked before."""
    assert isinstance(record, ProjectRecord)
    project = workspace.get(Project, record.project)
    records: Sequence[Record] = workspace.live(KINDS[record.kind], record.project)
    named = {"kind": words(record.plural), "code": project.code if project is not None else ""}
    if answers.get("rest") != "yes":
        return Choose(
            "rest", words(ASKED, n=len(records), **named), (("yes", N_("let it rest")),), back=N_("keep")
        )
    away = tuple(replace(one, archived=True) for one in records)
    return Save(away, words(N_("{kind} of {code} rest"), **named))
