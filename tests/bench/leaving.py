"""What `q` costs with a backup due: `PYTHONPATH=tests/fixtures python tests/bench/leaving.py STORE [--repeat 7]`.

STORE is one of large.py; its backups are removed. Each turn leaves the bare app and forewarn, and kills the backup
that goes on behind forewarn, each time further on; what it leaves must be whole or absent. At last two sessions leave
one after the other, and one backup comes of it. Prints medians of wall time from the key to the end of the program.
"""

import argparse
import json
import os
import shutil
import signal
import statistics
import sys
import tempfile
import time
from pathlib import Path

from pty_terminal import Terminal
from workbench import FOREWARN, HERE, ROOT, TODAY

from store.disk.file.backup_files import backups, folder_of, sound

ONE_WHOLE = 600.0
"""Seconds after which a backup is not waited for any longer."""


def leave(command: list[str], env: dict[str, str], sign: str) -> float:
    """Milliseconds from `q` to the end of the program."""
    terminal = Terminal(command, env, 120, 40)
    terminal.until(terminal.shows(sign))
    rested = time.monotonic()
    while time.monotonic() - max(terminal.latest, rested) < 0.5:
        terminal.read()
    began = time.monotonic()
    terminal.press("q")
    while terminal.read(1.0):
        pass
    os.waitpid(terminal.pid, 0)
    took = time.monotonic() - began
    os.close(terminal.fd)
    return took * 1000


def backing_up(store: Path) -> list[int]:
    """The processes that make a backup of the store."""
    found = []
    for folder in Path("/proc").iterdir():
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if b"store.disk.care.backup_process" in words and os.fsencode(store) in words:
            found.append(int(folder.name))
    return found


def wait_for_all(store: Path) -> float:
    """Seconds until nobody makes a backup any longer."""
    began = time.monotonic()
    while backing_up(store):
        assert time.monotonic() - began < ONE_WHOLE
        time.sleep(0.1)  # no children of ours: nobody tells when they end
    return time.monotonic() - began


def half_ones(store: Path) -> list[Path]:
    """Backups that do not read back."""
    return [backup.path for backup in backups(store) if not sound(backup.path)]


def main() -> int:
    """The command line; 1 when a backup was half, or two were made at once."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("store", type=Path)
    options.add_argument("--repeat", type=int, default=7)
    options.add_argument(
        "--json", action="store_true", help="one object of milliseconds besides, for figures.py"
    )
    asked = options.parse_args()
    store = asked.store.absolute()
    with tempfile.TemporaryDirectory() as home:
        env = os.environ | {
            "HOME": home,
            "XDG_DATA_HOME": home,
            "FOREWARN_TODAY": TODAY,
            "TERM": "xterm-256color",
        }
        env["PYTHONPATH"] = str(ROOT)
        bare = [sys.executable, str(HERE / "bare.py")], env, "Inbox"
        ours = [*FOREWARN, "--store", str(store)], env, "MILESTONES"
        shutil.rmtree(folder_of(store), ignore_errors=True)
        leave(*ours)
        whole = wait_for_all(store)
        spent: dict[str, list[float]] = {"bare": [], "ours": []}
        half = 0
        for turn in range(asked.repeat):
            shutil.rmtree(folder_of(store), ignore_errors=True)
            spent["bare"].append(leave(*bare))
            spent["ours"].append(leave(*ours))
            # So far on, and no further, is what this turn tries.
            time.sleep(whole * turn / asked.repeat)
            for process in backing_up(store):
                os.kill(process, signal.SIGKILL)
            wait_for_all(store)
            half += len(half_ones(store))
        shutil.rmtree(folder_of(store), ignore_errors=True)
        leave(*ours)
        again = leave(*ours)
        wait_for_all(store)
        made, left = backups(store), list(folder_of(store).glob(".*"))
    half += len(half_ones(store))
    medians = {name: statistics.median(times) for name, times in spent.items()}
    sys.stdout.write(
        f"{asked.repeat} backups killed, {half} half ones; two leavings, {len(made)} backups, {len(left)} parts left;"
        f" one whole {whole:.0f} s; q while one is made {again:.0f} ms\n"
        f"q {medians['ours']:.0f} ms, bare {medians['bare']:.0f} ms, {medians['ours'] / medians['bare']:.2f} ×\n"
    )
    if asked.json:
        sys.stdout.write(json.dumps(medians) + "\n")
    return int(half > 0 or len(made) != 1 or bool(left))


if __name__ == "__main__":
    sys.exit(main())
