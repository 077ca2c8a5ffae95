"""The tables of figures from a small report."""

from pathlib import Path
from typing import Any

from figure_tables import for_people, idling, long_table, on_screen, over_years
from figures import paste

SIZES = ("120x40", "80x24")


def spread(median: float) -> dict[str, float]:
    return {"min": median, "median": median, "max": median, "n": 30}


def summary(ready: float, **keys: float) -> dict[str, Any]:
    names = ("first", "settled", "bytes", "cpu")
    plain = ("ready", "ready_cpu", "pss", "idle_bytes", "idle_cpu", "resize_settled", "resize_cpu")
    found: dict[str, Any] = {name: spread(ready) for name in plain} | {"ready_bytes": spread(4000)}
    found |= {f"key_{name}": spread(10) for name in names}
    return found | {"by_key": {key: {name: spread(took) for name in names} for key, took in keys.items()}}


def report() -> dict[tuple[str, str], dict[str, Any]]:
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for size in SIZES:
        found["bare", size] = summary(100)
        moves = {"down": 20, "up": 15, "tab": 30, "enter": 40, "esc": 50, "text:jk": 1900}
        found["demo", size] = summary(45, **moves)
        found["review", size] = summary(45, space=12)
        found["preview", size] = summary(45, b=60)
    return found


def test_the_long_table_holds_each_figure_at_both_sizes() -> None:
    rows = on_screen(report())
    assert ("data on screen", "0.45 ×", "0.45 ×", "≤ 0.5 / 0.55 × bare") in rows
    assert ("Enter settled", "4.00 ×", "4.00 ×", "≤ 12 × a key of bare") in rows
    assert ("40 keys in one write", "1.9 kB", "1.9 kB", "≤ 2 kB") in rows
    assert long_table(rows).splitlines()[:2] == [
        "| what | 120x40 | 80x24 | limit |",
        "| --- | --- | --- | --- |",
    ]


def test_idling_and_years() -> None:
    found = report()
    assert ("idle, processor beyond bare", "-0.92 ms/s", "-0.92 ms/s", "≤ 1 ms/s") in idling(found)
    found["large", "120x40"] = summary(54)
    assert over_years(found)[1] == "1.20 ×"


def test_people_see_the_best_of_the_others_and_what_was_not_measured() -> None:
    found = report()
    # One that ended by itself has no figures.
    found["dooit", "120x40"], found["posting", "120x40"] = summary(90), {"by_key": {}}
    found["kanban-tui", "120x40"] = summary(80)
    table = for_people(found, {}, {}, {"ours": 200, "bare": 300}).splitlines()
    assert (
        table[0]
        == "| what, 120x40 | forewarn | bare Textual app | best of dooit, kanban-tui | calcurse (C) |"
    )
    assert "| data on the screen | 45 ms | 100 ms | 80 ms (kanban-tui) | – |" in table
    assert "| `q` with a backup due on 600 MB, until the prompt is back | 200 ms | 300 ms | | |" in table
    assert not any("SSH" in line for line in table)


def test_a_table_takes_the_place_of_the_one_below_its_heading(tmp_path: Path) -> None:
    document = tmp_path / "README.md"
    document.write_text("# A\n\n| keys |\n| - |\n\n## Figures\n\nOld:\n\n| 1 |\n| 2 |\n\nNext\n\n| 3 |\n")
    paste(document, "| 9 |\n| \\1 |\n")
    assert document.read_text() == (
        "# A\n\n| keys |\n| - |\n\n## Figures\n\nOld:\n\n| 9 |\n| \\1 |\n\nNext\n\n| 3 |\n"
    )
