"""Saving a meeting or contact with somebody who must hear: what they heard in it, asked once."""

from collections.abc import MutableMapping, Sequence
from dataclasses import replace
from typing import Any

from store.acts.ask_again import asks_put
from store.exchange.formats import MARKDOWN
from store.exchange.papers.writers import made
from store.queries.meeting.heard_lines import HeardLines, TodaysBriefing, heard_lines
from store.records import Briefed, Contact
from store.rules.briefing.delivery import delivery
from store.rules.briefing.edits import Edits, from_json
from store.rules.briefing.heard_in_talk import Mention, Talk
from store.values.record import Record
from store.values.words import N_, words
from tui.dialogs.ticked_list import TickedList
from tui.host import Host


async def with_what_was_heard(
    host: Host,
    records: Sequence[Record],
    talk: Talk,
    projects: Sequence[int],
    answers: MutableMapping[object, Any],
    *,
    rest: bool = True,
    said: frozenset[int] = frozenset(),
) -> tuple[Record, ...] | None:
    """The records, with what was said to whoever must hear; None: back to the form. What was answered to the same list
    is not asked again, nor where nothing but what was `said` (ids of records) can have been heard."""
    language, prepared = host.language, _worked_on(host, talk)
    asked = await host.store.run(
        lambda w: heard_lines(w, projects, talk, language, prepared=prepared, rest=rest, said=said)
    )
    if not asked.mentions:
        return tuple(records)
    key = ("heard", tuple((one.key, told.subject_rev) for one in asked.mentions for told in one.tolds))
    if key not in answers and said and not any(one.ticked and not _was(one, said) for one in asked.mentions):
        answers[key] = _said(asked, [one for one in asked.mentions if one.ticked], talk)
    if key not in answers:
        if (chosen := await _ticked(host, asked)) is None:
            return None
        answers[key] = _said(asked, chosen, talk)
    heard: tuple[Record, ...] = answers[key]
    briefed = {one.person for one in heard if isinstance(one, Briefed)}
    every = (*(_reporting(record, briefed) for record in records), *heard)
    return (*every, *await host.store.run(lambda w: tuple(asks_put(w, every))))


def _was(mention: Mention, said: frozenset[int]) -> bool:
    return any(told.subject in said for told in mention.tolds)


async def _ticked(host: Host, asked: HeardLines) -> list[Mention] | None:
    say = host.say
    lines = [(say(one.said), one.ticked) for one in asked.mentions]
    title = say(words(N_("HEARD by {names}"), names=asked.names))
    counted = N_("{n} of {m} heard")
    if asked.today is not None:
        counted = N_("{n} of {m} heard, today's briefing among them")
    ticked = await host.push_screen_wait(TickedList(title, lines, counted))
    return None if ticked is None else [one for at, one in enumerate(asked.mentions) if at in ticked]


def _said(asked: HeardLines, chosen: Sequence[Mention], talk: Talk) -> tuple[Record, ...]:
    """What was told, and today's briefing where some of it was."""
    tolds = [told for one in chosen for told in one.tolds]
    today = asked.today
    if today is None or not any(one.paper for one in chosen):
        return tuple(tolds)
    briefed = _briefed(today, talk)
    paper = {told.id for one in chosen if one.paper for told in one.tolds if told.person == today.person}
    return (
        briefed,
        *(replace(told, briefing=briefed.id) if told.id in paper else told for told in tolds),
    )


def _briefed(today: TodaysBriefing, talk: Talk) -> Briefed:
    text = made(today.paper, MARKDOWN).decode("utf-8")
    briefed, *_ = delivery(
        today.briefing,
        today.person,
        (),
        text=text,
        language=today.paper.language,
        on=talk.on,
        channel=talk.channel,
    )
    assert isinstance(briefed, Briefed)
    return briefed


def _reporting(record: Record, briefed: set[int]) -> Record:
    """A contact in which somebody was briefed is a report, as `D` leaves one."""
    if isinstance(record, Contact) and record.rev == 0 and record.person in briefed:
        return replace(record, purpose="report" if record.purpose == "regular" else record.purpose)
    return record


def _worked_on(host: Host, talk: Talk) -> Edits | None:
    """What was changed in the coming briefing of somebody who was there; None where nobody worked on one."""
    drafts = (draft for draft in host.drafts.all() if draft.kind == Briefed.kind)
    wanted = {f"briefing:{person}" for person in talk.people}
    found = next((draft for draft in drafts if draft.extra.get("for") in wanted), None)
    return from_json(found.fields, found.extra) if found is not None else None
