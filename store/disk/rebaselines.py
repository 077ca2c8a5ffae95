"""Baselines that move: freely while the plan is made, afterwards only with an approval that is written down."""

from collections.abc import Iterable, Iterator

from store.disk.ledger import Ledger
from store.records import Change, Milestone, Project, Reforecast
from store.records.milestone import dates_moved, moves
from store.values.record import Batch, Objection, Record
from store.values.words import N_, words


def unapproved(ledger: Ledger, part: Iterable[Record], act: Batch) -> Iterator[tuple[Record, Objection]]:
    """Against the milestones among `part` whose baseline moves without a rebaseline, and against the rebaselines that
    nobody approved."""
    for record in part:
        if isinstance(record, Milestone):
            old = ledger.get(Milestone, record.id)
            if old is not None and not _said(old, record, act) and not _planning(ledger, record.project):
                sentence = N_(
                    "after planning a baseline moves with an approved change, or a reason and an approver"
                )
                yield record, Objection("baseline", words(sentence))
        elif isinstance(record, Reforecast) and record.what == "baseline" and not record.rev:
            if record.change is not None:
                change = ledger.after(act, Change, record.change)
                if change is None or not change.approved or change.project != record.project:
                    code = change.code if change is not None else ""
                    sentence = N_(
                        "{code} is no approved change of this project; approve it first, or name an approver"
                    )
                    yield record, Objection("change", words(sentence, code=code))
            elif record.approver is None and not _planning(ledger, record.project):
                sentence = N_("who approved the new baseline? name an approver, or an approved change")
                yield record, Objection("approver", words(sentence))


def _said(old: Milestone, new: Milestone, act: Batch) -> bool:
    """Whether no baseline moves, or a rebaseline of the same act says so."""
    if "baseline" not in moves(old, new):
        return True
    days = dates_moved("baseline", old, new)
    found = act.having("reforecast", "milestone", new.id)
    return any(
        isinstance(one, Reforecast) and one.what == "baseline" and (one.moved_from, one.moved_to) == days
        for one in found
    )


def _planning(ledger: Ledger, project: int) -> bool:
    found = ledger.get(Project, project)
    return found is None or found.state == "planning"
