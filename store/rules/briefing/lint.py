"""What should be looked at before a briefing is handed over, and the one thing that keeps it from leaving."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from store.records import Milestone, Risk
from store.records.milestone import overdue
from store.records.risk import band, missing
from store.rules.briefing.bottom_line import state
from store.rules.briefing.changes import KNOWN
from store.rules.briefing.letter_reasons import LACKING
from store.rules.briefing.paper import ANSWER, Paper, Said
from store.rules.briefing.report import COLOURS, Briefing, Line
from store.rules.readership import reader_of
from store.rules.registers.areas import ORDER, OVERRIDES, STATE, areas, milestone_colour
from store.rules.registers.letters import NAMES
from store.rules.registers.news import began
from store.rules.situation import Situation
from store.values.frozen import frozen
from store.values.record import Record, own_project
from store.values.text import fold, holds_word
from store.values.width import cell_width
from store.values.words import N_, NN_, Words, words

WHAT_HAPPENED = ("bluf", "changed", "part", "done")
"""The sections that say what happened and why; names belong to plans, ownership and credit."""
MOST_ALIKE = 5
"""As many findings of one sort are named one by one."""
_AMOUNT = re.compile(
    r"\d{1,3}(?:[ ,.'\u00a0]\d{3})+(?!\d)"
    r"|\d+(?:[.,]\d+)?\s?(?:k|m|bn|mn|million|thousand)\b"
    r"|[\d一二两三四五六七八九十百千.]+\s?[万亿]",
    re.IGNORECASE,
)
_CURRENCY = re.compile(r"[€$£¥₹元]|\b[A-Z]{3}\b|人民币|欧元|美元")


@frozen
class WordList:
    """Words of blame, and names of departments; one ending in `*` matches whatever it begins."""

    blame: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()


@frozen
class Finding:
    """One thing to look at: the sentence, and the line of the paper that it is about; `hard`: nothing overrides it."""

    words: Words
    line: str = ""
    hard: bool = False


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
        *_named(situations, kept, records, lists),
        *_texts(kept, lists),
    )
    return tuple(_first_of_each(found))


def _first_of_each(found: Sequence[Finding]) -> Iterator[Finding]:
    """Of many that say the same of one record after the other, the first ones and how many more there are."""
    said: dict[str, int] = {}
    for one in found:
        said[one.words.msgid] = count = said.get(one.words.msgid, 0) + 1
        if one.hard or count <= MOST_ALIKE:
            yield one
    for msgid in said:
        left = [one for one in found if one.words.msgid == msgid and not one.hard][MOST_ALIKE:]
        if left:
            form = NN_("and {n} more of these: {what}", "and {n} more of these, as: {what}")
            yield Finding(words(form, n=len(left), what=left[0].words), left[0].line)


def leaks(paper: Paper, private: Iterable[str]) -> Iterator[Finding]:
    """Private text in what would leave. Says where and never what."""
    texts = [("", " ".join((paper.title, *paper.facts)))]
    texts += [(line.id, " ".join((line.text, *line.cells))) for part in paper.parts for line in part.lines]
    for number, (id, text) in enumerate(texts):
        if any(secret in text for secret in private):
            yield Finding(words(N_("line {n} holds the text of a private note"), n=number), id, hard=True)


def secrets(texts: Iterable[str]) -> tuple[str, ...]:
    """What of private texts is looked for: each whole, and each of its lines that is long enough to be no chance."""
    found: dict[str, None] = {}
    for text in texts:
        whole = " ".join(text.split())
        lines = [" ".join(line.split()) for line in text.splitlines()]
        lines += [line[1:].strip() for line in lines if line[:1] in tuple("!+>?<=^#*~")]
        for one, least in ((whole, 6), *((line, 12) for line in lines)):
            if cell_width(one) >= least:
                found[one] = None
    return tuple(found)


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
            lacks = tuple(Words(LACKING[name]) for name in missing(record, now.day))
            if red and lacks:
                said = words(N_("red, {lacks}: {what}"), lacks=lacks, what=_name(record))
                yield Finding(said, f"risk:{record.id}")
        elif isinstance(record, Milestone):
            yield from _milestone(now, record)
    for letter, area in OVERRIDES.items():
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
        hidden = tuple(_name(record) for record in area.records if not reader.reads(record))
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
    """Lines that name what the reader may not read, and moves whose reason was left out since it does."""
    reader = reader_of(now, briefing.person)
    for part in kept.parts if reader.audience != "internal" else ():
        for line in part.lines if part.project == now.project.code else ():
            if codes := reader.hidden_in(" ".join((line.text, *line.cells))):
                form = N_("names {codes}, which they may not read of: {what}")
                yield Finding(words(form, codes=tuple(map(str.upper, codes)), what=line.text), line.id)
            for record in line.records if line.id.startswith(("changed:", "late:")) else ():
                moves = now.moves_of.get(record.id, ())
                if moves and not line.edited and (codes := reader.hidden_in(moves[-1].reason)):
                    form = N_("the reason names {codes}, which they may not read of, and is left out: {what}")
                    yield Finding(
                        words(form, codes=tuple(map(str.upper, codes)), what=_name(record)), line.id
                    )


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
                yield Finding(words(form, n=age, what=_name(record)), line.id)


def _milestone(now: Situation, milestone: Milestone) -> Iterator[Finding]:
    id = f"milestone:{milestone.id}"
    if overdue(milestone, now.day):
        yield Finding(words(N_("overdue without a new day: {what}"), what=_name(milestone)), id)
    elif milestone.met_on is None and milestone_colour(now, milestone) == "unknown":
        yield Finding(
            words(N_("forecast not confirmed or moved recently: {what}"), what=_name(milestone)), id
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
                    what=_name(record),
                ),
                f"changed:{record.id}",
            )


def _named(
    situations: Sequence[Situation], paper: Paper, records: dict[int, Record], lists: WordList
) -> Iterator[Finding]:
    """People, their organisations and departments where it is said what happened, or in a cause."""
    people = [person for now in situations for person in now.people.values()]
    names = {person.name for person in people} | {person.organisation for person in people}
    names = {name for name in names if len(name) > 1} | set(lists.departments)
    for part in paper.parts:
        for line in part.lines if part.name in WHAT_HAPPENED else ():
            if line.id.startswith(("decided:", ANSWER)):
                continue  # who decided is no cause, and names belong to plans
            for name in sorted(_in(line.text, names)):
                yield Finding(words(N_('a name in what happened: "{name}"'), name=name), line.id)
    for record in records.values():
        if isinstance(record, Risk):
            for name in sorted(_in(f"{record.title}\n{record.cause}", names)):
                said = words(
                    N_('a name in title or cause of {what}: "{name}"'), what=_name(record), name=name
                )
                yield Finding(said, f"risk:{record.id}")


def _texts(paper: Paper, lists: WordList) -> Iterator[Finding]:
    for part in paper.parts:
        for line in part.lines:
            text = " ".join((line.text, *line.cells))
            for word in sorted(_in(text, lists.blame)):
                yield Finding(words(N_('a word of blame: "{word}"'), word=word.rstrip("*")), line.id)
            if _AMOUNT.search(text) and not _CURRENCY.search(text):
                yield Finding(words(N_("money without a currency: {what}"), what=line.text), line.id)


def _in(text: str, names: Iterable[str]) -> set[str]:
    """Those that stand in the text: Latin ones as words, whatever their case."""
    folded = fold(text)
    return {name for name in names if holds_word(folded, name)}


def _name(record: Record) -> str:
    return f"{getattr(record, 'code', '')} {record.label}".strip()
