"""Flags stand anywhere among the words, before the command too; values and words may begin with a dash."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Forewarn = Callable[..., Any]


@pytest.fixture
def two(prepared: Callable[..., Forewarn]) -> Forewarn:
    """Two projects, each with a risk."""
    return prepared(
        "init --project CRM --name CRM",
        "add risk --project ERP --title north",
        "add risk --project CRM --title south",
    )


@pytest.mark.parametrize(
    "typed",
    [
        "list risk --project ERP",
        "list --project ERP risk",
        "--project ERP list risk",
        "--project=ERP list risk",
        "-p ERP list risk",
        "-pERP list risk",
        "list -p ERP risk",
        "list risk -pERP",
        "--lang en -p ERP list risk",
        "list risk -p CRM -p ERP",
        "--archived list risk -p ERP",
    ],
)
def test_the_project_before_and_after_the_command(two: Forewarn, typed: str) -> None:
    ran = two(*typed.split())
    assert (ran.code, "south" in ran.out, "north" in ran.out) == (0, False, "--archived" not in typed), (
        ran.err
    )


@pytest.mark.parametrize(
    "typed",
    [
        "--json show R-1 -p ERP",
        "show --json R-1 -p ERP",
        "show -p ERP R-1 --json",
        "-p ERP --json show R-1",
        "show risk --json -p ERP north",
        "show --json -p ERP -- R-1",
    ],
)
def test_a_switch_anywhere(two: Forewarn, typed: str) -> None:
    assert two(*typed.replace("R-1", "R-01").split()).json["title"] == "north"


@pytest.mark.parametrize(
    "typed",
    [
        "import --project ERP risk {csv} --dry-run",
        "import risk --project ERP {csv} --dry-run",
        "import risk {csv} --dry-run --project ERP",
        "--dry-run import -p ERP risk {csv}",
        "--project ERP import --dry-run risk {csv}",
        "import --map title=What risk --dry-run -p ERP {csv}",
    ],
)
def test_words_with_flags_between_them(two: Forewarn, typed: str, tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("Title\nnew one\n", encoding="utf-8")
    ran = two(*typed.format(csv=tmp_path / "r.csv").replace("title=What", "title=Title").split())
    assert (ran.code, "1 new" in ran.out) == (0, True), ran.err


@pytest.mark.parametrize(
    "typed",
    [
        "export risk --project ERP",
        "export --project ERP risk",
        "-p ERP export risk -",
        "export -o - risk -pERP",
    ],
)
def test_a_register_goes_out_of_the_one_project(two: Forewarn, typed: str) -> None:
    ran = two(*typed.split())
    assert (ran.code, "north" in ran.out, "south" in ran.out) == (0, True, False), ran.err


def test_every_other_command_takes_its_words_and_flags_so(two: Forewarn) -> None:
    for typed in (
        "today -p ERP",
        "-p ERP today",
        "week -p ERP",
        "find --json north -p ERP",
        "--json find north",
        "log --json R-01 -p ERP",
        "-n 1 log",
        "log -n1",
        "--number 1 log -p ERP",
        "--weekly brief -p ERP",
        "chart -p ERP risks",
        "-p ERP set tolerance 3",
        "set -p ERP tolerance 3",
        "edit -p ERP --due fri R-01",
        "--due +5wd edit R-01 -p ERP",
        "calendar set --yes CN 2026 --as X",
        "--dry-run calendar set CN",
        "--json check --help",
    ):
        ran = two(*typed.split())
        assert ran.code == 0, (typed, ran.err)


def test_a_flag_whose_value_is_a_command_takes_it(two: Forewarn) -> None:
    assert two("--title", "list", "add", "risk", "-p", "ERP").code == 0
    assert two("-p", "ERP", "--title", "today", "add", "risk").code == 0
    assert two("--project", "list", "list", "risk").complaint.startswith("no project list")
    titles = [record["title"] for record in two("list", "risk", "-p", "ERP", "--json").json["records"]]
    assert titles == ["north", "list", "today"]


def test_what_begins_with_a_dash(two: Forewarn) -> None:
    for typed, said in (
        (("edit", "R-01", "-p", "ERP", "--due", "+5wd"), "2026-12-03"),
        (("edit", "R-01", "-p", "ERP", "--due=-5wd"), "2026-11-19"),
        (("edit", "R-01", "-p", "ERP", "--due", "-5"), "2026-11-21"),
        (("edit", "--json", "--due", "-4wd", "-p", "ERP", "--", "R-01"), "2026-11-20"),
    ):
        assert two(*typed, *(["--json"] if "--" not in typed else [])).json["due"] == said
    assert two("find", "--", "--json").code == 0
    assert two("find", "--", "-x").err == 'nothing contains "-x"\n'
    assert "unexpected argument" in two("set", "tolerance", "-p", "ERP", "-5", "x").complaint
    assert two("set", "tolerance", "-5").code == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("--jsno list risk", "unknown option --jsno for forewarn list; did you mean --json?"),
        ("list --jsno risk", "unknown option --jsno for forewarn list; did you mean --json?"),
        (
            "list --project --json risk",
            "--project needs a value; one that begins with - is written --project=VALUE",
        ),
        ("list risk -p", "--project needs a value; one that begins with - is written --project=VALUE"),
        (
            "--json xyzzy",
            'there is no command "xyzzy"; see forewarn --help, or look for it: forewarn find xyzzy',
        ),
        ("--xyzzy", "unknown option --xyzzy for forewarn; see forewarn --help"),
        ("list risk -x", "unknown option -x for forewarn list; see forewarn list --help"),
        (
            "import risk -p ERP a.csv b.csv",
            'unexpected argument "b.csv"; put text with spaces in quotes',
        ),
    ],
)
def test_what_cannot_be_understood_is_one_sentence(two: Forewarn, typed: str, said: str) -> None:
    ran = two(*typed.split())
    assert (ran.code, ran.out, ran.complaint) == (2, "", said)


def test_help_wherever_it_stands(two: Forewarn) -> None:
    for typed in (
        "list --help risk",
        "--help list",
        "-h list risk",
        "list risk --nonsense --help",
        "-p ERP list -h",
    ):
        ran = two(*typed.split())
        assert (ran.code, "forewarn [options] list KIND" in ran.out) == (0, True), ran
    assert "--probability" in two("--project", "ERP", "add", "--help", "risk").out
