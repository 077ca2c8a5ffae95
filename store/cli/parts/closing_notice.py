"""Closing a project from the command line: `edit CODE --state closed`."""

from store.acts.close_project import close_project
from store.cli.console import remark
from store.cli.parser import Call
from store.disk.workspace import Workspace
from store.records import Project
from store.values.outcome import Choose, Save
from store.values.words import N_, words


def closed(call: Call, workspace: Workspace, after: Project) -> Save:
    """The project, closed all the same; how much is still open in it is said beside the output."""
    done = close_project(workspace, after, {})
    if isinstance(done, Choose):
        remark(call, words(N_("still open in {code}: {counts}"), code=after.code, counts=done.details))
        done = close_project(workspace, after, {done.name: "yes"})
        assert isinstance(done, Save)
    return done
