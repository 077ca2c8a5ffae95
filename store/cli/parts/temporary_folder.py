"""A folder that goes when this process goes, however it ends."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

REMOVE = 'trap "" HUP INT TERM; read -r _; rm -rf -- "$1"'


@contextmanager
def temporary_folder(prefix: str) -> Iterator[Path]:
    """A new folder, 0700, removed when the block ends.

    A small shell waits for the end of a pipe that only this process holds open: the kernel closes it even when
    no line of Python runs any more (SIGKILL, os._exit after a hang-up), which `finally` would not survive.
    """
    folder = mkdtemp(prefix=prefix)
    watcher = subprocess.Popen(
        ["/bin/sh", "-c", REMOVE, "sh", folder],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield Path(folder)
    finally:
        watcher.communicate()
