"""Many dashboards on one store and several who write into it at the pace of people: what a save costs, and when all
see it.

    PYTHONPATH=tests/fixtures python tests/bench/shared_room.py --dashboards 50 --writers 5 --seconds 120

Each dashboard is the program on a pseudo-terminal of its own; each writer a process that saves a title every
two to six seconds. Seen is a save when its number stands on the screen. Prints one line; exit code 1 when a dashboard
did not see one, and beyond the limits (`--without-limits`: on a machine that is busy with other things).
"""

import argparse
import math
import os
import random
import re
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from pty_terminal import Terminal
from workbench import FOREWARN, environment

from store.disk.gate import adapter_of
from store.disk.workspace import Workspace
from store.records import Milestone, Project, Risk
from store.values.words import Words

SAVE_MS, SEEN_S = 50, 1.0
PACE_S = (2.0, 6.0)
LATE_S = 20
"""How long a save is waited for at the end."""
TITLE = re.compile(r"writer(\d+) save(\d+)")
Seen = dict[tuple[int, int], list[float]]
"""Moments at which dashboards showed a save, by (writer, number)."""


MADE: dict[Any, dict[str, Any]] = {
    Risk: {"probability": 3, "impact": 3},
    Milestone: {"baseline": date(2026, 12, 18), "forecast": date(2026, 12, 18)},
}


def kind_of(writer: int) -> type[Risk] | type[Milestone]:
    """What a writer's save is of: no list of the dashboard has room for all."""
    return (Risk, Milestone)[writer % 2]


def write(folder: Path, writer: int, seconds: float, pipe: int) -> None:
    """Save at the pace of a person; tells each save's number, when it was done, and how long it took."""
    dice = random.Random(writer)
    workspace = Workspace.open(folder / "store.db", who=f"w{writer}", private_dir=folder / f"w{writer}")
    (record,) = workspace.select(kind_of(writer), "title LIKE ?", (f"writer{writer} %",))
    adapter_of(type(record))  # as a form does before it is saved
    end = time.monotonic() + seconds
    n = 0
    while (now := time.monotonic()) < end:
        # A person's pace is what is measured, whatever the machine could do.
        time.sleep(min(dice.uniform(*PACE_S), max(0.0, end - now)))
        n += 1
        begun = time.monotonic()
        (record,) = workspace.save(
            replace(record, title=f"writer{writer} save{n:04}"), act=Words("edit")
        ).records
        done = time.monotonic()
        os.write(pipe, f"{writer} {n} {done} {done - begun}\n".encode())
    workspace.close()


class Room:
    """The dashboards, and what was seen on them."""

    def __init__(self, folder: Path, dashboards: int, writers: int) -> None:
        self.folder, self.writers = folder, writers
        with_all = Workspace.open(folder / "store.db", who="ann", private_dir=folder / "ann", create=True)
        (project,) = with_all.save(Project(code="ROOM", name="room"), act=Words("project")).records
        for writer in range(writers):
            title = f"writer{writer} save0000"
            with_all.save(
                kind_of(writer)(project=project.id, title=title, **MADE[kind_of(writer)]), act=Words("x")
            )
        with_all.close()
        folder.chmod(0o2770)
        (folder / "store.db").chmod(0o660)
        self.screens: list[Terminal] = []
        self.seen: Seen = {}
        self.latest: list[dict[int, int]] = [{} for _ in range(dashboards)]
        for n in range(dashboards):
            env = environment(folder / f"home{n}") | {"TERM": "xterm-256color", "LANG": "C.UTF-8"}
            env |= {"LOGNAME": f"looker{n}", "FOREWARN_STORE": str(folder / "store.db")}
            (folder / f"home{n}").mkdir()
            screen = Terminal(FOREWARN, env, 120, 40)
            screen.until(screen.shows("writer0 save0000"))
            self.screens.append(screen)

    def look(self, at: int) -> bool:
        """What one dashboard wrote; False when it ended."""
        screen = self.screens[at]
        alive = screen.read(0)
        for writer, number in TITLE.findall("\n".join(screen.lines)):
            before, now = self.latest[at].get(int(writer), 0), int(number)
            for n in range(before + 1, now + 1):
                self.seen.setdefault((int(writer), n), []).append(screen.latest)
            self.latest[at][int(writer)] = max(before, now)
        return alive

    def run(self, seconds: float) -> tuple[list[str], dict[tuple[int, int], tuple[float, float]]]:
        """(what went wrong, (when it was done, how long it took) by save)."""
        saves: dict[tuple[int, int], tuple[float, float]] = {}
        wrong: list[str] = []
        children, rest = [], {}
        with selectors.DefaultSelector() as ready:
            for at, screen in enumerate(self.screens):
                ready.register(screen.fd, selectors.EVENT_READ, ("screen", at))
            for writer in range(self.writers):
                out, into = os.pipe()
                command = [
                    sys.executable,
                    __file__,
                    "--write",
                    str(self.folder),
                    str(writer),
                    str(seconds),
                    str(into),
                ]
                env = environment(self.folder / "ann")
                children.append(subprocess.Popen(command, pass_fds=(into,), env=env))
                os.close(into)
                rest[out] = b""
                ready.register(out, selectors.EVENT_READ, ("writer", out))
            open_pipes, end = len(rest), math.inf
            while time.monotonic() < end:
                for key, _ in ready.select(0.5):
                    what, which = key.data
                    if what == "screen":
                        if not self.look(which):
                            wrong.append(f"dashboard {which} ended")
                            ready.unregister(key.fd)
                        continue
                    text = os.read(which, 65536)
                    if not text:
                        ready.unregister(which)
                        open_pipes -= 1
                        continue
                    *lines, rest[which] = (rest[which] + text).split(b"\n")
                    for line in lines:
                        writer_, n, done, took = line.split()
                        saves[int(writer_), int(n)] = float(done), float(took)
                if not open_pipes:
                    end = min(end, time.monotonic() + LATE_S)
                    if all(len(self.seen.get(one, ())) == len(self.screens) for one in saves):
                        break
        for child in children:
            if child.wait():
                wrong.append(f"a writer ended with {child.returncode}")
        for one in saves:
            if (missing := len(self.screens) - len(self.seen.get(one, ()))) > 0:
                wrong.append(f"save {one} was not seen by {missing}")
        return wrong, saves

    def close(self) -> None:
        for screen in self.screens:
            os.kill(screen.pid, signal.SIGTERM)
        for screen in self.screens:
            screen.ended()


def at(values: list[float], share: float) -> float:
    """The value below which that share lies."""
    return sorted(values)[min(len(values) - 1, math.ceil(share * len(values)) - 1)]


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("--dashboards", type=int, default=50)
    options.add_argument("--writers", type=int, default=5)
    options.add_argument("--seconds", type=float, default=120)
    options.add_argument("--without-limits", action="store_true")
    options.add_argument("--write", nargs=4, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.write:
        folder, writer, seconds, pipe = given.write
        write(Path(folder), int(writer), float(seconds), int(pipe))
        return 0
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        room = Room(Path(place), given.dashboards, given.writers)
        try:
            wrong, saves = room.run(given.seconds)
        finally:
            room.close()
    took = [1000 * one for _, one in saves.values()]
    waits = [seen - saves[one][0] for one, moments in room.seen.items() if one in saves for seen in moments]
    if not saves:
        wrong.append("nothing was saved")
    else:
        sys.stdout.write(
            f"{len(saves)} saves seen on {given.dashboards} dashboards: save p50 {at(took, 0.5):.1f} ms,"
            f" p99 {at(took, 0.99):.1f} ms; seen p50 {at(waits, 0.5):.2f} s, p99 {at(waits, 0.99):.2f} s,"
            f" by all {max(waits):.2f} s; {len(wrong)} errors\n"
        )
        beyond = at(took, 0.99) > SAVE_MS or max(waits) > SEEN_S
        if beyond and not given.without_limits:
            wrong.append(f"beyond {SAVE_MS} ms or {SEEN_S:.0f} s")
    sys.stdout.write("".join(f"{line}\n" for line in wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
