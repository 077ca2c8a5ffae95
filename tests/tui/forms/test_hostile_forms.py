"""Anybody can type anything into any field of any kind: shown literally or cleaned, and no screen dies."""

from typing import Any

import pytest

from store.records import KINDS
from store.values.record import Record
from tui.actions.record_forms import new_record

HOSTILE = (
    "[/nope] [@click=app.quit]x[/] \x1b]0;owned\x07 \u202egnp.exe\u202c \x00\x9b31m "
    "\U0001f469\u200d\U0001f4bb\U0001f1e9\U0001f1ea שלום \ud800\udfff\ufeff e\u0301 "
    "first\r\nsecond\u2028third\ttab"
)
LONG = HOSTILE + "x[" * 1_000
NEVER = ("\x1b", "\x00", "\x07", "\x9b", "\u202e", "\ud800", "\udfff", "\ufeff")


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS.values() if not kind.written_by], ids=lambda kind: kind.kind
)
async def test_hostile_text_in_every_field(little: Any, cast: Any, kind: type[Record]) -> None:
    async with little.run_test(size=(80, 24)) as pilot:
        form = await little.open(pilot, new_record(little, kind))
        for row in form.rows.values():
            row.begin()
            await little.paste(pilot, LONG)
            await pilot.press("\u202e", "[", "down")
            assert little.screen is form
            assert not any(part in row.typed.text for part in NEVER)
            assert not any(part in line for line in little.shown for part in NEVER)
        await pilot.press("f2")
        await little.until(lambda: any(row.error for row in form.rows.values()) or little.saves)
        await pilot.pause()
        assert all("\x1b" not in line for line in little.shown)
        if not little.saves:
            await pilot.press("escape", "escape")
            await little.until(lambda: little.screen is not form)
            assert little.drafts.all()


async def test_what_is_literal_stays_literal(little: Any, cast: Any) -> None:
    from store.records import Risk

    async with little.run_test(size=(80, 24)) as pilot:
        await little.open(pilot, new_record(little, Risk))
        await little.paste(pilot, "[/nope] [@click=app.quit]x[/]")
        await little.at(pilot, "plan")
        await little.paste(pilot, "[bold]one\r\ntwo[/]")
        await pilot.pause()
        text = "\n".join(little.shown)
        assert "[/nope] [@click=app.quit]x[/]" in text and "[bold]one" in text and "two[/]" in text
        await pilot.press("f2")
        await little.until(lambda: little.saves)
    assert little.saves[0].records[0].plan == "[bold]one\ntwo[/]"
