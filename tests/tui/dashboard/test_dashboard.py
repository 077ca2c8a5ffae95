"""The morning on one screen, through its keys."""

import html
import os
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from settling import come_true as until

from store.disk.workspace import Workspace
from store.queries.project_list import project_to_open
from store.records import Milestone, Person, Project, Risk
from store.values.clock import Clock
from store.values.words import words
from tui.app import Forewarn
from tui.dashboard.dashboard import Dashboard

Running = Callable[..., Any]


def shown(app: Forewarn) -> str:
    """What stands on the dashboard, line by line."""
    return "\n".join(
        "".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips(app.size)
    )


async def stored(app: Forewarn, kind: type[Any], **having: Any) -> list[Any]:
    found = await app.store.run(lambda w: w.live(kind, app.project))
    return [r for r in found if all(getattr(r, name) == value for name, value in having.items())]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_everything_is_there_and_nothing_is_clipped(running: Running, size: tuple[int, int]) -> None:
    async with running(size) as (app, pilot):
        await until(pilot, lambda: "TODAY" in shown(app))
        text = shown(app)
        for title in (
            "REVIEW",
            "MILESTONES",
            "RISKS",
            "CONTACTS",
            "MORALE",
            "FOR CHEN 9:30",
            "TODAY",
            "Thu 26 Nov   ERP-North T~ R!   CRM-Sud",
        ):
            assert title in text
        assert "M3" in text and "I-14" in text and "Qian" in text
        assert all(len(line.rstrip()) <= size[0] for line in text.splitlines())
        assert "? help" in text.splitlines()[-1]


async def test_the_first_pane_has_the_cursor_and_tab_goes_round(running: Running) -> None:
    async with running() as (app, pilot):
        kinds = []
        for _ in range(6):
            assert app.dashboard.current is not None
            kinds.append(app.dashboard.current.LIST.kind.kind)
            await pilot.press("tab")
        assert kinds == ["verdict", "milestone", "risk", "stakeholder", "morale", "action"]
        await pilot.press("4")
        await until(pilot, lambda: app.dashboard.current is app.dashboard._panes[3])


@pytest.mark.parametrize("pane", "123456")
async def test_every_key_in_the_footer_works(running: Running, pane: str) -> None:
    from tui.frame.keys import keys_of

    async with running() as (app, pilot):
        await pilot.press(pane)
        for key in [key for key in keys_of(app.screen) if key.shown]:
            before, status = app.screen, app.dashboard._status._left
            app.dashboard._status.show(())
            await pilot.press(key.key)

            def answered(before: object = before) -> bool:
                return app.screen is not before or bool(app.dashboard._status._left)

            await until(pilot, answered, f"{key.label} in pane {pane}")
            while app.screen is not app.dashboard:
                await pilot.press("escape")
                await pilot.pause()
            assert status is not None


async def test_confirm_finish_and_undo(running: Running) -> None:
    async with running() as (app, pilot):
        pane = app.dashboard._panes[1]
        pane.rows.focus()
        m4 = next(line.record for line in pane.board.lines if line.record.code == "M4")
        pane.rows.select(m4.id)
        await pilot.press("x")
        await until(pilot, lambda: "met: M4" in shown(app), "the act is named")
        assert (await stored(app, Milestone, code="M4"))[0].met_on is not None
        await pilot.press("u")
        await until(pilot, lambda: "undo: met: M4" in shown(app), "the undo is named")
        assert (await stored(app, Milestone, code="M4"))[0].met_on is None
        await pilot.press("ctrl+r")
        await until(pilot, lambda: "redo: met: M4" in shown(app), "the redo is named")
        assert (await stored(app, Milestone, code="M4"))[0].met_on is not None


async def test_space_confirms_a_forecast(running: Running, clock: Clock) -> None:
    async with running() as (app, pilot):
        pane = app.dashboard._panes[1]
        pane.rows.focus()
        m6 = next(line.record for line in pane.board.lines if line.record.code == "M6")
        pane.rows.select(m6.id)
        assert "?" in shown(app)
        await pilot.press("space")
        await until(pilot, lambda: "confirm M6" in shown(app))
        assert (await stored(app, Milestone, code="M6"))[0].confirmed_on == clock.today()


async def test_archiving_asks_first(running: Running) -> None:
    async with running() as (app, pilot):
        await pilot.press("3", "d")
        await until(pilot, lambda: app.screen is not app.dashboard, "a question")
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.dashboard)
        assert await stored(app, Risk, code="I-14")
        await pilot.press("d")
        await until(pilot, lambda: app.screen is not app.dashboard)
        await pilot.press("y")
        await until(pilot, lambda: "archive I-14" in shown(app))
        assert not await stored(app, Risk, code="I-14")


async def test_find_narrows_a_pane_and_escape_shows_all(running: Running) -> None:
    async with running() as (app, pilot):
        await pilot.press("3", "slash")
        await until(pilot, lambda: app.screen is not app.dashboard)
        await pilot.press(*"supplier")
        pane = app.dashboard._panes[2]
        await until(pilot, lambda: pane.sought == "supplier")
        assert 0 < len(pane.rows._rows) < len(pane.board.lines)
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is app.dashboard)
        await pilot.press("escape")
        await until(pilot, lambda: len(pane.rows._rows) == len(pane.board.lines))


async def test_another_process_saves_and_the_pane_follows(
    running: Running, tmp_path: Path, clock: Clock
) -> None:
    async with running() as (app, pilot):
        other = Workspace.open(
            tmp_path / "demo/store.db", who="bob", clock=clock, private_dir=tmp_path / "bob"
        )
        pane = app.dashboard._panes[2]
        pane.rows.focus()
        await pilot.press("down", "down")
        key = pane.rows.cursor_key
        risk = next(r for r in other.live(Risk, app.project) if r.code == "R-09")
        other.save(replace(risk, title="Said by Bob"), act=words("edit"))
        other.close()
        await until(pilot, lambda: "Said by" in shown(app), "the other's words")
        assert pane.rows.cursor_key == key


async def test_a_list_that_grew_has_the_lines_that_stand_empty(running: Running) -> None:
    async with running((200, 60), "en") as (app, pilot):
        here, clock = app.project, app.session.clock
        more = [Risk(project=here, title=f"Grown {n:02}", detected_on=clock.today()) for n in range(9)]
        await app.store.run(lambda w: w.save(*more, act=words("add")))
        app.reload({Risk.kind})
        await until(pilot, lambda: all(risk.title in shown(app) for risk in more), "all that came")


async def test_another_project(running: Running) -> None:
    async with running() as (app, pilot):
        await pilot.press("g")
        await until(pilot, lambda: app.screen is not app.dashboard)
        await pilot.press("down", "enter")
        await until(pilot, lambda: app.screen is app.dashboard and "CRM-Sud" in shown(app))
        code = await app.store.run(lambda w: project_to_open(w, None))
        assert code is not None and code.code == "CRM-Sud"


async def test_too_small_says_so_and_recovers(running: Running) -> None:
    async with running() as (app, pilot):
        await pilot.resize_terminal(20, 5)
        await until(pilot, lambda: "Too small" in shown(app), "says it is too small")
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: isinstance(app.screen, Dashboard) and "MILESTONES" in shown(app))


async def test_the_detail_follows_the_cursor_on_a_wide_screen(running: Running) -> None:
    async with running((120, 40)) as (app, pilot):
        await pilot.press("3")
        await until(
            pilot,
            lambda: "Data owner leaves" in app.dashboard.shown.detail._title,
            "the record under the cursor",
        )
        await pilot.press("down")
        await until(pilot, lambda: "R-09" in app.dashboard.shown.detail._title)


async def test_help_names_every_binding(running: Running) -> None:
    async with running((100, 60)) as (app, pilot):
        await pilot.press("question_mark")
        await until(pilot, lambda: "KEYS THAT WORK HERE" in shown(app))
        for label in (
            "told",
            "contact",
            "confirm",
            "finish",
            "archive",
            "history",
            "undo",
            "redo",
            "projects",
        ):
            assert label in shown(app)


async def test_no_markup_and_no_escape_from_data(running: Running, tmp_path: Path, clock: Clock) -> None:
    hostile = "[/nope][@click=app.quit]x[/] \x1b]0;owned\x07 \u202eevil"
    async with running((120, 40)) as (app, pilot):
        other = Workspace.open(
            tmp_path / "demo/store.db", who="bob", clock=clock, private_dir=tmp_path / "bob"
        )
        project = next(p for p in other.live(Project) if p.id == app.project)
        chen = next(p for p in other.live(Person) if p.name == "Mei Chen")
        risk = next(r for r in other.live(Risk, project.id) if r.code == "I-14")
        other.save(
            replace(project, name=hostile),
            replace(chen, name=hostile),
            replace(risk, title=hostile),
            act=words("x"),
        )
        other.close()
        await until(pilot, lambda: "[/nope]" in shown(app), "shown literally")
        for keys in (
            ("3", "enter"),
            ("escape", "h"),
            ("escape", "b"),
            ("escape", "g"),
            ("escape", "ctrl+p"),
            ("escape",),
        ):
            await pilot.press(*keys)
            await pilot.pause()
            assert "\x1b" not in shown(app) and "\u202e" not in shown(app)


@pytest.mark.parametrize("key", ["j", "3", "tab"])
async def test_what_was_said_goes_with_the_line_it_was_of(running: Running, key: str) -> None:
    async with running((80, 24), "en") as (app, pilot):
        await pilot.press("2")
        app.report(words("said of this line"), "text")
        await until(pilot, lambda: "said of this line" in shown(app), "something was said")
        await pilot.press(key)
        await until(pilot, lambda: "said of this line" not in shown(app), "the status line is empty")


async def test_a_longer_list_says_where_one_is_while_it_has_the_focus(running: Running) -> None:
    async with running((80, 24), "en") as (app, pilot):
        await pilot.press("3")
        await until(pilot, lambda: " 1/10 " in shown(app), "the first of ten")
        await pilot.press("end")
        await until(pilot, lambda: "10/10" in shown(app), "the last")
        await pilot.press("2")
        await until(pilot, lambda: "/10" not in shown(app) and "I-14" in shown(app), "its top, and no number")


PICTURES = Path(__file__).parents[1] / "pictures"


@pytest.fixture
def in_utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The days of acts are those of whoever looks; so who drew the pictures looks at them."""
    with monkeypatch.context() as place:
        place.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.parametrize(
    ("name", "size", "language"), [("dashboard", (120, 40), "en"), ("dashboard-80x24", (80, 24), "en")]
)
async def test_the_pictures_of_the_readme_are_the_screen(
    running: Running, in_utc: None, name: str, size: tuple[int, int], language: str
) -> None:
    """UPDATE_PICTURES=1 draws them again; look at them before committing."""
    async with running(size, language) as (app, pilot):
        if app.dashboard.has_class("-wide"):
            await until(pilot, lambda: app.dashboard.shown.detail._title, "the record under the cursor")
            await pilot.pause()
        await until(pilot, lambda: "FOR CHEN 9:30" in shown(app), "what the sponsor has not heard")
        path = PICTURES / f"{name}.svg"
        if os.environ.get("UPDATE_PICTURES"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(app.export_screenshot(title="forewarn demo"), encoding="utf-8")
        assert written_in(path.read_text(encoding="utf-8")) == written_in(app.export_screenshot())


def written_in(picture: str) -> list[str]:
    """The texts of an SVG, apart from its title."""
    texts = re.findall(r"<text class=\"[^\"]*-r\d+\"[^>]*>(.*?)</text>", picture)
    return [html.unescape(text).replace("\xa0", " ").strip() for text in texts]


async def test_after_another_size_the_rows_say_what_those_of_a_start_at_that_size_do(
    running: Callable[..., Any], until: Callable[..., Any]
) -> None:
    async with running(size=(120, 40)) as (app, _):
        wide = shown(app)
    async with running(size=(80, 24)) as (app, pilot):
        assert shown(app) != wide
        await pilot.resize_terminal(120, 40)
        await until(pilot, lambda: shown(app) == wide, "what a start at that size shows")
