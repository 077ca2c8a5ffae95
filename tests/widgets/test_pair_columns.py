"""Labels and values in two columns: a value is read to its end where there are lines for it."""

from widgets.drawn.pair_columns import Pair, pair_lines

LONG = "one two three four five six seven eight nine ten eleven twelve"


def shown(pairs: list[Pair], height: int) -> list[str]:
    return ["".join(text for text, _ in line) for line in pair_lines("R-01", pairs, 60, height)]


def test_short_values_stand_half_in_each_column() -> None:
    lines = shown([(label, "short", "text") for label in "abcdef"], 7)
    assert [line.split() for line in lines[1:4]] == [
        ["a", "short", "d", "short"],
        ["b", "short", "e", "short"],
        ["c", "short", "f", "short"],
    ]
    assert all(not line.strip() for line in lines[4:]) and {len(line) for line in lines} == {60}


def test_a_long_value_goes_on_below_without_its_label() -> None:
    lines = shown([("a", LONG, "text"), ("b", "short", "text")], 7)
    assert " ".join(line[:30] for line in lines[1:5]).split() == ["a", *LONG.split()]
    assert lines[1][30:].split() == ["b", "short"] and "…" not in "".join(lines)


def test_what_has_no_room_is_left_out_from_the_end() -> None:
    lines = shown([(label, LONG, "text") for label in "abcdef"], 5)
    assert lines[1].split()[0] == "a" and lines[1][30:].split()[0] == "b"
    assert "c" not in {line[1:2] for line in lines[1:]} and "…" not in "".join(lines)


def test_a_value_without_end_takes_three_lines_where_there_are_not_enough() -> None:
    lines = shown([("a", LONG * 4, "text"), ("b", "short", "text"), ("c", LONG * 4, "text")], 8)
    assert lines[3][:30].rstrip().endswith("…") and lines[4][:30].split() == ["b", "short"]


def test_a_value_is_read_to_its_end_where_there_are_lines_for_it() -> None:
    lines = shown([("a", LONG * 3, "text"), ("b", "short", "text")], 14)
    assert "…" not in "".join(lines) and lines[1][30:].split() == ["b", "short"]
    assert "".join("".join(line[3:30] for line in lines[1:]).split()) == (LONG * 3).replace(" ", "")
