"""The week by due day, and the list to chase owners with: `week`."""

from collections.abc import Iterator, Sequence

from store.cli.console import print_json, print_lines, table
from store.cli.parser import Call, Parser, terminal_width
from store.cli.parts.board_json import week_json
from store.cli.parts.outlet import outlet, output_flags
from store.cli.parts.project_named import projects_shown
from store.exchange.papers.letter import closing
from store.exchange.papers.week_sheet import NOTHING, owners_writers, week_paper, week_table
from store.exchange.papers.writers import Writers, handouts, tables, text
from store.queries.boards.week_board import MARKS, TITLES, WeekLine
from store.queries.boards.week_cards import Cards, cards
from store.records.action import HORIZONS
from store.trouble import Trouble
from store.values.short_date import show_date
from store.values.words import N_, Words, say, words


def week_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`week`."""
    parser.project(N_("only this project"))
    parser.switch("--owners", N_("open actions by owner, the late ones first, to paste into a chat or mail"))
    output_flags(parser, WEEK)
    parser.json()


def week(call: Call) -> int:
    """Every active project, or the named one."""
    session, language = call.session, call.session.language
    formats = (
        owners_writers(closing(session.config, session.config.name, language))
        if call.options.owners
        else WEEK
    )
    out = outlet(call, formats)
    with call.session.workspace() as workspace:
        chosen = projects_shown(workspace, call.options.project)
        if isinstance(chosen, Words):
            if call.options.json:
                raise Trouble(chosen)
            print_lines([say(chosen, language)])
            return 0
        shown, now = cards(workspace, *(project.id for project in chosen)), workspace.clock.now()
        if call.options.json:
            print_json(week_json(workspace, shown))
            return 0
    out.send(call, formats[out.format](shown, language, now))
    return 0


COMMANDS = {"week": (week_flags, week)}


def _lines(shown: Cards, language: str) -> Iterator[str]:
    """Column by column as on the screen; of a row too wide the text gives way."""
    if not shown.week.lines and not shown.done:
        yield say(NOTHING, language)
        return
    week, today = shown.week, shown.week.day.date

    def row(line: WeekLine) -> tuple[str, ...]:
        late = say(line.behind, language) if line.behind else ""
        due = show_date(line.record.due, language, today) if line.record.due else ""
        return MARKS[line.record.type], line.record.code, line.record.title, line.owner, due, late

    done = [(".", action.code, action.title, owner, "", "") for owner, action in shown.done]
    rows = {name: [row(line) for line in week.column(name)] for name in HORIZONS}
    for name in HORIZONS:
        own = [*rows[name], *(done if name == "today" else [])]
        counts: list[Words] = [words("{title} {n}", title=Words(TITLES[name]), n=len(rows[name]))]
        if name == "today":
            counts += [words(N_("carried over {n}"), n=week.carried)] if week.carried else []
            counts += [words(N_("done today {n}"), n=len(done))] if done else []
        yield "  ".join(say(count, language) for count in counts)
        for line in table(own, flex=2, width=terminal_width(80) - 1, right=frozenset({4, 5})):
            yield f" {line}"


WEEK: Writers[Cards] = {**text(_lines), **handouts(week_paper), **tables(week_table)}
