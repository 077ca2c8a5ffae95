"""The templates there are: those of the program in a language, and those that a team keeps in its store."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from store.disk.workspace import Workspace
from store.records import Record, SavedMapping
from store.records.mapping import TEMPLATE
from store.rules.plan.template import Template, origin_of
from store.rules.plan.template_text import read_template
from store.rules.plan.template_value import TemplateProblem
from store.values.text import fold
from store.values.words import LANGUAGES

PLACE = Path(__file__).parents[1] / "templates"


def templates(workspace: Workspace | None, language: str) -> tuple[Template, ...]:
    """The team's own first, then the program's; one of the team's that cannot be read is left out. Without a store
    there are those of the program."""
    return (*_own(workspace), *_of_the_program(language))


def template_named(workspace: Workspace | None, name: str, language: str) -> Template | None:
    """By its name or its title; None where there is none. Raises TemplateProblem for one of the team's that cannot be
    read."""
    called = fold(name)
    if (kept := kept_template(workspace, name)) is not None:
        return read_template(kept.pairs, kept.name, own=True)
    return next(
        (one for one in templates(workspace, language) if called in (fold(one.name), fold(one.title))), None
    )


def template_begun_from(
    workspace: Workspace | None, records: Iterable[Record], language: str
) -> Template | None:
    """The one that most of a project's records come from, as it is now; None where there is none, or none any more."""
    origins = Counter(origin.template for one in records if not one.archived and (origin := origin_of(one)))
    for name, _ in origins.most_common(1):
        try:
            return template_named(workspace, name, language)
        except TemplateProblem:
            return None
    return None


def kept_template(workspace: Workspace | None, name: str) -> SavedMapping | None:
    """The team's own of that name."""
    called = fold(name)
    return next((one for one in _kept(workspace) if fold(one.name) == called), None)


def _own(workspace: Workspace | None) -> Iterator[Template]:
    for kept in _kept(workspace):
        try:
            yield read_template(kept.pairs, kept.name, own=True)
        except TemplateProblem:
            continue


def _kept(workspace: Workspace | None) -> list[SavedMapping]:
    if workspace is None:
        return []
    return workspace.select(SavedMapping, "archived = 0 AND for_kind = ?", (TEMPLATE,), "ORDER BY id")


def _of_the_program(language: str) -> Iterator[Template]:
    spoken = language if language in LANGUAGES else "en"
    for file in sorted((PLACE / spoken).glob("*.toml")):
        yield read_template(file.read_text(encoding="utf-8"), file.stem, language=spoken)
