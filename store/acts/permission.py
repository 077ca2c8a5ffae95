"""Whether I may do it: the door before every act of a store that several people write, on the screen and typed.

It keeps colleagues from deciding by mistake what is another's to decide; the log has the account behind each act. A
store that one account has alone is theirs: who work in it under names of their own could be anybody.
"""

from collections.abc import Iterable, Sequence

from store.disk.file.rights import rights_of
from store.disk.workspace import Workspace
from store.queries.people.person_mentions import projects_naming
from store.queries.review.my_projects import my_entries
from store.records import Person, Project
from store.rules.authority import CALLED, Reserved, deciders, reserved
from store.trouble import NotAllowed
from store.values.record import Record, own_project
from store.values.words import N_, Words, words


def refuse_reader(workspace: Workspace, kind: type[Record] | None = None) -> None:
    """Raises Denied, before anything is typed, where the store may only be read; `kind`: of what would be saved, since
    private notes are the reader's own."""
    if workspace.limit is not None and workspace.reads_only and (kind is None or kind.home == "store"):
        raise workspace.limit


def refuse_what_is_anothers(workspace: Workspace, records: Sequence[Record]) -> None:
    """Raises NotAllowed for records that only those who decide in their project may save."""
    for record in records:
        planned = [kind for kind, projects in workspace.planned.items() if record.project_id in projects]
        if (what := reserved(record, planned)) is not None:
            refuse(workspace, what, [own_project(record)])


def refuse(workspace: Workspace, what: Reserved, projects: Iterable[int | None]) -> None:
    """Raises NotAllowed, with who may, where it is not mine to decide in one of these projects."""
    if rights_of(workspace.path).group is None:
        return
    me = my_entries(workspace)
    for id in projects:
        project = workspace.get(Project, id) if id is not None else None
        if project is None:
            continue
        may = deciders(project, workspace.clock.today(project.zone))
        if may and not me & set(may):
            sentence = N_("{what} in {code} is for {people}; you work as {who}: ask one of them")
            raise NotAllowed(
                words(
                    sentence,
                    what=Words(CALLED[what]),
                    code=project.code,
                    people=tuple(found.name for one in may if (found := workspace.get(Person, one))),
                    who=workspace.who,
                )
            )


def refuse_erasing(workspace: Workspace, person: int) -> None:
    """Raises NotAllowed where anything of a project that is not mine to decide in names that person."""
    refuse(workspace, "erase", projects_naming(workspace, person))
