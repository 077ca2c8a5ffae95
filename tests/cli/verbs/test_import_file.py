"""Bringing in what exists already: import."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Forewarn = Callable[..., Any]
REGISTER = """\
Risk ID;Risk title;Likelihood;Impact;Owner
R-1;Server is late;3;4;Sun
R-2;;2;2;Sun
R-3;Key user leaves;5;5;Li
"""
CALENDAR = (
    'code = "CN"\nlast = 2026-12-31\n[holidays]\n2026-10-01 = "National Day"\n[makeup]\n2026-10-10 = ""\n'
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "risks.csv"
    path.write_text(REGISTER, encoding="utf-8")
    return path


def codes(forewarn: Forewarn) -> list[str]:
    return [record["code"] for record in forewarn("list", "risk", "--json").json["records"]]


def test_a_dry_run_shows_everything_and_saves_nothing(begun: Forewarn, file: Path) -> None:
    ran = begun("import", "risk", file, "--project", "ERP", "--dry-run")
    assert ran.code == 4
    assert "2 new" in ran.out
    assert "1 rejected" in ran.out
    assert "row 3" in ran.out
    assert ran.out.endswith("nothing saved (--dry-run)\n")
    assert codes(begun) == []


def test_good_rows_are_saved_and_the_others_counted(begun: Forewarn, file: Path) -> None:
    ran = begun("import", "risks", file, "--project", "ERP", "--yes")
    assert ran.code == 4
    assert ran.out.endswith("2 saved, 1 rejected; forewarn undo undoes them\n")
    assert codes(begun) == ["R-1", "R-3"]
    ran = begun("import", "risk", file, "--yes")
    assert (ran.code, ran.out.splitlines()[-1]) == (4, "nothing to save: 2 unchanged, 1 rejected")
    begun("undo")
    assert codes(begun) == []
    assert begun("list", "person", "--json").json["records"] == []


def test_where_nobody_can_answer_nothing_is_saved(
    begun: Forewarn, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.isatty", lambda descriptor: False)
    ran = begun("import", "risk", file)
    assert (ran.code, ran.out.splitlines()[-1]) == (
        4,
        "nothing saved: not a terminal, nobody to confirm; add --yes to save",
    )
    assert codes(begun) == []


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(
    ("answers", "saved"), [(["yes\n"], 2), (["what?\n", "y\n"], 2), (["no\n"], 0), ([""], 0)]
)
def test_somebody_at_a_terminal_is_asked(
    begun: Forewarn, file: Path, monkeypatch: pytest.MonkeyPatch, answers: list[str], saved: int
) -> None:
    monkeypatch.setattr("sys.stdin.readline", lambda: answers.pop(0), raising=False)
    ran = begun("import", "risk", file)
    assert ran.code == 4
    assert "save 2? (yes/no)" in ran.out
    assert len(codes(begun)) == saved


def test_nothing_that_can_be_saved_is_trouble(begun: Forewarn, file: Path) -> None:
    file.write_text("Risk ID;Risk title\nR-1;\n", encoding="utf-8")
    ran = begun("import", "risk", file, "--yes")
    assert (ran.code, ran.complaint) == (4, "nothing can be saved: 1 rejected")


def test_columns_are_mapped_by_hand(begun: Forewarn, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("First,Last,Mail\nJing,Chen,chen@example.org\n", encoding="utf-8")
    assert begun("import", "person", path, "--map", "name=First+Last", "--yes").code == 0
    (person,) = begun("list", "person", "--json").json["records"]
    assert (person["name"], person["email"]) == ("Jing Chen", "chen@example.org")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("import", "import what, from where?"),
        ("import risk", "import what, from where?"),
        ("import risk {file} --yes --dry-run", "give one of them"),
        ("import risk {file} --dates ymd", "dmy or mdy"),
        ("import promise {file}", "Promises are imported with: forewarn import action FILE"),
        ("import risk {file} --value nonsense", '--value nonsense: write "WORD=CHOICE"'),
        (
            "import risk {file} --value Zonk=open",
            "--value Zonk=open: no column that may say so has this word",
        ),
        ("import contact {file}", "no column is read as Person"),
        ("import told {file}", "told is not imported"),
        ("import risk {file} --map nonsense", "nonsense"),
        ("import rsik {file}", "did you mean risk?"),
    ],
)
def test_what_cannot_be_understood(begun: Forewarn, file: Path, typed: str, said: str) -> None:
    ran = begun(*typed.format(file=file).split())
    assert ran.code == 2, ran
    assert said in ran.complaint


def test_a_file_that_is_none(begun: Forewarn, tmp_path: Path) -> None:
    for kind in ("risk", "calendar"):
        for path in (tmp_path / "none.csv", tmp_path):
            ran = begun("import", kind, path)
            assert ran.code == 1
            assert str(path) in ran.complaint or path.name in ran.complaint


def test_a_calendar_counts_after_a_project_takes_it(begun: Forewarn, tmp_path: Path) -> None:
    path = tmp_path / "cn.toml"
    path.write_text(CALENDAR, encoding="utf-8")
    ran = begun("import", "calendar", path, "--yes")
    assert ran.code == 0
    assert "\nCN: 1 holiday, 1 make-up day, known until Thu 31 Dec 2026\n" in ran.out
    assert "--calendar CN" in ran.out
    assert begun("edit", "ERP", "--calendar", "CN").code == 0
    path.write_text(CALENDAR.replace("2026-10-10", "2026-10-11"), encoding="utf-8")
    assert begun("import", "calendar", path, "--yes").code == 0
    (record,) = begun("list", "calendar", "--json").json["records"]
    assert (record["code"], record["holidays"], record["makeup"], record["last"]) == (
        "CN",
        "2026-10-01 National Day",
        "2026-10-11",
        "2026-12-31",
    )
    assert "CN is known so" in begun("import", "calendar", path, "--yes").out
    begun("undo")
    assert begun("list", "calendar", "--json").json["records"][0]["makeup"] == "2026-10-10"


def test_hostile_cells_reach_no_terminal(begun: Forewarn, file: Path) -> None:
    file.write_text("Risk title,\x9b2J\u202e column\n\x9b31mred\u202e,\x9b2J\n", encoding="utf-8")
    ran = begun("import", "risk", file, "--yes")
    assert ran.code == 0, ran.err
    assert not {"\x9b", "\u202e"} & set(ran.out + ran.err)


TWICE = "Risk ID;Risk title;Owner\nR-1;first;Sun\nR-1;second;Sun\nR-2;other;Li\n"


def titles(forewarn: Forewarn) -> dict[str, str]:
    return {one["code"]: one["title"] for one in forewarn("list", "risk", "--json").json["records"]}


@pytest.mark.parametrize(
    ("flags", "found"),
    [
        ("", {"R-1": "first", "R-2": "other"}),
        ("--on-conflict first", {"R-1": "first", "R-2": "other"}),
        ("--on-conflict last", {"R-1": "second", "R-2": "other"}),
        ("--on-conflict skip", {"R-2": "other"}),
        ("--unknown-people skip --on-conflict skip", {}),
    ],
)
def test_flags_decide_about_rows_that_say_the_same(
    begun: Forewarn, file: Path, flags: str, found: dict[str, str]
) -> None:
    file.write_text(TWICE, encoding="utf-8")
    begun("import", "risk", file, "--yes", *flags.split())
    assert titles(begun) == found


def test_a_name_nobody_has_can_be_left_out(begun: Forewarn, file: Path) -> None:
    ran = begun("import", "risk", file, "--yes", "--unknown-people", "leave")
    assert "nobody here is called Sun" in ran.out
    assert begun("list", "person", "--json").json["records"] == []
    assert [one["remark"] for one in begun("list", "risk", "--json").json["records"]] == [
        "Owner: Sun",
        "Owner: Li",
    ]


@pytest.mark.usefixtures("terminal")
def test_contradictions_are_decided_at_a_terminal(
    begun: Forewarn, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text(TWICE, encoding="utf-8")
    answers = ["d\n", "zonk\n", "l\n", "\n", "leave\n", "yes\n"]
    monkeypatch.setattr("sys.stdin.readline", lambda: answers.pop(0), raising=False)
    ran = begun("import", "risk", file)
    assert ran.code == 4, "one of the two waits"
    assert "rows 2, 3: rows 2 and 3 are duplicates" in ran.out
    assert "d decides conflicts and new names one by one, 3 in all" in ran.out
    assert (answers, titles(begun)) == ([], {"R-1": "second", "R-2": "other"})
    assert [one["name"] for one in begun("list", "person", "--json").json["records"]] == ["Sun"]


def test_a_mapping_is_kept_by_name_and_used_again(begun: Forewarn, file: Path, tmp_path: Path) -> None:
    file.write_text("Was;Wer;Zonk\nlate;Sun;4\n", encoding="utf-8")
    typed = ("--map", "title=Was", "--map", "owner=Wer", "--map", "impact=Zonk:1-10")
    assert begun("import", "risk", file, *typed, "--save-mapping", "PMO", "--yes").code == 0
    (saved,) = begun("list", "mapping", "--json").json["records"]
    assert (saved["name"], saved["for_kind"]) == ("PMO", "risk")
    assert saved["pairs"].splitlines() == ["title=Was", "impact=Zonk:1-10", "owner=Wer"]
    other = tmp_path / "other.csv"
    other.write_text("Was;Zonk\nlater;10\n", encoding="utf-8")
    ran = begun("import", "risk", other, "--mapping", "pmo", "--yes")
    assert "of the saved mapping: the file has no column Wer" in ran.out
    assert sorted(one["impact"] for one in begun("list", "risk", "--json").json["records"]) == [2, 5]
    begun("undo"), begun("undo")
    assert begun("list", "mapping", "--json").json["records"] == []
    assert "there is no saved mapping PMO" in begun("import", "risk", file, "--mapping", "PMO").complaint


def test_a_mapping_alone_is_kept_too(begun: Forewarn, file: Path) -> None:
    begun("import", "risk", file, "--yes")
    ran = begun("import", "risk", file, "--save-mapping", "PMO", "--yes")
    assert ran.out.splitlines()[-1] == "the mapping is kept as PMO"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("--on-conflict maybe", "--on-conflict is one of: first, last, skip"),
        ("--unknown-people maybe", "--unknown-people is one of: make, leave, skip"),
        ("--sheet Risks", "is not a workbook"),
    ],
)
def test_new_flags_that_do_not_do(begun: Forewarn, file: Path, typed: str, said: str) -> None:
    assert said in begun("import", "risk", file, *typed.split()).complaint


@pytest.fixture
def plan(begun: Forewarn, tmp_path: Path) -> Path:
    """The second export of a plan that is under way: its baseline and its forecast are other days."""
    path = tmp_path / "plan.csv"
    text = "ID,Name,Baseline Finish,Finish\nM1,Cut-over,{},{}\n"
    begun("edit", "ERP", "--state", "active")
    begun("add", "person", "--name", "Chen")
    path.write_text(text.format("2027-01-15", "2027-01-22"), encoding="utf-8")
    begun("import", "milestone", path, "--yes")
    path.write_text(text.format("2027-02-05", "2027-02-12"), encoding="utf-8")
    return path


def moved(begun: Forewarn) -> list[tuple[str, str, str | None]]:
    """(what moved, why, who approved it)"""
    records = begun("list", "reforecast", "--json").json["records"]
    return sorted((one["what"], one["reason"], one["approver_name"]) for one in records)


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        ((), [("forecast", "import plan.csv", None)]),
        (("--reason", "Data late"), [("forecast", "Data late", None)]),
        (
            ("--reason", "New scope", "--approver", "Chen"),
            [("baseline", "New scope", "Chen"), ("forecast", "New scope", None)],
        ),
    ],
)
def test_a_script_says_why_a_plan_moves_and_who_approved_it(
    begun: Forewarn, plan: Path, flags: tuple[str, ...], expected: list[Any]
) -> None:
    ran = begun("import", "milestone", plan, "--yes", *flags)
    waits = "--approver" not in flags
    assert ran.code == (4 if waits else 0), ran.err
    assert moved(begun) == expected
    assert ("1 baseline of the file waits: --approver NAME" in ran.out) == waits


def test_an_approved_change_is_the_approval_and_the_reason(begun: Forewarn, plan: Path) -> None:
    begun("add", "change", "--title", "Mobile", "--type", "scope")
    ran = begun("import", "milestone", plan, "--yes", "--approver", "C-01")
    assert ran.code == 2 and "C-01 is not approved yet" in ran.err
    begun("edit", "C-01", "--approved-on", "2026-11-23", "--approver", "Chen")
    assert begun("import", "milestone", plan, "--yes", "--approver", "C-01").code == 0
    assert moved(begun) == [("baseline", "C-01 Mobile", "Chen"), ("forecast", "C-01 Mobile", None)]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("milestone {plan} --yes --approver Chen", "--approver goes with --reason TEXT"),
        ("milestone {plan} --yes --approver Nobody --reason x", "--approver: "),
        ("risk {plan} --yes --reason x", "--reason goes with: forewarn import milestone"),
    ],
)
def test_an_approval_that_does_not_do_saves_nothing(
    begun: Forewarn, plan: Path, typed: str, said: str
) -> None:
    ran = begun("import", *typed.format(plan=plan).split())
    assert ran.code == 2 and said in ran.err
    assert moved(begun) == []


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ("\nyes\nData late\n", [("forecast", "Data late", None)]),
        ("\nyes\n\n", [("forecast", "import plan.csv", None)]),
        ("Chen\n\nyes\n\n", [("forecast", "import plan.csv", None)]),
        (
            "Nobody\nChen\nNew scope\nyes\n",
            [("baseline", "New scope", "Chen"), ("forecast", "New scope", None)],
        ),
        ("\nno\n", []),
    ],
)
def test_why_and_who_is_asked_once_at_a_terminal(
    begun: Forewarn, plan: Path, monkeypatch: pytest.MonkeyPatch, answers: str, expected: list[Any]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(answers))
    ran = begun("import", "milestone", plan)
    approved = any(what == "baseline" for what, _, _ in expected)
    assert ran.code == (0 if approved else 4) and "the file moves 1 baseline: who approved it?" in ran.out
    assert moved(begun) == expected


def test_who_a_name_is_can_be_said_in_scripts_and_at_the_terminal(
    begun: Forewarn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun("add", "person", "--name", "Jens Petersen")
    path = tmp_path / "risks.csv"
    path.write_text("title,owner\nlate,Jens Pedersen\nlost,Jens Pedersen\n", encoding="utf-8")
    shown = begun("import", "risk", path, "--dry-run").out
    assert shown.count("did you mean Jens Petersen?") == 1
    assert '--person "Jens Pedersen=Jens Petersen"' in shown
    ran = begun("import", "risk", path, "--person", "Jens Pedersen", "--yes")
    assert ran.code == 2 and '--person "J. Petersen=Jens Petersen"' in ran.err
    monkeypatch.setattr("store.cli.verbs.import_file.at_terminal", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO("d\n1\nyes\n"))
    assert begun("import", "risk", path).code == 0
    (jens,) = [one for one in begun("list", "person", "--json").json["records"] if "Petersen" in one["name"]]
    assert jens["also"] == "Jens Pedersen"
    assert {one["owner"] for one in begun("list", "risk", "--json").json["records"]} == {jens["id"]}


STATES = (
    "Risk ID;Risk title;Status;Impact\nR-1;late;Escalated!;High\nR-2;gone;Escalated!;Dire\nR-3;cold;Odd;Low\n"
)


def states(begun: Forewarn) -> dict[str, tuple[str, str]]:
    return {
        one["code"]: (one["state"], one["remark"]) for one in begun("list", "risk", "--json").json["records"]
    }


def test_a_word_is_explained_once_and_colleagues_read_alike(begun: Forewarn, file: Path) -> None:
    file.write_text(STATES, encoding="utf-8")
    typed = ("--value", "Escalated!=occurred", "--value", "dire=5")
    ran = begun("import", "risk", file, "--yes", *typed)
    assert ran.code == 0, ran.out
    assert states(begun) == {"R-1": ("occurred", ""), "R-2": ("occurred", ""), "R-3": ("open", "Status: Odd")}
    assert [one["impact"] for one in begun("list", "risk", "--json").json["records"]] == [5, 5, 1]
    assert 'Status: kept in the remark, since it does not read: Odd (1); --value "Odd=open"' in ran.out
    other = file.with_name("other.csv")
    other.write_text("Risk title;Status;Impact\nnew;escalated!;Dire\n", encoding="utf-8")
    assert "does not read" not in begun("import", "risk", other, "--yes").out
    found = {one["title"]: one for one in begun("list", "risk", "--json").json["records"]}
    assert (found["new"]["state"], found["new"]["impact"]) == ("occurred", 5)
    begun("undo")
    begun("undo")
    assert "Escalated! (2)" in begun("import", "risk", file, "--dry-run").out, (
        "what is undone is taught no more"
    )


def test_words_are_kept_in_the_saved_mapping_too(begun: Forewarn, file: Path) -> None:
    file.write_text(STATES, encoding="utf-8")
    begun("import", "risk", file, "--yes", "--value", "Odd=closed", "--save-mapping", "PMO")
    pairs = {
        one["name"]: one["pairs"].splitlines() for one in begun("list", "mapping", "--json").json["records"]
    }
    assert pairs["PMO"][-1] == "state:Odd=closed" and pairs["*"] == ["state:Odd=closed"]
    assert states(begun)["R-3"] == ("closed", "")
    assert begun("import", "risk", file, "--yes", "--mapping", "PMO").code == 0
    assert begun("export", "risk", file.with_name("back.csv"), "--mapping", "PMO").code == 0
    ran = begun("import", "risk", file, "--yes", "--save-mapping", "*")
    assert (ran.code, "* is no name for a mapping" in ran.complaint) == (2, True)


@pytest.mark.usefixtures("terminal")
def test_each_word_is_asked_about_once_at_a_terminal(
    begun: Forewarn, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text(STATES.replace("Dire", "Low"), encoding="utf-8")
    answers = ["zonk\n", "occ\n", "\n", "yes\n"]
    monkeypatch.setattr("sys.stdin.readline", lambda: answers.pop(0), raising=False)
    ran = begun("import", "risk", file)
    assert (ran.code, answers) == (0, [])
    assert "Status says Escalated! in 2 rows, what is it? open, occurred, closed" in ran.out
    assert states(begun) == {"R-1": ("occurred", ""), "R-2": ("occurred", ""), "R-3": ("open", "Status: Odd")}


def test_rows_that_wait_are_said_and_the_rest_is_saved(begun: Forewarn, tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("Name,Finish\nCut-over,asap!\nKick-off,2027-01-15\n,2027-01-16\n", encoding="utf-8")
    ran = begun("import", "milestone", path, "--yes")
    assert (ran.code, ran.out.splitlines()[-1]) == (
        4,
        "1 saved, 1 waiting, 1 rejected; forewarn undo undoes them",
    )
    ran = begun("import", "milestone", path, "--yes", "--value", "asap!=2027-02-01")
    assert (ran.code, ran.out.splitlines()[-1]) == (4, "1 saved, 1 rejected; forewarn undo undoes them")
    assert begun("list", "mapping", "--json").json["records"] == [], "a day is of this file alone"


@pytest.mark.usefixtures("terminal")
def test_a_day_that_rows_wait_for_is_asked_for_once(
    begun: Forewarn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("Name,Finish\nCut-over,asap!\nKick-off,asap!\n", encoding="utf-8")
    answers = ["soon\n", "2027-02-01\n", "yes\n"]
    monkeypatch.setattr("sys.stdin.readline", lambda: answers.pop(0), raising=False)
    ran = begun("import", "milestone", path)
    assert (ran.code, answers) == (0, [])
    assert "Finish says asap! in 2 rows, which day is it?" in ran.out
    found = begun("list", "milestone", "--json").json["records"]
    assert [one["baseline"] for one in found] == ["2027-02-01", "2027-02-01"]


def test_an_issue_log_comes_in(begun: Forewarn, tmp_path: Path) -> None:
    path = tmp_path / "issues.csv"
    path.write_text("Issue ID,Issue Title,Impact,Status\nI-1,Lab booked twice,High,Open\n", encoding="utf-8")
    assert begun("import", "issue", path, "--yes").code == 0
    (issue,) = begun("list", "risk", "--json").json["records"]
    assert (issue["code"], issue["title"], issue["state"]) == ("I-1", "Lab booked twice", "occurred")
