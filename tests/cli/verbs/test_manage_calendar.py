"""The working days of places: calendar set, list, show, import."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.usefixtures("made_up_places")
Forewarn = Callable[..., Any]
NEXT = 'code = "CN"\nlast = 2027-12-31\n[holidays]\n2027-10-01 = "National Day"\n[makeup]\n2027-10-09 = ""\n'


def stored(forewarn: Forewarn) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = forewarn("list", "calendar", "--json").json["records"]
    return records


def test_set_says_until_when_it_is_known(begun: Forewarn) -> None:
    ran = begun("calendar", "set", "CN", "2025-2040")
    assert ran.code == 0
    assert ran.out.startswith("CN: ") and "known until Thu 31 Dec 20" in ran.out
    assert "is not published yet" in ran.err
    assert "--calendar CN" in ran.out
    (record,) = stored(begun)
    assert "2026-10-01 National Day" in record["holidays"] and "2026-10-10" in record["makeup"]
    assert record["last"] >= "2026-12-31"


def test_set_is_one_act(begun: Forewarn) -> None:
    assert begun("calendar", "set", "de-by", "2026", "--as", "Bayern").code == 0
    assert begun("calendar", "set", "DE-BY", "2027", "--as", "bayern").code == 0
    (record,) = stored(begun)
    assert (record["code"], record["last"]) == ("Bayern", "2027-12-31")
    assert "2026-12-25" in record["holidays"] and "2027-12-25" in record["holidays"]
    assert "is known so" in begun("calendar", "set", "DE-BY", "2027", "--as", "Bayern").out
    assert begun("undo").code == 0
    assert stored(begun)[0]["last"] == "2026-12-31"
    assert begun("undo").code == 0
    assert stored(begun) == []


def test_a_dry_run_sets_nothing(begun: Forewarn) -> None:
    assert "(--dry-run)" in begun("calendar", "set", "US", "--dry-run").out
    assert stored(begun) == []


def test_list_says_who_counts_by_it(begun: Forewarn) -> None:
    assert "forewarn calendar set CN" in begun("calendar", "list").out
    begun("calendar", "set", "US", "2026")
    assert "not used by any project or person" in begun("calendar").out
    begun("edit", "ERP", "--calendar", "us")
    begun("add", "person", "--name", "Li", "--calendar", "US")
    (line,) = begun("calendar", "list").out.splitlines()
    assert line.startswith("US  known until Thu 31 Dec 2026") and line.endswith("ERP, 1 person")


def test_show_names_the_days(begun: Forewarn) -> None:
    begun("calendar", "set", "CN", "2025-2026")
    head, *days = begun("calendar", "show", "cn", "2026").out.splitlines()
    assert head.startswith("CN: ")
    assert "-  Thu 1 Oct 2026   National Day" in days
    assert "+  Sat 10 Oct 2026  worked, to make up" in days
    assert not any("2025" in day.split("  ")[1] for day in days)
    assert "nothing is known of 2030" in begun("calendar", "show", "CN", "2030").out


def test_import_leaves_the_years_that_the_file_does_not_name(begun: Forewarn, tmp_path: Path) -> None:
    begun("calendar", "set", "CN", "2026")
    path = tmp_path / "cn.toml"
    path.write_text(NEXT, encoding="utf-8")
    assert begun("calendar", "import", path, "--yes").code == 0
    (record,) = stored(begun)
    assert "2026-10-01 National Day" in record["holidays"] and "2027-10-01" in record["holidays"]
    assert record["last"] == "2027-12-31"


def test_a_file_without_a_future(begun: Forewarn, tmp_path: Path) -> None:
    path = tmp_path / "cn.toml"
    path.write_text(NEXT.replace("2027", "2025"), encoding="utf-8")
    ran = begun("calendar", "import", path, "--yes")
    assert ran.code == 1
    assert "ends on Wed 31 Dec 2025" in ran.complaint
    assert stored(begun) == []
    begun("calendar", "set", "CN", "2026")
    assert begun("calendar", "import", path, "--yes").code == 0
    assert "2025-10-01 National Day" in stored(begun)[0]["holidays"]


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        ("calendar sett CN", 2, "did you mean forewarn calendar set?"),
        ("calendar frobnicate", 2, "set, list, show, import"),
        ("calendar set", 2, "which place?"),
        ("calendar show", 2, "which one?"),
        ("calendar import", 2, "which file?"),
        ("calendar set CN 26", 2, "is not a year or a range"),
        ("calendar set CN 2027-2025", 2, "is not a year or a range"),
        ("calendar set CN 1900-2200", 2, "at most 50"),
        ("calendar set GER", 1, "did you mean DE (Germany)?"),
        ("calendar set CN 2099", 1, "is known until"),
        ("calendar show CN", 1, "forewarn calendar set CN"),
        ("calendar import none.ics", 1, "is not a file"),
    ],
)
def test_what_cannot_be_done(begun: Forewarn, typed: str, code: int, said: str) -> None:
    ran = begun(*typed.split())
    assert ran.code == code, ran
    assert said in ran.complaint


def test_full_width_years_and_chinese(begun: Forewarn) -> None:
    ran = begun("--lang", "zh", "calendar", "set", "CN", "２０２６")
    assert ran.code == 0
    assert "2026-10-01 国庆节" in stored(begun)[0]["holidays"]


OBSERVANCES = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
DTSTART;VALUE=DATE:20261225
SUMMARY:Christmas Day
DESCRIPTION:Public holiday
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20270129
SUMMARY:Gardeners Day
DESCRIPTION:Observance
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20270106
SUMMARY:Epiphany
DESCRIPTION:Public holiday in Bavaria
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20270116
SUMMARY:Working Saturday
END:VEVENT
END:VCALENDAR
"""


def test_an_import_lists_each_day_that_is_worked_otherwise(begun: Forewarn, tmp_path: Path) -> None:
    path = tmp_path / "days.ics"
    path.write_text(OBSERVANCES, encoding="utf-8")
    ran = begun("calendar", "import", path, "--as", "HOL", "--yes")
    assert [" ".join(line.split()) for line in ran.out.splitlines()[:5]] == [
        "- Fri 25 Dec 2026 Christmas Day holiday",
        "Wed 6 Jan 2027 Epiphany of a region, left out: --regional takes it",
        "+ Sat 16 Jan 2027 Working Saturday worked, to make up",
        "Fri 29 Jan 2027 Gardeners Day worked as usual",
        "HOL: 1 holiday, 1 make-up day, known until Fri 31 Dec 2027",
    ]
    (record,) = stored(begun)
    assert (record["holidays"], record["makeup"]) == (
        "2026-12-25 Christmas Day",
        "2027-01-16 Working Saturday",
    )
    ran = begun("calendar", "import", path, "--as", "HOL", "--yes", "--regional")
    assert "2027-01-06 Epiphany" in stored(begun)[0]["holidays"] and "2 holidays" in ran.out


@pytest.mark.usefixtures("terminal")
def test_holidays_of_a_region_are_asked_about(
    begun: Forewarn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "days.ics"
    path.write_text(OBSERVANCES, encoding="utf-8")
    answers = ["yes\n", "yes\n"]
    monkeypatch.setattr("sys.stdin.readline", lambda: answers.pop(0), raising=False)
    ran = begun("calendar", "import", path, "--as", "HOL")
    assert "holidays of a region: Wed 6 Jan 2027 Epiphany. Do they count here?" in ran.out
    assert "2027-01-06 Epiphany" in stored(begun)[0]["holidays"]
