"""What every test stands on: a home of its own, a fixed day, a store with one project."""

import fcntl
import gc
import os
import re
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from store.demo import write
from store.disk.workspace import Workspace
from store.records import Project
from store.values.clock import Clock
from store.values.words import words

pytest_plugins = ["made_up_places", "settling"]
TODAY = date(2026, 11, 26)
SET_FROM_OUTSIDE = re.compile(
    r"FOREWARN_(?!SQLITE$).*|LC_.*|LANGUAGE|TEXTUAL.*|PYTHON(UTF8|IOENCODING)|(NO|FORCE)_COLOR|COLORTERM|COLORFGBG|COLUMNS|LINES"
)

# Whoever ignores a hang-up hands that on to what it starts, so under nohup ours would do nothing about one.
if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
    signal.signal(signal.SIGHUP, lambda number, frame: None)

# What one process has compiled, the programs that tests start need not compile again.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# Where there is room in memory, what tests write stands there: a third of their time went into waiting for a disk.
MEMORY, ROOM = Path("/dev/shm"), 2**30
if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))

# Collecting thousands of tests makes objects that stay: a fifth of its time went into looking for those that do not.
gc.set_threshold(50_000, 20, 20)

# A slow machine makes no test fail, and the same sources are tried with the same examples.
settings.register_profile(
    "suite",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("suite")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One more than there are processors: tests of what happens in time wait, and another works meanwhile."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_finish() -> None:
    """What was loaded and collected stays to the end: the garbage collector need not go through it again and again."""
    gc.collect()
    gc.freeze()


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
    monkeypatch.setenv("TERM", "xterm")
    for name in ("LOGNAME", "USER"):
        monkeypatch.setenv(name, "ann")
    return home


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


@pytest.fixture(scope="session")
def demos(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """`demos(language)`: a folder called so with the demo's store and private file, to be copied; written once in a
    run, whoever comes first."""
    shared = tmp_path_factory.getbasetemp()
    if hasattr(pytestconfig, "workerinput"):
        shared = shared.parent

    def written(language: str) -> Path:
        folder = shared / "demos" / language
        folder.parent.mkdir(exist_ok=True)
        with (shared / "demos.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not folder.exists():
                new = tmp_path_factory.mktemp("demo")
                workspace = Workspace.open(
                    new / "store.db", who="ann", clock=Clock(TODAY), private_dir=new / "ann", create=True
                )
                write(workspace, TODAY, language)
                workspace.close()
                new.rename(folder)
        return folder

    return written


@pytest.fixture(scope="session")
def demo(demos: Callable[[str], Path]) -> Path:
    """The demo in English, to be copied."""
    return demos("en")


@pytest.fixture
def own_demo(demo: Path, environment: Path) -> Path:
    """The demo as the user's own store, where one lies that nobody named."""
    folder = environment / ".local/share/forewarn"
    shutil.copytree(demo / "ann", folder / "private")
    shutil.copy2(demo / "store.db", folder)
    return folder / "store.db"


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
