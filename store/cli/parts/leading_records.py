"""The records that the first words of a line name; what is typed behind them is something else."""

from collections.abc import Sequence

from store.cli.parts.record_named import CODE, record_named
from store.disk.workspace import Workspace
from store.queries.reference import SHORTEST_ID
from store.trouble import Trouble, UsageProblem
from store.values.record import Record

BETWEEN = (
    "to",
    "at",
    "on",
    "until",
    "till",
    "by",
    "about",
    "of",
    "with",
    "for",
    "as",
    "为",
    "到",
    "至",
    "给",
    "是",
)
"""Words between two others that say nothing here."""


def is_reference(word: str) -> bool:
    """Whether it has the form of a code or an id."""
    number = word.removeprefix("#")
    return CODE.fullmatch(word) is not None or (number.isdecimal() and len(number) >= SHORTEST_ID)


def leading_records(
    workspace: Workspace, typed: Sequence[str], project: str | None
) -> tuple[list[Record], list[str]]:
    """As many codes and ids as stand first, else the longest name of a record; and the words behind. Raises as
    `record_named`."""
    n = next((at for at, word in enumerate(typed) if not is_reference(word)), len(typed))
    if n:
        return [record_named(workspace, [one], project) for one in typed[:n]], behind(typed[n:])
    for n in range(len(typed), 1, -1):
        try:
            return [record_named(workspace, typed[:n], project)], behind(typed[n:])
        except (Trouble, UsageProblem):
            continue
    return [record_named(workspace, typed[:1], project)], behind(typed[1:])


def behind(typed: Sequence[str]) -> list[str]:
    """The words without the one that only leads on: `until fri`."""
    return [*(typed[1:] if typed and typed[0].casefold() in BETWEEN else typed)]
