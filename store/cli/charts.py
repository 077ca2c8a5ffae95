"""The two charts as text: `chart`."""

from collections.abc import Sequence

from store.cli.asof import as_of_day, as_of_flag
from store.cli.parser import Call, Parser
from store.cli.printing import print_lines
from store.cli.problems import UsageProblem
from store.cli.projects import project_meant
from store.values.words import N_, words

CHARTS = ("risks", "milestones")


def chart_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`chart risks|milestones`."""
    parser.word("what", N_("risks: by probability and impact; milestones: the trend of their forecasts"))
    parser.project()
    as_of_flag(parser)


def chart(call: Call) -> int:
    """Print the picture, and the numbers it is drawn from."""
    from store.exchange.charts import heat_map_lines, trend_lines, trend_numbers
    from store.queries.charts import milestone_trend, risk_heat_map

    if call.options.what not in CHARTS:
        raise UsageProblem(words(N_("which chart? {charts}"), charts=CHARTS))
    language = call.session.language
    with call.session.workspace(as_of=as_of_day(call)) as workspace:
        project = project_meant(workspace, call.options.project).id
        if call.options.what == "risks":
            print_lines(heat_map_lines(risk_heat_map(workspace, project), language))
        else:
            board, day = milestone_trend(workspace, project)
            print_lines(
                [
                    *trend_lines(board, day, language),
                    *(["", *trend_numbers(board, language)] if board.lines else []),
                ]
            )
    return 0


COMMANDS = {"chart": (chart_flags, chart)}
