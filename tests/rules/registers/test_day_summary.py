"""The day summed up: sentences of what was done, not a list of acts."""

from typing import Any

from store.rules.registers.day_summary import MOST_NAMED, day_summary
from store.values.journal import Net

NAMES = {
    ("meeting", 1): "Steering committee",
    ("person", 2): "Chen",
    ("risk", 3): "R-14 Supplier late",
    ("milestone", 4): "M3 Prototype",
    ("action", 5): "A-04 price list",
    ("decision", 6): "D-02 Go live stays",
    ("person", 7): "SUP",
}


def called(kind: str, id: int) -> str:
    return NAMES.get((kind, id), f"{kind} {id}")


def made(kind: str, id: int, **after: Any) -> Net:
    return Net(kind, id, True, {}, after)


def changed(kind: str, id: int, **after: Any) -> Net:
    return Net(kind, id, False, dict.fromkeys(after), after)


DAY = (
    changed("meeting", 1, state="held"),
    made("contact", 20, person=2, meeting=1, channel="meeting"),
    made("contact", 21, person=2, meeting=None, channel="call"),
    made("contact", 22, person=2, meeting=None, channel="email"),
    made("told", 23, person=2, subject=3, subject_kind="risk", state="told"),
    made("told", 24, person=2, subject=4, subject_kind="milestone", state="sent"),
    made("told", 25, person=2, subject=5, subject_kind="action", state="need_not"),
    made("decision", 6, title="Go live stays"),
    changed("action", 5, done_on="2026-11-26"),
    changed("milestone", 4, forecast="2026-12-11"),
    made("reforecast", 26, milestone=4, moved_from="2026-12-04", moved_to="2026-12-11"),
    made("risk", 3, title="Supplier late"),
    changed("person", 7, phone="1"),
    made("verdict", 27),
)


def test_each_sort_is_a_sentence_in_the_order_of_the_day() -> None:
    assert day_summary(DAY, called, "en").splitlines() == [
        "Met: Steering committee",
        "Spoke with: Chen (call)",
        "Wrote to: Chen",
        "Told: Chen of R-14, M3",
        "Decided: D-02 Go live stays",
        "Done: A-04 price list",
        "Moved: M3 Prototype, 4 Dec > 11 Dec",
        "New: R-14 Supplier late",
        "Also updated: SUP",
    ]


def test_in_chinese() -> None:
    lines = day_summary(DAY, called, "zh_CN").splitlines()
    assert lines[0] == "参加会议：Steering committee"
    assert lines[6] == "日期调整：M3 Prototype 由 12-04 调整到 12-11"
    assert lines[-1] == "另有更新：SUP"


def test_a_call_with_notes_is_a_call() -> None:
    call = (
        made("meeting", 1, state="held", place="call"),
        made("contact", 21, person=2, meeting=1, channel="call"),
    )
    assert day_summary(call, called, "en") == "Spoke with: Chen (call)"


def test_an_attempt_is_said_to_be_one() -> None:
    attempt = made("contact", 21, person=2, meeting=None, channel="call", two_way=False)
    assert day_summary([attempt], called, "en") == "Spoke with: Chen (no answer)"


def test_many_are_cut_and_nothing_is_nothing() -> None:
    many = [made("risk", 100 + n) for n in range(20)]
    (line,) = day_summary(many, called, "en").splitlines()
    assert line.count(",") == MOST_NAMED - 1 and line.endswith("…")
    assert day_summary([], called, "en") == ""
