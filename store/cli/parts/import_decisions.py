"""Of a file that contradicts itself, or names people whom nobody knows: what the flags decide."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from store.cli.parser import Options, Parser
from store.cli.parts.import_again import taken_fields
from store.records import Record, Stakeholder
from store.trouble import UsageProblem
from store.values.text import fold
from store.values.words import N_, words

if TYPE_CHECKING:
    from store.exchange.imports.conflicts import Decisions


def decision_flags(parser: Parser) -> None:
    """`--on-conflict`, `--unknown-people`, `--person` and `--role`."""
    parser.flag(
        "--on-conflict",
        "first|last|skip",
        N_("which of two duplicate rows counts; first also leaves out a day before the baseline"),
    )
    parser.flag(
        "--unknown-people",
        "make|leave|skip",
        N_("an unknown name: create a person, leave it empty, or skip the row"),
    )
    parser.repeated(
        "--person", "NAME=WHO", N_("who a name in the file is; learnt; NAME=NAME is somebody new")
    )
    parser.flag("--role", "ROLE", N_("the role of each new stakeholder whose row gives none"))


def check_decisions(options: Options) -> None:
    """Raises UsageProblem for a word that a flag does not know, before the file is looked at."""
    from store.exchange.columns.date_order import NAMES
    from store.exchange.imports.conflicts import ON_CONFLICT, UNKNOWN_PEOPLE

    if options.dates not in (None, *NAMES):
        raise UsageProblem(words(N_("--dates is dmy or mdy")))
    _one_of(options.on_conflict, "--on-conflict", ON_CONFLICT)
    _one_of(options.unknown_people, "--unknown-people", UNKNOWN_PEOPLE)


def decisions_typed(options: Options, kind: type[Record] | None) -> "Decisions":
    """What the flags decide of a register; None: of a log of several kinds. Raises UsageProblem."""
    from store.exchange.imports.conflicts import Decisions

    return Decisions(
        options.on_conflict or "",
        options.unknown_people or "",
        named=_named(options.person),
        take=taken_fields(kind, options.take_file),
        role=_role(options.role, kind),
    )


def _role(typed: str | None, kind: type[Record] | None) -> str:
    """The choice that is meant. Raises UsageProblem for what is no role, or for a register without any."""
    if not typed:
        return ""
    if kind is not Stakeholder:
        raise UsageProblem(words(N_("{flag} goes with: forewarn import stakeholder FILE"), flag="--role"))
    from store.exchange.columns.choice_words import choices, meaning

    if typed in (known := choices(kind.kind, "role")):
        return typed
    if found := meaning(kind.kind, "role", typed):
        return found
    _one_of(typed, "--role", known)
    return typed


def _named(typed: Sequence[str]) -> dict[str, str]:
    """By folded name who is meant. Raises UsageProblem."""
    pairs = [text.partition("=")[::2] for text in typed]
    for name, who in pairs:
        if not name.strip() or not who.strip():
            raise UsageProblem(words(N_('say who is meant like this: --person "J. Petersen=Jens Petersen"')))
    return {fold(name): who.strip() for name, who in pairs}


def _one_of(value: str | None, flag: str, known: Iterable[str]) -> None:
    if value is not None and value not in known:
        raise UsageProblem(words(N_("{flag} is one of: {values}"), flag=flag, values=tuple(known)))
