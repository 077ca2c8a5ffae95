"""How much of a page a briefing takes, counted in lines of Markdown, and what gives way where there is too much."""

from collections.abc import Callable, Sequence

from store.records import Risk
from store.records.milestone import Rag
from store.rules.briefing.paper import ANSWER
from store.rules.briefing.report import Line, Section
from store.values.record import Record
from store.values.words import N_, Words, words

PAGE = 60
HEAD = 4
"""Lines of the title with the facts below it."""
LEAST_ROWS = 4
"""The top three, and the row that counts the others."""
MOST_AMBER = 5
MOST_CHANGED = 10
MOST_MILESTONES = 14
MOST_CODES = 60
"""Codes that a row of what is left out names; a page could not hold them all."""
FRAME = {"text": 1, "inline": 1, "list": 3, "numbered": 3, "table": 5}
"""Lines of a section beside its own: heading, head of a table, empty lines. Neighbours in one line share theirs."""
COUNTED = {
    ("red",): N_("{red} more red: {codes}"),
    ("amber",): N_("{amber} more amber: {codes}"),
    ("red", "amber"): N_("{red} more red and {amber} more amber: {codes}"),
}
MORE = {"red": N_("{n} of them red"), "amber": N_("{n} of them amber")}
ALL = {"red": N_("all red"), "amber": N_("all amber")}


def height(sections: Sequence[Section]) -> int:
    """Lines of Markdown that the sections take."""
    lines = 0
    for n, section in enumerate(sections):
        if not section.lines and not section.empty:
            continue
        own = 1 if section.form in ("inline", "text") else max(1, len(section.lines))
        first = not n or section.form != "inline" or sections[n - 1].form != "inline"
        lines += own + (FRAME[section.form] if first else 0)
    return lines


def fit_risks(
    heavy: Sequence[tuple[Rag, Risk]], row: Callable[[Risk], Line], room: int | None = None
) -> tuple[Line, ...]:
    """A `row` for each of those there is room for (lines of the whole table), red before amber: a few amber ones at
    most. Those left out are counted and named by their codes in a last row."""
    red = sum(colour == "red" for colour, _ in heavy)
    most = red + MOST_AMBER + 1
    if room is not None:
        most = min(most, max(LEAST_ROWS, room - FRAME["table"]))
    if len(heavy) <= most:
        return tuple(row(risk) for _, risk in heavy)
    kept, left = [row(risk) for _, risk in heavy[: most - 1]], heavy[most - 1 :]
    counts = {name: sum(colour == name for colour, _ in left) for name in ("red", "amber")}
    form = COUNTED[tuple(colour for colour, n in counts.items() if n)]
    records = tuple(risk for _, risk in left)
    said = words(form, **counts, codes=_codes(records))
    blank = (words(""),) * (len(kept[0].cells) - 1)
    return (*kept, Line(f"{kept[0].id}:more", said, records, cells=(said, *blank), colour=left[0][0]))


def fit_milestones(rows: Sequence[Line]) -> tuple[Line, ...]:
    """The rows there is room for: red, amber and unsure ones and those met lately before the calm, in the order they
    came in; those left out are counted in a last row."""
    if len(rows) <= MOST_MILESTONES:
        return tuple(rows)
    rank = {"red": 0, "amber": 1, "unknown": 2, "green": 3}
    ranked = sorted(range(len(rows)), key=lambda n: (rank.get(rows[n].colour or "", 3), n))
    kept = sorted(ranked[: MOST_MILESTONES - 1])
    left = [rows[n] for n in sorted(ranked[MOST_MILESTONES - 1 :])]
    said = _counted(left)
    records = tuple(record for row in left for record in row.records)
    blank = (words(""),) * (len(rows[0].cells) - 1)
    first = rows[kept[0]]
    return (
        *(rows[n] for n in kept),
        Line(f"{first.id}:more", said, records, cells=(said, *blank), colour=left[0].colour),
    )


def fit_late(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The first late milestones; the others are counted."""
    if len(lines) <= MOST_MILESTONES:
        return tuple(lines)
    kept, left = lines[: MOST_MILESTONES - 1], lines[MOST_MILESTONES - 1 :]
    said = _counted(left)
    return (*kept, Line(f"{kept[0].id}:more", said, tuple(r for line in left for r in line.records)))


def fit_changed(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The first changes; those left out are counted and named by their codes. What hangs together is not torn,
    unless it takes most of the room."""
    if len(lines) <= MOST_CHANGED:
        return tuple(lines)
    room = MOST_CHANGED - 1
    whole = next((n for n in range(room, 0, -1) if not lines[n].under), 0)
    room = whole if whole > room // 2 else room
    kept, left = lines[:room], [line for line in lines[room:] if not line.id.startswith(ANSWER)]
    records = tuple(record for line in left for record in line.records)
    said = words(N_("{n} more: {codes}"), n=len(left), codes=_codes(records))
    return (*kept, Line(f"{kept[0].id}:more", said, records))


def _counted(left: Sequence[Line]) -> Words:
    """How many milestones more there are, and of which colours."""
    said = words(N_("{n} more milestones"), n=len(left))
    counts = [(colour, sum(line.colour == colour for line in left)) for colour in MORE]
    parts = tuple(
        words(ALL[colour]) if n == len(left) else words(MORE[colour], n=n) for colour, n in counts if n
    )
    return words(N_("{what}, {parts}"), what=said, parts=parts) if parts else said


def _codes(records: Sequence[Record]) -> tuple[str | Words, ...]:
    codes = tuple(str(getattr(record, "code", "")) or record.label for record in records)
    return codes if len(codes) <= MOST_CODES else (*codes[: MOST_CODES - 1], "…")
