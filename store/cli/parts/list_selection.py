"""The records that `list` prints, and that a view shows on the screen."""

from store.cli.parser import Options
from store.cli.parts.kind_words import NamedKind
from store.cli.parts.list_choice import chosen
from store.cli.parts.list_words import listed, project_among
from store.cli.parts.project_named import project_named
from store.disk.workspace import Workspace
from store.queries.register_rows import register
from store.records import Project
from store.values.frozen import frozen
from store.values.record import Record


@frozen
class Selection:
    """Records of one kind in the order that was asked for; `project` None: of all."""

    meant: NamedKind
    project: Project | None
    records: list[Record]


def selection(workspace: Workspace, options: Options, language: str) -> Selection:
    """What the words and flags of `list` mean. Raises UsageProblem, Trouble for a name that nobody has, and
    StoreProblem for a project that is not there."""
    meant, left = listed(options, options.kind)
    project = project_named(workspace, project_among(workspace, left, options.project))
    within = project.id if project else None
    records = register(workspace, meant.kind, within, archived=options.archived, having=meant.implied)
    return Selection(meant, project, chosen(workspace, meant.kind, records, options, language))
