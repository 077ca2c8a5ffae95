"""A conversation that `add -` reads: kept as its author's own note, its tasks offered, or filed with --tasks."""

from store.cli.console import remark, tell
from store.cli.parser import Call, Parser
from store.records import Note
from store.rules.capture.capture_line import Context
from store.rules.capture.pasted_text import Conversation, conversation
from store.rules.capture.task_lines import tasks
from store.rules.people.name_book import Found, Several
from store.values.words import N_, NN_, bare, words


def tasks_flag(parser: Parser) -> None:
    """Of `add -`."""
    parser.switch("--tasks", N_("file the tasks of a conversation that is pasted, for `add -`"))


def conversation_read(text: str, context: Context) -> Conversation | None:
    """The conversation that the lines are; None where they are lines of quick entry."""
    return conversation(text, lambda name: isinstance(context.people.find(name), Found | Several))


def lines_filed(call: Call, found: Conversation, context: Context) -> str:
    """The lines of quick entry that file its tasks; none without --tasks, and then they are said."""
    offered = tasks(found.quoted, "", context)
    if call.options.tasks:
        return "\n".join(offered)
    for line in offered:
        remark(call, words(N_("a task, not filed: {line}"), line=bare(line)))
    if offered:
        hint = NN_("--tasks files {n} task", "--tasks files {n} tasks")
        remark(call, words(hint, n=len(offered)))
    return ""


def kept(call: Call, found: Conversation, context: Context) -> Note:
    """All of it, who and when."""
    tell(call, words(N_("{what}: kept as a private note"), what=found.said))
    return Note(project=context.project, on=context.happened, text=found.quoted)
