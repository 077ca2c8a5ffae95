"""kill -9 among three users of one shared store, over the API and the command line: every acknowledged act is there
afterwards, journal and tables agree, and the search finds what it would if it were built anew. Needs root.

    PYTHONPATH=tests/fixtures python tests/bench/users_storm.py --minutes 15 [--kills N] [--seed 1]

Two of the users save by the API and acknowledge each act on a pipe; all three type commands, one process an act, which
is acknowledged by its exit code. Each process is killed at a moment that the dice choose; another takes its place.
Prints what was tried; exit code 1 and what is wrong otherwise.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from unix_users import User, everybodys_program, office
from wrong_after import wrong_after

from store.disk.workspace import Workspace
from store.records import Risk

API_S, COMMAND_S = 6.0, 3.0
"""Until when a writer is killed at the latest, and a command."""
API = """
import os, sys
from dataclasses import replace
from pathlib import Path
from store.disk.project_by_code import project_by_code
from store.disk.workspace import Busy, Workspace, new_uuid
from store.records import Risk
from store.values.words import Words
while True:
    try:
        w = Workspace.open(Path(os.environ["FOREWARN_STORE"]), who=os.environ["LOGNAME"])
        break
    except Busy:
        continue
project = project_by_code(w, "ERP").id
while True:
    uuid, title = new_uuid(), "api " + new_uuid()
    try:
        risk = Risk(project=project, title=title, probability=1, impact=1)
        (risk,) = w.save(risk, act=Words("add"), uuid=uuid).records
        w.save(replace(risk, plan="x" * 2000), act=Words("edit"))
    except Busy:
        continue
    print(title, flush=True)
"""


@dataclass
class Writer:
    """A process of one user; `title`: of the risk that a command adds, empty where it goes on by the API."""

    process: "subprocess.Popen[str]"
    title: str
    end: float
    """When it is killed, if it has not ended."""


@dataclass
class Storm:
    users: list[User]
    dice: random.Random
    titles: set[str] = field(default_factory=set)
    """Of risks whose act was acknowledged."""
    kills: int = 0
    wrong: list[str] = field(default_factory=list)

    def start(self, user: User, api: bool) -> Writer:
        title = "" if api else f"typed {self.dice.getrandbits(64):x}"
        words = ["-c", API] if api else ["-m", "tui", "add", "risk", "--project", "ERP", "--title", title]
        process = user.begin(*words)
        return Writer(process, title, time.monotonic() + self.dice.uniform(0.05, API_S if api else COMMAND_S))

    def ended(self, writer: Writer) -> bool:
        """Whether it is over, with all that it acknowledged taken down."""
        code = writer.process.poll()
        if code is None and time.monotonic() < writer.end:
            return False
        if code is None:
            writer.process.kill()
            self.kills += 1
        out, err = writer.process.communicate()
        if not writer.title:
            *lines, _ = out.split("\n")
            self.titles.update(lines)
        elif writer.process.returncode == 0:
            self.titles.add(writer.title)
        # A store that others hold for too long is said, and nothing was acknowledged.
        held = any(word in err for word in ("is locked", "in use", "try again"))
        if writer.process.returncode not in (0, -9) and not held:
            self.wrong.append(f"{writer.process.returncode}: {err[-500:]}")
        return True

    def rage(self, end: float, kills: int) -> None:
        kinds = [(user, api) for user in self.users for api in (True, False)][:-2] + [
            (self.users[-1], False)
        ] * 2
        writers = {n: self.start(*kind) for n, kind in enumerate(kinds)}
        while not self.wrong and time.monotonic() < end and self.kills < kills:
            for n, writer in writers.items():
                if self.ended(writer):
                    writers[n] = self.start(*kinds[n])
            # Writers end by themselves or at their hour, and this process has nothing else to do.
            time.sleep(0.02)
        for writer in writers.values():
            writer.end = 0
            self.ended(writer)


def wrong_in(store: Path, private: Path, titles: set[str]) -> list[str]:
    """What is wrong with the store, and which acknowledged risks it lost, in its tables or in its search."""
    workspace = Workspace.open(store, who="root", private_dir=private)
    risks = workspace.select(Risk)
    sys.stdout.write(f"{len(titles)} acknowledged, {len(risks)} risks in the store\n")
    lost = sorted(titles - {risk.title for risk in risks})
    return [f"lost: {title}" for title in lost] + wrong_after(workspace, "store", private)


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("--minutes", type=float, default=15)
    options.add_argument("--kills", type=int, default=sys.maxsize)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    with everybodys_program() as program, tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        users = office(place, program, 3, umask=0o077)
        storm = Storm(users, random.Random(given.seed))
        storm.rage(time.monotonic() + 60 * given.minutes, given.kills)
        wrong = storm.wrong + wrong_in(users[0].store, place / "root", storm.titles)
    sys.stdout.write("\n".join(wrong or [f"{storm.kills} kills, nothing lost"]) + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
