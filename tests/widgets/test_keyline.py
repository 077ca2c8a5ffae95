"""Keyline: what fits of the keys, and always the help."""

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult

from widgets.keyline import Keyline

ENTRIES = [("r", "review"), ("t", "told"), ("ctrl+r", "redo"), ("u", "撤销")]


class Footed(App[None]):
    """One keyline; hears its clicks."""

    def __init__(self) -> None:
        super().__init__(ansi_color=True)
        self.pressed: list[str] = []

    def compose(self) -> ComposeResult:
        yield Keyline()

    @property
    def keyline(self) -> Keyline:
        return self.query_one(Keyline)

    def on_keyline_pressed(self, message: Keyline.Pressed) -> None:
        self.pressed.append(message.key)

    def text(self) -> str:
        return self.keyline.render_line(0).text


async def test_what_fits_and_always_the_help() -> None:
    app = Footed()
    async with app.run_test(size=(80, 4)) as pilot:
        app.keyline.show([*ENTRIES, ("?", "help")])
        for width in range(79, 6, -1):
            await pilot.resize_terminal(width, 4)
            assert cell_len(app.text()) == width
            assert app.text().endswith("? help ")
            assert app.text().count("?") == 1
            shown = [key for key, label in ENTRIES if f"{key} {label}" in app.text()]
            assert shown == [key for key, _ in ENTRIES][: len(shown)]


async def test_a_click_presses_the_key() -> None:
    app = Footed()
    async with app.run_test(size=(60, 4)) as pilot:
        app.keyline.show(ENTRIES)
        for word, key in (("review", "r"), ("redo", "ctrl+r"), ("help", "?")):
            await pilot.click(Keyline, offset=(app.text().index(word), 0))
            assert app.pressed[-1:] == [key]
        await pilot.click(Keyline, offset=(0, 0))
        assert len(app.pressed) == 3


async def test_equal_entries_paint_nothing() -> None:
    app = Footed()
    async with app.run_test(size=(60, 4)) as pilot:
        app.keyline.show(ENTRIES)
        await pilot.pause()
        app.keyline.show(list(ENTRIES))
        assert not app.keyline._repaint_regions


@pytest.mark.parametrize("text", ["[/nope]", "a\x1b[2Jb", "a\u202eb", "a\x00b"])
async def test_hostile_labels_are_only_text(text: str) -> None:
    app = Footed()
    async with app.run_test(size=(60, 4)) as pilot:
        app.keyline.show([(text, text)])
        await pilot.pause()
        assert not any(sign in app.text() for sign in "\x1b\u202e\x00")
        assert cell_len(app.text()) == 60
