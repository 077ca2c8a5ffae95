"""A little app that forms are opened in, over a real store with a few people, milestones and a risk; and the whole
app on a copy of the demo."""

import asyncio
import shutil
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable, Iterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import ended_apps
import pytest
from patience import PATIENCE
from settling import come_true
from textual import events
from textual.cache import LRUCache
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot

from store.config import Config
from store.disk.draft_files import Drafts
from store.disk.workspace import Saved, Workspace
from store.queries.project_list import project_to_open
from store.records import Milestone, Person, Project, Risk, Stakeholder
from store.session import Session
from store.values.clock import Clock
from store.values.record import Record
from store.values.words import Words, say, words
from tui.actions.actions import RecordActions
from tui.app import Forewarn
from tui.forms.form_screen import FormScreen
from tui.terminal.store_thread import StoreThread
from tui.terminal.work import WorkingApp
from widgets.drawn.tones import Tone
from widgets.editors.row import FieldRow

Running = Callable[..., Any]


@pytest.fixture(autouse=True)
def pilot_waits(pilot_waits_for_work: None) -> None:
    """Every test of a screen."""


@pytest.fixture(autouse=True)
def ended_apps_go() -> Iterator[None]:
    """A worker stays as large as a few of them."""
    yield
    ended_apps.one_more()


@pytest.fixture(autouse=True, scope="session")
def styles_read_once() -> Iterator[None]:
    """A process parses each piece of CSS once for all its apps, not once for each: it may be a tenth of a test."""
    kept: dict[frozenset[tuple[str, str]], LRUCache[tuple[Any, ...], list[RuleSet]]] = {}
    begin, change = Stylesheet.__init__, Stylesheet.set_variables

    def share(sheet: Stylesheet) -> None:
        sheet._parse_cache = kept.setdefault(frozenset(sheet._variables.items()), LRUCache(1024))

    def begun(sheet: Stylesheet, *, variables: dict[str, str] | None = None) -> None:
        begin(sheet, variables=variables)
        share(sheet)

    def changed(sheet: Stylesheet, variables: dict[str, str]) -> None:
        sheet._parse_cache = LRUCache(1)
        change(sheet, variables)
        share(sheet)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "__init__", begun)
        patch.setattr(Stylesheet, "set_variables", changed)
        yield


class Little(WorkingApp[None]):
    """What forms need of an app, and what tests ask."""

    CSS = "Screen { background: transparent; }"
    ENABLE_COMMAND_PALETTE = False
    looked_at = reads_only = False

    def __init__(self, session: Session, store: StoreThread, project: int, drafts: Path) -> None:
        super().__init__(ansi_color=True)
        self.session = session
        self.store = store
        self.project = project
        self.drafts = Drafts(drafts)
        self.drafts_folder = drafts
        self.language = session.language
        self.actions = RecordActions(self)
        self.reports: list[str] = []
        self.saves: list[Saved] = []

    def say(self, sentence: Words | str) -> str:
        return say(sentence, self.language)

    def done(self, saved: Saved) -> None:
        self.saves.append(saved)

    def is_closed(self) -> bool:
        """Nobody looks."""
        return False

    def report(self, sentence: Words, tone: Tone = "text") -> None:
        self.reports.append(self.say(sentence))

    def reload(self, kinds: Iterable[str]) -> None:
        """No screen below a form shows records."""

    async def open_project(self, project: int) -> None:
        self.project = project

    async def show_everything(self, everything: bool) -> None:
        """There is no dashboard."""

    def go(self, place: str) -> None:
        """No place is opened from a form."""

    async def keep(self, *records: Record, act: Words) -> Saved | None:
        self.done(saved := await self.store.run(lambda w: w.save(*records, act=act)))
        return saved

    @property
    def form(self) -> FormScreen:
        """The form on top."""
        assert isinstance(self.screen, FormScreen), self.screen
        return self.screen

    def row(self, name: str) -> FieldRow:
        """A row of the form on top."""
        return self.form.rows[name]

    @property
    def shown(self) -> list[str]:
        """The screen as lines of text."""
        return [
            "".join(segment.text for segment in strip) for strip in self.screen._compositor.render_strips()
        ]

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait for a condition; AssertionError when it does not come true."""
        end = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < end, "\n".join([*self.shown, *self.reports])
            await asyncio.sleep(0.005)

    async def open(self, pilot: Pilot[None], work: Coroutine[Any, Any, Any]) -> FormScreen:
        """Begin a dialogue that opens a form."""
        self.dialogue(work)
        await self.until(lambda: isinstance(self.screen, FormScreen) and self.screen.focused)
        await pilot.pause()
        return self.form

    async def at(self, pilot: Pilot[None], name: str) -> FieldRow:
        """Go to a field by keys."""
        await self.until(lambda: self.row(name).is_mounted)
        for _ in self.form.rows:
            if self.row(name).has_focus_within:
                break
            await pilot.press("tab")
        assert self.row(name).has_focus_within
        return self.row(name)

    async def fill(self, pilot: Pilot[None], name: str, text: str) -> FieldRow:
        """Go to a field by keys, and type."""
        row = await self.at(pilot, name)
        await pilot.press(*("space" if character == " " else character for character in text))
        return row

    async def paste(self, pilot: Pilot[None], text: str) -> None:
        """Paste into the focused field."""
        assert self.screen.focused is not None
        self.screen.focused.post_message(events.Paste(text))
        await pilot.pause()


class Cast(SimpleNamespace):
    """The records of the little store."""

    project: Project
    chen: Person
    li: Person
    other_li: Person
    sun: Person
    wang: Person
    m3: Milestone
    m4: Milestone
    risk: Risk


@pytest.fixture
def cast(workspace: Workspace, project: Project) -> Cast:
    """Chen is the sponsor; M4 comes after M3; two people are called Li Na."""
    chen = Person(name="Chen Wei", organisation="Nordwind AG")
    li = Person(name="Li Na", organisation="Nordwind AG")
    other_li = Person(name="Li Na", organisation="Supplier Ltd")
    sun = Person(name="Sun Hao", organisation="Nordwind AG")
    wang = Person(name="王伟", organisation="北风集团")
    sponsor = Stakeholder(project=project.id, person=chen.id, role="sponsor")
    m3 = Milestone(project=project.id, code="M3", title="Prototype", baseline=date(2026, 12, 4))
    m4 = Milestone(project=project.id, code="M4", title="Cut-over", baseline=date(2027, 1, 15))
    risk = Risk(
        project=project.id,
        code="R-14",
        title="Data owner leaves",
        probability=4,
        impact=5,
        owner=sun.id,
        detected_on=date(2026, 11, 25),
    )
    everything: tuple[Record, ...] = (chen, li, other_li, sun, wang, sponsor, m3, m4, risk)
    saved = {record.id: record for record in workspace.save(*everything, act=words("add")).records}
    named = {
        "chen": chen,
        "li": li,
        "other_li": other_li,
        "sun": sun,
        "wang": wang,
        "m3": m3,
        "m4": m4,
        "risk": risk,
    }
    return Cast(project=project, **{name: saved[record.id] for name, record in named.items()})


@pytest.fixture
def make_little(
    workspace: Workspace, cast: Cast, clock: Clock, tmp_path: Path
) -> Iterator[Callable[..., Little]]:
    """`make_little(language)`: the little app; its store thread ends with the test."""
    stores: list[StoreThread] = []
    private = workspace.path.parent / "ann"

    def make(language: str = "en") -> Little:
        session = Session(workspace.path, "ann", clock, language, private_dir=private)
        stores.append(
            StoreThread(lambda: Workspace.open(session.path, who="ann", clock=clock, private_dir=private))
        )
        return Little(session, stores[-1], cast.project.id, tmp_path / "drafts")

    yield make
    for store in stores:
        store.close()


@pytest.fixture
def little(make_little: Callable[..., Little]) -> Little:
    """The little app, in English."""
    return make_little()


@pytest.fixture
def running(tmp_path: Path, demo: Path, clock: Clock) -> Running:
    """`async with running(size=…, language=…) as (app, pilot)`: the app on a copy of the demo."""
    folder = tmp_path / "demo"
    shutil.copytree(demo, folder)

    @asynccontextmanager
    async def run(
        size: tuple[int, int] = (80, 24), language: str = "en", config: Config | None = None
    ) -> AsyncIterator[tuple[Forewarn, Pilot[int]]]:
        session = Session(
            folder / "store.db", "ann", clock, language, config or Config(), private_dir=folder / "ann"
        )
        store = StoreThread(session.open)
        try:
            project = store.submit(lambda w: project_to_open(w, None)).result()
            assert project is not None
            app = Forewarn(session, store, project.id, folder / "drafts")
            async with app.run_test(size=size) as pilot:
                yield app, pilot
        finally:
            store.close()

    return run


@pytest.fixture
def shown() -> Callable[[Forewarn], str]:
    """`shown(app)`: what stands on the screen, line by line."""

    def lines(app: Forewarn) -> str:
        strips = app.screen._compositor.render_strips(app.size)
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)

    return lines


@pytest.fixture
def stored() -> Callable[..., Coroutine[Any, Any, list[Any]]]:
    """`await stored(app, kind, field=value)`: the live records of the open project that hold these values."""

    async def found(app: Forewarn, kind: type[Any], **having: Any) -> list[Any]:
        records = await app.store.run(lambda w: w.live(kind, app.project))
        return [r for r in records if all(getattr(r, name) == value for name, value in having.items())]

    return found


@pytest.fixture
def until() -> Callable[..., Coroutine[Any, Any, None]]:
    """`await until(pilot, condition)`: wait for a condition, never for a time; it may be one that is awaited."""

    return come_true
