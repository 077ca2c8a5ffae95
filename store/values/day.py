"""A day as the rules know it: the date, the working days around it, and the numbers that decide."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import field, fields, replace
from typing import Any

from store.values.calendar import MON_FRI, Calendar
from store.values.frozen import frozen

PROFILES: dict[str, dict[str, int]] = {
    "relationship": {"call_a": 7, "call_b": 7, "call_c": 14},
    "delivery": {"call_a": 7, "call_b": 14, "call_c": 30},
}
"""Days between two calls by class, by profile; a setting of its own for one class counts before them."""
CHOICES: dict[str, tuple[str, ...]] = {
    "call_profile": tuple(PROFILES),
    "date_order": ("dmy", "mdy"),
}
"""The words that a setting which is no number may hold."""


@frozen
class Settings:
    """Every number that decides another; defaults from the field's practice, changed per store or per project.

    Intervals: calls in days, visits in months; wd = working days.
    """

    tolerance: int = 5
    unconfirmed_wd: int = 10
    unconfirmed_far_wd: int = 20
    far_wd: int = 30
    score_amber: int = 5
    score_red: int = 15
    review_red_wd: int = 5
    review_amber_wd: int = 10
    review_green_wd: int = 20
    unreviewed_wd: int = 20
    owner_grace_wd: int = 5
    call_a: int = 7
    call_b: int = 7
    call_c: int = 14
    visit_a: int = 2
    visit_b: int = 3
    visit_c: int = 4
    call_sponsor: int = 7
    core_silence_days: int = 30
    hypercare_weeks: int = 0
    key_node_wd: int = 5
    video_is_visit: bool = False
    told_late_wd: int = 2
    met_news_days: int = 90
    notice_issue_wd: int = 1
    notice_milestone_wd: int = 5
    notice_change_wd: int = 5
    notice_seat_wd: int = 1
    line_days: int = 5
    line_cost: int = 10_000
    surprise_days: int = 90
    lesson_impact: int = 4
    money_tolerance: int = 10
    satisfaction_line: int = 3
    review_items: int = 12
    parked_days: int = 3
    away_wd: int = 5
    next_days_wd: int = 10
    thanks_wd: int = 1
    answer_wd: int = 3
    day_rate: int = 0
    date_order: str = ""
    call_profile: str = "relationship"

    def changed(self, pairs: Iterable[tuple[str, str]]) -> "Settings":
        """With the typed values of one place (the store, or one project) in place; unknown names and unreadable
        values are passed over (the door refuses them)."""
        known = {f.name: f.type for f in fields(self)}
        values: dict[str, Any] = {}
        for name, text in pairs:
            value = read_setting(known.get(name), text)
            if value is not None:
                values[name] = value
        if (profile := PROFILES.get(str(values.get("call_profile")))) is not None:
            values = {**profile, **values}
        return replace(self, **values) if values else self


def read_setting(type_: object, text: str) -> int | bool | str | None:
    """The typed value of a setting's text; None when it is not one."""
    if type_ is bool:
        return {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}.get(
            text.lower()
        )
    if type_ is int:
        return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None
    return text if type_ is str else None


@frozen
class Day:
    """The only thing a rule knows of time and configuration."""

    date: dt.date
    calendar: Calendar = MON_FRI
    settings: Settings = field(default_factory=Settings)

    def since(self, earlier: dt.date) -> int:
        """Working days from `earlier` to today."""
        return self.calendar.workdays(earlier, self.date)

    def until(self, later: dt.date) -> int:
        """Working days from today to `later`."""
        return self.calendar.workdays(self.date, later)
