"""Area letters: T and R computed, scope, cost and quality too where the project holds their records, else read by hand;
the rest my housekeeping."""

from collections.abc import Sequence
from typing import Literal

from store.records import Milestone, Reading, Risk
from store.records.milestone import Rag, rag, unconfirmed
from store.records.risk import band, missing, past_due, reply, review_due
from store.rules.people.cadence import clocks
from store.rules.registers.news import news
from store.rules.situation import Situation
from store.values.frozen import frozen
from store.values.record import Record, born
from store.values.words import N_, Words, bare, words

Letter = Literal["T", "S", "$", "Q", "R", "C", "M", "P"]
READ: dict[Letter, str] = {"S": "scope", "$": "cost", "Q": "quality", "M": "team"}
OVERRIDES: dict[Letter, str] = {"T": "time", "R": "risk"}
PLANNED: tuple[Letter, ...] = ("S", "$", "Q")
"""Computed where there are such records; a reading is an override then."""
LETTERS: tuple[Letter, ...] = ("T", "S", "$", "Q", "R", "C", "M", "P")
STATE: tuple[Letter, ...] = ("T", "S", "$", "Q", "R")
"""The letters of the overall state; C, M and P are on my screen only."""
SIGNS: dict[Rag, str] = {"red": "!", "amber": "~", "unknown": "?", "green": "."}
"""A colour is never shown alone: its sign stands beside it."""
BY_HAND = "@"
"""Behind a letter that was set by hand against what was computed."""
ORDER: tuple[Rag, ...] = ("red", "amber", "unknown", "green")


@frozen
class Area:
    """One letter: its colour, why in one sentence, the records behind it; `by_hand`: an override is in force."""

    letter: Letter
    colour: Rag
    why: Words
    records: tuple[Record, ...] = ()
    by_hand: bool = False


def worst(colours: Sequence[Rag]) -> Rag | None:
    """red > amber > ? > green; None of nothing."""
    return min(colours, key=ORDER.index, default=None)


def areas(
    situation: Situation, letters: Sequence[Letter] = LETTERS, *, heard: bool = False
) -> tuple[Area, ...]:
    """Those of the letters there is something to say about, in the order they are printed. `heard`: as it is once
    everything has been told, for a paper, which is never coloured by its own not having been read. While others look,
    none of our own house."""
    letters = [letter for letter in letters if letter in STATE] if situation.looked_at else letters
    found = (overridden(situation, letter) or computed(situation, letter, heard=heard) for letter in letters)
    return tuple(area for area in found if area is not None)


def computed(situation: Situation, letter: Letter, *, heard: bool = False) -> Area | None:
    """A letter by its own rule; None while there is nothing to say about it: it is left out."""
    match letter:
        case "T":
            return _time(situation)
        case "R":
            return _risk(situation, heard=heard)
        case "C":
            return _contacts(situation)
        case "P":
            return _promises(situation)
        case "S" | "$" | "Q" if planned(situation, letter):
            from store.rules.registers.plan_letters import standing

            return Area(letter, *standing(situation, letter))
    return _read(situation, letter)


def planned(situation: Situation, letter: Letter) -> bool:
    """Whether scope, cost or quality follow from records."""
    return bool({"S": situation.deliverables, "$": situation.money, "Q": situation.checks}.get(letter))


def computed_areas(situation: Situation) -> dict[Letter, str]:
    """The areas of which a reading is an override, by letter."""
    return OVERRIDES | {letter: READ[letter] for letter in PLANNED if planned(situation, letter)}


def reading_in_force(situation: Situation, letter: Letter) -> Reading | None:
    """The latest reading of a letter, or override of one that is computed, unless it has expired."""
    area = READ.get(letter) or OVERRIDES.get(letter)
    reading = latest_reading(situation, area) if area else None
    return None if reading is None or _expired(situation, reading) else reading


def shown(area: Area) -> str:
    """A letter as it is printed: with its sign, and marked where it was set by hand."""
    return area.letter + SIGNS[area.colour] + (BY_HAND if area.by_hand else "")


def overall(areas: Sequence[Area]) -> Rag:
    """The state the sponsor reads: the worst of T S $ Q R."""
    return worst([area.colour for area in areas if area.letter in STATE]) or "unknown"


def latest_reading(situation: Situation, area: str) -> Reading | None:
    """The last reading of an area, expired or not."""
    readings = [r for r in situation.readings if r.area == area and r.on <= situation.day.date]
    return max(readings, key=lambda r: (r.on, r.id), default=None)


def _read(situation: Situation, letter: Letter) -> Area | None:
    reading = latest_reading(situation, READ[letter])
    if reading is None:
        return None
    if _expired(situation, reading):
        return Area(
            letter, "unknown", words(N_("reading expired {day}"), day=reading.valid_until), (reading,)
        )
    return Area(letter, reading.colour, words("{sentence}", sentence=bare(reading.sentence)), (reading,))


def _expired(situation: Situation, reading: Reading) -> bool:
    return reading.valid_until is not None and reading.valid_until < situation.day.date


def overridden(situation: Situation, letter: Letter) -> Area | None:
    """What a computed letter was set to by hand, while that lasts; None where it counts as computed."""
    by_records = letter in OVERRIDES or planned(situation, letter)
    reading = reading_in_force(situation, letter) if by_records else None
    if reading is None or reading.valid_until is None:
        return None
    why = words(
        N_("overridden until {day}: {sentence}"), day=reading.valid_until, sentence=bare(reading.sentence)
    )
    return Area(letter, reading.colour, why, (reading,), by_hand=True)


def _time(situation: Situation) -> Area | None:
    open_ones = [m for m in situation.milestones if m.met_on is None]
    if not open_ones:
        return None
    colours: dict[int, Rag] = {}
    for milestone in open_ones:
        colours[milestone.id] = milestone_colour(situation, milestone)
    colour = worst(list(colours.values())) or "unknown"
    behind = tuple(m for m in open_ones if colours[m.id] == colour)
    sentence = {
        "red": N_("{n} beyond tolerance or overdue"),
        "amber": N_("{n} late within tolerance"),
        "unknown": N_("{n} not confirmed recently"),
        "green": N_("{n} on their baseline"),
    }[colour]
    return Area("T", colour, words(sentence, n=len(behind)), behind)


def milestone_colour(situation: Situation, milestone: Milestone) -> Rag:
    """Its RAG; `?` for a green one that nobody confirmed or moved lately."""
    moves = situation.moves_of.get(milestone.id, ())
    colour = rag(milestone, situation.day)
    touched = moves[-1].on if moves else born(milestone.id, situation.project.zone)
    return "unknown" if colour == "green" and unconfirmed(milestone, situation.day, touched) else colour


def _risk(situation: Situation, *, heard: bool) -> Area | None:
    day = situation.day
    live = [risk for risk in situation.risks if risk.state != "closed"]
    if not live:
        return None
    reds = [risk for risk in live if band(risk, day) == "red"]
    unhandled = tuple(risk for risk in reds if not _in_hand(situation, risk, heard=heard))
    if unhandled:
        return Area(
            "R", "red", words(N_("{n} red: incomplete, untold or past due"), n=len(unhandled)), unhandled
        )
    owed = tuple(risk for risk in live if risk not in reds and _owed(situation, risk, heard=heard))
    overdue = (risk for risk in live if band(risk, day) == "amber" and review_due(risk, day))
    if behind := (*reds, *owed, *(risk for risk in overdue if risk not in owed)):
        why = words(N_("{n} red in hand, untold, late in reply or overdue for review"), n=len(behind))
        return Area("R", "amber", why, behind)
    last = max((on for risk in live if (on := risk.reviewed_on or risk.detected_on)), default=None)
    if last is None or day.since(last) > day.settings.unreviewed_wd:
        return Area(
            "R", "unknown", words(N_("none reviewed for {n}wd"), n=day.settings.unreviewed_wd), tuple(live)
        )
    return Area("R", "green", words(N_("{n} in order"), n=len(live)), tuple(live))


def _owed(situation: Situation, risk: Risk, *, heard: bool) -> bool:
    """An issue that is not red, and whose reply is late, or that was not told."""
    if reply(risk, situation.day) == "red":
        return True
    if heard or risk.state != "occurred" or band(risk, situation.day) != "amber":
        return False
    told = news(situation, risk)
    return told is not None and told.open


def _in_hand(situation: Situation, risk: Risk, *, heard: bool) -> bool:
    day = situation.day
    if missing(risk, day) or past_due(risk, day):
        return False
    told = None if heard else news(situation, risk)
    return not (told and told.open)


def _contacts(situation: Situation) -> Area | None:
    running = [(clock, s) for s in situation.stakeholders for clock in clocks(situation, s)]
    if not running:
        return None
    colour = worst([clock.colour for clock, _ in running]) or "unknown"
    behind = tuple(dict.fromkeys(s for clock, s in running if clock.colour == colour))
    late = sum(clock.colour in ("amber", "red") for clock, _ in running)
    return Area("C", colour, words(N_("{n} due or late"), n=late), behind)


def _promises(situation: Situation) -> Area | None:
    promises = [a for a in situation.actions if a.type == "promise" and a.open]
    if not promises:
        return None
    today = situation.day.date
    late = tuple(filter(situation.is_late, promises))
    if late:
        return Area("P", "red", words(N_("{n} late, or moved too late"), n=len(late)), late)
    due = tuple(a for a in promises if a.due == today)
    if due:
        return Area("P", "amber", words(N_("{n} due today"), n=len(due)), due)
    return Area("P", "green", words(N_("{n} open, none late"), n=len(promises)), tuple(promises))
