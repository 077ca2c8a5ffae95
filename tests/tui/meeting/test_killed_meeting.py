"""kill -9 while a meeting is saved, between its author's own file and the shared one: nothing is lost or doubled."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from patience import PATIENCE

from store.disk.draft_files import Drafts
from store.records import Action, Meeting, Morale, Note, Risk
from tui.dashboard.dashboard import Dashboard
from tui.dialogs.question import Question
from tui.meeting.meeting_screen import MeetingScreen

ROOT = Path(__file__).parents[3]
NOTES = (
    "agreed the plan\n! Supplier late p4 i4\n~ 2 workload SECRET mood\n+ call them due fri\n~ SECRET leaving"
)
KILLED = """
import asyncio, os, signal, sys
from datetime import date
from pathlib import Path
from textual import events
from store.session import Session
from store.disk.workspace import Workspace
from store.queries.project_list import project_to_open
from store.values.clock import Clock
from tui.app import Forewarn
from tui.meeting.meeting_screen import MeetingScreen
from tui.terminal.store_thread import StoreThread

folder, when, notes = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
clock = Clock(date(2026, 11, 26))

def die(commit):
    def dying():
        if when == "after":
            commit()
        os.kill(os.getpid(), signal.SIGKILL)
    return dying

async def main():
    session = Session(folder / "store.db", "ann", clock, "en", private_dir=folder / "ann")
    store = StoreThread(
        lambda: Workspace.open(session.path, who="ann", clock=clock, private_dir=session.private_dir)
    )
    project = store.submit(lambda w: project_to_open(w, None)).result()
    app = Forewarn(session, store, project.id, folder / "drafts")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m")
        while not (isinstance(app.screen, MeetingScreen) and app.screen.focused):
            await pilot.pause(0.01)
        await pilot.press("tab", *"Killed", *["shift+tab"] * 3)
        app.screen.focused.post_message(events.Paste(notes))
        while app.screen.state.text != notes:
            await pilot.pause(0.01)
        await store.run(lambda w: setattr(w.store, "commit", die(w.store.commit)))
        await pilot.press("f2")
        await asyncio.sleep(60)

asyncio.run(main())
"""


@pytest.mark.parametrize(("when", "known"), [("before", False), ("after", True)])
async def test_the_recovered_draft_completes_what_is_missing(
    running: Any, stored: Any, until: Any, demo: Path, tmp_path: Path, when: str, known: bool
) -> None:
    folder = tmp_path / "demo"
    session = running()
    command = [sys.executable, "-c", KILLED, str(folder), when, NOTES]
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    killed = subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert killed.returncode == -9, killed.stderr
    async with session as (app, pilot):
        meetings = await stored(app, Meeting, title="Killed")
        assert bool(meetings) is known
        assert [m.text for m in await stored(app, Morale) if "SECRET" in m.text] == ["SECRET mood"]
        await until(pilot, lambda: isinstance(app.screen, Question))
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, MeetingScreen) and app.screen.focused)
        assert app.screen.state.text == NOTES
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, Dashboard))
        (meeting,) = await stored(app, Meeting, title="Killed")
        assert meeting.notes == "agreed the plan\n! Supplier late p4 i4\n+ call them due fri"
        for kind, texts in (
            (Risk, ["Supplier late"]),
            (Action, ["call them"]),
            (Morale, ["SECRET mood"]),
            (Note, ["~ SECRET leaving"]),
        ):
            found = await stored(app, kind, meeting=meeting.id)
            assert [getattr(one, "text", "") or one.title for one in found] == texts
        assert not Drafts(app.drafts_folder).all()
        await pilot.press("u")
        while await stored(app, Meeting, title="Killed"):
            await pilot.pause()
        for kind in (Risk, Action, Morale, Note):
            assert not await stored(app, kind, meeting=meeting.id)
