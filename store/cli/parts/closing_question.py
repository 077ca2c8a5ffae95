"""Closing a project from the command line: `edit CODE --state closed`, `closing end`."""

from store.acts.close_project import NOT_READ, close_project
from store.cli.console import remark
from store.cli.parser import Call, Parser
from store.cli.parts.terminal_question import answer_of, can_ask
from store.disk.workspace import Workspace
from store.records import Project
from store.values.outcome import Choose, Explain, Save
from store.values.words import N_, Words, words


def closing_flag(parser: Parser) -> None:
    """`--yes`."""
    parser.switch("--yes", N_("for a project: close it without asking, whatever is still open in it"))


def closed(call: Call, workspace: Workspace, after: Project) -> Save | Words:
    """The project, closed. What is asked before is asked at a terminal, and said beside the output of a script; no Save
    where it stays open after all."""
    asking = not call.options.yes and can_ask(call)
    answers: dict[str, str] = {}
    while isinstance(outcome := close_project(workspace, after, answers), Choose | Explain):
        answer = answer_of(call, outcome) if asking else _unasked(call, after, outcome)
        if answer is None:
            return words(N_("nothing was changed"))
        answers[outcome.name] = answer
    return outcome


def _unasked(call: Call, project: Project, question: Choose | Explain) -> str:
    """What a script answers, and what is said of it."""
    if isinstance(question, Explain):
        remark(call, words(N_("{what} Not read; forewarn measure reads it"), what=question.said))
        return NOT_READ
    remark(call, words(N_("still open in {code}: {counts}"), code=project.code, counts=question.details))
    return "yes"
