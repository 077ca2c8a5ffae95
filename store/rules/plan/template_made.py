"""A template made of a project that is there: its days as working days from a start, its people as the seats they hold.

What happened stays behind: forecasts, states, contacts, names. An action is of one project alone, unless it came from a
template itself.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from store.records import Action, Meeting, Milestone, Record, Seat, Series, Setting
from store.rules.plan.template import FIRST, PLANNED, origin_of
from store.rules.plan.template_text import CLOSING, HYPERCARE
from store.values.calendar import Calendar
from store.values.fields import field_named

Written = dict[str, Any]


def first_day(records: Iterable[Record]) -> date | None:
    """Where the days are counted from when nobody says: the first promise, or the start of the template that the
    project began from."""
    records = tuple(records)
    starts = [origin.start for one in records if (origin := origin_of(one))]
    promised = [one.baseline for one in records if isinstance(one, Milestone) and one.baseline]
    return max(starts, default=None) or min(promised, default=None)


def made_template(
    records: Iterable[Record],
    start: date,
    calendar: Calendar,
    *,
    title: str,
    language: str,
    currency: str = "",
    closing: Sequence[str] = (),
) -> Mapping[str, Any]:
    """As TOML has it. Days before the start are left out. `currency`: of its sums; `closing`: of the template that it
    began from."""
    made = _Made(tuple(records), calendar.forward(start), calendar).written(title, language)
    if currency and any("approved" in line for line in made.get("money", ())):
        made = {"currency": currency.upper(), **made}
    return {**({CLOSING: list(closing)} if closing else {}), **made}


class _Made:
    def __init__(self, records: tuple[Record, ...], start: date, calendar: Calendar) -> None:
        self.start, self.calendar = start, calendar
        self.records = sorted(filter(_planned, records), key=lambda one: one.id)
        self.ids: dict[int, str] = {}
        for kind in PLANNED:
            of_kind = [one for one in self.records if one.kind == kind]
            self.ids |= {one.id: f"{kind}_{n}" for n, one in enumerate(of_kind, 1)}
        self.seat_of = {
            one.holder: self.ids[one.id]
            for one in self.records
            if isinstance(one, Seat) and one.holder is not None
        }
        self.milestones = {one.id: one for one in self.records if isinstance(one, Milestone)}
        settings = (one for one in records if isinstance(one, Setting) and one.name == HYPERCARE)
        self.weeks = next((int(one.value) for one in settings), 0)
        self.first: dict[int, date] = {}
        for one in records:
            if isinstance(one, Meeting) and one.series is not None:
                self.first[one.series] = min(one.on, self.first.get(one.series, one.on))

    def written(self, title: str, language: str) -> Mapping[str, Any]:
        found: Written = {"title": title, "language": language}
        if self.weeks:
            found[HYPERCARE] = self.weeks
        for kind in PLANNED:
            if entries := [self._entry(one) for one in self.records if one.kind == kind]:
                found[kind] = entries
        return found

    def _entry(self, record: Record) -> Written:
        entry: Written = {"id": self.ids[record.id]}
        for name in PLANNED[record.kind]:
            field = field_named(type(record), name)
            value = getattr(record, name)
            if value in (None, "", ()) or (value == field.empty and not field.required):
                continue
            if field.shape == "date":
                if (days := self._days(value)) is not None:
                    entry[name] = days
            elif field.shape == "link":
                if (linked := self._named(field.links_to, value)) is not None:
                    entry[name] = linked
            elif field.shape == "links":
                if several := [one for id in value if (one := self._named(field.links_to, id)) is not None]:
                    entry[name] = several
            else:
                entry[name] = list(value) if field.shape == "choices" else _plain(value)
        if isinstance(record, Milestone):
            self._distance(record, entry)
        if isinstance(record, Series) and (days := self._days(self.first.get(record.id))) is not None:
            entry[FIRST] = days
        return entry

    def _distance(self, milestone: Milestone, entry: Written) -> None:
        """Its day, which every milestone has: one before the start is on it. What the plan does not keep to any more is
        no part of it."""
        own = entry.setdefault("baseline", self._days(milestone.expected) or 0)
        before = self.milestones.get(milestone.after or 0)
        if before is None or "after" not in entry:
            entry.pop("after_wd", None)
            return
        between = own - (self._days(before.baseline or before.expected) or 0)
        if between < entry.get("after_wd", 0):
            entry.pop("after_wd", None)
        if between < 0:
            del entry["after"]

    def _days(self, day: date | None) -> int | None:
        if day is None or day < self.start:
            return None
        return self.calendar.workdays(self.start, self.calendar.forward(day))

    def _named(self, kind: str, id: int) -> str | None:
        return self.seat_of.get(id) if kind == "person" else self.ids.get(id)


def _plain(value: Any) -> Any:
    """A whole number as people write it."""
    whole = isinstance(value, Decimal) and value == value.to_integral_value()
    return int(value) if whole else value


def _planned(record: Record) -> bool:
    """Whether it is of a kind that a template holds, and another project may begin with it."""
    if record.archived or record.kind not in PLANNED:
        return False
    return not isinstance(record, Action) or origin_of(record) is not None
