"""What a briefing tells beside the registers: decisions, approved changes, what was averted, my part, the team."""

from collections.abc import Sequence

from store.records import Change, Decision, Risk
from store.records.change import gate, unapproved
from store.records.decision import options_of
from store.records.risk import score_band
from store.rules.briefing.paper_start import PaperStart
from store.rules.briefing.red_spells import Averted
from store.rules.briefing.report import COLOURS, Line
from store.rules.plan.change_cost import cost_of
from store.rules.plan.change_line import above_line, small_changes
from store.rules.readership import Reader
from store.rules.registers.areas import reading_in_force
from store.rules.registers.events import as_approved
from store.rules.registers.knowledge import warns
from store.rules.registers.satisfaction import Contentment, contentment_words, present
from store.values.date_display import dated
from store.values.words import N_, Words, bare, words


def decided(reader: Reader, start: PaperStart) -> tuple[Line, ...]:
    """Decisions that were entered after the last paper."""
    situation = reader.situation
    found = [d for d in situation.decisions if start.after(d, "on") and reader.reads(d)]
    lines = []
    for decision in sorted(found, key=lambda d: (d.on, d.id)):
        said = _named(decision.code, decision.title)
        name, day = situation.name(decision.by), dated(decision.on, situation.day.date)
        said = (
            words(N_("{what}, {name} {day}"), what=said, name=name, day=day)
            if name
            else words(N_("{what}, {day}"), what=said, day=day)
        )
        said = weighed(reader, decision, said)
        if decision.reversed_by is not None:
            said = words(N_("{what}, reversed since"), what=said)
        lines.append(Line(f"decided:{decision.id}", said, (decision,)))
    return tuple(lines)


def weighed(reader: Reader, decision: Decision, said: Words) -> Words:
    """A decision as it is called, with the options that it was weighed against, where they may be read."""
    others = tuple(words(N_('"{text}"'), text=bare(one)) for one in options_of(decision)[1:])
    if not others or not reader.prints(decision.options):
        return said
    return words(N_("{what}; weighed against: {options}"), what=said, options=others)


def approved_changes(reader: Reader, start: PaperStart) -> tuple[Line, ...]:
    """Changes of the plan approved since, or not in place yet, or in place since without an approval, each with its
    cost; several below the project's line are one line, but for those that nobody approved in time."""
    situation = reader.situation
    own = [c for c in situation.changes if c.rejected_on is None and reader.reads(c)]
    small = [c for c in own if not above_line(c, situation.day) and not unapproved(c)]
    told = [
        c
        for c in own
        if start.after(c, "approved_on")
        or gate(c) == "approved"
        or (c.open and c not in small and start.after(c, "identified_on"))
        or (unapproved(c) and start.after(c, "implemented_on"))
    ]
    small = [c for c in small if c in told or start.after(c, "identified_on")]
    if len(small) == 1:
        told, small = [*(c for c in told if c not in small), *small], []
    lines = [change_line(reader, change) for change in told if change not in small]
    if said := small_changes(small, situation.day, effort=reader.knows_effort):
        lines.append(Line(f"change:small:{situation.project.id}", said, tuple(small)))
    return tuple(lines)


def change_line(reader: Reader, change: Change) -> Line:
    """How far it has come, and what it costs."""
    now = reader.situation
    today, done = now.day.date, change.implemented_on
    said = _named(change.code, change.title)
    if change.approved_on is not None and not unapproved(change):
        said = words(N_("{what}, approved {day}"), what=said, day=dated(change.approved_on, today))
        if name := now.name(change.approver):
            said = words(N_("{what} by {name}"), what=said, name=name)
    elif done is None:
        small = not above_line(change, now.day)
        form = N_("{what}, a small change, not approved yet") if small else N_("{what}, to be decided")
        said = words(form, what=said)
    if done is not None:
        said = words(N_("{change}, in place since {day}"), change=said, day=dated(done, today))
        said = words(N_("{what}, without an approval"), what=said) if unapproved(change) else said
    cost, agreed = cost_of(reader, change), cost_approved(reader, change)
    if agreed is not None:
        cost = words(N_("{cost}, now {now}"), cost=agreed, now=cost)
    said = words(N_("{what}: {cost}"), what=said, cost=cost) if cost.msgid else said
    return Line(f"change:{change.id}", said, (change,))


def cost_approved(reader: Reader, change: Change) -> Words | None:
    """The cost that was approved, where it is another one by now: nobody approved that."""
    approved = as_approved(reader.situation.revisions.get(change.id, ()))
    was = cost_of(reader, approved) if approved is not None else words("")
    return was if was.msgid and was != cost_of(reader, change) else None


def averted(reader: Reader, person: int, start: PaperStart) -> tuple[Line, ...]:
    """Red risks they were told of that were closed without having happened: the credit of a warning."""
    situation = reader.situation
    lines = []
    for risk in situation.risks:
        if risk.state != "closed" or risk.occurred_on is not None or not reader.reads(risk):
            continue
        closed = risk.closed_on
        told = [
            t.on
            for t in situation.told_of.get(risk.id, ())
            if t.person == person and t.state != "before" and warns(situation, t)
            if closed is None or t.on <= closed
        ]
        if told and start.after(risk, "closed_on") and _was_red(reader, risk):
            said = words(
                N_("{what}: told {day}, averted {closed}"),
                what=_named(risk.code, risk.title),
                day=dated(told[0], situation.day.date),
                closed=dated(closed, situation.day.date) if closed is not None else None,
            )
            lines.append(Line(f"averted:{risk.id}", said, (risk,)))
    return tuple(lines)


def averted_untold(reader: Reader, found: Sequence[Averted]) -> tuple[Line, ...]:
    """What was red and is no more before they were told: for whoever writes the paper to take in, and offered once."""
    today = reader.situation.day.date
    spell, one_day = (
        N_("{what}: was red {first} to {last}, averted"),
        N_("{what}: was red on {first}, averted"),
    )
    return tuple(
        Line(
            f"averted:{one.risk.id}",
            words(
                one_day if one.first == one.last else spell,
                what=_named(one.risk.code, one.risk.title),
                first=dated(one.first, today),
                last=dated(one.last, today),
            ),
            (one.risk,),
            optional=True,
        )
        for one in found
        if reader.reads(one.risk)
    )


def own_part(reader: Reader) -> tuple[Line, ...]:
    """My part in what has happened. To the client of a supplier it is for the talk, unless somebody takes it in."""
    optional = reader.situation.project.side == "supplier" and reader.audience != "internal"
    return tuple(
        Line(
            f"part:{risk.id}",
            words(N_("{what}: {said}"), what=words("{code}", code=risk.code), said=bare(risk.my_part)),
            (risk,),
            optional=optional,
        )
        for risk in reader.situation.risks
        if risk.state == "occurred" and bare(risk.my_part) and reader.reads(risk)
    )


def team(reader: Reader) -> tuple[Line, ...]:
    """The one sentence about the team that was written for others, while it is valid."""
    reading = reading_in_force(reader.situation, "M")
    if reading is None or not reader.reads(reading):
        return ()
    return (Line(f"team:{reading.id}", words("{sentence}", sentence=bare(reading.sentence)), (reading,)),)


def satisfaction(reader: Reader) -> tuple[Line, ...]:
    """How satisfied they are, by person and matter: for those within, and for others what was ticked for them, with
    the earlier scores that were ticked too."""
    now = reader.situation
    return tuple(
        Line(
            f"satisfaction:{reading.id}",
            contentment_words(
                now, reading, scores and Contentment(tuple(filter(reader.reads, scores.readings)))
            ),
            (reading,),
            mark=COLOURS[reading.colour],
        )
        for reading, scores in present(now)
        if reader.reads(reading)
    )


def _named(code: str, title: str) -> Words:
    return words("{code} {title}", code=code, title=bare(title))


def _was_red(reader: Reader, risk: Risk) -> bool:
    """By the last judgement of it: closing a risk leaves probability and impact as they were."""
    if risk.probability is None or risk.impact is None:
        return False
    settings = reader.situation.day.settings
    return score_band(risk.probability * risk.impact, risk.impact, settings) == "red"
