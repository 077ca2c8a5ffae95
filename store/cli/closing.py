"""Closing a project from the command line: `edit CODE --state closed`."""

from store.cli.parser import Call
from store.cli.printing import remark
from store.disk.workspace import Workspace
from store.queries.situation import situation
from store.records import Project
from store.rules.closing import still_open
from store.values.record import Record
from store.values.words import N_, words


def say_what_is_open(call: Call, workspace: Workspace, before: Project, after: Record) -> None:
    """Beside the output, how much is still open in a project that is being closed; it may be closed all the same."""
    if isinstance(after, Project) and after.state == "closed" and before.state != "closed":
        found = still_open(situation(workspace, before.id))
        if found:
            remark(call, words(N_("still open in {code}: {counts}"), code=after.code, counts=found))
