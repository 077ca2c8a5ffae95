"""What was asked of an account whose SSH key runs forewarn and nothing else: `ssh host forewarn today`.

sshd then starts `command="forewarn"` of authorized_keys and hands on, as one text, what the other side wanted run. No
shell reads it: its words are the arguments, and what only a shell could do is refused.
"""

import shlex
from collections.abc import Mapping, Sequence

from store.config import Config
from store.trouble import NotAllowed, UsageProblem
from store.values.words import N_, words

VARIABLE = "SSH_ORIGINAL_COMMAND"
NAME = "forewarn"
OF_A_SHELL = frozenset("();<>|&")


def confined(config: Config, environ: Mapping[str, str]) -> bool:
    """Whether no other program may be started: an editor and a pager read any file and run any program."""
    return bool(config.exports) or VARIABLE in environ


def arguments(argv: Sequence[str], environ: Mapping[str, str]) -> Sequence[str]:
    """`argv`, or where forewarn was started without any, those that came over SSH. Raises UsageProblem, NotAllowed."""
    asked = environ.get(VARIABLE, "").strip()
    if argv or not asked:
        return argv
    reading = shlex.shlex(asked, posix=True, punctuation_chars=True)
    reading.whitespace_split, reading.commenters = True, ""
    try:
        typed = list(reading)
    except ValueError:
        raise UsageProblem(words(N_("a quotation mark is open in: {command}"), command=asked)) from None
    if (sign := next((word for word in typed if OF_A_SHELL.issuperset(word)), None)) is not None:
        raise NotAllowed(words(N_("there is no shell behind this account, so no {sign}"), sign=sign))
    return typed[1:] if typed[0] == NAME else typed
