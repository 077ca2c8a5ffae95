"""`--as-of DAY`: the store as it was when that day ended."""

from datetime import date

from store.cli.parser import Call, Parser
from store.trouble import UsageProblem
from store.values.dates import DateProblem, parse_date
from store.values.words import N_, words


def as_of_flag(parser: Parser) -> None:
    """The flag of commands that can look back."""
    parser.flag("--as-of", "DAY", N_("as it stood at the end of that day"), dest="as_of")


def as_of_day(call: Call) -> date | None:
    """The day that was asked for. Raises UsageProblem for one that is none or has not come."""
    typed = call.options.as_of
    if not typed:
        return None
    today = call.session.clock.today()
    try:
        day = parse_date(typed, today=today)
    except DateProblem as problem:
        raise UsageProblem(words(N_("{flag}: {problem}"), flag="--as-of", problem=problem.words)) from None
    if day > today:
        raise UsageProblem(words(N_("{flag}: not after today"), flag="--as-of"))
    return day
