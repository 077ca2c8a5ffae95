"""Calendars of working days as JSON, for programs."""

from collections.abc import Container, Sequence
from typing import Any

from store.cli.parts.json_records import SCHEMA
from store.queries.calendar_list import CalendarLine
from store.records import CalendarDays
from store.records.calendar_days import named_days


def calendar_list_json(lines: Sequence[CalendarLine]) -> dict[str, Any]:
    """The document of `calendar list --json`: how much is known of each, and who counts by it."""
    records = [
        {
            **_known(line.record),
            "holidays": len([*named_days(line.record.holidays)]),
            "makeup": len([*named_days(line.record.makeup)]),
            "projects": [*line.projects],
            "people": line.people,
        }
        for line in lines
    ]
    return {"schema": SCHEMA, "kind": "calendar", "records": records}


def calendar_json(record: CalendarDays, years: Container[int] | None) -> dict[str, Any]:
    """The document of `calendar show --json`: the days of these years, or all."""
    days = {
        name: [
            {"day": day.isoformat(), "name": said}
            for day, said in sorted(named_days(text))
            if years is None or day.year in years
        ]
        for name, text in (("holidays", record.holidays), ("makeup", record.makeup))
    }
    return {"schema": SCHEMA, "kind": "calendar", **_known(record), **days}


def _known(record: CalendarDays) -> dict[str, Any]:
    """`last`: the day until which it is known; null: without an end."""
    return {"id": str(record.id), "code": record.code, "last": record.last and record.last.isoformat()}
