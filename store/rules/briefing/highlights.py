"""What a briefing tells beside the registers: decisions, approved changes, what was averted, my part, the team."""

from collections.abc import Collection
from datetime import date

from store.records import Risk
from store.records.change import gate
from store.records.risk import score_band
from store.rules.briefing.report import COLOURS, Line
from store.rules.readership import Reader
from store.rules.registers.areas import latest_reading, reading_in_force
from store.rules.registers.change_cost import cost_words
from store.values.words import N_, Words, bare, words


def decided(reader: Reader, since: date | None, fresh: Collection[int] = ()) -> tuple[Line, ...]:
    """Decisions after that day, and those of the day itself that came after the talk (`fresh`)."""
    situation = reader.situation
    found = [
        d for d in situation.decisions if (since is None or d.on > since or d.id in fresh) and reader.reads(d)
    ]
    lines = []
    for decision in sorted(found, key=lambda d: (d.on, d.id)):
        said = _named(decision.code, decision.title)
        name = situation.name(decision.by)
        said = (
            words(N_("{what}, {name} {day}"), what=said, name=name, day=decision.on)
            if name
            else words(N_("{what}, {day}"), what=said, day=decision.on)
        )
        if decision.reversed_by is not None:
            said = words(N_("{what}, reversed since"), what=said)
        lines.append(Line(f"decided:{decision.id}", said, (decision,)))
    return tuple(lines)


def approved_changes(reader: Reader, since: date | None, fresh: Collection[int] = ()) -> tuple[Line, ...]:
    """Changes of the plan approved since, or approved and not in place yet, each with its cost."""
    situation = reader.situation
    milestones = {milestone.id: milestone for milestone in situation.milestones}
    within = reader.audience == "internal" or situation.project.side == "client"
    lines = []
    for change in situation.changes:
        on = change.approved_on
        lately = on is not None and (
            since is None or on > since or change.id in fresh or gate(change) == "approved"
        )
        if on is None or not lately or change.rejected_on is not None or not reader.reads(change):
            continue
        said = words(N_("{what}, approved {day}"), what=_named(change.code, change.title), day=on)
        if name := situation.name(change.approver):
            said = words(N_("{what} by {name}"), what=said, name=name)
        cost = cost_words(change, milestones, situation.day, situation.project.currency, effort=within)
        said = words(N_("{what}: {cost}"), what=said, cost=cost) if cost.msgid else said
        lines.append(Line(f"change:{change.id}", said, (change,)))
    return tuple(lines)


def averted(reader: Reader, person: int, since: date | None) -> tuple[Line, ...]:
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
            if t.person == person and t.state == "told" and (closed is None or t.on <= closed)
        ]
        lately = closed is not None and (since is None or closed > since)
        if told and lately and _was_red(reader, risk):
            said = words(
                N_("{what}: told {day}, closed {closed} without happening"),
                what=_named(risk.code, risk.title),
                day=told[0],
                closed=closed,
            )
            lines.append(Line(f"averted:{risk.id}", said, (risk,)))
    return tuple(lines)


def own_part(reader: Reader) -> tuple[Line, ...]:
    """My part in what has happened. On the supplier's side it is for the talk, unless somebody takes it in."""
    optional = reader.situation.project.side == "supplier"
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
    """The latest reading of how satisfied they are, for those within alone."""
    last = latest_reading(reader.situation, "satisfaction")
    if last is None or reader.audience != "internal":
        return ()
    said = words(N_("{what}, {day}"), what=bare(last.sentence), day=last.on)
    return (Line(f"satisfaction:{last.id}", said, (last,), mark=COLOURS[last.colour]),)


def _named(code: str, title: str) -> Words:
    return words("{code} {title}", code=code, title=bare(title))


def _was_red(reader: Reader, risk: Risk) -> bool:
    """By the last judgement of it: closing a risk leaves probability and impact as they were."""
    if risk.probability is None or risk.impact is None:
        return False
    settings = reader.situation.day.settings
    return score_band(risk.probability * risk.impact, risk.impact, settings) == "red"
