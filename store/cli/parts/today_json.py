"""The morning as JSON, for programs: the queue of the review, then how each project stands."""

from collections.abc import Sequence
from typing import Any

from store.cli.parts.json_records import SCHEMA
from store.queries.boards.project_header import Header
from store.queries.review.review_board import Review
from store.queries.review.review_line import ReviewLine
from store.values.words import say


def today_json(board: Review, headers: Sequence[Header], language: str) -> dict[str, Any]:
    """The document of `today --json`: sentences are in the language, everything else is the same in each."""
    return {
        "schema": SCHEMA,
        "kind": "today",
        "minutes": board.minutes,
        "waiting": board.waiting,
        "review": [_line(line, language) for line in board.lines],
        "projects": [_project(head, language) for head in headers],
    }


def _line(line: ReviewLine, language: str) -> dict[str, Any]:
    record = line.item.record
    return {
        "project": line.project,
        "name": say(line.name, language),
        "kind": record.kind,
        "id": str(record.id),
        "code": getattr(record, "code", None),
        "severity": line.item.severity,
        "reasons": [say(reason.words, language) for reason in line.reasons],
    }


def _project(head: Header, language: str) -> dict[str, Any]:
    return {
        "code": head.project.code,
        "name": head.project.name,
        "day": head.day.date.isoformat(),
        "areas": [
            {"letter": area.letter, "colour": area.colour, "why": say(area.why, language)}
            for area in (*head.state, *head.house)
        ],
        "sponsor": head.sponsor,
        "meeting": head.meeting.isoformat() if head.meeting is not None else None,
        "meeting_time": head.meeting_time,
        "notices": [say(notice.full, language) for notice in head.notices],
    }
