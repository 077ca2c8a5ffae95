"""A change of the plan on one page, to hand out: what moves from when to when, its cost, its gates, who has heard."""

from collections.abc import Iterator
from datetime import date

from store.exchange.formats import MESSAGE
from store.exchange.papers.handout import day_words, handout, listed, tabled
from store.exchange.papers.whole_message import whole_message
from store.exchange.papers.writers import PAPERS, PaperWriters, utf8
from store.records.change import GATES, TYPES
from store.rules.briefing.paper import Paper, Part
from store.rules.plan.change_cost import CostPart, sum_words
from store.rules.registers.change_sheet import ChangeSheet, Hearing
from store.rules.registers.colour_reasons import slip_words
from store.values.date_display import dated
from store.values.words import N_, Words, bare, say, words

SHEETS: PaperWriters = {**PAPERS, MESSAGE: lambda paper: utf8(whole_message(paper))}
MOVES = (N_("Milestone"), N_("Old day"), N_("New day"), N_("Moves by"))


def change_paper(sheet: ChangeSheet, language: str) -> Paper:
    """The sheet in one language; what nobody knows is left out, and what is missing in a sum is said."""
    change, now = sheet.change, sheet.situation
    day = now.day.date
    parts: list[Part] = [
        tabled(N_("What moves"), MOVES, _moves(sheet, language), language),
        listed(N_("What it costs"), _costs(sheet), language),
        listed(N_("Gates"), _gates(sheet), language),
        listed(N_("Who has heard"), (_heard(sheet, one) for one in sheet.hearing), language),
        listed(N_("Hit too, and not named yet"), _hit(sheet), language),
    ]
    title = words(N_("Change to the plan: {what}"), what=bare(f"{change.code} {change.title}".strip()))
    facts = (
        words("{project}", project=f"{now.project.code} {now.project.name}".strip()),
        day_words(day, language),
        Words(TYPES[change.type]),
        words(N_("Reason: {reason}"), reason=bare(sheet.why)) if bare(sheet.why) else "",
    )
    return handout(title, facts, parts, day, language)


def _moves(sheet: ChangeSheet, language: str) -> Iterator[tuple[tuple[str, ...], str]]:
    calendar, today = sheet.situation.day.calendar, sheet.situation.day.date

    def shown(on: date | None) -> str:
        return say(words("{day}", day=dated(on, today)), language) if on is not None else "-"

    for one in sheet.moves:
        named = f"{one.milestone.code} {one.milestone.title}".strip()
        far = words("-")
        if one.met:
            far = words(N_("met, moves no more"))
        elif one.old is not None and one.new is not None:
            n = calendar.workdays(one.old, one.new)
            still = N_("not moved yet") if sheet.change.open else N_("as before")
            far = slip_words(n) if n else words(still)
        yield (named, shown(one.old), shown(one.new), say(far, language)), ""


def _costs(sheet: ChangeSheet) -> Iterator[Words]:
    currency = sheet.situation.project.currency
    yield from (_part(part, currency) for part in sheet.parts)
    if len(sheet.parts) == 1:
        return
    if sheet.cost.msgid:
        yield words(N_("Together: {cost}"), cost=sheet.cost)
    elif not sheet.cost_withheld:
        yield words(N_("Not estimated yet"))


def _part(part: CostPart, currency: str) -> Words:
    said = part.missing if part.missing is not None else sum_words(part.low, part.high, currency)
    return words(N_("{what}: {said}"), what=Words(part.title), said=said)


def _gates(sheet: ChangeSheet) -> Iterator[Words]:
    now, today = sheet.situation, sheet.situation.day.date
    for gate, on in sheet.gates:
        said = words(N_("{gate} {day}"), gate=Words(GATES[gate]), day=dated(on, today))
        if gate == "approved":
            name = now.name(sheet.change.approver)
            said = (
                words(N_("{what} by {name}"), what=said, name=name)
                if name
                else words(N_("{what}, by nobody who is named"), what=said)
            )
        yield said
    change = sheet.change
    if change.open and change.approved_on is None and (name := now.name(change.approver)):
        yield words(N_("not approved yet: {name} decides"), name=name)
    if sheet.unapproved:
        said = words(N_("implemented without an approval"))
        why = bare(sheet.unapproved_because)
        yield words(N_("{what}: {said}"), what=said, said=why) if why else said


def _heard(sheet: ChangeSheet, one: Hearing) -> Words:
    name = sheet.situation.name(one.person)
    if one.on is None:
        return words(N_("{name}: not yet"), name=name)
    return words(N_("{name}: {day}"), name=name, day=dated(one.on, sheet.situation.day.date))


def _hit(sheet: ChangeSheet) -> Iterator[Words]:
    for one in sheet.hit:
        yield words(N_("{name} ({why})"), name=sheet.situation.name(one.person), why=one.why)
