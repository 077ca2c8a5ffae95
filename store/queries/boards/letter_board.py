"""The letters of a project with the rule and the records behind each."""

from collections.abc import Iterator
from dataclasses import replace

from store.disk.workspace import Workspace
from store.queries.boards.kept_words import kept_words
from store.queries.project_situation import situation
from store.records import Project, Reading
from store.records.milestone import Rag
from store.records.reading import COLOURS
from store.rules.plan.schedule_float import chain, float_words
from store.rules.registers.areas import (
    LETTERS,
    STATE,
    Area,
    Letter,
    areas,
    computed,
    overall,
    overridden,
    reading_in_force,
)
from store.rules.registers.letters import behind, called, rule_of
from store.rules.registers.satisfaction import contentment_words, present
from store.rules.situation import Situation
from store.values.day import Day
from store.values.frozen import frozen
from store.values.record import Record
from store.values.words import N_, Words, words


@frozen
class Behind:
    """A record behind a letter: what it is called, and what it has to do with it."""

    record: Record
    label: str
    why: Words


@frozen
class LetterLine:
    """One letter. `area` None: nothing to say about it, so it is left out; `without`: as it is computed where it was
    set by hand; `reading`: the one in force."""

    letter: Letter
    rule: Words
    area: Area | None
    without: Area | None
    reading: Reading | None
    behind: tuple[Behind, ...]
    beside: tuple[Words, ...] = ()
    """What else there is to know of it: how words were kept, and why not."""


@frozen
class Letters:
    """All letters, in the order they are printed."""

    project: Project
    day: Day
    overall: Rag
    lines: tuple[LetterLine, ...]


def letters(workspace: Workspace, project: int) -> Letters:
    """Every letter, those that are left out among them."""
    now = situation(workspace, project)
    kept = kept_words(workspace, project)
    ours, theirs = (
        words(N_("ours: {said}"), said=kept.ours.words),
        words(N_("asked of them: {said}"), said=kept.theirs.words),
    )
    beside = {"T": _float(now), "P": (ours, *kept.ours.reasons, theirs, *kept.theirs.reasons)}
    each = STATE if now.looked_at else LETTERS
    lines = tuple(replace(_line(now, letter), beside=beside.get(letter, ())) for letter in each)
    return Letters(now.project, now.day, overall(areas(now)), lines)


def _float(now: Situation) -> tuple[Words, ...]:
    """What covers a time that was set by hand, or does not."""
    said = float_words(chain(now))
    return (said,) if said is not None else ()


def _satisfaction(now: Situation) -> Iterator[Behind]:
    """How satisfied they are, by person and matter."""
    form = N_("satisfaction {colour}: {said}")
    for reading, scores in present(now):
        said = contentment_words(now, reading, scores)
        yield Behind(reading, "", words(form, colour=Words(COLOURS[reading.colour]), said=said))


def _line(now: Situation, letter: Letter) -> LetterLine:
    by_hand, own = overridden(now, letter), computed(now, letter)
    area = by_hand or own
    records = [*(area.records if area else ()), *(own.records if own and by_hand else ())]
    return LetterLine(
        letter,
        rule_of(now, letter),
        area,
        own if by_hand else None,
        reading_in_force(now, letter),
        (
            *(Behind(record, called(now, record), behind(now, record)) for record in records),
            *(_satisfaction(now) if letter == "C" else ()),
        ),
    )
