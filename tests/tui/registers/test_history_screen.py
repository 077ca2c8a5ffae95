"""`h`: what happened to a record, in the words of its reader."""

from typing import Any

import pytest

from tui.registers.history_screen import History


@pytest.mark.parametrize("language", ["en", "zh_CN"])
async def test_what_was_decided_and_lines_of_a_text_are_read(
    running: Any, until: Any, shown: Any, language: str
) -> None:
    """A choice by its word, not by how it is stored; what were lines is not one sentence."""
    async with running((120, 40), language) as (app, pilot):
        await until(pilot, lambda: "I-14" in shown(app))
        await pilot.press("space")
        await until(pilot, lambda: "▌R! ERP I-14" not in shown(app))
        await pilot.press("3", "h")
        await until(pilot, lambda: isinstance(app.screen, History) and "I-14" in shown(app))
        text = shown(app)
        assert "stands" not in text and "30 Nov / Borrow" in " ".join(text.split())
        assert ("Verdict confirm" if language == "en" else "判断 确认") in text
