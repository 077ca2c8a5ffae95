"""One item of the review as rows: what it is, why it is here, what happened to it last."""

from collections.abc import Callable, Iterator, Sequence

from store.queries.recent import Happened
from store.queries.review.review_line import ReviewLine, beside_words
from store.records.names import kind_of
from store.rules.registers.areas import SIGNS
from store.rules.review.attention import SNOOZES
from store.values.short_date import show_date
from store.values.words import N_, NN_, Words, words
from store.values.wrapping import wrapped
from tui.review.review_round import ReviewRound
from widgets.drawn.tones import Tone
from widgets.rows import Cell


def item_cells(
    line: ReviewLine,
    happened: Sequence[Happened],
    say: Callable[[Words | str], str],
    language: str,
    width: int,
    settled: bool = False,
) -> Iterator[tuple[Cell | tuple[Cell, ...], ...]]:
    """Rows of a label and a text that is at most `width` cells wide."""
    item = line.item
    kind = say(kind_of(item.record)) + (" " + say(N_("(private)")) if line.private else "")
    sign = Cell(SIGNS[item.severity] + " ", item.severity)
    for number, part in enumerate(wrapped(say(line.name), width)):
        yield (
            Cell(kind if not number else "", "dim"),
            (sign if not number else Cell("  "), Cell(part, "strong")),
        )
    yield Cell(""), Cell("")
    label = say(N_("why here"))
    if settled:
        yield Cell(label, "dim"), Cell(say(ReviewRound.SETTLED), "green")
    for reason in () if settled else line.reasons:
        for number, part in enumerate(wrapped(say(reason.words), width - 2)):
            tone: Tone = reason.severity if reason.severity != "green" else "text"
            yield (
                Cell(label, "dim"),
                (
                    Cell(SIGNS[reason.severity] + " " if not number else "  ", reason.severity),
                    Cell(part, tone),
                ),
            )
            label = ""
    if item.standing.snoozes and not settled:
        snoozed = words(NN_("snoozed once", "snoozed {n} times in a row"), n=item.standing.snoozes)
        yield Cell(label, "dim"), Cell(say(snoozed), "red" if item.standing.snoozes >= SNOOZES else "amber")
    told = beside_words(line, "Enter") if not settled else ()
    for beside in (*told, line.caution):
        for part in wrapped(say(beside), width) if beside is not None else ():
            yield Cell(label, "dim"), Cell(part, "amber")
    yield Cell(""), Cell("")
    label = say(N_("last events"))
    days = max((8, *(len(show_date(one.day, language, line.day.date)) + 2 for one in happened)))
    for one in happened:
        day = show_date(one.day, language, line.day.date)
        for number, part in enumerate(wrapped(say(one.said), width - days - 2)):
            yield Cell(label, "dim"), (Cell(f"{day if not number else '':<{days}}", "dim"), Cell(part))
            label = ""
