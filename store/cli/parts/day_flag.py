"""A day behind a flag: `--since monday`, `--due 5 dec`."""

from datetime import date

from store.trouble import UsageProblem
from store.values.dates import DateProblem
from store.values.day import Day
from store.values.typed_day import typed_day
from store.values.words import N_, words


def day_flag(flag: str, typed: str, day: Day, language: str) -> date:
    """The day that was typed behind the flag. Raises UsageProblem for one that is none."""
    try:
        return typed_day(typed, day, language)
    except DateProblem as problem:
        raise UsageProblem(words(N_("{flag}: {problem}"), flag=flag, problem=problem.words)) from None
