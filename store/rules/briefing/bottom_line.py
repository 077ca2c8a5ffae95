"""The bottom line up front: how a project stands and why, in one sentence."""

from store.records import Milestone, Risk
from store.records.milestone import overdue, slip
from store.rules.briefing.report import COLOURS, Line
from store.rules.readership import Reader
from store.rules.registers.areas import STATE, Area, areas, overall
from store.rules.registers.letters import NAMES
from store.values.words import N_, NN_, Clauses, Words, bare, words

NAMED = 2
"""As many records stand behind a letter by name."""
_FORMS = {
    (True, True): N_("{what} {n} working day late"),
    (True, False): N_("{what} {n} working days late"),
    (False, True): N_("{what} {n} working day early"),
    (False, False): N_("{what} {n} working days early"),
}


def summary(reader: Reader, *, of_several: bool) -> Line:
    """The state of one project with what is behind each letter that is not green."""
    situation = reader.situation
    letters = [area for area in areas(situation) if area.letter in STATE]
    reasons = tuple(_reason(reader, area) for area in letters if area.colour != "green")
    said = words("{colour}", colour=Words(COLOURS[overall(letters)]))
    if of_several:
        said = words(N_("{area}: {why}"), area=situation.project.code, why=said)
    if reasons:
        said = words(N_("{what}. {reasons}"), what=said, reasons=Clauses(reasons))
    behind = tuple(r for area in letters if area.colour != "green" for r in area.records if reader.reads(r))
    return Line(f"bluf:{situation.project.id}", said, behind, colour=overall(letters))


def needed(count: int) -> Line:
    """How much is needed from the reader."""
    if not count:
        return Line("bluf:needs", words(N_("Nothing needed from you today")))
    form = NN_("I need one thing from you", "I need {n} things from you")
    return Line("bluf:needs", words(form, n=count))


def _reason(reader: Reader, area: Area) -> Words:
    """A letter with what is behind it; only its colour where they may read none of that."""
    shown = [record for record in area.records if reader.reads(record)]
    name = Words(NAMES[area.letter])
    if not shown:
        return words(N_("{area}: {why}"), area=name, why=Words(COLOURS[area.colour]))
    if isinstance(shown[0], Milestone | Risk) and not area.by_hand:
        parts = [_named(reader, record) for record in shown[:NAMED]]
        if rest := len(shown) - NAMED:
            parts += [words(N_("{n} more"), n=rest)] if rest > 0 else []
        return words(N_("{area}: {why}"), area=name, why=tuple(parts))
    return words(N_("{area}: {why}"), area=name, why=area.why)


def _named(reader: Reader, record: object) -> Words:
    day = reader.situation.day
    if isinstance(record, Milestone):
        named = words("{code} {title}", code=record.code, title=bare(record.title))
        late = slip(record, day)
        if overdue(record, day):
            return words(N_("{what} overdue since {day}"), what=named, day=record.expected)
        return words(_FORMS[late > 0, abs(late) == 1], what=named, n=abs(late)) if late else named
    assert isinstance(record, Risk)
    return words("{code} {title}", code=record.code, title=bare(record.title))
