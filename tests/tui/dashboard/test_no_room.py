"""The disk is full or read-only under the dashboard: it is shown and read, what is typed is kept in memory, and all of
it is written when there is room."""

import os
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest

from store.disk.draft_files import Drafts
from store.records import Risk
from tui.dialogs.question import Question

Running = Callable[..., Any]
Until = Callable[..., Coroutine[Any, Any, None]]


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether there is room for files of ours; `room[0] = False` fills the disk."""
    there, real = [True], os.fsync

    def fsync(descriptor: int) -> None:
        if not there[0]:
            raise OSError(28, "No space left on device")
        real(descriptor)

    monkeypatch.setattr("store.disk.file.files.os.fsync", fsync)
    return there


async def test_a_draft_is_kept_in_memory_and_written_when_there_is_room(
    running: Running, until: Until, shown: Callable[..., str], room: list[bool], new_risk: Callable[..., Any]
) -> None:
    async with running((160, 50)) as (app, pilot):
        await new_risk(app, pilot)
        room[0] = False
        await pilot.press(*"Kept", "escape")
        await until(pilot, lambda: app.screen is app.dashboard)
        assert "draft kept in memory" in shown(app) and "no room left on /" in shown(app)
        await pilot.press("q")
        await until(pilot, lambda: isinstance(app.screen, Question) and "will be lost" in shown(app))
        await pilot.press("escape")
        room[0] = True
        await until(pilot, lambda: "there is space again" in shown(app))
        (draft,) = Drafts(app.drafts_folder).all()
        assert draft.fields["title"] == "Kept"
        await pilot.press("q")
        await until(pilot, lambda: app._exit)


async def test_what_can_only_be_read_is_shown_and_says_why(
    running: Running,
    until: Until,
    shown: Callable[..., str],
    stored: Callable[..., Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    new_risk: Callable[..., Any],
) -> None:
    denied = [True]
    real = os.access

    def access(path: Path, mode: int, **how: Any) -> bool:
        return not (denied[0] and mode & os.W_OK) and real(path, mode, **how)

    monkeypatch.setattr("store.disk.file.write_limit.os.access", access)

    def keys(app: Any) -> str:
        return shown(app).rstrip().splitlines()[-1]

    async with running((160, 50)) as (app, pilot):
        await until(pilot, lambda: "nothing can be saved" in shown(app))
        assert "is read-only" in shown(app)
        # What cannot be done has no key below; one's own notes can be.
        for number, can in (("2", False), ("5", True), ("2", False)):
            await pilot.press(number)
            await until(pilot, lambda can=can: ("n new" in keys(app)) is can)
            assert (
                ("e edit" in keys(app)) is can and "t told" not in keys(app) and "m meeting" not in keys(app)
            )
            assert "r review" in keys(app) and "u undo" in keys(app)
        await pilot.press("g", "escape", "r", "escape", "2")
        for key in ("n", "m", ":"):
            app.state("", "text")
            await until(pilot, lambda: "is read-only" not in shown(app))
            await pilot.press(key)
            await until(pilot, lambda: "is read-only" in shown(app), key)
            assert app.screen is app.dashboard
        denied[0] = False
        await until(pilot, lambda: app.dashboard.shown.header.trouble is None)
        await until(pilot, lambda: "n new" in keys(app))
        await new_risk(app, pilot)
        await pilot.press(*"Later", "f2")
        await until(pilot, lambda: app.screen is app.dashboard)
        assert await stored(app, Risk, title="Later")
