"""The heat map and the milestone trend: what stands where."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from store.exchange.papers.chart_text import HEIGHT, WIDTH, heat_map_lines, trend_lines, trend_numbers
from store.records import Milestone, Reforecast, Risk
from store.rules.plan.trend import MOST, REPORTS, trend
from store.rules.registers.heat_map import heat_map
from store.values.day import Day
from store.values.width import cell_width

TODAY = date(2026, 11, 26)
DAY = Day(TODAY)


def risk(code: str, p: int | None, i: int | None, **more: Any) -> Risk:
    return Risk(project=1, code=code, title=code, probability=p, impact=i, **more)


def test_open_risks_stand_in_their_place_and_nowhere_else() -> None:
    board = heat_map(
        [risk("R-1", 4, 4), risk("R-2", 4, 4), risk("R-3", None, 2), risk("R-4", 2, 2, state="closed"),
         risk("I-5", None, 5, state="occurred")],
        DAY,
    )  # fmt: skip
    assert [r.code for r in board.at(4, 4)] == ["R-1", "R-2"] and board.at(2, 2) == ()
    assert [r.code for r in board.unplaced] == ["R-3"]
    assert (board.colours[4, 4], board.colours[1, 5], board.colours[1, 4]) == ("red", "amber", "green")
    lines = heat_map_lines(board, "en")
    assert any(line.split("|")[-1].split() == ["-.", "-~", "-~", "2!", "-!"] for line in lines)
    assert "  4x4=16  ! R-1, R-2" in lines


def test_categories_are_counted_once_a_risk_has_one() -> None:
    plain = [risk("R-1", 4, 4), risk("R-2", 1, 1)]
    assert heat_map(plain, DAY).categories == ()
    technical = [risk(code, 2, 2, category="technical") for code in ("R-3", "R-5")]
    other = [risk("R-4", None, 2, category="Law"), risk("R-6", 1, 1, category="market", state="closed")]
    board = heat_map([*plain, *technical, *other], DAY)
    assert heat_map_lines(board, "en")[-1] == "  technical 2, Law 1, no category 2"
    assert heat_map_lines(board, "zh_CN")[-1] == "  技术 2、Law 1、未分类 2"


def test_a_forecast_is_what_was_expected_on_the_report_day() -> None:
    m3 = Milestone(
        project=1, code="M3", title="Prototype", baseline=date(2026, 12, 4), forecast=date(2026, 12, 18)
    )
    moves = [
        Reforecast(project=1, milestone=m3.id, on=on, moved_from=was, moved_to=to, reason="late")
        for on, was, to in (
            (date(2026, 10, 15), date(2026, 12, 4), date(2026, 12, 11)),
            (date(2026, 11, 25), date(2026, 12, 11), date(2026, 12, 18)),
        )
    ]
    board = trend([m3], {m3.id: moves}, {m3.id: date(2026, 9, 20)}, DAY)
    assert board.days[0] == date(2026, 9, 10) and board.days[-1] == TODAY and len(board.days) == REPORTS
    (line,) = board.lines
    assert [f and f.day for f in line.forecasts] == [None, None, *[4] * 3, *[11] * 6, 18]
    assert trend_numbers(board, "en")[1].split()[-2:] == ["18", "Dec"]


def test_what_is_met_ends_on_its_day() -> None:
    met = Milestone(
        project=1, code="M1", title="Blueprint", baseline=date(2026, 11, 5), met_on=date(2026, 11, 5)
    )
    (line,) = trend([met], {}, {}, DAY).lines
    assert line.forecasts[-4:] == (date(2026, 11, 5), None, None, None) or line.forecasts[-3:] == (None,) * 3
    assert line.forecasts[8] == date(2026, 11, 5)


@given(
    st.lists(st.tuples(st.dates(date(2026, 1, 1), date(2030, 1, 1)), st.integers(0, 400)), max_size=12),
    st.sampled_from(["en", "zh_CN"]),
)
def test_the_picture_keeps_its_size(milestones: list[tuple[date, int]], language: str) -> None:
    made = [
        Milestone(project=1, code=f"M{n}", title="验收 acceptance" * 3, baseline=on)
        for n, (on, _) in enumerate(milestones)
    ]
    board = trend(made, {}, {}, DAY)
    lines = trend_lines(board, DAY, language)
    assert len(lines) <= HEIGHT and all(cell_width(line) <= WIDTH for line in lines)
    assert len(board.lines) == min(MOST, len(made)) and board.left_out == max(0, len(made) - MOST)


def test_a_title_is_cut_only_where_its_line_is_full() -> None:
    made = [
        Milestone(project=1, code="M10", title="Test concept signed", baseline=date(2026, 12, 4)),
        Milestone(project=1, code="M6", title="Support end", baseline=date(2027, 6, 30)),
    ]
    lines = trend_lines(trend(made, {}, {}, DAY), DAY, "en")
    assert lines[-2:] == [
        "a M10 Test concept signed 4 Dec on its baseline",
        "b M6 Support end 30 Jun on its baseline",
    ]


def test_on_few_cells_the_latest_numbers_stand() -> None:
    m6 = Milestone(project=1, code="M6", title="Support end", baseline=date(2027, 6, 30))
    board = trend([m6], {}, {m6.id: date(2026, 9, 20)}, DAY)
    assert trend_numbers(board, "en", 24) == ["    12 Nov 19 Nov 26 Nov", "M6  30 Jun 30 Jun 30 Jun"]
    assert trend_numbers(board, "en", 23)[0] == "    19 Nov 26 Nov"
    assert trend_numbers(board, "en", 1)[0] == "    26 Nov"
