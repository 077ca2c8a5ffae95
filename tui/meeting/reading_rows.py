"""The list beside the notes as rows: how each line is read, what is offered to be recorded, what is open."""

from collections.abc import Callable, Iterator, Sequence

from store.rules.capture.grammar import Reading, shown
from store.rules.capture.line_marks import split_mark
from store.rules.capture.meeting_record import Offer
from store.rules.capture.open_matters import Open
from store.rules.capture.refiled_notes import Refiling
from store.values.words import N_, Words, bare, words
from store.values.wrapping import wrapped
from tui.meeting.meeting_state import MeetingState
from widgets.drawn.grid import Cell, Cells
from widgets.drawn.tones import Tone

Say = Callable[[Words | str], str]
Drawn = tuple[tuple[Cell, Cells], Reading | Offer | Open | None]
"""A row of the list, and what it stands for."""
MARGIN = 6
"""Cells of a row of the list beside its sentence."""
INDENT = "  "
"""Before what goes on of an open matter."""
LONGEST = 3
"""Rows that the reading of one line may take."""


def reading_rows(
    state: MeetingState, readings: Sequence[Reading], refiling: Refiling, say: Say, width: int
) -> Iterator[Drawn]:
    """All of it, on lines of `width` cells; 0 where that is not known yet."""
    yield from _lines(state, readings, refiling, say, width)
    yield from _offers(state, say)
    yield from _matters(state, say, width)


def reading_counts(
    state: MeetingState, readings: tuple[Reading, ...], refiling: Refiling, say: Say
) -> list[Cell]:
    """How many records the lines make, and how many marked ones could not be read."""
    marked = [reading for reading in readings if reading.mark]
    unread = sum(1 for reading in marked if reading.problem is not None and not reading.private)
    files = [r for r in marked if r.private or refiling.files(r, state.anew)]
    n = sum(1 for reading in files if reading.problem is None or reading.private)
    counts = [Cell(say(words(N_("records {n}"), n=n)), "dim")]
    if unread:
        counts.insert(0, Cell(say(words(N_("{n} not read"), n=unread)), "amber"))
    return counts


def _lines(
    state: MeetingState, readings: Sequence[Reading], refiling: Refiling, say: Say, width: int
) -> Iterator[Drawn]:
    for reading in readings:
        if not (reading.mark or reading.lost or reading.linked):
            continue
        how = refiling.of(reading) if reading.mark and not reading.private else "new"
        said = shown(reading)
        tone: Tone = "text"
        if how == "filed":
            said, tone = _filed(state, reading), "dim"
        elif how == "changed":
            said = _changed(state, reading, refiling)
            tone = "text" if reading.text in state.anew else "amber"
        elif not reading.mark:
            tone = "dim"
        elif reading.problem is not None:
            tone = "dim" if reading.private else "amber"
        parts = [say(said)]
        if tone == "amber" and width:
            parts = [*wrapped(parts[0], max(20, width - MARGIN))][:LONGEST]
        for n, part in enumerate(parts):
            yield (Cell("" if n else reading.mark, "code"), Cell(part, tone)), reading


def _filed(state: MeetingState, reading: Reading) -> Words:
    """What an earlier save made of the line; the record is told as it is now, not as the line would be read now."""
    record = state.filed_as(reading.text)
    if record is None:
        return words(N_("filed before: {text}"), text=bare(split_mark(reading.text)[1]))
    return words(N_("filed as {code}: {title}"), code=getattr(record, "code", ""), title=bare(record.label))


def _changed(state: MeetingState, reading: Reading, refiling: Refiling) -> Words:
    """A filed line in other words: its record stays, unless the line is filed as another."""
    record = state.filed_as(refiling.was[reading.number])
    code = getattr(record, "code", "") or words(N_("what was filed"))
    if reading.text in state.anew:
        return words(N_("one more beside {code}: {said}"), code=code, said=shown(reading))
    return words(N_("reworded: {code} stays as it is; Space here files one more"), code=code)


def _offers(state: MeetingState, say: Say) -> Iterator[Drawn]:
    for offer in state.offered():
        box = "[ ]" if offer.key in state.unticked else "[x]"
        yield (Cell(box, "key"), Cell(say(offer.said))), offer


def _matters(state: MeetingState, say: Say, width: int) -> Iterator[Drawn]:
    matters = state.agenda()
    if matters:
        head = words(N_("open, {n}:"), n=len(matters))
        if state.first is not None:
            head = words(N_("{first}; all that is open, {n}:"), first=state.first, n=len(matters))
        yield (Cell(""), Cell(say(head), "strong")), None
    for matter in matters:
        said = say(matter.said)
        parts = wrapped(said, max(20, width - MARGIN - len(INDENT))) if width else (said,)
        for n, part in enumerate(parts):
            yield (Cell(""), Cell(f"{INDENT if n else ''}{part}", "dim")), matter
