"""What ends a command: one sentence for people, one number for scripts."""

from store.values.problem import Problem

DONE, TROUBLE, USAGE, NOT_ALLOWED, ROWS_WAIT = 0, 1, 2, 3, 4
INTERRUPTED, PIPE_CLOSED = 130, 141
"""As a shell reports a program that SIGINT or SIGPIPE ended."""


class Trouble(Problem):
    """The command was understood but cannot be done."""

    code = TROUBLE


class UsageProblem(Trouble):
    """The command itself cannot be understood."""

    code = USAGE


class NotAllowed(Trouble):
    """The command was understood and must not be done: what it would change is never changed by hand."""

    code = NOT_ALLOWED


class NothingCameIn(Trouble):
    """The command was done, and no row of the file could be saved: all of them wait or were rejected."""

    code = ROWS_WAIT


def code_of(error: Exception) -> int:
    """What a script is told of what ended a command."""
    if isinstance(error, Trouble):
        return error.code
    return NOT_ALLOWED if getattr(error, "denied", False) else TROUBLE
