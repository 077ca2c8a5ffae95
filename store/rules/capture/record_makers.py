"""From the parts of a captured line to the records it describes: one function a mark."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from store.records import Action, Change, Contact, Decision, Morale, Risk
from store.records.change import TYPES as CHANGE_TYPES
from store.records.morale import CAUSES
from store.rules.capture.capture_line import Captured, Context, Parts
from store.rules.capture.cause_said import cause_said
from store.rules.capture.forecast_line import forecast
from store.rules.people.spelled_name import EAST_ASIAN
from store.values.date_display import day_and_weekday
from store.values.fields import field_named
from store.values.reader import Unreadable, choice_named
from store.values.record import Record
from store.values.text import fold
from store.values.words import N_, Words, say, words

_TOWARDS = re.compile(r"(?:(?<=\s)(?:to|for|from|of|by|an|für|von)|[给向由])$|^[给向](?=\s)", re.IGNORECASE)
"""What stands before a name, and hangs in the air once that is taken out: `price list to @Chen`."""
_THANKS = re.compile(
    r"^(?:(?:非常|特别|十分|衷心|再次|多多)?(?:感谢|谢谢|多谢|辛苦|表扬)(?=[\s:：,，])"
    r"|(?:(?:(?:many|big|special|huge|warm|vielen|herzlichen) )?(?:thanks?(?: you)?|danke?)"
    r"(?: (?:a lot|so much|again|very much))?|thx|kudos|props|shout-?out|well done|hats off)\b(?:\s+(?:to|an)\b)?)?"
    r"\s*[:：,，]?\s*(?:(?:for|für)\s+)?(?=\S)",
    re.IGNORECASE,
)
"""What stood round a name, and says no more than the mark: `感谢@郭工周末加班`, `thanks @Wei for the weekend`."""
_THANKED = re.compile(
    r"(?<=\S)\s*[,，。.]\s*(?:感谢|谢谢|多谢|辛苦了|thanks?(?: you)?|danke?)[\s!！。.]*$", re.IGNORECASE
)
_FIRST = re.compile(r"([^\s:：,，]+)(?:[:：,，]\s*|\s+|$)")
"""A word that says which of several a record is, `scope:`, `时间：`."""
_TO_WHOM = re.compile(r"(?<=\S)\s+(?:to|an)$", re.IGNORECASE)
"""What a name stood behind: `Danke an @Sun Li`."""
_MOOD = re.compile(
    rf"([1-5１-５])\s*(?:/\s*5|分)?(?:$|[:：]|[,，](?!\d)|\s|(?=[{EAST_ASIAN}])(?![周天个月年日号人次小点名]))\s*(.*)",
    re.DOTALL,
)
"""`2 long days`, `2/5: long days`, `2分，压力大`, `2压力大`; no `3,5` and no `2周没休息`."""


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
    kind, text = _choice_first(Change, "type", parts.text, context)
    record = Change(
        **_common(replace(parts, text=text or parts.text), context),
        type=kind or "scope",
        approver=parts.who,
        identified_on=context.happened,
    )
    return _made((record,), parts, context, N_("change of"), (Words(CHANGE_TYPES[record.type]),))


def _thanks(parts: Parts, context: Context) -> Captured:
    if parts.who is None:
        raise Unreadable(words(N_("thanks to whom? Add @name")))
    _no_day(parts)
    text = _THANKED.sub("", _THANKS.sub("", _TO_WHOM.sub("", parts.text), count=1))
    text = text if re.search(r"\w", text) else parts.text
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
    cause, text = _choice_first(Morale, "cause", found[2], context)
    record = Morale(
        project=context.project,
        on=context.happened,
        mood=int(found[1]),
        cause=cause or cause_said(text),
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
    "#": forecast,
    "*": _thanks,
    "~": _morale,
}


def _common(parts: Parts, context: Context) -> dict[str, Any]:
    if not parts.text:
        raise Unreadable(words(N_("what is it? a few words are needed")))
    codes = "; ".join(getattr(record, "code", "") for record in parts.linked)
    return {"project": context.project, "title": parts.text, "meeting": context.meeting, "ref": codes}


def _choice_first(kind: type[Record], name: str, text: str, context: Context) -> tuple[Any, str]:
    """(the choice that a text begins with, what stands behind it); (None, the text) where it begins with none, or with
    no more than its first letters: `too much work` is nothing of the tools."""
    begins = _FIRST.match(text)
    typed, rest = (begins[1], text[begins.end() :]) if begins else (text, "")
    field, language = field_named(kind, name), context.reader.language
    try:
        choice = choice_named(field, typed, language)
    except Unreadable:
        return None, text
    label = fold(say(field.choices[choice], language))
    begun = label.startswith(fold(typed)) and label != fold(typed)
    return (None, text) if begun else (choice, rest)


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


def _day(parts: Parts) -> date | None:
    if parts.problem is not None:
        raise Unreadable(parts.problem)
    return parts.due


def _no_day(parts: Parts) -> None:
    if parts.due is not None or parts.problem is not None:
        raise Unreadable(words(N_("this has no due day: leave `due` out, or give an action + the day")))


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
        head = words(N_("{what}, due {day}"), what=head, day=day_and_weekday(parts.due))
    return Captured(records, words(N_("{what}: {title}"), what=head, title=records[0].label))
