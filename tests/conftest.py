"""What every test stands on: a home of its own, a fixed day, a store with one project."""

import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from store.disk.workspace import Workspace
from store.records import Project
from store.values.clock import Clock
from store.values.words import words

TODAY = date(2026, 11, 26)
SET_FROM_OUTSIDE = re.compile(
    r"FOREWARN_(?!SQLITE$).*|LC_.*|LANGUAGE|TEXTUAL.*|PYTHON(UTF8|IOENCODING)|(NO|FORCE)_COLOR|COLORTERM|COLUMNS|LINES"
)

# A slow machine makes no test fail, and the same sources are tried with the same examples.
settings.register_profile(
    "suite",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("suite")


@pytest.fixture(autouse=True)
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """HOME and every XDG folder inside the test's own folder; a terminal, a locale and a user that are everywhere
    the same, and nothing of ours set from outside."""
    home = tmp_path / "home"
    monkeypatch.setenv("HOME", str(home))
    for name, place in {
        "XDG_DATA_HOME": ".local/share",
        "XDG_CONFIG_HOME": ".config",
        "XDG_STATE_HOME": ".local/state",
        "XDG_CACHE_HOME": ".cache",
    }.items():
        monkeypatch.setenv(name, str(home / place))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(home / "run"))
    for name in filter(SET_FROM_OUTSIDE.fullmatch, list(os.environ)):
        monkeypatch.delenv(name)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("LOGNAME", "USER"):
        monkeypatch.setenv(name, "ann")
    return home


class MadeUpDays:
    """Of the `holidays` library as much as the program asks for, with days that no new release of it moves."""

    country, end_year, estimated = "", 2100, ""
    supported_languages: tuple[str, ...] = ("en_US",)
    subdivisions: tuple[str, ...] = ()
    subdivisions_aliases: Mapping[str, str] = {}
    weekend = frozenset({5, 6})
    special_public_holidays: Mapping[int, Any] = {}
    weekend_workdays: frozenset[date] = frozenset()
    yearly: Mapping[str, Mapping[tuple[int, int], str]] = {}
    """The days of each part, and under the empty name those of the whole country."""

    def __init__(self, part: str, years: Iterable[int], language: str) -> None:
        self.part, self.years, self.language = part, years, language
        self.days = dict(self.yearly.get("", {})) | self.yearly.get(part, {})

    def get(self, day: date) -> str | None:
        return self.days.get((day.month, day.day))

    def is_working_day(self, day: date) -> bool:
        usual = day.weekday() not in self.weekend and self.get(day) is None
        return usual or day in self.weekend_workdays

    def values(self) -> list[str]:
        return [name for _ in self.years for name in self.days.values()]


class MadeUpChina(MadeUpDays):
    """Days off are exchanged year by year, and published for 2026."""

    country = "CN"
    supported_languages = ("en_US", "zh_CN")
    substituted_date_format = "%d/%m/%Y"
    special_public_holidays = {2025: (1, 1, "New Year's Day"), 2026: ((10, 6, 9, 20), (10, 7, 10, 10))}
    weekend_workdays = frozenset({date(2026, 1, 4), date(2026, 9, 20), date(2026, 10, 10)})
    names = {"New Year's Day": "元旦", "Mid-Autumn Festival": "中秋节", "National Day": "国庆节"}

    def get(self, day: date) -> str | None:
        name = None
        if (day.month, day.day) in {(1, 1), (1, 2), (1, 3)}:
            name = "New Year's Day"
        elif day.month == 9 and 25 <= day.day <= 27:
            name = "Mid-Autumn Festival"
        elif day.month == 10 and day.day <= 5:
            name = "National Day"
        elif (day.month, day.day) in {(10, 6), (10, 7)}:
            moved = date(day.year, 9, 20) if day.day == 6 else date(day.year, 10, 10)
            return f"Day off (instead of {moved.strftime(self.substituted_date_format)})"
        return self.names[name] if name and self.language == "zh_CN" else name


class MadeUpGermany(MadeUpDays):
    country = "DE"
    subdivisions = ("BB", "BE", "BY")
    subdivisions_aliases = {"Bayern": "BY", "Berlin": "BE"}
    yearly = {"": {(12, 25): "Christmas Day"}, "BY": {(6, 4): "Corpus Christi"}}


class MadeUpBritain(MadeUpDays):
    country, subdivisions = "GB", ("ENG", "SCT")


class MadeUpStates(MadeUpDays):
    country, yearly = "US", {"": {(7, 4): "Independence Day", (12, 25): "Christmas Day"}}


class MadeUpIsrael(MadeUpDays):
    country, weekend = "IL", frozenset({4, 5})


class MadeUpEgypt(MadeUpDays):
    country, yearly = "EG", {"": {(2, 5): "Eid (estimated)"}}


@pytest.fixture
def made_up_places(monkeypatch: pytest.MonkeyPatch) -> None:
    """The places of the `holidays` library are six, with days of our own."""
    kinds = (MadeUpChina, MadeUpGermany, MadeUpBritain, MadeUpStates, MadeUpIsrael, MadeUpEgypt)
    places: dict[str, type[MadeUpDays]] = {kind.country: kind for kind in kinds} | {"DEU": MadeUpGermany}
    names = {"china": "CN", "germany": "DE", "united_kingdom": "GB", "united_states": "US", "israel": "IL"}

    def country_holidays(
        country: str, subdiv: str | None = None, years: Iterable[int] = (), language: str | None = None
    ) -> MadeUpDays:
        return places[country](subdiv or "", years, language or "")

    monkeypatch.setattr("holidays.country_holidays", country_holidays)
    monkeypatch.setattr(
        "holidays.list_supported_countries",
        lambda include_aliases: {c: places[c].subdivisions for c in places},
    )
    monkeypatch.setattr("holidays.registry.COUNTRIES", {name: ("", code) for name, code in names.items()})


@pytest.fixture
def clock() -> Clock:
    """Thursday 26 November 2026."""
    return Clock(TODAY)


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a fresh store and its private file, made once and copied for every test."""
    folder = tmp_path_factory.mktemp("blank")
    opened = Workspace.open(folder / "store.db", who="ann", private_dir=folder / "ann", create=True)
    opened.close()
    return folder


@pytest.fixture
def open_again(tmp_path: Path, blank: Path, clock: Clock) -> Iterator[Callable[..., Workspace]]:
    """`open_again(who)`: the test's store in another pair of hands; everyone has a private folder of their own."""
    folder = tmp_path / "work"
    shutil.copytree(blank, folder)
    opened: list[Workspace] = []

    def open_one(who: str = "bob") -> Workspace:
        opened.append(Workspace.open(folder / "store.db", who=who, clock=clock, private_dir=folder / who))
        return opened[-1]

    yield open_one
    for one in opened:
        one.close()


@pytest.fixture
def workspace(open_again: Callable[..., Workspace]) -> Workspace:
    """An empty store, opened by Ann."""
    return open_again("ann")


@pytest.fixture
def project(workspace: Workspace) -> Project:
    """The project ERP, saved."""
    made = Project(code="ERP", name="ERP North")
    workspace.save(made, act=words("add project"))
    found = workspace.get(Project, made.id)
    assert found is not None
    return found
