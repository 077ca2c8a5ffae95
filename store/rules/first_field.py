"""Where changing a record begins: with the first thing it lacks as its form goes, else with what changes most often."""

from datetime import date

from store.records import Action, Change, Check, Deliverable, Lesson, Milestone, Morale, Risk, Stakeholder
from store.records.check import uncorrected
from store.records.milestone import review_owed
from store.records.risk import missing
from store.rules.people.cadence import without_clock
from store.values.day import Day
from store.values.fields import fields_of
from store.values.record import Record


def first_field(record: Record, day: Day) -> str:
    """The name of a field; empty: where typing a new one begins."""
    needed = _lacking(record, day)
    lacking = [field.name for field in fields_of(type(record)) if field.name in needed]
    if not lacking and isinstance(record, Risk) and record.state == "occurred":
        return "resolve_by" if record.resolve_by else "due"  # it has no probability
    return lacking[0] if lacking else record.changes_most


def _lacking(record: Record, day: Day) -> tuple[str, ...]:
    match record:
        case Risk(state="closed"):
            return ()
        case Risk():
            rated = ("impact",) if record.state == "occurred" else ("probability", "impact")
            return (*_empty(record, *rated), *missing(record, day))
        case Action() if record.open:
            return _empty(record, "owner", "due")
        case Change(rejected_on=None):
            return _empty(record, "assessed_on", "approved_on", "implemented_on")
        case Lesson():
            return _empty(record, "cause", "prevention", "check_on", "checked_on")
        case Morale(follow_up_on=date()):
            return _empty(record, "followed_up_on")
        case Stakeholder() if without_clock(record):
            return ("client_class",)
        case Milestone() if review_owed(record):
            return ("gate_review_on",)
        case Deliverable() if record.awaited:
            return ("accepted_on",)
        case Check() if uncorrected(record):
            return _empty(record, "correction", "corrector", "correct_by") or ("corrected_on",)
    return ()


def _empty(record: Record, *names: str) -> tuple[str, ...]:
    return tuple(name for name in names if getattr(record, name) in (None, ""))
