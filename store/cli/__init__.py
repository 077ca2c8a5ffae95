"""The command line: what is typed after `forewarn`.

Exit codes: 0 done, 1 trouble, 2 the command cannot be understood, 3 not allowed, 4 rows wait or were rejected.
"""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from store.cli.command_line import Typed, take_apart
from store.cli.commands import COMMANDS, flags_of, understood
from store.cli.console import complain, prepare
from store.cli.parser import Call, OpenScreen, OwnKeys, Parser
from store.config import Config, ConfigProblem, language_of, load_config
from store.session import Session, session_of, spoken
from store.trouble import INTERRUPTED, PIPE_CLOSED, code_of
from store.values.problem import SAID, sentence_of
from store.values.words import N_, Words, words

__all__ = ["OpenScreen", "Session", "main"]


def main(argv: Sequence[str], open_screen: OpenScreen, own_keys: OwnKeys = dict) -> int:
    """Do what was typed; `open_screen` runs the dashboard, `own_keys` knows which keys it has. Never raises: a problem
    is one sentence on stderr."""
    prepare()
    language = language_of(os.environ, Config())
    try:
        typed = take_apart(_asked(argv), flags_of)
        language = spoken(typed.language) if typed.language else language
        config, warnings, problem = _config()
        language = language if typed.language else language_of(os.environ, config)
        typed = understood(typed)
        # By the commands of any config it is said as what they do.
        if not COMMANDS[typed.command].any_config:
            if problem is not None:
                raise problem
            for warning in warnings:
                complain(warning, language)
        return _flushed(_run(typed, config, language, open_screen, own_keys))
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _forget_stdout()
        return PIPE_CLOSED
    except Exception as error:
        complain(_sentence(error), language)
        return code_of(error)


def _asked(argv: Sequence[str]) -> Sequence[str]:
    if argv or "SSH_ORIGINAL_COMMAND" not in os.environ:
        return argv
    from store.cli.remote_command import arguments

    return arguments(argv, os.environ)


def _config() -> tuple[Config, list[Words], ConfigProblem | None]:
    """What was chosen, what is said of keys that are not known, and why it cannot be followed: the defaults, then."""
    warnings: list[Words] = []
    try:
        return load_config(None, os.environ, warnings.append), warnings, None
    except ConfigProblem as problem:
        return Config(), [], problem


def _run(typed: Typed, config: Config, language: str, open_screen: OpenScreen, own_keys: OwnKeys) -> int:
    name = typed.command
    command = COMMANDS[name]
    set_up, run = command.load(name)
    parser = Parser(name, command.summary, language)
    set_up(parser, typed.words)
    options = parser.understand(typed.rest)
    session = session_of(
        config,
        os.environ,
        store=options.store,
        language=options.lang,
        project=getattr(options, "project", None),
    )
    call = Call(session, options, open_screen, own_keys)
    if not (command.pages(typed.words) and os.isatty(1)):
        return run(call)
    from store.cli.parts.terminal_pager import paged

    with paged(config):
        return run(call)


def _sentence(error: Exception) -> Words:
    """Every problem that forewarn foresees brings its own sentence, and the system's have one each."""
    if isinstance(error, SAID):
        return sentence_of(error)
    if os.environ.get("FOREWARN_TRACEBACK"):
        raise error
    return words(
        N_("internal error: {problem}; FOREWARN_TRACEBACK=1 shows where, please report it"),
        problem=f"{type(error).__name__}: {error}",
    )


def _flushed(code: int) -> int:
    """Write everything out while a closed pipe can still be answered."""
    sys.stdout.flush()
    return code


def _forget_stdout() -> None:
    """Point stdout at nothing, or the interpreter complains about the closed pipe when it ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
