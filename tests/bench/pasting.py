"""A paste of 5,000 lines into the notes of a meeting: `python tests/bench/pasting.py [LINES]`.

Prints CPU seconds of this process (getrusage): until the paste is read, the longest time that the event loop stood
still meanwhile, and for one key at the end of the text afterwards. One line in five begins with a mark.
"""

import asyncio
import resource
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from textual import events

from store.demo import write
from store.disk.workspace import Workspace
from store.queries.project_list import project_to_open
from store.session import Session
from store.values.clock import Clock
from tui.app import Forewarn
from tui.meeting.meeting_screen import MeetingScreen
from tui.terminal.store_thread import StoreThread

FIVE = (
    "agreed on point {n}\n+ call the vendor about {n} @Sun due +5wd\nsee R-03\n\tand so on\nno decision yet\n"
)
KEYS = 20


def cpu() -> float:
    """Seconds of processor time, user and system."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


async def longest_stall(until: asyncio.Event) -> float:
    """The longest CPU time between two turns of the event loop."""
    longest, last = 0.0, cpu()
    while not until.is_set():
        await asyncio.sleep(0)
        now = cpu()
        longest, last = max(longest, now - last), now
        await asyncio.sleep(0.001)
        last = cpu()
    return longest


async def main(lines: int) -> None:
    """Measure and print."""
    said: list[str] = []
    text = "".join(FIVE.format(n=n) for n in range(lines // 5))
    with tempfile.TemporaryDirectory() as name:
        folder, clock = Path(name), Clock(date(2026, 11, 26))
        workspace = Workspace.open(
            folder / "store.db", who="ann", clock=clock, private_dir=folder / "ann", create=True
        )
        write(workspace, clock.today(), "en")
        workspace.close()
        session = Session(folder / "store.db", "ann", clock, "en", private_dir=folder / "ann")
        store = StoreThread(
            lambda: Workspace.open(session.path, who="ann", clock=clock, private_dir=session.private_dir)
        )
        project = store.submit(lambda w: project_to_open(w, None)).result()
        assert project is not None
        app = Forewarn(session, store, project.id, folder / "drafts")
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.press("m")
            while not isinstance(app.screen, MeetingScreen):
                await pilot.pause(0.05)
            await pilot.press("tab", *"Long", *["shift+tab"] * 3)
            screen = app.screen
            await pilot.pause(1.5)
            done = asyncio.Event()
            stall = asyncio.create_task(longest_stall(done))
            before, began = cpu(), time.monotonic()
            screen._typing.post_message(events.Paste(text))
            while sum(1 for r in screen._read_as.readings if r.mark) < lines // 5:
                await asyncio.sleep(0.005)
            read, wall = cpu() - before, time.monotonic() - began
            done.set()
            said.append(f"paste of {lines} lines read: {read:.2f} s CPU, {wall:.2f} s wall")
            said.append(f"longest stall of the event loop meanwhile: {await stall:.2f} s CPU")
            await pilot.pause(2.5)
            before = cpu()
            for _ in range(KEYS):
                app.post_message(events.Key("x", "x"))
                await asyncio.sleep(0.05)
            while not screen._typing.text.endswith("x" * KEYS):
                await asyncio.sleep(0.05)
            typed = cpu() - before
            while "x" * KEYS not in screen._read_as.readings[-1].text:
                await asyncio.sleep(0.05)
            said.append(f"one key afterwards: {typed / KEYS * 1000:.0f} ms CPU")
            said.append(f"read when the keyboard rests: {(cpu() - before - typed) * 1000:.0f} ms CPU")
        store.close()
    sys.stdout.write("\n".join(said) + "\n")


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000))
