"""`forewarn week`: by due day, and by owner to paste."""

from typing import Any

from store.values.width import cell_width


def test_by_day(begun: Any) -> None:
    for title, due in (("late", "2026-11-24"), ("now", "today"), ("soon", "+1"), ("some day", "+9wd")):
        assert begun("add", "action", "--title", title, "--due", due).code == 0
    begun("add", "action", "--title", "over", "--done-on", "today")
    ran = begun("week")
    assert ran.code == 0, ran.err
    assert ran.out.splitlines() == [
        "TODAY 2  carried over 1  done today 1",
        " +  A-01  late      24 Nov  2wd late",
        " +  A-02  now       26 Nov",
        " .  A-05  over",
        "TOMORROW 1",
        " +  A-03  soon      27 Nov",
        "THIS WEEK 0",
        "NEXT WEEK 0",
        "LATER 1",
        " +  A-04  some day  9 Dec",
    ]


def test_by_owner(begun: Any) -> None:
    for title, owner, due in (("b", "Guo", "+3"), ("a", "Guo", "2026-11-24"), ("c", "Chen", "+1")):
        begun("add", "action", "--title", title, "--owner", owner, "--due", due, "--new-people")
    begun("add", "action", "--title", "d")
    lines = begun("week", "--owners").out.splitlines()
    assert lines[0] == "Dear all," and lines[-1] == "Best regards"
    assert lines[2].startswith("What is open in ERP") and lines[2].endswith(" on Thu 26 Nov:")
    assert lines[4:-2] == [
        "Chen:",
        "- A-03 c, due 27 Nov",
        "",
        "Guo:",
        "- A-02 a, was due 24 Nov, 2wd late",
        "- A-01 b, due 29 Nov",
        "",
        "nobody yet:",
        "- A-04 d",
    ]


def test_nothing_is_open(begun: Any) -> None:
    assert begun("week").out == begun("week", "--owners").out == "nothing is open\n"


def test_a_long_text_gives_way_at_80_columns(begun: Any) -> None:
    begun("add", "action", "--title", "很长的一句话" * 20, "--due", "2026-11-24")
    assert max(map(cell_width, begun("week").out.splitlines())) <= 80
