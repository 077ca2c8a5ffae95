"""The last touches of people: a few looks into an index for each of them, however long their history is."""

import json
from collections.abc import Iterable, Mapping
from datetime import date

from store.disk.workspace import Workspace
from store.records.contact import CHANNELS, FACE_TO_FACE
from store.rules.situation import Touch

REMOTE = tuple(channel for channel in CHANNELS if channel not in (*FACE_TO_FACE, "video"))
Last = tuple[date | None, date | None, date | None, date | None]
"""The last day of: face to face, video, any other two-way touch, an unanswered attempt."""


def _last(two_way: int, channels: Iterable[str]) -> str:
    """SQL for the last day of such a touch; empty text when there is none."""
    days = [
        'coalesce((SELECT max("on") FROM contact WHERE person = wanted.value AND archived = 0'
        f" AND two_way = {two_way} AND channel = '{channel}'), '')"
        for channel in channels
    ]
    return days[0] if len(days) == 1 else f"max({', '.join(days)})"


LAST = f"""
SELECT wanted.value, {_last(1, FACE_TO_FACE)}, {_last(1, ("video",))}, {_last(1, REMOTE)}, {_last(0, CHANNELS)}
FROM json_each(?) AS wanted
"""


def last_touches(workspace: Workspace, people: Iterable[int]) -> Mapping[int, Last]:
    """By person, in one statement."""
    found = workspace.store.connection.execute(LAST, (json.dumps(sorted(people)),)).fetchall()
    return {
        person: (_day(face), _day(video), _day(other), _day(attempt))
        for person, face, video, other, attempt in found
    }


def touch(last: Last, video_is_visit: bool) -> Touch:
    """What the clocks know of them, in a project where a video is a visit or is not."""
    face, video, other, attempt = last
    calls = [day for day in (face, video, other) if day is not None]
    visits = [day for day in (face, video if video_is_visit else None) if day is not None]
    return Touch(max(calls, default=None), max(visits, default=None), attempt)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
