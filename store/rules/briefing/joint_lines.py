"""What hangs together is said as one item: what it began with, the rest below it, and what is done about it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from store.records import Risk, Seat
from store.records.risk import band
from store.rules.briefing.changed_line import Changed
from store.rules.briefing.paper import ANSWER
from store.rules.briefing.report import Line
from store.rules.readership import Reader
from store.rules.registers.event_ties import together
from store.values.record import Record
from store.values.text import fold
from store.values.words import N_, Words, bare, words

BAD = ("new", "worse")
"""What became better never hangs under what did not: a credit stands by itself."""


def joint(reader: Reader, changes: Sequence[Changed], lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of these changes, one a change: those of one event behind one another, where the first of them stands,
    with the plan where something red is new or worse."""
    by_record = {one.record.id: (one, line) for one, line in zip(changes, lines, strict=True)}
    heads: dict[int, tuple[Record, ...]] = {}
    for bad in (True, False):
        records = [one.record for one in changes if (one.sort in BAD) is bad]
        for event in together(reader.situation, records):
            heads |= {record.id: event for record in event}
    found: list[Line] = []
    done: set[int] = set()
    for one in changes:
        if one.record.id in done:
            continue
        head, *parts = heads[one.record.id]
        done |= {head.id, *(part.id for part in parts)}
        first = by_record[head.id][1]
        found.append(first)
        hung = [_beneath(by_record[part.id][0], by_record[head.id][0]) for part in parts]
        for n, part in enumerate(parts):
            said = hung[n]
            if n + 1 < len(parts) and _same_reason(said, hung[n + 1]):
                said = said.values["what"]
            found.append(replace(by_record[part.id][1], under=first.id, hung=said))
        for record in (head, *parts):
            found += _answer(reader, by_record[record.id][0], first)
    return tuple(found)


def _same_reason(one: Words, other: Words) -> bool:
    """Whether the reason that follows is that of both."""
    return "reason" in one.values and one.values.get("reason") == other.values.get("reason")


def _beneath(change: Changed, above: Changed) -> Words:
    """Its sentence without what stands above it: the reason, or the name of a seat."""
    whole, head = change.words, above.record
    code = str(getattr(head, "code", ""))
    shorter = None
    if _same_reason(whole, above.words) or (code and whole.values.get("reason") == code):
        shorter = whole.values["what"]
    elif isinstance(change.record, Seat) and fold(change.record.title) in fold(head.label):
        shorter = whole.values.get("said")
    return shorter if isinstance(shorter, Words) else whole


def _answer(reader: Reader, change: Changed, head: Line) -> Iterator[Line]:
    """What is done about a red one."""
    risk = change.record
    if not isinstance(risk, Risk) or change.sort not in BAD:
        return
    if band(risk, reader.situation.day) == "red" and (plan := bare(risk.plan)):
        yield Line(f"{ANSWER}{risk.id}", words(N_("Plan: {plan}"), plan=plan), (risk,), under=head.id)


def with_part(lines: Sequence[Line], parts: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines with my part in what they tell below it; and what is my part in anything else."""
    told = {line.records: line.under or line.id for line in lines if not line.id.startswith(ANSWER)}
    found: list[Line] = []
    for n, line in enumerate(lines):
        found.append(line)
        head = line.under or line.id
        if n + 1 == len(lines) or lines[n + 1].under != head:
            found += [
                replace(one, under=head, hung=words(N_("My part: {said}"), said=one.words.values["said"]))
                for one in parts
                if told.get(one.records) == head
            ]
    return tuple(found), tuple(one for one in parts if one.records not in told)
