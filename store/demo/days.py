"""The demo's days, written relative to the day it is run on, so that its story is always this morning's."""

import re
from datetime import date, timedelta

from store.values.calendar import MON_FRI, Calendar
from store.values.frozen import frozen
from store.values.short_date import show_date

Written = int | str | date
_CALENDAR_DAYS = re.compile(r"(?:(?P<ago>\d+)d ago|in (?P<ahead>\d+)d)")
_IN_TEXT = re.compile(r"\{(iso)?([+-]\d+)\}")


@frozen
class Days:
    """Turns a written day into a date.

    `3`, `-3`  working days from today; today itself is `0`, worked or not
    `20d ago`, `in 1d`  calendar days, for clocks that count them; on a day off the nearest working day
    `workday`  today if it is worked, else the next day that is
    2026-12-31  that very day, whatever today is
    """

    today: date
    calendar: Calendar = MON_FRI

    def day(self, written: Written) -> date:
        """The date that is meant; ValueError for anything not described above."""
        if isinstance(written, date):
            return written
        if isinstance(written, int):
            # Counted back from the last worked day, `-1` is one working day ago on a Sunday too.
            start = self.today if written >= 0 else self.calendar.back(self.today)
            return self.calendar.add(start, written)
        if written == "workday":
            return self.calendar.forward(self.today)
        if (found := _CALENDAR_DAYS.fullmatch(written)) is None:
            raise ValueError(f"no day: {written}")
        days = int(found["ahead"]) if found["ahead"] else -int(found["ago"])
        return self._nearest(self.today + timedelta(days))

    def text(self, written: str, language: str) -> str:
        """The sentence with each `{+16}` or `{-3}` in it as a date in the reader's form, `{iso-3}` as 2026-11-23."""

        def dated(found: re.Match[str]) -> str:
            day = self.day(int(found[2]))
            return day.isoformat() if found[1] else show_date(day, language)

        return _IN_TEXT.sub(dated, written)

    def week_end(self, day: date) -> date:
        """The last working day of the week that `day` lies in."""
        return self.calendar.back(day + timedelta(6 - day.weekday()))

    def _nearest(self, day: date) -> date:
        back, forward = self.calendar.back(day), self.calendar.forward(day)
        return back if day - back < forward - day else forward
