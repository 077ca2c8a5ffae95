"""A touch with somebody who must hear: what they may have heard in it is asked once, in one list."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date

from store.records import Told
from store.records.contact import Channel
from store.records.names import name_of
from store.rules.audience import audience_of
from store.rules.briefing.delivery import WRITTEN
from store.rules.readership import reader_of
from store.rules.registers.events import events_of
from store.rules.registers.knowledge import tells
from store.rules.registers.news import News, news, tellable
from store.rules.situation import Situation
from store.values.date_display import dated
from store.values.frozen import frozen
from store.values.record import Record
from store.values.words import N_, NN_, Words, bare, words


@frozen
class Talk:
    """`people`: who was there besides me; `made`: what saving it writes; `named`: what its notes name beside."""

    people: tuple[int, ...]
    on: date
    channel: Channel
    by_us: bool
    made: tuple[Record, ...] = ()
    named: tuple[Record, ...] = ()


@frozen
class Mention:
    """One line of the list: `tolds` are saved where it is ticked; `paper`: today's briefing tells of it."""

    key: str
    said: Words
    ticked: bool
    tolds: tuple[Told, ...]
    paper: bool = False


def who_must_hear(situation: Situation, people: Iterable[int]) -> tuple[int, ...]:
    """Of those people, to whom a project's news is owed: the sponsor, whoever hears before, my own executive."""
    project, sponsor = situation.project, situation.sponsor
    owed = (sponsor.person if sponsor is not None else None, project.hear_first, project.executive)
    return tuple(person for person in dict.fromkeys(people) if person in owed)


def heard_in_talk(
    situation: Situation, talk: Talk, paper: Collection[int] = (), *, rest: bool = True
) -> tuple[Mention, ...]:
    """Ticked: the mail that it answers, and what its notes made or name and what today's briefing tells (`paper`, ids
    of records), where all who were there may read it. Not ticked, with `rest`: what else they have not heard. Never
    what is internal."""
    people = who_must_hear(situation, talk.people)
    found = [*_answered_mails(situation, talk, people)]
    known = {told.subject for mention in found for told in mention.tolds}
    made = {record.id: record for record in talk.made}
    printed = [record for record in tellable(situation) if record.id in paper]
    for record in (*talk.made, *talk.named, *printed):
        record = made.get(record.id, record)
        if record.id in known or not events_of(record) or not _all_read(situation, talk, record):
            continue
        whom = [one for one in people if record.id in made or not _up_to_date(situation, record, one)]
        if whom:
            known.add(record.id)
            rev = record.rev + 1 if record.id in made else record.rev
            found.append(_mention(situation, talk, record, whom, rev, record.id in paper, ticked=True))
    for record in tellable(situation) if rest else ():
        whom = [one for one in people if _silent(situation, record, one, talk.on) is not None]
        if whom and record.id not in known and not _internal(situation, record):
            found.append(_mention(situation, talk, record, whom, record.rev, ticked=False))
    return tuple(found)


def _mention(
    situation: Situation,
    talk: Talk,
    record: Record,
    people: Iterable[int],
    rev: int,
    paper: bool = False,
    *,
    ticked: bool,
) -> Mention:
    whom = tuple(people)
    state = "sent" if talk.channel in WRITTEN and talk.by_us else "told"
    tolds = tuple(
        Told(
            project=situation.project.id,
            subject=record.id,
            subject_kind=record.kind,
            subject_rev=rev,
            person=person,
            on=talk.on,
            channel=talk.channel,
            state=state,  # type: ignore[arg-type]
            entered_on=situation.day.date,
        )
        for person in whom
    )
    said = words("{name}", name=bare(name_of(record)))
    if record not in talk.made:
        said = _said(situation, record, said, whom, talk.on)
    return Mention(str(record.id), said, ticked, tolds, paper)


def _said(situation: Situation, record: Record, name: Words, people: tuple[int, ...], on: date) -> Words:
    """With for how long it is untold."""
    silent = [one for person in people if (one := _silent(situation, record, person, on)) is not None]
    if not silent:
        return name
    one = max(silent, key=lambda news: news.age)
    if one.heard == "sent" and one.told is not None:
        return words(N_("{name}, sent {day}"), name=name, day=dated(one.told.on, situation.day.date))
    return words(N_("{name}, untold {n}wd"), name=name, n=one.age)


def _answered_mails(situation: Situation, talk: Talk, people: tuple[int, ...]) -> Iterator[Mention]:
    """Of a touch that they began: what was sent counts as told on the day of its mail."""
    if talk.by_us:
        return
    for person in people:
        mails: dict[date, list[Told]] = {}
        for record in tellable(situation):
            one = news(situation, record, person)
            if one is not None and one.heard == "sent" and one.told is not None and one.told.on <= talk.on:
                mails.setdefault(one.told.on, []).append(replace(one.told, state="told"))
        for on, tolds in sorted(mails.items()):
            said = words(
                NN_("answers the mail of {day} ({n} item)", "answers the mail of {day} ({n} items)"),
                day=dated(on, situation.day.date),
                n=len(tolds),
            )
            yield Mention(f"mail {person} {on.isoformat()}", said, True, tuple(tolds))


def _silent(situation: Situation, record: Record, person: int, on: date) -> News | None:
    """What they must hear of it and have not, as far as it had begun that day."""
    one = news(situation, record, person)
    return one if one is not None and one.open and one.known <= on else None


def _up_to_date(situation: Situation, record: Record, person: int) -> bool:
    """Whether they heard of it as it is now."""
    tolds = (told for told in situation.told_of.get(record.id, ()) if told.person == person)
    return any(tells(situation, told) and (told.subject_rev or 0) >= record.rev for told in tolds)


def _internal(situation: Situation, record: Record) -> bool:
    return audience_of(record, situation.project) <= {"internal"}


def _all_read(situation: Situation, talk: Talk, record: Record) -> bool:
    """Whether it is no secret to anybody who was there."""
    readers = (reader_of(situation, found) for id in talk.people if (found := situation.people.get(id)))
    unknown = any(id not in situation.people for id in talk.people)
    if _internal(situation, record) or (unknown and "client" not in audience_of(record, situation.project)):
        return False
    return all(reader.reads(record) for reader in readers)
