"""Rule and Divider: what parts the panes."""

from collections.abc import Iterator

import pytest
from textual.app import App, ComposeResult

from widgets.drawn.grid import Cell
from widgets.drawn.tones import choose, current, use
from widgets.rule import Divider, Rule


class Ruled(App[None]):
    """One rule, one divider."""

    CSS = "Divider { height: 3; }"

    def __init__(self) -> None:
        super().__init__(ansi_color=True)

    def compose(self) -> ComposeResult:
        self.place: tuple[int, int] | None = None
        yield Rule("RISKS", place=lambda: self.place)
        yield Divider()

    @property
    def rule(self) -> Rule:
        return self.query_one(Rule)

    def text(self) -> str:
        return self.rule.render_line(0).text

    def post(self) -> str:
        divider = self.query_one(Divider)
        return "".join(divider.render_line(y).text for y in range(3))


@pytest.fixture(autouse=True)
def same_look() -> Iterator[None]:
    before = current()
    yield
    use(before)


async def test_title_counts_and_what_stands_at_the_right() -> None:
    app = Ruled()
    async with app.run_test(size=(40, 6)):
        assert app.text() == "── RISKS " + "─" * 31
        app.rule.show((Cell("2 red", "red"), Cell("9 open", "dim")), right="e edit")
        assert app.text() == "── RISKS 2 red  9 open ─────── e edit ──"
        app.rule.show("风险登记册" * 5)
        assert "…" in app.text()
        assert app.rule.render_line(0).cell_length == 40


async def test_where_one_is_stands_before_the_counts() -> None:
    app = Ruled()
    async with app.run_test(size=(30, 6)) as pilot:
        app.rule.show((Cell("2 red"), Cell("  "), Cell("12 open")))
        app.place = (3, 12)
        app.rule.stand()
        assert app.text() == "── RISKS 2 red ──────  3/12 ──"
        await pilot.pause()
        app.place = (4, 12)
        app.rule.stand()
        assert app.text() == "── RISKS 2 red ──────  4/12 ──"
        app.place = None
        app.rule.stand()
        assert app.text().startswith("── RISKS 2 red  12 open ─")


async def test_counts_go_whole_from_the_end() -> None:
    app = Ruled()
    async with app.run_test(size=(40, 6)) as pilot:
        alarm = (Cell("3 "), Cell("not told  ", "red"))
        app.rule.show([alarm, Cell("2 red", "red"), Cell("  "), Cell("1 issue"), Cell("9 open")])
        for width, said in (
            (46, "3 not told  2 red  1 issue  9 open"),
            (45, "3 not told  2 red  1 issue"),
            (37, "3 not told  2 red"),
            (28, "3 not told"),
            (18, "3 not…"),
        ):
            app.rule.styles.width = width
            await pilot.pause()
            assert app.text().strip("─") == f" RISKS {said} "
        app.rule.show([Cell("红" * 20), Cell("9 open")])
        assert app.text().count("红") == 2 and "…" in app.text() and "open" not in app.text()


async def test_the_focus_changes_the_tone_of_the_title_alone() -> None:
    app = Ruled()
    async with app.run_test(size=(40, 6)) as pilot:
        await pilot.pause()
        calm = app.rule.render_line(0)
        app.rule.focused = True
        await pilot.pause()
        bright = app.rule.render_line(0)
        assert calm.text == bright.text
        assert [a.text for a, b in zip(calm, bright, strict=True) if a.style != b.style] == ["RISKS "]


async def test_equal_words_paint_nothing() -> None:
    app = Ruled()
    async with app.run_test(size=(40, 6)) as pilot:
        app.rule.show("9 open")
        app.query_one(Divider).join({1: "both"})
        await pilot.pause()
        app.rule.show("9 open")
        app.rule.focused = False
        app.query_one(Divider).join({1: "both"})
        assert not app.rule._repaint_regions
        assert not app.query_one(Divider)._repaint_regions


@pytest.mark.parametrize("text", ["[/nope]", "a\x1b[2Jb", "a\u202eb", "a\x00b"])
async def test_hostile_text_is_only_text(text: str) -> None:
    app = Ruled()
    async with app.run_test(size=(40, 6)) as pilot:
        app.rule.show(text, text, title=text)
        await pilot.pause()
        assert not any(sign in app.text() for sign in "\x1b\u202e\x00")
        assert app.rule.render_line(0).cell_length == 40


async def test_joints_and_ascii() -> None:
    app = Ruled()
    async with app.run_test(size=(40, 6)):
        app.query_one(Divider).join({0: "both", 2: "right"})
        assert app.post() == "┼│├"
        use(choose({"LANG": "C"}))
        assert app.post() == "+|+"
        assert app.text() == "-- RISKS " + "-" * 31
