"""What one does on the dashboard before a test of it begins."""

from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from tui.forms.form_screen import FormScreen


@pytest.fixture
def new_risk(
    until: Callable[..., Coroutine[Any, Any, None]], shown: Callable[..., str]
) -> Callable[..., Any]:
    """`await new_risk(app, pilot)`: `n` in the pane of risks, and its form is open."""

    async def opened(app: Any, pilot: Any) -> None:
        await until(pilot, lambda: "RISKS" in shown(app))
        app.dashboard._panes[2].rows.focus()
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, FormScreen))

    return opened
