"""The dashboard and the screens that open on it go on when rows hold what this version cannot read."""

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest

from store.disk.file.sqlite import connect
from store.records import Risk
from tui.forms.form_screen import FormScreen

Running = Callable[..., Any]
Until = Callable[..., Coroutine[Any, Any, None]]
SPOILT: dict[str, dict[str, object]] = {
    "risk": {
        "response": "enormous",
        "due": "2026-02-30",
        "state": "gone",
        "probability": 99,
        "audience": "[",
    },
    "milestone": {"baseline": "soon", "state": "gone", "must_hear": "{"},
    "stakeholder": {"role": "emperor", "client_class": "Z", "since": "ever"},
    "contact": {"channel": "owl", '"on"': "2026-11-31", "projects": "[]x"},
    "action": {"due": "2026-11-31", "audience": '["all"]'},
    "project": {"phase": "limbo", "state": "active", "sponsor_meeting": "2026-13-01"},
    "setting": {"value": ""},
}


@pytest.fixture
def spoilt(tmp_path: Path, running: Running) -> Path:
    """The store of the app that `running` runs, with junk in many rows of many kinds."""
    path = tmp_path / "demo" / "store.db"
    connection = connect(path)
    for kind, values in SPOILT.items():
        columns = {row[1] for row in connection.execute(f"PRAGMA table_info({kind})").fetchall()}
        for column, junk in values.items():
            if column.strip('"') in columns:
                connection.execute(
                    f"UPDATE {kind} SET {column} = ? WHERE {column} IS NOT NULL AND id % 3 > 0", (junk,)
                )
    connection.close()
    return path


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_every_place_goes_on(
    running: Running, until: Until, shown: Callable[..., str], spoilt: Path, size: tuple[int, int]
) -> None:
    async with running(size) as (app, pilot):
        await until(pilot, lambda: "RISKS" in shown(app))
        for place in "12345":
            await pilot.press(place)
            for key in (
                "down",
                "enter",
                "escape",
                "w",
                "escape",
                "h",
                "escape",
                "e",
                "escape",
                "t",
                "escape",
            ):
                await pilot.press(key)
        for place in "rmvgizp0:":
            await pilot.press("colon" if place == ":" else place)
            await pilot.press("down", "escape", "escape")
        assert app.is_running and app.fault is None


async def test_a_form_shows_it_and_leaves_it(
    running: Running, until: Until, shown: Callable[..., str], tmp_path: Path
) -> None:
    path = tmp_path / "demo" / "store.db"
    connection = connect(path)
    connection.execute("UPDATE risk SET response = 'enormous', due = '2026-02-30' WHERE code = 'R-09'")
    connection.close()
    async with running((160, 50)) as (app, pilot):
        await until(pilot, lambda: "RISKS" in shown(app))
        risk = next(r for r in await app.store.run(lambda w: w.live(Risk)) if r.code == "R-09")
        app.dialogue(app.actions.edit(risk))
        await until(pilot, lambda: isinstance(app.screen, FormScreen) and "?enormous" in shown(app))
        assert "?2026-02-30" in shown(app)
        app.screen.rows["title"].begin()
        await pilot.press("x", "f2")
        await until(pilot, lambda: app.screen is app.dashboard)
    connection = connect(path)
    held = connection.execute("SELECT response, due, rev FROM risk WHERE code = 'R-09'").fetchone()
    connection.close()
    assert held[:2] == ("enormous", "2026-02-30") and held[2] == risk.rev + 1
