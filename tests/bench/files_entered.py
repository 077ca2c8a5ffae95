"""How many files one key goes through: `python tests/bench/files_entered.py [--list]`.

The demo runs in the app, its keys are pressed by Textual's pilot, and a profile of every thread notes each file of the
project in which a function is called between the first press and the settled screen. Each conversation is held once
before it is counted, so that loading is not in the figure.
"""

import argparse
import asyncio
import os
import sys
import tempfile
import threading
from collections import defaultdict
from collections.abc import Awaitable, Callable
from contextlib import redirect_stdout, suppress
from datetime import date
from io import StringIO
from pathlib import Path
from types import FrameType
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = tuple(f"{ROOT / package}{os.sep}" for package in ("store", "tui", "widgets"))
SIZE = (80, 24)
STILL = 8
"""So many looks at a screen that stays the same are a settled screen; the store is looked at twice a second."""
REGISTER = "Code,Title,Probability,Impact,Owner\nX-{n},Thing {n},3,4,Sun Hao\n"


class Entered:
    """The files in which a function is called while it counts, and the functions."""

    def __init__(self) -> None:
        self.functions: dict[str, set[str]] = defaultdict(set)
        self.counts = False
        threading.setprofile(self._called)
        sys.setprofile(self._called)

    def _called(self, frame: FrameType, event: str, _arg: Any) -> None:
        code = frame.f_code
        if self.counts and event == "call" and code.co_filename.startswith(PACKAGES):
            self.functions[code.co_filename].add(code.co_qualname)


class Fingers:
    """Keys for the app, and the wait until what they did is done."""

    def __init__(self, app: Any, pilot: Any) -> None:
        self._app = app
        self._pilot = pilot

    async def press(self, *keys: str) -> None:
        """One after the other, each on a settled screen."""
        for key in keys:
            await self._pilot.press(key)
            await self.rest()

    async def type(self, text: str) -> None:
        """Into the field that has the cursor."""
        await self._pilot.press(*("space" if character == " " else character for character in text))

    async def rest(self) -> None:
        """Until the screen stays the same."""
        before, same = "", 0
        while same < STILL:
            await self._pilot.pause(0.06)
            strips = self._app.screen._compositor.render_strips(self._app.size)
            now = "\n".join("".join(segment.text for segment in strip) for strip in strips)
            before, same = now, same + 1 if now == before else 0


async def tell(fingers: Fingers, entered: Entered) -> None:
    """`t` on a milestone, saved as it is offered."""
    await fingers.press("t", "f2", "down")
    entered.counts = True
    await fingers.press("t", "f2")


async def brief(fingers: Fingers, entered: Entered) -> None:
    """`b` for the sponsor, and into a Word file."""
    keys = ("b", "f", "y", "w")
    await fingers.press(*keys, "escape")
    for written in Path().glob("*.docx"):
        written.unlink()
    entered.counts = True
    await fingers.press(*keys)
    assert list(Path().glob("*.docx"))


async def note(fingers: Fingers, entered: Entered) -> None:
    """A line in the notes of a meeting that begins an action, and the meeting saved."""
    for turn in range(2):
        await fingers.press("m", "tab")
        await fingers.type("Plan")
        await fingers.press("shift+tab", "shift+tab", "shift+tab")
        await fingers.type("agreed")
        await fingers.press("enter")
        entered.counts = turn == 1
        await fingers.type("+ call the vendor @Sun due +5wd")
        await fingers.press("enter", "f2")


async def in_the_app(keys: Callable[[Fingers, Entered], Awaitable[None]], entered: Entered) -> None:
    """Hold a conversation in the running app, on a fresh demo."""
    from store.demo import write
    from store.disk.workspace import Workspace
    from store.queries.project_list import project_to_open
    from store.session import Session
    from store.values.clock import Clock
    from tui.app import Forewarn
    from tui.terminal.store_thread import StoreThread

    folder, clock = Path.cwd(), Clock(date(2026, 11, 26))
    path, private = folder / "store.db", folder / "ann"
    workspace = Workspace.open(path, who="ann", clock=clock, private_dir=private, create=True)
    write(workspace, clock.today(), "en")
    workspace.close()
    session = Session(path, "ann", clock, "en", private_dir=private)
    store = StoreThread(lambda: Workspace.open(path, who="ann", clock=clock, private_dir=private))
    project = store.submit(lambda w: project_to_open(w, None)).result()
    assert project is not None
    app = Forewarn(session, store, project.id, folder / "drafts")

    async with app.run_test(size=SIZE) as pilot:
        fingers = Fingers(app, pilot)
        await fingers.rest()
        await keys(fingers, entered)
        entered.counts = False
    store.close()


def import_row(entered: Entered) -> None:
    """A register of one row, on the command line."""
    from tui.__main__ import main

    def typed(*words: str) -> None:
        sys.argv = ["forewarn", *words]
        with suppress(SystemExit), redirect_stdout(StringIO()):
            main()

    typed("demo", "--keep", "demo.db", "--no-open")
    for turn in range(2):
        Path("register.csv").write_text(REGISTER.format(n=turn), encoding="utf-8")
        entered.counts = turn == 1
        typed("--store", "demo.db", "import", "risk", "register.csv", "--project", "ERP-North", "--yes")
    entered.counts = False


CONVERSATIONS: dict[str, Callable[[Entered], None]] = {
    "t": lambda entered: asyncio.run(in_the_app(tell, entered)),
    "import": import_row,
    "b": lambda entered: asyncio.run(in_the_app(brief, entered)),
    "notes": lambda entered: asyncio.run(in_the_app(note, entered)),
}


def main() -> None:
    """The command line."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("which", nargs="*", help=", ".join(CONVERSATIONS))
    options.add_argument("--list", action="store_true", help="the files and what is called in them")
    asked = options.parse_args()
    which = asked.which or list(CONVERSATIONS)
    for name in which:
        if child := os.fork():
            os.waitpid(child, 0)
            continue
        sys.path.insert(0, str(ROOT))
        os.environ["FOREWARN_TODAY"] = "2026-11-26"
        entered = Entered()
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            os.environ["HOME"] = folder
            CONVERSATIONS[name](entered)
        sys.setprofile(None)
        sys.stdout.write(f"{name}: {len(entered.functions)} files\n")
        for file, functions in sorted(entered.functions.items()) if asked.list else ():
            sys.stdout.write(f"  {Path(file).relative_to(ROOT)}  {', '.join(sorted(functions))}\n")
        sys.stdout.flush()
        os._exit(0)


if __name__ == "__main__":
    main()
