"""The words behind `list`, in any order: a kind, what narrows it, a project: `list red risks`, `list risks ERP`."""

from argparse import Namespace
from collections.abc import Sequence
from functools import cache

from store.cli.parser import too_much
from store.cli.parts.kind_words import NamedKind, kind_named, kind_or_none
from store.cli.synonyms import FILTERS
from store.disk.workspace import Workspace
from store.records import Project
from store.trouble import UsageProblem
from store.values.text import fold


def listed(options: Namespace, typed: Sequence[str]) -> tuple[NamedKind, Sequence[str]]:
    """The kind among the words, and those that are left; what narrows it is put among the options, as flags would be.
    Raises UsageProblem where none is a kind."""
    left = []
    for word in typed:
        if (flag := filter_words().get(fold(word))) is None:
            left.append(word)
            continue
        name, _, value = flag.removeprefix("--").partition(" ")
        setattr(options, name, value or True)
    at = next((n for n, word in enumerate(left) if kind_or_none(word) is not None), 0)
    return kind_named(left[at] if left else typed[0]), [*left[:at], *left[at + 1 :]]


def project_among(workspace: Workspace, left: Sequence[str], code: str | None) -> str | None:
    """The code that was given with a flag, else the one among the words. Raises UsageProblem for a word too many."""
    for word in left:
        if code is not None or fold(word) not in {fold(one.code) for one in workspace.live(Project)}:
            raise UsageProblem(too_much(word))
        code = word
    return code


@cache
def filter_words() -> dict[str, str]:
    """By word the flag that it means, with its value."""
    return {word: flag for flag, said in FILTERS.items() for word in said.split(", ")}
