"""Which of its actions a command is to do, by the first word behind it: `template apply`, `calendar set`."""

from collections.abc import Mapping
from typing import TypeVar

from store.trouble import UsageProblem
from store.values.likeness import nearest
from store.values.text import clean_line, fold
from store.values.words import N_, words

Do = TypeVar("Do")
JSON_SHOWS = N_("--json goes with list and show")


def action_named(command: str, typed: str, actions: Mapping[str, Do]) -> Do:
    """What `actions` has under that word. Raises UsageProblem for one that is none of them, with what is like it."""
    if (doing := actions.get(fold(typed))) is not None:
        return doing
    near = nearest(fold(typed), actions)
    sentence = (
        N_('unknown action "{typed}"; did you mean forewarn {command} {near}?')
        if near
        else N_('unknown action "{typed}"; available: {actions}')
    )
    raise UsageProblem(
        words(sentence, typed=clean_line(typed), command=command, near=near, actions=tuple(actions))
    )
