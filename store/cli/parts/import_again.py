"""Of a register that comes again: which of its rows come in, and which fields that were edited here take its value."""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from store.cli.parser import Parser
from store.records import KINDS, Record
from store.trouble import UsageProblem
from store.values.text import clean_line, fold
from store.values.words import N_, words

if TYPE_CHECKING:
    from store.exchange.imports.import_plan import Plan, PlannedRow

_RANGE = re.compile(r"(\d+)\s*[-–]\s*(\d+)")


def again_flags(parser: Parser) -> None:
    """`--only`, `--leave-out` and `--take-file`."""
    parser.flag(
        "--only", "ROWS", N_("only these rows: 3,7-9 as the spreadsheet numbers them, or codes: R-3,R-7")
    )
    parser.flag("--leave-out", "ROWS", N_("leave these rows out, written like --only"))
    parser.repeated(
        "--take-file",
        "FIELD|all",
        N_("take the file's value of a field that was edited here since the last import; may be repeated"),
    )


def rows_left_out(plan: "Plan", only: str | None, leave_out: str | None) -> frozenset[int]:
    """Numbers of the rows that do not come in. Raises UsageProblem for what is no row of the file."""
    if only and leave_out:
        raise UsageProblem(words(N_("--only and --leave-out say the same thing twice: give one of them")))
    if only:
        wanted = _rows(plan, "--only", only)
        return frozenset(row.number for row in plan.rows if row.number not in wanted)
    return _rows(plan, "--leave-out", leave_out or "")


def _rows(plan: "Plan", flag: str, text: str) -> frozenset[int]:
    """The rows that are named, each by its number or its code; a number is that of a row before it is a code."""
    found: set[int] = set()
    for part in (clean_line(one) for one in re.split("[,;，；]", text)):
        if not part:
            continue
        named = {row.number for row in plan.rows if _is_named(row, part)}
        if not named:
            raise UsageProblem(words(N_("{flag}: the file has no row {text}"), flag=flag, text=part))
        found |= named
    return frozenset(found)


def _is_named(row: "PlannedRow", part: str) -> bool:
    from store.exchange.tables.sheet_grid import number_in_sheet

    place = number_in_sheet(row.number)
    if form := _RANGE.fullmatch(part):
        return int(form[1]) <= place <= int(form[2])
    if part.isdecimal() and place == int(part):
        return True
    return fold(part) in (fold(str(row.number)), fold(row.code))


def taken_fields(kind: type[Record] | None, typed: Sequence[str]) -> frozenset[str]:
    """The names of the fields, or `all`. Raises UsageProblem for what is no field."""
    from store.exchange.imports.conflicts import ALL
    from store.exchange.vocabulary.titles import targets_called

    kinds: Iterable[type[Record]] = (kind,) if kind else KINDS.values()
    taken: set[str] = set()
    for text in (part.strip() for one in typed for part in one.split(",")):
        names = {target.name for one in kinds for target in list(targets_called(one, text))[:1]}
        if fold(text) != ALL and not names:
            raise UsageProblem(words(N_("--take-file {text}: there is no such field"), text=text))
        taken |= {ALL} if fold(text) == ALL else names
    return frozenset(taken)
