"""What a file of holidays says: days and what people call them, or why it says nothing."""

from dataclasses import field
from datetime import date
from pathlib import Path

from store.values.calendar import Calendar
from store.values.frozen import frozen
from store.values.problem import Problem
from store.values.text import clean_line
from store.values.words import words


class CalendarProblem(Problem):
    """The file is no calendar; `words` names the file, what is wrong and what to do."""

    def __init__(self, path: Path, msgid: str, **values: object) -> None:
        super().__init__(words(msgid, file=clean_line(str(path)), **values))


@frozen
class CalendarDays:
    """What a file says: days and what people call them. No day is in both; none is after `last`.

    `worked`: days that people observe and work, whole or half; `regional`: days off in a part of the place alone.
    """

    code: str
    holidays: dict[date, str]
    makeup: dict[date, str]
    last: date
    worked: dict[date, str] = field(default_factory=dict)
    regional: dict[date, str] = field(default_factory=dict)

    def calendar(self) -> Calendar:
        return Calendar(self.code, frozenset(self.holidays), frozenset(self.makeup), self.last)
