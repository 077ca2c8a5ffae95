"""What all commands share: finding the store, the day and the language, complaints, exit codes, quick starts."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from store.cli.commands import COMMANDS
from store.values.words import LANGUAGES

Forewarn = Callable[..., Any]
HEAVY = ("textual", "rich", "sqlite_utils", "pydantic", "click", "platformdirs")
LOADED = """
import sys
from tui.__main__ import main
sys.argv = ["forewarn", *sys.argv[1:]]
code = main()
print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
sys.exit(code)
"""


def really(*typed: str, **more: Any) -> subprocess.CompletedProcess[str]:
    """A process of its own."""
    return subprocess.run([sys.executable, "-m", "tui", *typed], capture_output=True, text=True, **more)


@pytest.mark.parametrize("command", ["today", "list risk", "list risk --json", "show R-01", "log"])
def test_looking_loads_nothing_heavy(begun: Forewarn, command: str) -> None:
    begun("add", "risk", "--title", "x")
    done = subprocess.run([sys.executable, "-c", LOADED, *command.split()], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert not set(HEAVY) & set(done.stderr.split())


@pytest.mark.parametrize("command", [name for name in COMMANDS if name])
def test_every_command_explains_itself(forewarn: Forewarn, command: str) -> None:
    for language in ("en", "zh"):
        ran = forewarn(command, "--help", "--lang", language)
        assert (ran.code, ran.err) == (0, "")
        assert f"forewarn [{'' if language == 'zh' else 'options'}" in ran.out
        assert command in ran.out
    assert command in forewarn("--help").out


def test_the_store_is_named_before_or_after_the_command_or_outside(
    forewarn: Forewarn, tmp_path: Path, own_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = tmp_path / "here.db", tmp_path / "there.db"
    assert forewarn("--store", here, "init", "--project", "A", "--name", "a").code == 0
    assert forewarn("init", "--project", "B", "--name", "b", f"--store={there}").code == 0
    monkeypatch.setenv("FOREWARN_STORE", str(here))
    assert "A" in forewarn("list", "project").out
    assert "B" in forewarn("list", "project", "--store", there).out
    assert not own_store.exists()


@pytest.mark.parametrize("day", ["tomorrow", "2026-13-01", "26.11.2026"])
def test_a_fixed_day_that_is_none(begun: Forewarn, monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    monkeypatch.setenv("FOREWARN_TODAY", day)
    ran = begun("today")
    assert (ran.code, ran.complaint) == (
        2,
        f'FOREWARN_TODAY is "{day}", which is not a date; write it as 2026-11-26',
    )


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "2201-01-01", "9999-12-31"])
@pytest.mark.parametrize(
    "command", ["today", "week", "add risk --title a --due +5wd", "export calendar x.ics"]
)
def test_a_fixed_day_beyond_all_calendars(
    begun: Forewarn, monkeypatch: pytest.MonkeyPatch, day: str, command: str
) -> None:
    monkeypatch.setenv("FOREWARN_TODAY", day)
    ran = begun(*command.split())
    assert (ran.code, ran.complaint) == (2, f'FOREWARN_TODAY is "{day}"; give a day from 1900 to 2200')


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("lsit", 'there is no command "lsit"; did you mean list?'),
        ("xyzzy", 'there is no command "xyzzy"; see forewarn --help, or look for it: forewarn find xyzzy'),
        ("--stroe x list", "unknown option --stroe for forewarn list; did you mean --store?"),
        ("list risk --jsno", "unknown option --jsno for forewarn list; did you mean --json?"),
        (
            "add stakeholder --class B",
            "unknown option --class for forewarn add; did you mean --client-class?",
        ),
        (
            "list risk more",
            '"more" is no project (ERP) and narrows no list; forewarn find more, forewarn list --help',
        ),
        ("list risk --project", "--project needs a value; one that begins with - is written --project=VALUE"),
        ("list risk --json=3", "--json takes no value"),
        ("today --lang fr", 'unsupported language "fr"; available: en, zh'),
    ],
)
def test_what_cannot_be_understood_is_one_sentence(begun: Forewarn, typed: str, said: str) -> None:
    ran = begun(*typed.split())
    assert (ran.code, ran.out, ran.complaint) == (2, "", said)


def test_a_bad_config_is_one_sentence(begun: Forewarn, environment: Path) -> None:
    config = environment / ".config/forewarn/config.toml"
    config.parent.mkdir(parents=True)
    config.write_text("language = 'fr'\n")
    ran = begun("today")
    assert ran.code == 1
    assert ran.complaint == f'{config}: language is one of "", "en", "zh", not "fr"'


def test_an_unknown_key_of_a_config_is_said_and_passed_over(begun: Forewarn, environment: Path) -> None:
    config = environment / ".config/forewarn/config.toml"
    config.parent.mkdir(parents=True)
    config.write_text("langauge = 'zh'\n")
    ran = begun("today")
    assert (ran.code, ran.out[:6]) == (0, "REVIEW")
    assert ran.complaint == f'{config} has an unknown key "langauge"; did you mean language?'
    ran = begun("config", "show")
    assert ran.code == 0 and ran.out.startswith("language  ") and "langauge" in ran.err


def test_the_dashboard_needs_a_store_and_says_how_to_get_one(forewarn: Forewarn, own_store: Path) -> None:
    ran = forewarn()
    assert ran.code == 1
    assert "forewarn init --project CODE --name NAME" in ran.complaint
    assert "forewarn demo" in ran.complaint


def test_the_dashboard_needs_a_terminal(
    begun: Forewarn, terminal: None, opened: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert begun().code == 2
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("os.isatty", lambda descriptor: descriptor != 1)
    assert begun().code == 2
    assert not opened


@pytest.mark.usefixtures("terminal")
def test_the_dashboard_is_opened_with_all_it_needs(
    begun: Forewarn, own_store: Path, opened: list[Any], environment: Path
) -> None:
    config = environment / ".config/forewarn/config.toml"
    config.parent.mkdir(parents=True)
    config.write_text('name = "Lin"\nlanguage = "zh"\n[keys]\nundo = "z"\n')
    assert begun("--project", "ERP").code == 0
    (session,) = opened
    assert (session.path, session.who, session.language, session.project) == (
        own_store,
        "Lin",
        LANGUAGES[1],
        "ERP",
    )
    assert session.config.keys == {"undo": "z"}
    assert session.clock.today().isoformat() == "2026-11-26"


def test_version(forewarn: Forewarn) -> None:
    assert forewarn("--version").out.startswith("forewarn 0.")


def test_what_nobody_foresaw_is_one_sentence_too(begun: Forewarn, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a\x1bb")

    monkeypatch.setattr("store.session.Session.workspace", fail)
    ran = begun("today")
    assert ran.code == 1
    assert "ZeroDivisionError: ab; FOREWARN_TRACEBACK=1 shows where" in ran.complaint


def test_what_the_system_refuses_names_the_file(begun: Forewarn, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", "/srv/pm/backups/a.db")

    monkeypatch.setattr("store.session.Session.workspace", fail)
    ran = begun("today")
    assert ran.code == 1
    assert (
        ran.complaint
        == "permission denied: /srv/pm/backups/a.db; check its permissions and those of its folder"
    )


def test_an_interrupt_is_quiet(begun: Forewarn, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("store.session.Session.workspace", interrupt)
    ran = begun("today")
    assert (ran.code, ran.err) == (130, "")


def test_a_closed_pipe_is_quiet(begun: Forewarn) -> None:
    begun("add", "risk", f"--title={'x' * 9000}", f"--remark={'y' * 100_000}")
    read, write = os.pipe()
    os.close(read)
    process = subprocess.run(
        [sys.executable, "-m", "tui", "list", "risk", "--json"],
        stdout=write,
        stderr=subprocess.PIPE,
        text=True,
    )
    os.close(write)
    assert (process.returncode, process.stderr) == (141, "")


def test_real_processes_return_the_codes(begun: Forewarn) -> None:
    assert really("today").returncode == 0
    assert really("show", "R-99").returncode == 1
    assert really("lsit").returncode == 2
    assert really("add", "reforecast").returncode == 3
    assert really().returncode == 2
    assert "Traceback" not in really("lsit").stderr


def test_a_terminal_that_cannot_show_a_character_shows_another(begun: Forewarn) -> None:
    begun("add", "risk", "--title", "数据")
    latin = os.environ | {"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    done = subprocess.run([sys.executable, "-m", "tui", "list", "risk"], capture_output=True, env=latin)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"R-01  ??" in done.stdout
    done = subprocess.run(
        [sys.executable, "-m", "tui", "list", "risk", "--json"], capture_output=True, env=latin
    )
    assert "数据" in done.stdout.decode("utf-8")
