"""Whom a change hits, where it is entered on the command line: asked at a terminal, said beside what a script reads."""

from store.acts.enter_change import enter_change
from store.cli.console import remark
from store.cli.parser import Call
from store.cli.parts.terminal_question import answer_of, can_ask
from store.disk.workspace import Workspace
from store.records import Change
from store.trouble import NotAllowed
from store.values.outcome import Choose
from store.values.words import N_, Words, words


def with_hit(call: Call, workspace: Workspace, before: Change | None, after: Change) -> Change:
    """The change with those who must hear of it, as far as that was answered. Raises NotAllowed for one that names
    what was met before."""
    done = enter_change(workspace, before, after, {})
    if isinstance(done, Choose):
        answer = answer_of(call, done) if can_ask(call) else None
        if answer is None:
            remark(
                call, words(N_("hit too, and not told: {names}; --must-hear names them"), names=done.details)
            )
        done = enter_change(workspace, before, after, {done.name: answer or "no"})
    if isinstance(done, Words):
        raise NotAllowed(done)
    assert not isinstance(done, Choose)
    (change,) = done.records
    assert isinstance(change, Change)
    return change
