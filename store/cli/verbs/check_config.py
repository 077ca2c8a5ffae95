"""Your own choices, looked at before they are needed: `config check`."""

import os
from collections.abc import Sequence

from store.cli.console import tell
from store.cli.parser import Call, Parser
from store.cli.verbs.backup import MARKS
from store.config import config_path
from store.config_check import config_problems, in_order
from store.trouble import DONE, TROUBLE, UsageProblem
from store.values.text import clean_line, fold
from store.values.words import N_, words


def config_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`config check`."""
    parser.word("action", N_("check"))


def config_(call: Call) -> int:
    """Everything that cannot be followed, a line each; 1 when there is something."""
    action = call.options.action or "check"
    if fold(action) != "check":
        raise UsageProblem(
            words(
                N_('unknown action "{typed}"; write: forewarn config check'),
                typed=clean_line(action),
            )
        )
    file = config_path(os.environ)
    problems = config_problems(file, call.own_keys())
    for problem in problems:
        tell(call, words("{mark} {finding}", mark=MARKS["trouble"], finding=problem))
    if problems:
        return TROUBLE
    tell(call, words("{mark} {finding}", mark=MARKS["fine"], finding=in_order(file)))
    return DONE


COMMANDS = {"config": (config_flags, config_)}
