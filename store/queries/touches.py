"""The last touches of people: a few looks into an index for each of them, however long their history is."""

import json
from collections.abc import Iterable, Mapping
from datetime import date

from store.disk.workspace import Workspace
from store.records.contact import CHANNELS, FACE_TO_FACE
from store.rules.people.contact_limit import ONE_TO_ONE
from store.rules.situation import Touch
from store.values.unknown_value import read_day

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

BEGUN = f"""
SELECT contact.person, contact."on" FROM json_each(?) AS wanted
CROSS JOIN contact ON contact.person = wanted.value AND contact.archived = 0 AND contact.two_way = 1
  AND contact.channel IN {ONE_TO_ONE} AND contact."on" > ? AND contact.by_us = 1
"""

SPOKEN = """
SELECT DISTINCT contact.person, contact."on" FROM json_each(?) AS wanted
CROSS JOIN contact ON contact.person = json_extract(wanted.value, '$[0]') AND contact.archived = 0
  AND contact.two_way = 1 AND contact.channel IN (SELECT value FROM json_each(?))
  AND contact."on" = json_extract(wanted.value, '$[1]')
"""


def last_touches(workspace: Workspace, people: Iterable[int]) -> Mapping[int, Last]:
    """By person, in one statement."""
    found = workspace.store.connection.execute(LAST, (json.dumps(sorted(people)),)).fetchall()
    return {
        person: (_day(face), _day(video), _day(other), _day(attempt))
        for person, face, video, other, attempt in found
    }


def begun_by_us(workspace: Workspace, people: Iterable[int], since: date) -> Mapping[int, tuple[date, ...]]:
    """By person the days after `since` on which we began a contact with them alone, in one statement."""
    values = (json.dumps(sorted(people)), since.isoformat())
    found: dict[int, list[date]] = {}
    for person, text in workspace.store.connection.execute(BEGUN, values).fetchall():
        found.setdefault(person, []).append(read_day(text))
    return {person: tuple(sorted(days)) for person, days in found.items()}


def spoken_with(workspace: Workspace, wanted: Iterable[tuple[int, date]]) -> frozenset[tuple[int, date]]:
    """Of these (person, day) those with a two-way touch on the day, in one statement; none for nothing."""
    asked = [(person, day.isoformat()) for person, day in sorted(wanted)]
    if not asked:
        return frozenset()
    values = (json.dumps(asked), json.dumps(tuple(CHANNELS)))
    found = workspace.store.connection.execute(SPOKEN, values).fetchall()
    return frozenset((person, read_day(text)) for person, text in found)


def touch(last: Last, video_is_visit: bool) -> Touch:
    """What the clocks know of them, in a project where a video is a visit or is not."""
    face, video, other, attempt = last
    calls = [day for day in (face, video, other) if day is not None]
    visits = [day for day in (face, video if video_is_visit else None) if day is not None]
    return Touch(max(calls, default=None), max(visits, default=None), attempt)


def _day(text: str) -> date | None:
    return read_day(text) if text else None
