"""`template list`, `show`, `apply`, `save`: a project begins in one line, and a team keeps templates of its own."""

from pathlib import Path
from typing import Any

import pytest

Forewarn = Any
OWN = """[[milestone]]
id = "packed"
title = "Packed"
baseline = 5
[[milestone]]
title = "Moved"
after = "packed"
after_wd = 5
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_list_and_what_is_in_one(begun: Forewarn) -> None:
    lines = begun("template").out.splitlines()
    assert [line.split("  ")[0] for line in lines] == ["consulting", "crm", "erp", "small"]
    assert "ERP in six phases" in lines[2] and "Milestones: 22, Risks: 10, Checks: 9" in lines[2]
    ran = begun("template", "show", "erp")
    assert "Milestone    day 161  Go-live" in ran.out
    assert begun("template", "show", "ERP in six phases").out == ran.out
    assert "ERP 六阶段" in begun("--lang", "zh", "template").out


def test_those_of_the_program_are_seen_before_there_is_a_store(forewarn: Forewarn, own_store: Path) -> None:
    assert [line.split("  ")[0] for line in forewarn("template").out.splitlines()] == [
        "consulting",
        "crm",
        "erp",
        "small",
    ]
    assert "Milestone    day 161  Go-live" in forewarn("template", "show", "erp").out
    ran = forewarn("template", "apply", "erp", "--start", "2027-01-11", "--dry-run")
    assert ran.code == 1 and "there is no store" in ran.err
    assert not own_store.exists()


def test_a_preview_saves_nothing_then_one_act_and_one_undo(begun: Forewarn) -> None:
    ran = begun("template", "apply", "small", "--start", "2027-01-11", "--dry-run")
    assert ran.out.splitlines()[0].startswith("+  13 Jan")
    assert ran.out.splitlines()[-1] == "44 new: nothing saved (--dry-run)"
    assert not begun("list", "milestone", "--json").json["records"]
    ran = begun("template", "apply", "small", "--start", "2027-01-11")
    said = "begin ERP from Small internal project on 11 Jan: 44 new; forewarn undo undoes it"
    assert ran.out.splitlines()[-1] == said
    plan = begun("list", "milestone", "--json").json["records"]
    assert len(plan) == 13 and plan[0]["baseline"] == "2027-01-13" and plan[1]["type"] == "gate"
    assert begun("undo").code == 0
    assert not begun("list", "milestone", "--json").json["records"]


def test_again_with_a_later_start(begun: Forewarn) -> None:
    begun("template", "apply", "small", "--start", "2027-01-11")
    ran = begun("template", "apply", "small", "--start", "2027-01-11")
    sentence = (
        "Small internal project stands in ERP since its start on 11 Jan: nothing new, and nothing to move"
    )
    assert (ran.code, ran.complaint) == (1, sentence)
    begun("confirm", "M1")
    ran = begun("template", "apply", "small", "--start", "2027-01-18")
    lines = ran.out.splitlines()
    assert lines[0].startswith("=  13 Jan") and "stays: it was confirmed, done or moved by hand" in lines[0]
    assert lines[1].startswith(">  25 Jan") and "from 18 Jan, 5wd later" in lines[1]
    assert lines[-1].endswith("12 move, 25 change, 1 stays; forewarn undo undoes it")


def test_a_template_of_ones_own_by_file_and_by_name(begun: Forewarn, folder: Path) -> None:
    (folder / "move.toml").write_text(OWN)
    assert "2 new" in begun("template", "apply", "move.toml", "--start", "2027-01-11", "--dry-run").out
    assert begun("template", "save", "ours", "--file", "move.toml").code == 0
    assert begun("template", "list").out.startswith("ours")
    assert begun("template", "show", "ours", "--toml").out.strip() == OWN.strip()
    assert begun("template", "save", "Ours", "--file", "move.toml").complaint == (
        "there is a template ours already; --replace puts this one in its place"
    )
    (folder / "move.toml").write_text(OWN.replace("= 5", "= 6"))
    assert begun("template", "save", "ours", "--file", "move.toml", "--replace").code == 0
    assert "day 12" in begun("template", "show", "ours").out
    assert begun("template", "save", "erp", "--file", "move.toml").complaint.startswith(
        "erp comes with the program"
    )


def test_a_project_saved_as_a_template(begun: Forewarn) -> None:
    assert begun("template", "save", "mine").complaint == (
        "ERP has no milestone with a day yet, so that there is nothing to save"
    )
    begun("template", "apply", "small", "--start", "2027-01-11")
    assert "[[milestone]]" in begun("template", "save", "mine", "--dry-run").out
    assert begun("template", "list").out.count("ours") == 0
    assert begun("template", "save", "mine").code == 0
    assert "hypercare_weeks = 2" in begun("template", "show", "mine", "--toml").out
    mine, small = (begun("template", "show", name).out.splitlines()[-24:] for name in ("mine", "small"))
    assert mine == small


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        (("lst",), 2, 'unknown action "lst"; did you mean forewarn template list?'),
        (("frobnicate",), 2, 'unknown action "frobnicate"; available: list, show, apply, save'),
        (("show",), 2, "which template? forewarn template list names them"),
        (("show", "epr"), 1, "there is no template epr; did you mean erp?"),
        (("show", "xyz123"), 1, "there is no template xyz123; there are: consulting, crm, erp, small"),
        (("apply", "gone.toml", "--start", "2027-01-11"), 1, "there is no file gone.toml"),
        (("save", "x", "--file", "gone.toml"), 1, "there is no file gone.toml"),
        (("save", "x", "--file", "a.toml", "--project", "ERP"), 2, "--file and --project: a template "),
        (("apply", "erp"), 1, "which day does it start? --start 2027-01-11"),
        (("apply", "erp", "--start", "31 feb"), 2, "--start: "),
        (("apply", "erp", "--project", "NONE", "--start", "2027-01-11"), 1, ""),
    ],
)  # fmt: skip
def test_what_cannot_be(begun: Forewarn, folder: Path, typed: tuple[str, ...], code: int, said: str) -> None:
    ran = begun("template", *typed)
    assert ran.code == code and ran.complaint.startswith(said)


def test_files_that_are_no_templates(begun: Forewarn, folder: Path) -> None:
    (folder / "bad.toml").write_bytes(b"\xff\xfe\x00")
    assert (
        begun("template", "show", "bad.toml").complaint == "bad.toml is not UTF-8 text, which TOML has to be"
    )
    (folder / "circle.toml").write_text(OWN.replace("baseline = 5", 'after = "milestone_2"\nafter_wd = 1'))
    assert begun("template", "show", "circle.toml").complaint == (
        "the milestones go in a circle: packed, milestone_2, packed"
    )
    (folder / "large.toml").write_text("#" * 1_000_001)
    assert begun("template", "show", "large.toml").complaint == "large.toml is too large for a template"


def test_a_start_in_the_past_is_said(begun: Forewarn) -> None:
    assert "5 days in the past" in begun("template", "apply", "small", "--start", "2026-11-02").err


def test_nothing_shows_before_one_is_used(begun: Forewarn) -> None:
    assert "template" not in begun("today").out and "template" not in begun("week").out


def test_the_one_that_the_manual_writes_can_be_applied(begun: Forewarn, folder: Path) -> None:
    readme = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
    (folder / "move.toml").write_text(readme.split("```toml\n", 1)[1].split("```", 1)[0], encoding="utf-8")
    assert "7 new" in begun("template", "apply", "move.toml", "--start", "2027-01-11").out
