"""What is asked where a change is entered on the command line: at a terminal; beside what a script reads it is said."""

from store.acts.enter_change import enter_change
from store.cli.console import remark
from store.cli.parser import Call
from store.cli.parts.terminal_question import answer_of, can_ask
from store.disk.workspace import Workspace
from store.records import Change
from store.trouble import NotAllowed
from store.values.outcome import Choose, Save
from store.values.words import N_, Words, words

LEFT = {
    "hit": N_("hit too, and not told: {names}; --must-hear names them"),
    "baselines": N_("baselines stay as promised: {names}; --baseline DAY --change CODE moves one"),
}
"""What is said of a question that nobody is there to answer."""


def entered_change(call: Call, workspace: Workspace, before: Change | None, after: Change) -> Save:
    """The change with what is saved along, as far as that was answered. Raises NotAllowed for one that names what was
    met before."""
    given: dict[str, str] = {}
    while isinstance(done := enter_change(workspace, before, after, given), Choose):
        answer = answer_of(call, done) if can_ask(call) else None
        if answer is None:
            remark(call, words(LEFT[done.name], names=done.details))
        given[done.name] = answer or "no"
    if isinstance(done, Words):
        raise NotAllowed(done)
    return done
