"""More than a screen of output goes through the reader's pager, as git does it: FOREWARN_PAGER, PAGER, else `less`.

Nothing of it is loaded where a pipe or a file is written to, and no program is started for what fits on the screen.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO, TextIOWrapper

from store.cli.remote_command import confined
from store.config import Config
from store.values.width import cell_width

NAMES = ("FOREWARN_PAGER", "PAGER")
USUAL = "less"
NONE = ("", "cat")
"""What switches it off."""
USUAL_OPTIONS = {"LESS": "FRX", "LV": "-c"}
"""As git gives them where the reader has not chosen: what fits is printed and left on the screen."""
NOT_STARTED = (126, 127)
"""What a shell ends with that found no such program, or none that runs."""


def pager(config: Config, environ: Mapping[str, str]) -> str:
    """The command that shows a long output; empty: none."""
    if environ.get("TERM", "dumb") == "dumb" or confined(config, environ):
        return ""
    chosen = next((environ[name].strip() for name in NAMES if name in environ), None)
    if chosen is None:
        from shutil import which

        chosen = USUAL if which(USUAL) else ""
    return "" if chosen in NONE else chosen


@contextmanager
def paged(config: Config) -> Iterator[None]:
    """What is printed within the block is shown when it ends, then what was remarked beside it, where it is still seen
    when the pager is left; what ends the block with a fault comes as it would have."""
    command = pager(config, os.environ)
    if not command:
        yield
        return
    whole, terminal = False, (sys.stdout, sys.stderr)
    sys.stdout, sys.stderr = printed, remarked = _kept(), _kept()
    try:
        yield
        whole = True
    finally:
        sys.stdout, sys.stderr = terminal
        text = _text(printed)
        if not whole or _fits(text) or not _through(command, text):
            sys.stdout.write(text)
            sys.stdout.flush()
        sys.stderr.write(_text(remarked))


def _kept() -> TextIOWrapper:
    """A stream in memory, with bytes below it as a terminal's has."""
    return TextIOWrapper(BytesIO(), "utf-8", "replace", newline="\n")


def _text(stream: TextIOWrapper) -> str:
    stream.flush()
    below = stream.buffer
    assert isinstance(below, BytesIO)
    return below.getvalue().decode("utf-8", "replace")


def _fits(text: str) -> bool:
    """Whether it can be read with the prompt below it, long lines taking several."""
    try:
        columns, lines = os.get_terminal_size(1)
    except OSError:
        return True
    rows = 0
    for line in text.splitlines():
        rows += max(1, -(-cell_width(line) // max(columns, 1)))
        if rows >= lines:
            return False
    return True


def _through(command: str, text: str) -> bool:
    """Whether the pager showed it. It alone answers Ctrl+C meanwhile; leaving it early is no fault."""
    import signal
    import subprocess

    # A handler of ours is not handed on to the pager, as ignoring would be.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        # Pipes and quotation marks in it are for a shell, as in every program that reads PAGER.
        ran = subprocess.run(
            ["/bin/sh", "-c", command],
            input=text,
            env={**USUAL_OPTIONS, **os.environ},
            encoding=sys.stdout.encoding or "utf-8",
            errors="replace",
            check=False,
        )
        return ran.returncode not in NOT_STARTED
    finally:
        signal.signal(signal.SIGINT, before)
