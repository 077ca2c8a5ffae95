"""kill -9 among three users of one shared store, over the API and the command line: every acknowledged act is there
afterwards, journal and tables agree, and the search finds what it would if it were built anew. Needs root.

    PYTHONPATH=tests/fixtures python tests/bench/users_storm.py --minutes 15 [--kills N] [--seed 1]

Two of the users save by the API and acknowledge each act on a pipe; all three type commands, one process an act, which
is acknowledged by its exit code. Each process is killed at a moment that the dice choose; another takes its place.
Prints what was tried; exit code 1 and what is wrong otherwise.
"""

import argparse
import os
import pwd
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from unix_users import Program, User, everybodys_program

from store.disk.care.integrity import check
from store.disk.file.replay import differences
from store.disk.workspace import Workspace
from store.records import Risk
from store.values.words import say

GROUP = 54_321
"""Of the three, by number: the machine need not know it."""
API_S, COMMAND_S = 6.0, 3.0
"""Until when a writer is killed at the latest, and a command."""
API = """
import os, sys
from dataclasses import replace
from pathlib import Path
from store.disk.workspace import Busy, Workspace, new_uuid
from store.records import Risk
from store.values.words import Words
while True:
    try:
        w = Workspace.open(Path(os.environ["FOREWARN_STORE"]), who=os.environ["LOGNAME"])
        break
    except Busy:
        continue
project = w.project("ERP").id
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

    process: "subprocess.Popen[bytes]"
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
        account = pwd.getpwnam(user.name)
        title = "" if api else f"typed {self.dice.getrandbits(64):x}"
        words = ["-c", API] if api else ["-m", "tui", "add", "risk", "--project", "ERP", "--title", title]
        env = {
            "PATH": os.environ["PATH"], "HOME": str(user.home), "LANG": "C.UTF-8", "LOGNAME": user.name,
            "FOREWARN_STORE": str(user.store), "PYTHONDONTWRITEBYTECODE": "1", **user.program.env,
        }  # fmt: skip
        process = subprocess.Popen(
            [user.program.python, *words], env=env, cwd=user.store.parent, umask=0o077,
            user=account.pw_uid, group=account.pw_gid, extra_groups=user.groups,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
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
            *lines, _ = out.decode().split("\n")
            self.titles.update(lines)
        elif writer.process.returncode == 0:
            self.titles.add(writer.title)
        if writer.process.returncode not in (0, -9):
            said = err.decode()
            # A store that others hold for too long is said, and nothing was acknowledged.
            if not any(word in said for word in ("is locked", "in use", "try again")):
                self.wrong.append(f"{writer.process.returncode}: {said[-500:]}")
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
            time.sleep(0.02)
        for writer in writers.values():
            writer.end = 0
            self.ended(writer)


def users_of(place: Path, program: Program) -> list[User]:
    """Three accounts of the machine, each with a home, and a folder of their group."""
    names = [account.pw_name for account in pwd.getpwall() if 0 < account.pw_uid < 1000][:3]
    shared = place / "shared"
    shared.mkdir()
    os.chown(shared, 0, GROUP)
    shared.chmod(0o2770)
    users = []
    for name in names:
        home = place / name
        home.mkdir(0o700)
        os.chown(home, pwd.getpwnam(name).pw_uid, -1)
        users.append(User(name, home, program, shared / "store.db", (GROUP,), place, 0o077))
    users[0].done("init", "--project", "ERP", "--name", "ERP North")
    for file in shared.iterdir():
        file.chmod(0o660)
    return users


def wrong_in(store: Path, private: Path, titles: set[str]) -> list[str]:
    """What is wrong with the store, and which acknowledged risks it lost, in its tables or in its search."""
    workspace = Workspace.open(store, who="root", private_dir=private)
    risks = workspace.select(Risk)
    there = {risk.title for risk in risks}
    wrong = [f"lost: {title}" for title in sorted(titles - there)]
    if len({risk.code for risk in risks}) != len(risks):
        wrong.append("a code was given twice")
    wrong += [f"{one}" for one in differences(workspace.store.connection, "store")]
    workspace.close()
    found = check(store, private_dir=private)
    wrong += [say(finding.words) for finding in found if finding.severity == "trouble"]
    sys.stdout.write(f"{len(titles)} acknowledged, {len(risks)} risks in the store\n")
    return wrong


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("--minutes", type=float, default=15)
    options.add_argument("--kills", type=int, default=sys.maxsize)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    with everybodys_program() as program, tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        place.chmod(0o755)
        users = users_of(place, program)
        storm = Storm(users, random.Random(given.seed))
        storm.rage(time.monotonic() + 60 * given.minutes, given.kills)
        wrong = storm.wrong + wrong_in(users[0].store, place / "root", storm.titles)
    sys.stdout.write("\n".join(wrong or [f"{storm.kills} kills, nothing lost"]) + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
