"""The rule behind each area letter in one sentence, and what the records behind it have to do with it."""

from store.records import Action, Milestone, Reading, Risk, Stakeholder
from store.records.milestone import slip
from store.records.risk import missing, score
from store.rules.people.cadence import clocks, touch_of, urgency
from store.rules.plan.plans import plan_of, plan_words, plans
from store.rules.registers.areas import Letter, milestone_colour, planned
from store.rules.registers.colour_reasons import contact_why, milestone_why, risk_why
from store.rules.registers.news import news
from store.rules.situation import Situation
from store.values.day import Settings
from store.values.record import Record
from store.values.words import N_, Clauses, Words, bare, words

NAMES: dict[Letter, str] = {
    "T": N_("Time"),
    "S": N_("Scope"),
    "$": N_("Cost"),
    "Q": N_("Quality"),
    "R": N_("Risk"),
    "C": N_("Contacts"),
    "M": N_("Team"),
    "P": N_("Promises"),
}
OVERALL = N_(
    "overall the worst of T S $ Q R: red before amber before ? before green; what was never read is left out"
)
READ_BY_HAND = N_("manual reading: the latest one counts until its last day, then it is ?")
RULES: dict[Letter, str] = {
    "T": N_(
        "the worst open milestone: red beyond its tolerance (else {tolerance}wd) or overdue, "
        "amber late within it, ? not confirmed or moved for {unconfirmed}wd"
    ),
    "S": READ_BY_HAND,
    "$": READ_BY_HAND,
    "Q": READ_BY_HAND,
    "R": N_(
        "red while a red risk or issue is incomplete, untold or past its day; amber while a red one is in hand, an"
        " amber issue untold or its reply late, or an amber one overdue for review; ? when none was reviewed for"
        " {unreviewed}wd"
    ),
    "C": N_(
        "the worst clock: amber from its day on, red more than half an interval past it; visible"
        " only to you, not part of the overall status"
    ),
    "M": N_(
        "the latest team reading, until its last day; visible only to you, not part of the overall status"
    ),
    "P": N_(
        "red while a promise is late or was moved on its day or later, amber on its day; visible"
        " only to you, not part of the overall status"
    ),
}


PLANNED: dict[Letter, str] = {
    "S": N_(
        "red while a deliverable is past the milestone it is due with or was added without an approved change, amber"
        " while one is refused"
    ),
    "$": N_(
        "red when more is expected than was approved by more than {money}%, amber when more is expected at all or"
        " funding is due and not in place"
    ),
    "Q": N_(
        "red while a failed check has no dated correction, amber while a check is overdue or a correction late"
    ),
}
"""Where the project holds deliverables, money lines, checks."""


def rule_of(situation: Situation, letter: Letter) -> Words:
    """The rule of a letter in a project."""
    return rule(letter, situation.day.settings, by_records=planned(situation, letter))


def rule(letter: Letter, settings: Settings, *, by_records: bool = False) -> Words:
    """The rule of a letter, with the numbers in force; `by_records`: of one that is read by hand in other projects."""
    return words(
        PLANNED[letter] if by_records else RULES[letter],
        money=settings.money_tolerance,
        tolerance=settings.tolerance,
        unconfirmed=settings.unconfirmed_wd,
        unreviewed=settings.unreviewed_wd,
    )


def behind(situation: Situation, record: Record) -> Words:
    """What a record has to do with its letter."""
    return words("{parts}", parts=Clauses(_behind(situation, record)))


def _behind(situation: Situation, record: Record) -> tuple[Words, ...]:
    day = situation.day
    if isinstance(record, Milestone):
        colour = milestone_colour(situation, record)
        plan = plan_of(situation, record, plans(situation, situation.milestones))
        said = plan_words(situation, plan) if plan is not None else None
        return milestone_why(record, slip(record, day), colour, day, said)
    if isinstance(record, Risk):
        told, agreed = news(situation, record), situation.name(record.agreed_with)
        return risk_why(record, score(record), missing(record, day), told, day, agreed)
    if isinstance(record, Stakeholder):
        running = sorted(clocks(situation, record), key=lambda clock: urgency(clock, record))
        return contact_why(tuple(running), touch_of(situation, record))
    if isinstance(record, Action) and record.due is not None:
        return (words(N_("due {day}"), day=record.due),)
    if isinstance(record, Reading):
        until = N_("read {day}, valid until {until}") if record.valid_until else N_("read {day}")
        return (words(until, day=record.on, until=record.valid_until),)
    if situation.planned:
        from store.rules.registers.plan_letters import why

        return why(situation, record)
    return ()


def called(situation: Situation, record: Record) -> str:
    """What people call a record behind a letter; a reading has been said with its letter already."""
    if isinstance(record, Reading):
        return ""
    if isinstance(record, Stakeholder):
        return situation.name(record.person)
    return bare(f"{getattr(record, 'code', '')} {record.label}").strip()
