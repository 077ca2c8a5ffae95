"""What should be looked at before a briefing is handed over."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from store.records import Change, Milestone, Risk
from store.records.change import unapproved
from store.records.milestone import overdue
from store.records.risk import band
from store.rules.briefing.bottom_line import state
from store.rules.briefing.changes import KNOWN
from store.rules.briefing.findings import Finding, code_and_name, first_of_each
from store.rules.briefing.letter_reasons import lacks
from store.rules.briefing.paper import Paper, Said
from store.rules.briefing.private_text import leaks
from store.rules.briefing.report import COLOURS, Briefing, Line
from store.rules.briefing.unfit_words import WordList, blame_and_amounts, names
from store.rules.readership import Reader, reader_of
from store.rules.registers.areas import ORDER, STATE, areas, computed_areas, milestone_colour
from store.rules.registers.letters import NAMES
from store.rules.registers.news import began
from store.rules.situation import Situation
from store.values.record import Record, own_project
from store.values.words import N_, NN_, Words, words


def lint(
    situations: Sequence[Situation],
    briefing: Briefing,
    paper: Paper,
    lists: WordList,
    private: Iterable[str] = (),
    fresh: Briefing | None = None,
) -> tuple[Finding, ...]:
    """Everything that should be looked at in what would leave, worst first. `private`: texts that never leave;
    `fresh`: the same briefing made anew, to tell what changed since."""
    kept = paper.kept()
    said = {line.id: line for part in kept.parts for line in part.lines}
    records = {record.id: record for line in said.values() for record in line.records}
    found = (
        *leaks(kept, private),
        *(_changed(briefing, fresh, said) if fresh is not None else ()),
        *(f for now in situations for f in _of_project(now, records, briefing)),
        *(f for now in situations for f in _worse_within(now, briefing)),
        *(f for now in situations for f in _known_long(now, briefing, said)),
        *(f for now in situations for f in _hidden(now, briefing, kept)),
        *names(situations, kept, records, lists),
        *blame_and_amounts(kept, lists),
    )
    return tuple(first_of_each(found))


def _changed(briefing: Briefing, fresh: Briefing, said: dict[str, Said]) -> Iterator[Finding]:
    """Lines that say something else by now, and lines that came or went."""
    before, now = _all(briefing), _all(fresh)
    for id, line in before.items():
        if id in said and id in now and (line.words, line.cells) != (now[id].words, now[id].cells):
            yield Finding(words(N_("changed since the preview: {what}"), what=now[id].words), id)
        elif id in said and id not in now:
            yield Finding(words(N_("no longer so since the preview: {what}"), what=line.words), id)
    for id in now.keys() - before.keys():
        yield Finding(words(N_("new since the preview: {what}"), what=now[id].words), id)


def _all(briefing: Briefing) -> dict[str, Line]:
    sections = (*briefing.over, *(section for block in briefing.blocks for section in block.sections))
    return {line.id: line for section in sections for line in section.lines}


def _of_project(now: Situation, records: dict[int, Record], briefing: Briefing) -> Iterator[Finding]:
    own = [record for record in records.values() if own_project(record) == now.project.id]
    for record in own:
        if isinstance(record, Risk):
            red = record.state != "closed" and band(record, now.day) == "red"
            wanting = lacks(record, now.day)
            if red and wanting:
                said = words(N_("red, {lacks}: {what}"), lacks=wanting, what=code_and_name(record))
                yield Finding(said, f"risk:{record.id}")
        elif isinstance(record, Milestone):
            yield from _milestone(now, record)
    for letter, area in computed_areas(now).items():
        readings = [r for r in now.readings if r.area == area and r.on <= now.day.date]
        last = max(readings, key=lambda r: (r.on, r.id), default=None)
        if last is not None and last.valid_until is not None and last.valid_until < now.day.date:
            yield Finding(
                words(N_("the override of {letter} ended {day}"), letter=letter, day=last.valid_until)
            )
    person = briefing.person
    if person is not None and (part := now.part_of.get(person.id)) is not None and part.role == "supplier":
        yield Finding(words(N_("{name} is a supplier and reads here what a client may"), name=person.name))
    yield from _hears_first(now, own, briefing)


def _worse_within(now: Situation, briefing: Briefing) -> Iterator[Finding]:
    """The letters that are worse on my own screen than in this paper, with the records that make the difference: what
    its reader may not read."""
    reader = reader_of(now, briefing.person)
    told = {area.letter: area for area in state(reader)}
    on_screen = {area.letter: area.colour for area in areas(now)}
    for area in areas(now, heard=True):
        theirs = told.get(area.letter)
        if area.letter not in STATE or area.colour == "green":
            continue
        if theirs is not None and ORDER.index(theirs.colour) <= ORDER.index(area.colour):
            continue
        hidden = tuple(code_and_name(record) for record in area.records if not reader.reads(record))
        said = words(
            N_(
                "{area} is {colour} on your screen and not in this paper, because of what is internal: {names}"
            ),
            area=Words(NAMES[area.letter]),
            colour=Words(COLOURS[on_screen[area.letter]]),
            names=hidden,
        )
        yield Finding(said, f"bluf:{now.project.id}")


def _hidden(now: Situation, briefing: Briefing, kept: Paper) -> Iterator[Finding]:
    """Lines that name what the reader may not read, and reasons that are left out."""
    reader = reader_of(now, briefing.person)
    for part in kept.parts if reader.audience != "internal" else ():
        for line in part.lines if part.project == now.project.code else ():
            if codes := reader.hidden_in(" ".join((line.text, *line.cells))):
                form = N_("names {codes}, which they may not read of: {what}")
                yield Finding(words(form, codes=tuple(map(str.upper, codes)), what=line.text), line.id)
            for record in line.records if line.id.startswith(("changed:", "late:")) else ():
                typed = _reason_of(now, record)
                if typed and not line.edited and not reader.prints(typed):
                    yield Finding(_left_out(reader, record, typed), line.id)


def _reason_of(now: Situation, record: Record) -> str:
    if isinstance(record, Change):
        return record.unapproved_because if unapproved(record) else ""
    return now.moves_of[record.id][-1].reason if record.id in now.moves_of else ""


def _left_out(reader: Reader, record: Record, reason: str) -> Words:
    """Why a reason is not printed, while it can still be said otherwise."""
    if codes := reader.hidden_in(reason):
        form = N_("the reason names {codes}, which they may not read of, and is left out: {what}")
        return words(form, codes=tuple(map(str.upper, codes)), what=code_and_name(record))
    form = N_(
        "the reason names no record and is left out; what they should read, write into the line: {what}: {reason}"
    )
    return words(form, what=code_and_name(record), reason=reason)


def _known_long(now: Situation, briefing: Briefing, said: dict[str, Said]) -> Iterator[Finding]:
    """Where the paper itself says that it was known for longer than the notice a sponsor should have."""
    for line in briefing.lines("changed"):
        for record in line.records:
            known = line.words.values.get("day")
            if line.words.msgid != KNOWN or line.id not in said or own_project(record) != now.project.id:
                continue
            age = now.day.since(known) if isinstance(known, date) else 0
            if age > now.day.settings.notice_milestone_wd:
                form = NN_(
                    "the paper says that you knew for {n} working day: {what}",
                    "the paper says that you knew for {n} working days: {what}",
                )
                yield Finding(words(form, n=age, what=code_and_name(record)), line.id)


def _milestone(now: Situation, milestone: Milestone) -> Iterator[Finding]:
    id = f"milestone:{milestone.id}"
    if overdue(milestone, now.day):
        yield Finding(words(N_("overdue without a new day: {what}"), what=code_and_name(milestone)), id)
    elif milestone.met_on is None and milestone_colour(now, milestone) == "unknown":
        yield Finding(
            words(N_("forecast not confirmed or moved recently: {what}"), what=code_and_name(milestone)), id
        )


def _hears_first(now: Situation, own: Sequence[Record], briefing: Briefing) -> Iterator[Finding]:
    """What became worse and the one who hears first has not heard."""
    first = now.project.hear_first
    if first is None or (briefing.person is not None and briefing.person.id == first):
        return
    worse = {
        r.id for line in briefing.lines("changed") if line.mark in ("new", "worse") for r in line.records
    }
    for record in own:
        since = began(now, record)
        if record.id not in worse or since is None:
            continue
        heard = any(t.person == first and t.on >= since for t in now.told_of.get(record.id, ()))
        if not heard:
            yield Finding(
                words(
                    N_("{name} is to be told first and has not been told of {what}"),
                    name=now.name(first),
                    what=code_and_name(record),
                ),
                f"changed:{record.id}",
            )
