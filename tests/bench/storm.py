"""kill -9 during saves from four processes: every acknowledged act is there afterwards, and the store is sound.

    python tests/bench/storm.py --kills 200 [--seed 1] [--keep FOLDER]

Each writer saves acts over both files (a risk, an edit, a private note), one after the other, and acknowledges
each on a pipe after `save` returned. One of them is killed when it has acknowledged some, or while it starts;
another takes its place at once. Prints one line; exit code 1 and what is wrong otherwise.
"""

import argparse
import os
import random
import selectors
import signal
import sys
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

from wrong_after import wrong_after

from store.disk.workspace import Workspace, new_uuid
from store.records import Morale, Project, Risk
from store.values.words import Words

WRITERS = 4
PATIENCE_S = 60
DAY = date(2026, 11, 2)


def write(folder: Path, project: int, pipe: int) -> None:
    """Save and acknowledge until killed."""
    workspace = Workspace.open(folder / "store.db", who="ann", private_dir=folder / "ann")
    while True:
        risk = Risk(project=project, title="storm", probability=1, impact=1)
        note = Morale(project=project, on=DAY, mood=3, text="storm")
        made, edited = new_uuid(), new_uuid()
        (risk, _) = workspace.save(risk, note, act=Words("made"), uuid=made).records
        os.write(pipe, f"{made} 2\n".encode())
        workspace.save(replace(risk, plan="x" * random.randint(0, 5000)), act=Words("edited"), uuid=edited)
        os.write(pipe, f"{edited} 1\n".encode())


def start(folder: Path, project: int) -> tuple[int, int]:
    """(process id, the end of its pipe that acknowledgements come from)."""
    out, into = os.pipe()
    if child := os.fork():
        os.close(into)
        return child, out
    try:
        write(folder, project, into)
    except BaseException as error:
        sys.stderr.write(f"a writer failed: {error!r}\n")
    os._exit(9)


def storm(folder: Path, kills: int, seed: int) -> list[str]:
    """What is wrong after so many kills; empty when nothing is."""
    dice = random.Random(seed)
    first = Workspace.open(folder / "store.db", who="ann", private_dir=folder / "ann", create=True)
    (project,) = first.save(Project(code="STORM", name="storm"), act=Words("project")).records
    # No connection may cross a fork.
    first.close()
    acknowledged: dict[int, bytes] = {}
    finished: list[bytes] = []
    pids: dict[int, int] = {}
    left: dict[int, int] = {}
    wrong: list[str] = []
    with selectors.DefaultSelector() as ready:

        def one_more() -> None:
            pid, pipe = start(folder, project.id)
            pids[pipe], acknowledged[pipe], left[pipe] = pid, b"", dice.choice((1, 1, 2, 3, 5, 8, 13))
            ready.register(pipe, selectors.EVENT_READ)

        def end(pipe: int) -> None:
            os.kill(pids[pipe], signal.SIGKILL)
            os.waitpid(pids.pop(pipe), 0)
            while text := os.read(pipe, 65536):
                acknowledged[pipe] += text
            ready.unregister(pipe)
            os.close(pipe)
            finished.append(acknowledged.pop(pipe))

        for _ in range(WRITERS):
            one_more()
        while kills and not wrong:
            events = ready.select(PATIENCE_S)
            if not events:
                wrong.append(f"no writer got on for {PATIENCE_S} s")
            for key, _ in events:
                pipe = key.fd
                text = os.read(pipe, 65536)
                if not text:
                    wrong.append("a writer ended by itself")
                acknowledged[pipe] += text
                left[pipe] -= text.count(b"\n")
                if left[pipe] <= 0 and kills:
                    end(pipe)
                    one_more()
                    kills -= 1
        for pipe in list(pids):
            end(pipe)
    lines = [
        line.split()
        for text in finished
        for line in text.decode().splitlines(keepends=True)
        if line[-1] == "\n"
    ]
    return wrong + wrong_in(folder, [(uuid, int(files)) for uuid, files in lines])


def wrong_in(folder: Path, acts: list[tuple[str, int]]) -> list[str]:
    """What is wrong with the store, and which of the acknowledged acts (id, in how many files) it lost."""
    workspace = Workspace.open(folder / "store.db", who="ann", private_dir=folder / "ann")
    both = (workspace.store, workspace.private)
    wrong = []
    for uuid, files in acts:
        present = sum(ledger.journal.act(uuid) is not None for ledger in both)
        if present != files:
            wrong.append(f"act {uuid} is in {present} of {files} files")
    risks = len(workspace.select(Risk))
    sys.stdout.write(f"{len(acts)} acknowledged acts, {risks} risks\n")
    return wrong + wrong_after(workspace, "private", folder / "ann")


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("--kills", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--keep", type=Path)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        wrong = storm(given.keep or Path(folder), given.kills, given.seed)
    sys.stdout.write("\n".join(wrong or [f"{given.kills} kills, nothing lost"]) + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
