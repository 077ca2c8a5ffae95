"""The two charts as plain text with their numbers, readable without colour: on screen, in a terminal and in a mail."""

from collections.abc import Iterator, Sequence
from datetime import date

from store.rules.plan.trend import Trend
from store.rules.registers.areas import SIGNS
from store.rules.registers.colour_reasons import standing
from store.rules.registers.heat_map import LEVELS, HeatMap
from store.values.day import Day
from store.values.short_date import show_date
from store.values.width import cell_width, cut, pad
from store.values.words import N_, NN_, say, words

WIDTH, HEIGHT = 78, 20
LETTERS = "abcdef"
AXIS = 8
"""Cells of the days at the left."""
PLACE = 6
"""Cells of one place of the heat map."""


def heat_map_lines(board: HeatMap, language: str) -> list[str]:
    """The map, probability upwards and impact to the right, a count and a sign in each place; then the codes."""
    lines = [say(N_("Open risks: probability (up) and impact (to the right)"), language), ""]
    for p in reversed(LEVELS):
        cells = "".join(f"{_count(board, p, i):>{PLACE}}" for i in LEVELS)
        lines.append(f"  {p} |{cells}")
    lines.append("    +" + "-" * (PLACE * len(LEVELS)))
    lines.append("     " + "".join(f"{i:>{PLACE - 1}} " for i in LEVELS))
    lines.append("")
    for (p, i), risks in sorted(board.places.items(), key=lambda item: (-item[0][0] * item[0][1], item[0])):
        lines.append(
            f"  {p}x{i}={p * i:<3} {SIGNS[board.colours[p, i]]} {', '.join(risk.code for risk in risks)}"
        )
    if board.unplaced:
        codes = tuple(risk.code for risk in board.unplaced)
        lines.append("  " + say(words(N_("without probability or impact: {codes}"), codes=codes), language))
    if board.categories:
        lines += ["", "  " + say(words("{categories}", categories=board.categories), language)]
    return [cut(line, WIDTH) for line in lines]


def _count(board: HeatMap, p: int, i: int) -> str:
    n = len(board.at(p, i))
    return f"{n or '-'}{SIGNS[board.colours[p, i]]}"


def trend_lines(board: Trend, day: Day, language: str) -> list[str]:
    """The picture: forecast upwards over the report day, one letter per milestone, dots where both are the same day;
    then each milestone with its numbers."""
    if not board.lines:
        return [say(N_("no milestone with a day to show"), language)]
    legend = list(_legend(board, day, language))
    return [cut(line, WIDTH) for line in (*_picture(board, language, HEIGHT - 1 - len(legend)), *legend)]


def trend_numbers(board: Trend, language: str, width: int | None = None) -> list[str]:
    """The numbers behind the picture: a line per milestone, a column per report day; the latest that have room on
    `width` cells."""
    shown = [[show_date(on, language) for on in board.days]]
    shown += [[show_date(on, language) if on else "-" for on in line.forecasts] for line in board.lines]
    size = max(len(text) for row in shown for text in row)
    codes = ["", *(line.milestone.code for line in board.lines)]
    first = max(map(len, codes))
    most = len(board.days) if width is None else max(1, (width - first - 1) // (size + 1))
    return [
        f"{code:<{first}}  " + " ".join(f"{text:>{size}}" for text in row[-most:])
        for code, row in zip(codes, shown, strict=True)
    ]


def _picture(board: Trend, language: str, height: int) -> Iterator[str]:
    rows = height - 3
    every = [on for line in board.lines for on in line.forecasts if on is not None]
    low, high = min((*every, board.days[0])), max((*every, board.days[-1]))
    span = max(1, (high - low).days)
    step = (WIDTH - AXIS - 2) // len(board.days)

    def row_of(on: date) -> int:
        return round((on - low).days / span * (rows - 1))

    grid = [[" "] * (step * len(board.days)) for _ in range(rows)]
    for n, on in enumerate(board.days):
        if low <= on <= high:
            grid[row_of(on)][n * step + step - 1] = "."
    for letter, line in zip(LETTERS, board.lines, strict=False):
        for n, forecast in enumerate(line.forecasts):
            if forecast is not None:
                _put(grid[row_of(forecast)], n * step, step, letter)
    yield say(N_("Forecast (up) on each report day (to the right); dots: the day itself"), language)
    for row in reversed(range(rows)):
        labelled = row in (0, rows - 1) or row % 3 == 0
        on = date.fromordinal(low.toordinal() + round(row / max(1, rows - 1) * span))
        label = show_date(on, language) if labelled else ""
        yield f"{label:>{AXIS - 1}} |{''.join(grid[row])}".rstrip()
    yield " " * AXIS + "+" + "-" * (step * len(board.days))
    yield " " * (AXIS + 1) + _days_below(board.days, step, language)


def _put(row: list[str], at: int, step: int, letter: str) -> None:
    """In the first free cell of a report day's column."""
    for place in range(at, at + step):
        if row[place] in (" ", "."):
            row[place] = letter
            return


def _days_below(days: Sequence[date], step: int, language: str) -> str:
    """Every second day, from the last one back, so that they do not touch."""
    line = [" "] * (step * len(days) + 8)
    for n in range(len(days) - 1, -1, -2):
        for offset, character in enumerate(show_date(days[n], language)):
            line[n * step + offset] = character
    return "".join(line).rstrip()


def _legend(board: Trend, day: Day, language: str) -> Iterator[str]:
    """Two beside each other where that cuts none."""
    half = WIDTH // 2
    named = []
    for letter, line in zip(LETTERS, board.lines, strict=False):
        m = line.milestone
        slip = say(stands, language) if (stands := standing(m, day)) is not None else ""
        due = show_date(m.due, language) if m.due else ""
        named.append((f"{letter} {m.code} {m.title}", f" {due} {slip}".rstrip()))
    in_two = all(cell_width(title + behind) < half for title, behind in named)
    texts = [cut(title, WIDTH - cell_width(behind)) + behind for title, behind in named]
    for n in range(0, len(texts), 2 if in_two else 1):
        yield "".join(pad(text, half) for text in texts[n : n + 2]).rstrip() if in_two else texts[n]
    if board.left_out:
        yield say(
            words(
                NN_("{n} more milestone is not in the picture", "{n} more milestones are not in the picture"),
                n=board.left_out,
            ),
            language,
        )
