"""Rows: columns that line up in terminal cells, a cursor that stays, and no line painted without need."""

from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from store.values.width import cell_width
from widgets.drawn.grid import Cells, LateCells, cut, fit_widths, natural_widths, wanted_widths
from widgets.drawn.row_line import row_line
from widgets.drawn.row_list import MEASURED, RowList
from widgets.drawn.tones import Tone, choose, current, use
from widgets.drawn.view import View
from widgets.rows import Cell, Column, Row, Rows

COLUMNS = (
    Column("code"),
    Column("title", flex=True, least=8),
    Column("owner", drop=2),
    Column("when", align="right", drop=1),
    Column("state", 1),
)


def row(key: int, title: str = "data owner leaves", owner: str = "Sun", when: str = "4 Dec") -> Row:
    code = Cell(f"R-{key:02}", "code")
    return Row(key, (code, Cell(title), Cell(owner), (Cell(when), Cell(" late", "red")), Cell("!", "red")))


class Lists(App[None]):
    """Two lists, so that the focus can move; hears what the first one says."""

    CSS = "Rows { height: 10; }"

    def __init__(self) -> None:
        super().__init__(ansi_color=True)
        self.said: list[tuple[str, int | None]] = []
        self.payloads: list[object] = []
        self.drawn: list[int] = []

    def compose(self) -> ComposeResult:
        yield Rows(COLUMNS, id="one")
        yield Rows(COLUMNS, id="two")

    def on_mount(self) -> None:
        draw = self.rows.render_line
        self.rows.render_line = lambda y: (self.drawn.append(y), draw(y))[1]  # type: ignore

    @property
    def rows(self) -> Rows:
        return self.query_one("#one", Rows)

    def on_rows_moved(self, message: Rows.Moved) -> None:
        self.said.append(("moved", message.key))

    def on_rows_opened(self, message: Rows.Opened) -> None:
        self.said.append(("opened", message.key))
        self.payloads.append(message.payload)

    def lines(self) -> list[str]:
        return [self.rows.render_line(y).text for y in range(self.rows.size.height)]


@pytest.fixture(autouse=True)
def same_look() -> Iterator[None]:
    before = current()
    yield
    use(before)


async def settled(pilot: Pilot[None], app: Lists) -> None:
    """All painted; forgets what was drawn until now."""
    await pilot.pause()
    app.drawn.clear()


def test_a_cut_never_halves_a_wide_character() -> None:
    for width in range(1, 12):
        for ellipsis in "…~":
            text = "".join(
                part for part, _ in cut((Cell("a数据负责"), Cell("人离职", "red")), width, ellipsis)
            )
            assert cell_len(text) <= width
            assert text.endswith(ellipsis)
            assert cell_len(text) >= width - 1
    assert cut((Cell("数据"),), 4, "…") == [("数据", "text")]
    assert cut((Cell("foo bar"),), 5, "…") == [("foo…", "text")]
    assert cut((Cell("foo"),), 0, "…") == []
    assert cut((Cell("11-23 发出"),), 8, "…") == [("11-23 …", "text")], "no two blanks behind it"
    assert cut((Cell("11-23 发出"),), 7, "…") == [("11-23…", "text")]


def test_short_lines_drop_the_highest_numbers_first() -> None:
    natural = natural_widths(COLUMNS, (row(1),))
    assert natural == (4, 8, 3, 10, 1)
    assert fit_widths(COLUMNS, natural, 40) == (4, 18, 3, 10, 1)
    assert fit_widths(COLUMNS, natural, 30) == (4, 8, 3, 10, 1)
    assert fit_widths(COLUMNS, natural, 29) == (4, 11, 0, 10, 1)
    assert fit_widths(COLUMNS, natural, 25) == (4, 18, 0, 0, 1)
    assert fit_widths(COLUMNS, natural, 10) == (4, 3, 0, 0, 1)
    for room in range(5, 60):
        widths = fit_widths(COLUMNS, natural, room)
        shown = [width for width in widths if width]
        assert sum(shown) + len(shown) - 1 == room


def test_no_title_is_cut_beside_blanks() -> None:
    columns = (Column("name", flex=True, least=4), Column("role", flex=True, least=4), Column("s", 1))
    rows = (Row(1, (Cell("Li"), Cell("client project manager"), Cell("."))),)
    wanted = wanted_widths(columns, rows)
    assert wanted == (2, 22, 0)
    assert fit_widths(columns, natural_widths(columns, rows), 30, wanted) == (5, 22, 1)
    assert fit_widths(columns, natural_widths(columns, rows), 24, wanted) == (4, 17, 1), "cut, and no blanks"
    long = (Row(1, (Cell("x" * 30), Cell("y" * 30), Cell("."))),)
    assert fit_widths(columns, (4, 4, 1), 23, wanted_widths(columns, long)) == (10, 10, 1), (
        "both: equal shares"
    )
    assert wanted_widths((Column("a", flex=True), Column("b")), rows) == (), "alone it takes all"


def test_right_of_a_firm_column_everything_begins_where_it_does_in_other_rows() -> None:
    columns = (Column("kind", firm=True), Column("code", firm=True), Column("name", flex=True, least=4))
    rows = [
        Row(1, (Cell("会议"), Cell(""), Cell("每周的项目组例会，一直到年底"))),
        Row(2, (Cell("经验教训"), Cell("L-02"), Cell("停了一天"))),
    ]
    widths = fit_widths(columns, natural_widths(columns, rows), 30)
    first, second = ("".join(text for text, _ in row_line(row, columns, widths, "…")) for row in rows)
    assert cell_width(first[: first.index("每")]) == cell_width(second[: second.index("停")]) == 14
    loose = tuple(replace(column, firm=False) for column in columns)
    assert "".join(text for text, _ in row_line(rows[0], loose, widths, "…")).startswith("会议 每周")


def test_columns_of_nothing_take_no_room_and_long_ones_are_capped() -> None:
    assert natural_widths((Column("a"), Column("b")), (Row(1, (Cell(""), Cell("x" * 500))),)) == (0, 40)
    assert natural_widths((Column("a"), Column("b", 3)), ()) == (0, 3)


async def test_columns_line_up_in_cells() -> None:
    app = Lists()
    async with app.run_test(size=(60, 24)) as pilot:
        app.rows.show(
            [row(1), row(2, "数据负责人将于十二月十八日离职，没有继任者，原型推迟"), row(3, "", "李")]
        )
        await pilot.pause()
        lines = app.lines()[:3]
        assert [cell_len(line) for line in lines] == [60, 60, 60]
        assert {cell_len(line[: line.index(" late")]) for line in lines} == {52}
        assert "…" in lines[1]
        assert lines[0].startswith("▌R-01 data owner leaves")


async def test_ascii_terminals_get_ascii() -> None:
    use(choose({"TERM": "vt220", "LANG": "C"}))
    app = Lists()
    async with app.run_test(size=(40, 24)) as pilot:
        app.rows.show([row(1, "a title that is far too long for this")])
        await pilot.pause()
        assert app.lines()[0].isascii()
        assert app.lines()[0].startswith(">R-01")
        assert "~ " in app.lines()[0]


HOSTILE = ("[/nope]", "[red]x[/]", "a\x1b[31mb", "a\u202eb", "a\x00b", "a\nb", "a\x9b2Jb", "\ud800")


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
async def test_hostile_text_is_only_text(text: str) -> None:
    app = Lists()
    async with app.run_test(size=(60, 24)) as pilot:
        cell = Cell(text)
        for rows in ([Row(1, (cell, cell, cell, (cell, cell), Cell("!")))], []):
            app.rows.show(rows, text)
            await pilot.pause()
            line = app.lines()[0]
            assert cell_len(line) == 60
            assert line.isprintable()
            assert text in line or not text.startswith("[")


@pytest.mark.parametrize("term", ["xterm-256color", "xterm-16color", "screen"])
@pytest.mark.parametrize("ground", ["", "15;0", "0;15"])
def test_every_look_has_every_tone_and_a_readable_selection(term: str, ground: str) -> None:
    for extra in ({}, {"NO_COLOR": ""}):
        look = choose({"TERM": term, "COLORFGBG": ground, **extra})
        assert set(look.plain) == set(look.selected) == set(get_args(Tone))
        assert look.plain["text"] is None
        for style in look.selected.values():
            assert style is not None
            assert style.reverse if extra else style.colour is not None and style.ground is not None
        colours = {style.colour for style in look.plain.values() if style and style.colour is not None}
        assert not colours if extra else max(number or 0 for number in colours) < 16


@pytest.mark.parametrize(
    ("environ", "chosen", "bar"),
    [
        ({"LANG": "en_US.UTF-8"}, None, "▌"),
        ({"LANG": "zh_CN.GB18030"}, None, ">"),
        ({"LANG": "C"}, None, ">"),
        ({}, None, "▌"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "de_DE.ISO-8859-1"}, None, ">"),
        ({"LANG": "C"}, False, "▌"),
    ],
)
def test_glyphs_follow_the_locale_or_the_persons_choice(
    environ: dict[str, str], chosen: bool | None, bar: str
) -> None:
    assert choose(environ, ascii_only=chosen).glyphs.bar == bar


async def test_the_cursor_stays_on_its_record() -> None:
    app = Lists()
    async with app.run_test(size=(60, 24)) as pilot:
        app.rows.show([row(key) for key in range(1, 6)])
        assert app.rows.select(3)
        app.rows.show([row(9), row(3), row(4)])
        assert app.rows.cursor_key == 3
        app.rows.show([row(9), row(4)])
        assert app.rows.cursor_key == 4
        app.rows.show([row(9)])
        assert app.rows.cursor_key == 9
        app.rows.show([], "nothing here")
        assert app.rows.cursor_key is None
        assert app.rows.cursor_row is None
        assert not app.rows.select(9)
        await pilot.press("enter")
        await pilot.pause()
        assert app.said == [("moved", key) for key in (1, 3, 4, 9, None)]
        assert "nothing here" in app.lines()[0]


async def test_showing_never_moves_the_focus() -> None:
    app = Lists()
    async with app.run_test(size=(60, 24)) as pilot:
        await pilot.press("tab")
        app.rows.show([row(1)])
        await pilot.pause()
        assert app.focused is app.query_one("#two")


async def test_a_move_paints_two_lines() -> None:
    app = Lists()
    async with app.run_test(size=(60, 24)) as pilot:
        app.rows.show([row(key) for key in range(20)])
        await settled(pilot, app)
        await pilot.press("j")
        await pilot.pause()
        assert app.drawn == [0, 1]


async def test_a_change_of_focus_paints_one_line() -> None:
    app = Lists()
    async with app.run_test(size=(60, 24)) as pilot:
        app.rows.show([row(key) for key in range(20)])
        await pilot.press("j", "j")
        await settled(pilot, app)
        await pilot.press("tab")
        await pilot.pause()
        assert app.drawn == [2]
        assert app.lines()[2].startswith(" R-02")


async def test_equal_data_paints_nothing_and_a_change_one_line() -> None:
    app = Lists()
    async with app.run_test(size=(60, 24)) as pilot:
        app.rows.show([row(key) for key in range(20)])
        await settled(pilot, app)
        app.rows.show([row(key) for key in range(20)])
        await pilot.pause()
        assert app.drawn == []
        app.rows.show([row(key, owner="Guo" if key in (3, 15) else "Sun") for key in range(20)])
        await pilot.pause()
        assert app.drawn == [3]


async def test_twenty_thousand_rows() -> None:
    app = Lists()
    async with app.run_test(size=(60, 24)) as pilot:
        app.rows.show([row(key) for key in range(20_000)])
        await settled(pilot, app)
        await pilot.press("end")
        await pilot.pause()
        assert app.rows.cursor_key == 19_999
        assert app.lines()[9].startswith("▌R-19999")
        assert len(app.drawn) <= 30
        await pilot.press("pageup", "k")
        assert app.rows.cursor_key == 19_989
        await pilot.press("home")
        assert app.rows.cursor_key == 0


async def test_mouse() -> None:
    app = Lists()
    async with app.run_test(size=(60, 24)) as pilot:
        app.rows.show([row(key) for key in range(20)])
        await pilot.click("#one", offset=(5, 3))
        assert app.said[-1] == ("moved", 3)
        await pilot.click("#one", offset=(5, 3))
        assert app.said[-1] == ("opened", 3)
        await pilot.click("#one", offset=(5, 4))
        assert app.said[-1] == ("moved", 4)
        app.rows.show([row(1)])
        await pilot.click("#one", offset=(5, 8))
        await pilot.pause()
        assert app.said[-1] == ("moved", 1)


async def test_resize_keeps_the_cursor_in_view() -> None:
    app = Lists()
    async with app.run_test(size=(60, 24)) as pilot:
        app.rows.show([row(key) for key in range(20)])
        await pilot.press(*"jjjjjjjj")
        app.rows.styles.height = 4
        await pilot.pause()
        assert app.lines()[3].startswith("▌R-08")


@pytest.mark.parametrize("keys", ["", "jjjjj", "jjjjjjjj"])
@pytest.mark.parametrize("heights", [(10, 3, 10), (4, 12), (10, 2, 5, 9), (3, 8)])
async def test_after_a_resize_the_list_stands_as_a_full_repaint_shows_it(
    keys: str, heights: tuple[int, ...]
) -> None:
    app = Lists()
    async with app.run_test(size=(60, 24)) as pilot:
        app.rows.show([row(key) for key in range(9)])

        async def is_whole() -> None:
            await pilot.pause()
            shown = [strip.text for strip in app.screen._compositor.render_strips()]
            app.rows.refresh()
            await pilot.pause()
            assert shown == [strip.text for strip in app.screen._compositor.render_strips()]
            lines = app.lines()
            assert sum(line.startswith("▌") for line in lines) == 1
            assert sum("R-" in line for line in lines) == min(9, len(lines))

        for height in heights:
            app.rows.styles.height = height
            await pilot.pause()
            await pilot.press(*keys)
            await is_whole()
        await pilot.press("k")
        await is_whole()


def test_a_view_with_room_does_not_stay_scrolled() -> None:
    small = View(9, 9).at(8).resized(3)
    assert (small.cursor, small.top) == (8, 6)
    assert small.resized(5).top == 4
    assert small.resized(9).top == small.resized(20).top == 0


HINTS = (
    "no open milestone; n enters one, `forewarn import milestone FILE` brings in a plan",
    "没有未完成的里程碑；按 n 新建一个，或用 `forewarn import milestone FILE` 导入计划",
)


@pytest.mark.parametrize("hint", HINTS)
@pytest.mark.parametrize("width", [39, 24, 80])
async def test_what_an_empty_list_says_is_wrapped_not_cut(hint: str, width: int) -> None:
    app = Lists()
    async with app.run_test(size=(width, 24)) as pilot:
        app.rows.show([], hint)
        await pilot.pause()
        lines = app.lines()
        assert all(cell_len(line) == width for line in lines)
        assert "".join(lines).replace(" ", "") == hint.replace(" ", "")
        app.rows.styles.height = 2
        await pilot.pause()
        assert ("…" in app.lines()[1]) == (cell_len(hint) > 2 * width)
        app.rows.styles.height = 10
        app.rows.show([row(1)], hint)
        await pilot.pause()
        assert not "".join(app.lines()[1:]).strip()


async def test_a_row_is_opened_with_what_it_stands_for_now() -> None:
    app = Lists()
    async with app.run_test(size=(60, 24)) as pilot:
        app.rows.show([Row(1, row(1).cells, "was"), row(2)])
        await settled(pilot, app)
        app.drawn.clear()
        app.rows.show([Row(1, row(1).cells, "is"), row(2)])
        await pilot.press("enter")
        await pilot.pause()
        assert app.payloads == ["is"] and not app.drawn, "what does not show is not drawn again"


async def test_rows_are_marked_and_unmarked_and_marks_of_gone_rows_go() -> None:
    app = Lists()
    async with app.run_test(size=(60, 24)) as pilot:
        app.rows.show([Row(key, row(key).cells, f"the {key}") for key in range(1, 6)])
        app.rows.mark()
        app.rows.mark()
        assert (app.rows.marked, app.rows.cursor_key) == ((1, 2), 3)
        assert app.rows.marked_payloads == ("the 1", "the 2")
        assert [line[0] for line in app.lines()[:4]] == ["•", "•", "▌", " "]
        app.rows.select(2)
        assert app.lines()[1][0] == "•"
        app.rows.show([row(2), row(3)])
        assert app.rows.marked == (2,)
        await settled(pilot, app)
        app.rows.unmark()
        await pilot.pause()
        assert (app.rows.marked, app.drawn) == ((), [0])


class Resting(App[None]):
    """Two lists that show their top while the other has the focus."""

    CSS = "Rows { height: 5; }"

    def compose(self) -> ComposeResult:
        yield Rows(COLUMNS, id="one", rests=True)
        yield Rows(COLUMNS, id="two", rests=True)


async def test_a_list_without_the_focus_shows_its_top_and_gets_its_place_back() -> None:
    app = Resting(ansi_color=True)
    async with app.run_test(size=(60, 24)) as pilot:
        one, two = app.query_one("#one", Rows), app.query_one("#two", Rows)
        for rows in (one, two):
            rows.show([row(key) for key in range(1, 21)])
        one.focus()
        await pilot.press("end")

        def top(rows: Rows) -> str:
            return rows.render_line(0).text.strip()[:4]

        assert (top(one), one.place) == ("R-16", (20, 20))
        two.focus()
        await pilot.pause()
        assert (top(one), one.cursor_key) == ("R-01", 20)
        one.show([row(key) for key in range(1, 20)])
        assert top(one) == "R-01", "what comes in while it rests does not scroll it"
        one.focus()
        await pilot.pause()
        assert (top(one), one.cursor_key) == ("R-15", 19)
        two.focus()
        await pilot.click("#one", offset=(3, 1))
        assert one.cursor_key == 2, "a click takes the row that was seen"


def test_only_a_longer_list_says_where_one_is() -> None:
    rows = Rows(COLUMNS)
    assert rows.place is None


async def test_a_long_list_writes_the_rows_that_come_into_view() -> None:
    app, written = Lists(), set()

    def late(key: int) -> Row:
        def cells(_: object) -> tuple[Cells, ...]:
            written.add(key)
            title = "data owner leaves" if key < 2999 else "the last"
            return (Cell(f"R-{key}", "code"), Cell(title), Cell("Sun"), Cell("4 Dec"), Cell("!", "red"))

        return Row(key, LateCells(cells, None), f"risk {key}")

    async with app.run_test(size=(60, 24)) as pilot:
        app.rows.focus()
        app.rows.show([late(key) for key in range(3000)])
        await settled(pilot, app)
        assert written == set(range(MEASURED))
        assert app.lines()[1].startswith(" R-1  data owner")
        await pilot.press("end")
        await settled(pilot, app)
        assert app.rows.payload == "risk 2999"
        assert app.lines()[-1].split() == ["▌R-2999", "the", "last", "Sun", "4", "Dec", "!"], "nothing is cut"
        assert len(written) <= MEASURED + 40
        app.rows.show([late(key) for key in range(3000)])
        assert app.rows.cursor_key == 2999 and app.lines()[-1].startswith("▌R-2999 the last")
        await settled(pilot, app)
        app.rows.show([late(key) for key in range(3000)])
        await settled(pilot, app)
        assert app.drawn == [], "what looks the same is not painted again"


def test_what_is_loose_stands_in_the_empty_columns_beside_it() -> None:
    """Where no clock runs, why not stands where the clock of other rows stands, and nothing else moves for it."""
    columns = (
        Column("name", flex=True),
        Column("part", loose=True),
        Column("clock", usual=4),
        Column("due", align="right", usual=6),
        Column("late", width=7),
        Column("state", width=1),
    )
    rows = (
        Row(1, tuple(Cell(text) for text in ("Qian", "", "call", "20 Nov", "6d late", "~"))),
        Row(2, tuple(Cell(text) for text in ("Chen", "meeting 26 Nov", "", "", "", "."))),
    )
    drawn = RowList.of(columns, 0, rows)
    lines = ["".join(text for text, _ in drawn.line(at, 40, 2)) for at in (0, 1)]
    assert lines == [
        " Qian              call 20 Nov 6d late ~",
        " Chen              meeting 26 Nov      .",
    ]
