"""What a briefing is looked through for: word lists, private texts, and whether it is still so."""

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from store.disk.workspace import Workspace
from store.queries.project_situation import situations
from store.records import KINDS, Note
from store.rules.briefing.findings import Finding
from store.rules.briefing.lint import lint
from store.rules.briefing.paper import Paper
from store.rules.briefing.private_text import secrets
from store.rules.briefing.report import Briefing
from store.rules.briefing.unfit_words import WordList
from store.values.fields import fields_of
from store.values.record import Record

LANGUAGES = ("en", "zh")
LISTS = Path(__file__).parents[2] / "lint"
"""Not as a resource of the package: what finds those takes longer to load than all that a briefing needs."""


def word_list(own: Iterable[str] = ()) -> WordList:
    """The words of all languages, since texts mix them; `own`: words of blame added, those with a `-` before them
    taken out."""
    blame: dict[str, None] = {}
    departments: dict[str, None] = {}
    for language in LANGUAGES:
        read = _read(language)
        blame |= dict.fromkeys(read["blame"])
        departments |= dict.fromkeys(read["departments"])
    for word in own:
        if word.startswith("-"):
            blame.pop(word[1:].strip(), None)
        elif word.strip():
            blame[word.strip()] = None
    return WordList(tuple(blame), tuple(departments))


@cache
def _read(language: str) -> dict[str, list[str]]:
    return tomllib.loads((LISTS / f"{language}.toml").read_text(encoding="utf-8"))


def private_texts(workspace: Workspace) -> tuple[str, ...]:
    """What never leaves: every text that somebody wrote into a private record, but for notes published since."""
    found: list[str] = []
    for kind in KINDS.values():
        if kind.home == "private":
            names = [
                field.name for field in fields_of(kind) if field.shape in ("line", "prose") and field.asked
            ]
            found += [
                getattr(record, name) for record in workspace.select(kind) for name in names if _own(record)
            ]
    return secrets(text for text in found if text)


def linted(
    workspace: Workspace,
    briefing: Briefing,
    paper: Paper,
    *,
    own: Iterable[str] = (),
    fresh: Briefing | None = None,
) -> tuple[Finding, ...]:
    """The findings on what would leave."""
    nows = situations(workspace, briefing.projects)
    return lint(nows, briefing, paper, word_list(own), private_texts(workspace), fresh)


def _own(record: Record) -> bool:
    return not (isinstance(record, Note) and record.published_on is not None)
