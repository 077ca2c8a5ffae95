"""Closing a project from the command line: `edit CODE --state closed`."""

from store.acts.close_project import close_project
from store.cli.console import remark
from store.cli.parser import Call, Parser
from store.cli.parts.terminal_question import answer_of, can_ask
from store.disk.workspace import Workspace
from store.records import Project
from store.values.outcome import Choose, Save
from store.values.words import N_, Words, words


def closing_flag(parser: Parser) -> None:
    """`--yes`."""
    parser.switch("--yes", N_("for a project: close it without asking, whatever is still open in it"))


def closed(call: Call, workspace: Workspace, after: Project) -> Save | Words:
    """The project, closed. Where something is still open in it that is asked at a terminal, and said beside the output
    of a script; no Save where it stays open after all."""
    done = close_project(workspace, after, {})
    if not isinstance(done, Choose):
        return done
    if not call.options.yes and can_ask(call):
        if (answer := answer_of(call, done)) is None:
            return words(N_("nothing was changed"))
    else:
        remark(call, words(N_("still open in {code}: {counts}"), code=after.code, counts=done.details))
        answer = "yes"
    closed = close_project(workspace, after, {done.name: answer})
    assert isinstance(closed, Save)
    return closed
