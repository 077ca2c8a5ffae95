"""The bottom line up front: how a project stands and why, in one sentence."""

from collections.abc import Iterator, Mapping, Sequence

from store.records import Milestone, Reading, Risk
from store.records.milestone import Rag
from store.records.risk import band
from store.rules.briefing.changed_line import Changed, shortly
from store.rules.briefing.last_paper import LastPaper
from store.rules.briefing.letter_reasons import NAMED, listed
from store.rules.briefing.report import COLOURS, Line
from store.rules.plan.schedule_float import chain, float_clause
from store.rules.readership import Reader
from store.rules.registers.areas import ORDER, PLANNED, STATE, Area, Letter, areas, computed, overall, planned
from store.rules.registers.letters import NAMES
from store.rules.situation import Situation
from store.values.record import Record
from store.values.words import N_, NN_, Clauses, Words, bare, words

RED = NN_("{what} is red", "{what} are red")
AMBER = NN_("{what} is amber", "{what} are amber")
ANEW = {"S": N_("Scope is being assessed anew"), "$": N_("Cost is being assessed anew")}
ANEW |= {"Q": N_("Quality is being assessed anew"), "R": N_("Risks are being reviewed anew")}
"""What is said of a letter that is `?`: an expired reading is the tool's affair, and not the reader's."""
IN_ORDER = {
    "T": N_("every milestone on schedule"),
    "R": N_("nothing red, everything followed up"),
}
ALL_WELL: dict[Letter, str] = {
    "T": N_("every milestone is on schedule"),
    "S": N_("the scope is as agreed"),
    "$": N_("the money is within what was approved"),
    "Q": N_("every check is in order"),
}
WAS: dict[Rag, str] = {
    "red": N_("red on {day}"),
    "amber": N_("amber on {day}"),
    "unknown": N_("unsure on {day}"),
    "green": N_("green on {day}"),
}
MOVED_BY: dict[Letter, type[Record]] = {"T": Milestone, "R": Risk}
"""The records that a change of a computed letter is told by; a reading says itself why."""
JUDGED: dict[Rag, str] = {
    "red": N_("Red in my judgement until {day}, {why}"),
    "amber": N_("Amber in my judgement until {day}, {why}"),
    "green": N_("Green in my judgement until {day}, {why}"),
}


def state(reader: Reader) -> tuple[Area, ...]:
    """The letters of the state, of what they may read and as it is once they have heard it; the worst first."""
    return tuple(sorted(areas(reader.seen, STATE, heard=True), key=lambda area: ORDER.index(area.colour)))


def summary(
    reader: Reader, *, of_several: bool, last: LastPaper | None = None, changes: Sequence[Changed] = ()
) -> Line:
    """The state of one project, never without its reasons; what carries it comes first. `last`: what this reader was
    given before: of a letter that differs it is said what changed, out of `changes`."""
    now, letters = reader.seen, state(reader)
    colour = overall(letters)
    moved = dict(_moved(reader, letters, last, changes)) if last is not None else {}
    said = _said(now, letters, colour, moved) if letters else _nothing(reader)
    if of_several:
        said = words(N_("{area}: {why}"), area=now.project.code, why=said)
    behind = tuple(r for area in letters if area.colour != "green" or area.by_hand for r in area.records)
    return Line(f"bluf:{now.project.id}", said, behind, colour=colour)


def needed(count: int) -> Line:
    """How much is needed from the reader."""
    if not count:
        return Line("bluf:needs", words(N_("Nothing needed from you today")))
    form = NN_("I need one thing from you", "I need {n} things from you")
    return Line("bluf:needs", words(form, n=count))


def _moved(
    reader: Reader, letters: Sequence[Area], last: LastPaper, changes: Sequence[Changed]
) -> Iterator[tuple[Letter, Words]]:
    """What each letter was on the day of the last report where it is another one now, and by which records; those that
    make it worse stand in its reason already, so that only what they were before is said."""
    for area in letters:
        if (was := last.was(area.letter, area.colour)) is None:
            continue
        worse = ORDER.index(area.colour) < ORDER.index(was)
        carrying = {record.id for record in area.records}
        behind = [
            shortly(one)
            for one in changes
            if isinstance(one.record, MOVED_BY.get(area.letter, ()))
            and reader.reads(one.record)
            and (
                one.sort == "worse" and area.letter == "R" and one.record.id in carrying
                if worse
                else one.sort in ("better", "met", "done")
            )
        ]
        said = words(WAS[was], day=last.on)
        if behind:
            said = words(N_("{what}: {said}"), what=said, said=tuple(behind[:NAMED]))
        yield area.letter, said


def _said(now: Situation, letters: Sequence[Area], colour: Rag, moved: Mapping[Letter, Words]) -> Words:
    """Red before amber before `?`; what is green is a reason only where all is, or where it was not the last time.
    What was set by hand is always said, and stands at the head where the state rests on it."""
    carried = [area for area in letters if area.colour == colour]
    by_hand = [area for area in carried if area.by_hand]
    head = by_hand[0] if by_hand and (colour == "green" or len(by_hand) == len(carried)) else None
    told = [area for area in letters if area is not head]
    if colour != "green" or head is not None:
        told = [area for area in told if area.colour != "green" or area.by_hand or area.letter in moved]
    said = _judged(now, head) if head is not None else Words(COLOURS[colour])
    if head is not None:
        said = _with(said, moved.get(head.letter))
    reasons = Clauses(_reason(now, area, moved.get(area.letter)) for area in told)
    return words(N_("{what}. {reasons}"), what=said, reasons=reasons) if reasons else said


def _with(said: Words, moved: Words | None) -> Words:
    return said if moved is None else words(N_("{what} ({why})"), what=said, why=moved)


def _nothing(reader: Reader) -> Words:
    """Where there is no letter to give."""
    now = reader.situation
    if any(reader.reads(milestone) for milestone in now.milestones):
        return words(N_("Every milestone is met"))
    if now.milestones or now.risks or now.readings:
        return words(N_("Nothing to report yet"))
    if now.project.state == "planning":
        return words(N_("The plan is being drawn up"))
    return words(N_("No milestone is planned yet"))


def _judged(now: Situation, area: Area) -> Words:
    """What was set by hand, in the voice of who set it: until when, why, and what it is set against."""
    (reading,) = area.records
    assert isinstance(reading, Reading)
    said = words(JUDGED[area.colour], day=reading.valid_until, why=bare(reading.sentence))
    if area.letter == "T" and (has := float_clause(chain(now))) is not None:
        said = words(N_("{what} ({why})"), what=said, why=has)
    own = computed(now, area.letter, heard=True)
    if own is None or own.colour == area.colour:
        return said
    return words(N_("{what}, although {reasons}"), what=said, reasons=_against(now, own))


def _against(now: Situation, own: Area) -> Words:
    """What a letter would rest on, as a clause."""
    if own.colour == "green":
        return Words(ALL_WELL.get(own.letter, N_("no risk is red")))
    if own.letter == "R" and own.colour == "unknown":
        return words(N_("the risks have not been reviewed recently"))
    if own.letter == "T":
        return listed(now, own.records)
    if own.letter in PLANNED:
        return _of_plan(now, own)
    red = [risk for risk in own.records if isinstance(risk, Risk) and band(risk, now.day) == "red"]
    shown = red or own.records
    return words(RED if red else AMBER, what=listed(now, shown, alone=True), n=len(shown))


def _of_plan(now: Situation, area: Area) -> Words:
    """Scope, cost or quality by its records; of cost what all lines come to before them, unless one line says it."""
    from store.rules.registers.plan_letters import named, why

    said = named(now, area.records, NAMED)
    if area.letter == "$" and area.records and why(now, area.records[0]) != (area.why,):
        return words(N_("{what}, in particular {reasons}"), what=area.why, reasons=said)
    return said


def _reason(now: Situation, area: Area, moved: Words | None) -> Words:
    """A letter with what it was, and what is behind it."""
    name = _with(Words(NAMES[area.letter]), moved)
    if area.by_hand:
        return words(N_("{area}: {why}"), area=name, why=_judged(now, area))
    if area.colour == "unknown" and area.letter in ANEW:
        return _with(Words(ANEW[area.letter]), moved)
    if area.colour == "green" and area.letter in IN_ORDER:
        return words(N_("{area}: {why}"), area=name, why=Words(IN_ORDER[area.letter]))
    if area.letter in ("T", "R"):
        return words(N_("{area}: {why}"), area=name, why=listed(now, area.records))
    if area.colour in ("red", "amber") and planned(now, area.letter):
        return words(N_("{area}: {why}"), area=name, why=_of_plan(now, area))
    return words(N_("{area}: {why}"), area=name, why=area.why)
