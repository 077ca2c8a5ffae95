"""Where changing a record begins: with the first thing it lacks as its form goes, else with what changes most often."""

from store.records import Action, Risk, Stakeholder
from store.records.risk import missing
from store.rules.people.cadence import without_clock
from store.values.day import Day
from store.values.record import Record


def first_field(record: Record, day: Day) -> str:
    """The name of a field; empty: where typing a new one begins."""
    lacking = [name for name in record.__dataclass_fields__ if name in _lacking(record, day)]
    if not lacking and isinstance(record, Risk) and record.state == "occurred":
        return "resolve_by" if record.resolve_by else "due"  # it has no probability
    return lacking[0] if lacking else record.changes_most


def _lacking(record: Record, day: Day) -> tuple[str, ...]:
    match record:
        case Risk(state="closed"):
            return ()
        case Risk():
            rated = ("impact",) if record.state == "occurred" else ("probability", "impact")
            return (*(name for name in rated if getattr(record, name) is None), *missing(record, day))
        case Action() if record.open:
            return tuple(name for name in ("owner", "due") if getattr(record, name) is None)
        case Stakeholder() if without_clock(record):
            return ("client_class",)
    return ()
