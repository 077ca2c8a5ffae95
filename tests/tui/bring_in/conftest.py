"""A folder of registers, and the screen over one of them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bringing_in import Opened, read, to_files

from tui.bring_in.bring_in_screen import BringIn


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Path]:
    """`write(name, text)`: a file in the folder that the screen begins in."""
    folder = tmp_path / "registers"
    folder.mkdir()
    monkeypatch.chdir(folder)

    def written(name: str, text: str | bytes) -> Path:
        (folder / name).write_bytes(text.encode() if isinstance(text, str) else text)
        return folder / name

    return written


@pytest.fixture
def choose(until: Any) -> Opened:
    """`await choose(app, pilot, name)`: the screen over that file, read."""

    async def chosen(app: Any, pilot: Any, name: str) -> BringIn:
        await to_files(app, pilot, until)
        await pilot.press(*name)
        await until(
            pilot, lambda: app.screen._chosen() and app.screen._chosen().path.name == name, "the file"
        )
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, BringIn) and read(app.screen), "the rows")
        screen: BringIn = app.screen
        return screen

    return chosen
