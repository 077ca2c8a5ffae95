"""The two charts as text: `chart`."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from store.cli.console import print_json
from store.cli.parser import Call, Parser
from store.cli.parts.as_of import as_of_day, as_of_flag
from store.cli.parts.board_json import heat_map_json, trend_json
from store.cli.parts.kind_words import kind_or_none
from store.cli.parts.outlet import outlet, output_flags
from store.cli.parts.project_named import one_project
from store.disk.workspace import Workspace
from store.exchange.formats import Format
from store.exchange.papers.chart_sheet import heat_map_paper, heat_map_table, trend_paper, trend_table
from store.exchange.papers.chart_text import heat_map_lines, trend_lines, trend_numbers
from store.exchange.papers.writers import Writers, handouts, tables, text
from store.queries.boards.chart_data import milestone_trend, risk_heat_map
from store.rules.plan.trend import Trend
from store.rules.registers.heat_map import HeatMap
from store.trouble import UsageProblem
from store.values.day import Day
from store.values.words import N_, words

Trends = tuple[Trend, Day]


def chart_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`chart risks|milestones`."""
    parser.word("what", N_("risks: by probability and impact; milestones: the trend of their forecasts"))
    parser.project()
    as_of_flag(parser)
    output_flags(parser, RISKS)
    parser.json()


def chart(call: Call) -> int:
    """The picture, and the numbers it is drawn from."""
    what = _chart(call.options.what or "")
    out = outlet(call, RISKS)
    with call.session.workspace(as_of=as_of_day(call)) as workspace:
        project = one_project(workspace, call.options.project).id
        if call.options.json:
            print_json(DATA[what](workspace, project))
            return 0
        write = CHARTS[what]
        out.send(call, write(workspace, project, out.format, call.session.language))
    return 0


def _chart(typed: str) -> str:
    """The name of a chart, by the kind that it shows. Raises UsageProblem."""
    meant = kind_or_none(typed)
    name = f"{meant.kind.kind}s" if meant is not None else typed
    if name not in CHARTS:
        raise UsageProblem(words(N_("which chart? {charts}"), charts=tuple(CHARTS)))
    return name


def _risks(workspace: Workspace, project: int, format: Format, language: str) -> bytes:
    return RISKS[format](risk_heat_map(workspace, project), language, workspace.clock.now())


def _milestones(workspace: Workspace, project: int, format: Format, language: str) -> bytes:
    return MILESTONES[format](milestone_trend(workspace, project), language, workspace.clock.now())


def _trend_lines(trends: Trends, language: str) -> list[str]:
    board, day = trends
    numbers = ["", *trend_numbers(board, language)] if board.lines else []
    return [*trend_lines(board, day, language), *numbers]


RISKS: Writers[HeatMap] = {**text(heat_map_lines), **handouts(heat_map_paper), **tables(heat_map_table)}
MILESTONES: Writers[Trends] = {**text(_trend_lines), **handouts(trend_paper), **tables(trend_table)}
CHARTS = {"risks": _risks, "milestones": _milestones}
DATA: Mapping[str, Callable[[Workspace, int], Mapping[str, Any]]] = {
    "risks": lambda workspace, project: heat_map_json(risk_heat_map(workspace, project)),
    "milestones": lambda workspace, project: trend_json(milestone_trend(workspace, project)[0]),
}
COMMANDS = {"chart": (chart_flags, chart)}
