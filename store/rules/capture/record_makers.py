"""From the parts of a captured line to the records it describes: one function a mark."""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

from store.records import Action, Change, Contact, Decision, Milestone, Morale, Reforecast, Risk
from store.records.change import TYPES as CHANGE_TYPES
from store.records.morale import CAUSES
from store.records.reforecast import move
from store.rules.capture.capture_line import Captured, Context, Parts
from store.rules.capture.cause_said import cause_said
from store.rules.capture.day_said import longest_day
from store.values.fields import field_named
from store.values.reader import Unreadable, choice_named
from store.values.record import Record
from store.values.text import fold
from store.values.words import N_, Words, words

_RANGE = re.compile(r"([A-Za-z]+-?\d+)(?:\.{2,3}|…|-|–|~|～)([A-Za-z]+-?\d+)\s+(.*)", re.DOTALL)
_ONE = re.compile(r"(\S+)\s+(.*)", re.DOTALL)
_TOWARDS = re.compile(r"(?:(?<=\s)(?:to|for|from|of|by|an|für|von)|[给向由])$", re.IGNORECASE)
"""What stands before a name, and hangs in the air once that is taken out: `price list to @Chen`."""
_THANKS = re.compile(r"(?:感谢|谢谢|多谢)\s+(?=\S)")
"""What stood before a name, and says no more than the mark: `感谢@郭工周末加班`."""
_REASON = re.compile(
    r"(?:(?:reason|grund|原因|理由)\s*[:：]|(?:because|weil|因为)(?:\s|[:：])|因为)\s*", re.IGNORECASE
)
"""What only says that the reason follows."""
_MOOD = re.compile(r"([1-5１-５])(?:\s+|[/:：]\s*5?\s*)(.*)", re.DOTALL)


def _risk(parts: Parts, context: Context) -> Captured:
    _one_person(parts, context)
    record = Risk(
        **_common(parts, context),
        probability=parts.levels.get("p"),
        impact=parts.levels.get("i"),
        owner=parts.who,
        due=_day(parts),
        detected_on=context.happened,
    )
    return _made((record,), parts, context, N_("risk"), _levels(record))


def _issue(parts: Parts, context: Context) -> Captured:
    _one_person(parts, context)
    record = Risk(
        **_common(parts, context),
        state="occurred",
        impact=parts.levels.get("i"),
        owner=parts.who,
        due=_day(parts),
        detected_on=context.happened,
        occurred_on=context.happened,
    )
    return _made((record,), parts, context, N_("issue"), _levels(record))


def _action(parts: Parts, context: Context) -> Captured:
    record = Action(
        **_common(parts, context), owner=parts.who or context.me, helpers=parts.people[1:], due=_day(parts)
    )
    helped = tuple(context.reader.directory.label("person", id) for id in record.helpers)
    with_whom = (words(N_("with {names}"), names=helped),) if helped else ()
    return _made((record,), parts, context, N_("action"), with_whom)


def _promise(parts: Parts, context: Context) -> Captured:
    parts = _with_somebody(parts, context, N_("a promise to whom? Add @name"))
    records = tuple(
        Action(
            **_towards(parts, context),
            type="promise",
            owner=context.me,
            owed_to=person,
            asked_by=person,
            asked_on=context.happened,
            due=_day(parts),
        )
        for person in parts.people
    )
    return _made(records, parts, context, N_("promise to {name}"))


def _ask(parts: Parts, context: Context) -> Captured:
    parts = _with_somebody(parts, context, N_("an ask of whom? Add @name"))
    records = tuple(
        Action(
            **_towards(parts, context),
            type="ask",
            owner=person,
            owed_to=context.me,
            asked_on=context.happened,
            times_asked=1,
            due=_day(parts),
        )
        for person in parts.people
    )
    return _made(records, parts, context, N_("ask of {name}"))


def _wish(parts: Parts, context: Context) -> Captured:
    parts = _with_somebody(parts, context, N_("whose wish? Add @name"))
    _one_person(parts, context)
    record = Action(
        **_towards(parts, context),
        type="wish",
        owner=context.me,
        owed_to=parts.who,
        asked_by=parts.who,
        asked_on=context.happened,
        due=_day(parts),
    )
    return _made((record,), parts, context, N_("wish of {name}"))


def _decision(parts: Parts, context: Context) -> Captured:
    _no_day(parts)
    _one_person(parts, context)
    record = Decision(**_common(parts, context), by=parts.who, on=context.happened)
    return _made((record,), parts, context, N_("decision"))


def _change(parts: Parts, context: Context) -> Captured:
    _no_day(parts)
    _one_person(parts, context)
    first, _, rest = parts.text.partition(" ")
    kind, text = "scope", parts.text
    with suppress(Unreadable):
        kind, text = choice_named(field_named(Change, "type"), first, context.reader.language), rest or first
    record = Change(
        **_common(replace(parts, text=text), context),
        type=kind,  # type: ignore[arg-type]  # one of the choices of its field
        approver=parts.who,
        identified_on=context.happened,
    )
    return _made((record,), parts, context, N_("change of"), (Words(CHANGE_TYPES[record.type]),))


def _forecast(parts: Parts, context: Context) -> Captured:
    """Moves one milestone, or all from the first to the last of a range, with one reason."""
    ranged = _RANGE.fullmatch(parts.text)
    one = ranged or _ONE.fullmatch(parts.text)
    if one is None:
        raise Unreadable(words(N_("which milestone, to which day, why? # M3 +5wd reason")))
    milestones = _between(context, one[1], one[2] if ranged else one[1])
    day_and_reason = one[3] if ranged else one[2]
    day, reason = _day_first(context, day_and_reason, milestones[0].expected)
    if len(milestones) > 1 and not day.startswith(("+", "-", "＋")):
        raise Unreadable(words(N_("several milestones move by days, such as +5wd")))
    records: list[Record] = []
    moved: list[Words] = []
    for milestone in milestones:
        to = context.day_meant(day, milestone.expected)
        if to == milestone.expected:
            raise Unreadable(words(N_("{code} is expected on that day already"), code=milestone.code))
        after = replace(milestone, forecast=to)
        made = move(milestone, after, reason, context.reader.day.date) if milestone.expected else (after,)
        records += [replace(r, meeting=context.meeting) if isinstance(r, Reforecast) else r for r in made]
        was = milestone.expected or N_("no date")
        moved.append(words(N_("{code} {was} > {now}"), code=milestone.code, was=was, now=to))
    said = words(N_("{moves}, because: {reason}"), moves=tuple(moved), reason=reason)
    return Captured(tuple(records), said)


def _thanks(parts: Parts, context: Context) -> Captured:
    if parts.who is None:
        raise Unreadable(words(N_("thanks to whom? Add @name")))
    _no_day(parts)
    text = _THANKS.sub("", parts.text, count=1) if _THANKS.match(parts.text) else parts.text
    records = tuple(
        Contact(
            person=person,
            on=context.happened,
            channel=context.channel,
            purpose="thanks",
            summary=text,
            projects=(context.project,),
            meeting=context.meeting,
        )
        for person in parts.people
    )
    names = tuple(context.reader.directory.label("person", person) for person in parts.people)
    return Captured(records, words(N_("thanks to {names}: {text}"), names=names, text=text))


def _morale(parts: Parts, context: Context) -> Captured:
    found = _MOOD.fullmatch(parts.text)
    if found is None:
        raise Unreadable(words(N_("the mood comes first, 1 to 5: ~ 2 workload text")))
    _one_person(parts, context)
    first, _, rest = found[2].partition(" ")
    cause, text = "", found[2]
    with suppress(Unreadable):
        cause, text = choice_named(field_named(Morale, "cause"), first, context.reader.language), rest
    record = Morale(
        project=context.project,
        on=context.happened,
        mood=int(found[1]),
        cause=cause or cause_said(found[2]),  # type: ignore[arg-type]  # one of the choices of its field
        text=text,
        about="person" if parts.who is not None else "team",
        person=parts.who,
        meeting=context.meeting,
    )
    said = words(N_("private: mood {n}, {cause}"), n=record.mood, cause=Words(CAUSES[record.cause]))
    return Captured((record,), said)


Maker = Callable[[Parts, Context], Captured]
MAKERS: Mapping[str, Maker] = {
    "!!": _issue,
    "!": _risk,
    "+": _action,
    ">": _promise,
    "?": _ask,
    "<": _wish,
    "=": _decision,
    "^": _change,
    "#": _forecast,
    "*": _thanks,
    "~": _morale,
}


def _common(parts: Parts, context: Context) -> dict[str, Any]:
    if not parts.text:
        raise Unreadable(words(N_("what is it? a few words are needed")))
    codes = "; ".join(getattr(record, "code", "") for record in parts.linked)
    return {"project": context.project, "title": parts.text, "meeting": context.meeting, "ref": codes}


def _with_somebody(parts: Parts, context: Context, question: str) -> Parts:
    """Where the line names nobody, it is about whom the talk was with."""
    if parts.people:
        return parts
    if context.opposite is None:
        raise Unreadable(words(question))
    return replace(parts, people=(context.opposite,))


def _towards(parts: Parts, context: Context) -> dict[str, Any]:
    """Of what somebody owes somebody."""
    return _common(replace(parts, text=_TOWARDS.sub("", parts.text).strip()), context)


def _day(parts: Parts) -> Any:
    if parts.problem is not None:
        raise Unreadable(parts.problem)
    return parts.due


def _no_day(parts: Parts) -> None:
    if parts.due is not None or parts.problem is not None:
        raise Unreadable(words(N_("this has no due day")))


def _one_person(parts: Parts, context: Context) -> None:
    """Nobody's name may vanish where one person is meant."""
    if others := parts.people[1:]:
        names = tuple(context.reader.directory.label("person", person) for person in others)
        raise Unreadable(words(N_("one person is named here; there is no place for {names}"), names=names))


def _levels(risk: Risk) -> tuple[Words, ...]:
    """p4 i5, as far as they were given."""
    given = (("p", risk.probability), ("i", risk.impact))
    return tuple(words("{letter}{n}", letter=letter, n=n) for letter, n in given if n)


def _made(
    records: tuple[Record, ...], parts: Parts, context: Context, kind: str, more: tuple[Words, ...] = ()
) -> Captured:
    named = "{name}" in kind
    people = parts.people if named else parts.people[:1]
    names = tuple(context.reader.directory.label("person", person) for person in people)
    head = words(kind, name=names) if named else Words(kind)
    head = words("{parts}", parts=(head, *(() if named else names), *more))
    if parts.due is not None:
        head = words(N_("{what}, due {day}"), what=head, day=parts.due)
    return Captured(records, words(N_("{what}: {title}"), what=head, title=records[0].label))


def _between(context: Context, first: str, last: str) -> list[Milestone]:
    """The milestones from `first` to `last` by expected day, met ones left out."""
    ends = []
    for code in (first, last):
        found = context.codes.get(fold(code))
        if not isinstance(found, Milestone):
            raise Unreadable(words(N_("there is no milestone {code}"), code=code))
        if found.met_on is not None:
            raise Unreadable(words(N_("{code} is met; it does not move"), code=found.code))
        ends.append(found)
    if first == last:
        return ends[:1]
    every = [m for m in {r.id: r for r in context.codes.values()}.values() if isinstance(m, Milestone)]
    every = sorted(every, key=lambda m: (m.expected or date.max, m.id))
    low, high = sorted(every.index(end) for end in ends)
    return [m for m in every[low : high + 1] if m.met_on is None]


def _day_first(context: Context, text: str, base: date | None) -> tuple[str, str]:
    """(the day as typed, the reason behind it): the longest run of words that is a day, but for the last."""
    needs = words(N_("moving a promised date needs a reason"))
    taken = longest_day(text, lambda typed: context.day_meant(typed, base))
    if taken is None:
        raise Unreadable(needs)
    _, day, rest = taken
    reason = _REASON.sub("", rest.lstrip(" ,，、;；:：。"), count=1)
    if not reason:
        raise Unreadable(needs)
    return day, reason
