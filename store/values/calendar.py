"""Working days of one place, and due days that roll off holidays.

A Mon-Fri week is arithmetic; holidays and make-up working days are the sorted exceptions to it. So a distance
of years costs two bisections, not a walk. Day numbers are ordinals: 1 is Monday, 1 January of the year 1.
"""

from bisect import bisect_left, bisect_right
from datetime import date
from functools import cached_property

from store.values.frozen import frozen

_SATURDAY = 5
_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@frozen
class Calendar:
    """The working days of one place: Mon-Fri without `holidays`, and the weekend days in `makeup`.

    `last` is the last day anybody has published; after it the exceptions are ignored and Mon-Fri holds.
    None: there is no end. A day in both sets is worked. No method raises: results stop at the ends of `date`.
    """

    code: str = ""
    holidays: frozenset[date] = frozenset()
    makeup: frozenset[date] = frozenset()
    last: date | None = None

    @cached_property
    def _off(self) -> tuple[int, ...]:
        """The days from Monday to Friday on which nobody works."""
        off = (d for d in self.holidays - self.makeup if d.weekday() < _SATURDAY and self.is_known(d))
        return tuple(sorted(map(date.toordinal, off)))

    @cached_property
    def _extra(self) -> tuple[int, ...]:
        """The days of weekends on which there is work."""
        extra = (d for d in self.makeup if d.weekday() >= _SATURDAY and self.is_known(d))
        return tuple(sorted(map(date.toordinal, extra)))

    def is_known(self, day: date) -> bool:
        """Whether holidays are published for `day`; beyond that Mon-Fri is a guess the user must see."""
        return self.last is None or day <= self.last

    def is_working(self, day: date) -> bool:
        """Whether work is done on `day`."""
        if not self.is_known(day):
            return day.weekday() < _SATURDAY
        return day in self.makeup or (day.weekday() < _SATURDAY and day not in self.holidays)

    def workdays(self, a: date, b: date) -> int:
        """Working days in (a, b]; the same day is 0, reversed is negative."""
        return self._worked(b.toordinal()) - self._worked(a.toordinal())

    def add(self, day: date, n: int) -> date:
        """The `n`-th working day after `day`, for negative `n` before it; 0 is `day` itself, working or not.

        From a working day `workdays(day, add(day, n)) == n`, and `add(add(day, n), -n) == day`.
        """
        if n == 0:
            return day
        number = day.toordinal()
        reach = 2 * (abs(n) + len(self._off)) + 7
        if n > 0:
            numbers = range(number, min(number + reach, date.max.toordinal()) + 1)
            count = self._worked(number) + n
        else:
            numbers = range(max(number - reach, 1), number)
            count = self._worked(number - 1) + n + 1
        found = bisect_left(numbers, count, key=self._worked)
        if count < 1 or found == len(numbers):
            return date.max if n > 0 else date.min
        return date.fromordinal(numbers[found])

    def forward(self, day: date) -> date:
        """The first working day on or after `day`."""
        return day if self.is_working(day) else self.add(day, 1)

    def back(self, day: date) -> date:
        """The last working day on or before `day`."""
        return day if self.is_working(day) else self.add(day, -1)

    def _worked(self, number: int) -> int:
        """Working days from 0001-01-01 to the day `number`, inclusive."""
        weeks, rest = divmod(number, 7)
        return 5 * weeks + min(rest, 5) - bisect_right(self._off, number) + bisect_right(self._extra, number)


MON_FRI = Calendar()


def roll(day: date, start: date, interval_days: int, calendar: Calendar, important: bool) -> date:
    """The day a clock falls due that began at `start` and runs out on `day`, `interval_days` later.

    A `day` that is no working day rolls back if at least half the interval then lies since the start and the
    person is `important` (class A, sponsor or executive); otherwise forward.
    """
    back = calendar.back(day)
    if important and 2 * (back - start).days >= interval_days:
        return back
    return calendar.forward(day)


def add_months(day: date, months: int) -> date:
    """Calendar months later, clipped to the end of the month: 31 Aug + 2 is 31 Oct, 30 Nov + 3 is 28 Feb."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return date.max if months > 0 else date.min
    return date(year, month + 1, min(day.day, _month_length(year, month + 1)))


def month_end(day: date) -> date:
    """The last day of `day`'s month."""
    return day.replace(day=_month_length(day.year, day.month))


def _month_length(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _MONTH_LENGTHS[month - 1] + (month == 2 and leap)
