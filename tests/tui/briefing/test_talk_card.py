"""The talk card on a narrow screen: what has no room is cut to its line, and leaves no rest on a second one."""

from typing import Any

from store.rules.briefing.report import Line, Talk
from store.values.words import say, words
from tui.briefing.talk_card_screen import talk_card


def lines_of(count: int) -> tuple[str, ...]:
    text = "R25 Flat network enables lateral movement: 15, and nobody has said what is done about it yet"
    said = tuple(Line(f"say:{n}", words("{text}", text=text), ()) for n in range(count))
    card = talk_card(Talk(say=said, ask=(), ready=said), "Chen", lambda sentence: say(sentence, "en"), 77)
    shown: Any = card._lines(77)
    return tuple(passage.text for passage in shown)


def test_a_line_without_room_is_cut_on_its_own_line() -> None:
    lines = lines_of(15)
    assert lines[1] == "- R25 Flat network enables lateral movement: 15, and nobody has said what is…"
    assert not any(line.startswith("  ") for line in lines if "nothing" not in line and "more" not in line)


def test_with_room_for_all_of_it_nothing_is_cut() -> None:
    lines = lines_of(2)
    assert lines[1:3] == (
        "- R25 Flat network enables lateral movement: 15, and nobody has said what is",
        "  done about it yet",
    )
