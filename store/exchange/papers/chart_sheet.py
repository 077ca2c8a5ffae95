"""The two charts as papers and as tables: what the pictures are drawn from."""

from collections.abc import Iterator
from datetime import date

from store.exchange.exports.register_table import Cell, Table
from store.exchange.papers.handout import day_words, handout, listed, tabled
from store.records.risk import score
from store.rules.briefing.paper import Paper, Part
from store.rules.briefing.report import COLOURS
from store.rules.plan.trend import Trend
from store.rules.registers.areas import SIGNS
from store.rules.registers.heat_map import LEVELS, HeatMap
from store.values.day import Day
from store.values.short_date import show_date
from store.values.words import N_, Words, say, words

PLACED = (N_("Code"), N_("Title"), N_("Probability"), N_("Impact"), N_("Score"), N_("Colour"))


def heat_map_paper(board: HeatMap, language: str, day: date) -> Paper:
    """How many stand at each place, then which, worst places first."""
    title = words(N_("Open risks by probability and impact"))
    return handout(title, [day_words(day, language)], _places(board, language), day, language)


def _places(board: HeatMap, language: str) -> Iterator[Part]:
    rows = [
        ((str(p), *(f"{len(board.at(p, i)) or '-'}{SIGNS[board.colours[p, i]]}" for i in LEVELS)), "")
        for p in reversed(LEVELS)
    ]
    heads = (N_("Probability"), *(str(i) for i in LEVELS))
    yield tabled(N_("Probability (down) and impact (to the right)"), heads, rows, language)
    found = sorted(board.places.items(), key=lambda item: (-item[0][0] * item[0][1], item[0]))
    risks = [
        words(
            "{score} {sign} {code} {title}", score=f"{p}x{i}={p * i}", sign=sign, code=risk.code, title=title
        )
        for (p, i), placed in found
        for risk in placed
        for sign, title in ((SIGNS[board.colours[p, i]], risk.title),)
    ]
    yield listed(N_("Risks"), risks, language)
    unplaced = [words("{code} {title}", code=risk.code, title=risk.title) for risk in board.unplaced]
    yield listed(N_("Without probability or impact"), unplaced, language)
    yield listed(N_("By category"), board.categories, language)


def heat_map_table(board: HeatMap, language: str) -> Table:
    """A row for each open risk."""
    found = [(risk, board.colours[place]) for place, risks in board.places.items() for risk in risks]
    found.sort(key=lambda one: (-(score(one[0]) or 0), one[0].code))
    rows: list[tuple[Cell, ...]] = [
        (risk.code, risk.title, risk.probability, risk.impact, score(risk), say(COLOURS[colour], language))
        for risk, colour in found
    ]
    rows += [(risk.code, risk.title, risk.probability, risk.impact, None, "") for risk in board.unplaced]
    return Table(say(N_("Risks"), language), tuple(say(head, language) for head in PLACED), tuple(rows))


def trend_paper(trends: tuple[Trend, Day], language: str, day: date) -> Paper:
    """What was forecast for each milestone on each report day."""
    board, today = trends
    heads = (N_("Milestone"), *(show_date(on, language, today.date) for on in board.days))
    rows = [
        (
            (
                f"{line.milestone.code} {line.milestone.title}".strip(),
                *(show_date(on, language, today.date) if on else "-" for on in line.forecasts),
            ),
            "",
        )
        for line in board.lines
    ]
    parts = [tabled(N_("Forecast on each report day"), heads, rows, language), *_left_out(board, language)]
    return handout(words(N_("Milestone trend")), [day_words(day, language)], parts, day, language)


def _left_out(board: Trend, language: str) -> Iterator[Part]:
    if not board.lines:
        yield listed(N_("Milestones"), [N_("no milestone with a day to show")], language)
    if board.left_out:
        more: Words = words(N_("{n} more"), n=board.left_out)
        yield listed(N_("Milestones"), [more], language)


def trend_table(trends: tuple[Trend, Day], language: str) -> Table:
    """A row for each milestone, a column for each report day."""
    board, _ = trends
    heads = (say(N_("Code"), language), say(N_("Title"), language), *(on.isoformat() for on in board.days))
    rows = tuple((line.milestone.code, line.milestone.title, *line.forecasts) for line in board.lines)
    return Table(say(N_("Milestone trend"), language), heads, rows)
