"""A touch with somebody who must hear: what they may have heard in it is asked once, in one list."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from store.records import Told
from store.records.contact import WRITTEN, Channel
from store.records.names import name_of
from store.records.told import ToldState
from store.rules.audience import audience_of
from store.rules.briefing.untold_events import changes_to_hear
from store.rules.readership import Reader, reader_of
from store.rules.registers.base_line import with_coming
from store.rules.registers.event_groups import event_groups, named, under
from store.rules.registers.event_ties import together
from store.rules.registers.events import events_of
from store.rules.registers.knowledge import tells
from store.rules.registers.news import News, news, tellable
from store.rules.registers.news_age import untold_for
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
    """One line of the list, an event: `tolds`, one of each part to each of them, are saved where it is ticked;
    `paper`: today's briefing tells of it."""

    key: str
    said: Words
    ticked: bool
    tolds: tuple[Told, ...]
    paper: bool = False


@frozen
class _Part:
    """A record, and whom it was told. `made`: it is saved with the talk; `silent`: what they have not heard of it."""

    record: Record
    people: tuple[int, ...]
    silent: tuple[News, ...]
    made: bool = False
    paper: bool = False


def who_must_hear(situation: Situation, people: Iterable[int]) -> tuple[int, ...]:
    """Of those people, to whom a project's news is owed: the sponsor, whoever hears before, my own executive."""
    project = situation.project
    owed = (situation.sponsor_person, project.hear_first, project.executive)
    return tuple(person for person in dict.fromkeys(people) if person in owed)


def heard_in_talk(
    situation: Situation,
    talk: Talk,
    paper: Collection[int] = (),
    *,
    rest: bool = True,
    said: Collection[int] = (),
) -> tuple[Mention, ...]:
    """Ticked: the mail that it answers, what today's briefing (`paper`, ids of records) asks of the sponsor, and what
    its notes made or name and what that briefing tells, where all who were there may read it. Not ticked unless it was
    `said`, with `rest`: what else they have not heard. Never what is internal. What of one event is ticked is one line,
    and so is the rest of it."""
    people = who_must_hear(situation, talk.people)
    mails = tuple(_answered_mails(situation, talk, people))
    known = {told.subject for mention in mails for told in mention.tolds}
    heard = tuple(_heard(situation, talk, people, frozenset(paper), known))
    known |= {part.record.id for part in heard}
    left = [
        _Part(record, tuple(one.person for one in silent), silent)
        for record in (tellable(situation) if rest else ())
        if record.id not in known and not _internal(situation, record)
        if (silent := _all_silent(situation, record, people, talk.on))
    ]
    known |= {part.record.id for part in left}
    others = tuple(_changes(situation, talk, known)) if rest else ()
    unticked = (
        replace(one, ticked=any(told.subject in said for told in one.tolds))
        for one in (*_unticked(situation, talk, left), *others)
    )
    return (*mails, *_asked(situation, talk, paper), *_ticked(situation, talk, heard), *unticked)


def _asked(situation: Situation, talk: Talk, paper: Collection[int]) -> Iterator[Mention]:
    """What is asked of the sponsor, whom the paper is for."""
    whom, readers = situation.sponsor_person, dict(_readers(situation, talk))
    if whom is None or whom not in talk.people:
        return
    for ask in situation.open_asks:
        mine = ask.id in paper and ask.owner == whom
        if mine and all(one.reads(ask, addressed=who == whom) for who, one in readers.items()):
            told = _told(situation, talk, _Part(ask, (whom,), ()), whom)
            yield Mention(
                str(ask.id), words(N_("asked: {title}"), title=bare(ask.title)), True, (told,), True
            )


def _changes(situation: Situation, talk: Talk, known: Collection[int]) -> Iterator[Mention]:
    """Changes that name somebody who was there among those who must be told."""
    whom: dict[int, list[int]] = {}
    changes = {}
    for person in talk.people:
        for change, since in changes_to_hear(situation, person):
            if change.id not in known and since <= talk.on and not _internal(situation, change):
                whom.setdefault(change.id, []).append(person)
                changes[change.id] = change
    for id, people in whom.items():
        what = words("{name}", name=bare(name_of(changes[id])))
        yield _mention(situation, talk, what, [_Part(changes[id], tuple(people), ())], ticked=False)


def _heard(
    situation: Situation,
    talk: Talk,
    people: Sequence[int],
    paper: Collection[int],
    mailed: Collection[int],
) -> Iterator[_Part]:
    """What was said in it, as it looks."""
    made = {record.id: record for record in talk.made}
    printed = [record for record in tellable(situation) if record.id in paper]
    each = {one.id: made.get(one.id, one) for one in (*talk.made, *talk.named, *printed)}
    for record in each.values():
        if record.id in mailed or not events_of(record) or not _all_read(situation, talk, record):
            continue
        new = record.id in made
        whom = tuple(who for who in people if new or not _up_to_date(situation, record, who))
        if whom:
            silent = () if new else _all_silent(situation, record, whom, talk.on)
            yield _Part(record, whom, silent, new, record.id in paper)


def _ticked(situation: Situation, talk: Talk, parts: Sequence[_Part]) -> Iterator[Mention]:
    """Of what a paper tells and of other lines apart."""
    then = with_coming(situation, talk.made)
    by_id = {part.record.id: part for part in parts}
    place = {id: at for at, id in enumerate(by_id)}
    events: list[tuple[Record, ...]] = []
    for paper in (False, True):
        events += together(then, (part.record for part in parts if part.paper is paper))
    for records in sorted(events, key=lambda event: min(place[record.id] for record in event)):
        what = words("{name}", name=bare(name_of(records[0])))
        yield _mention(then, talk, what, [by_id[record.id] for record in records], ticked=True)


def _unticked(situation: Situation, talk: Talk, parts: Sequence[_Part]) -> Iterator[Mention]:
    by_id = {part.record.id: part for part in parts}
    for group in event_groups(situation, [part.silent[0] for part in parts]):
        event = group.sort == "event"
        what = words("{name}", name=bare(name_of(group.head.record))) if event else named(situation, group)
        own = [by_id[one.record.id] for one in group.each]
        yield _mention(situation, talk, what, own, ticked=False, parts=event)


def _mention(
    situation: Situation,
    talk: Talk,
    what: Words,
    own: Sequence[_Part],
    *,
    ticked: bool,
    parts: bool = True,
) -> Mention:
    records = [part.record for part in own]
    if parts and len(records) > 1:
        what = words(N_("{what} ({under})"), what=what, under=under(situation, records))
    tolds = tuple(_told(situation, talk, part, person) for part in own for person in part.people)
    said = _said(situation, what, [news for part in own for news in part.silent])
    return Mention(str(records[0].id), said, ticked, tolds, own[0].paper)


def _told(situation: Situation, talk: Talk, part: _Part, person: int) -> Told:
    state: ToldState = "sent" if talk.channel in WRITTEN and talk.by_us else "told"
    return Told(
        project=situation.project.id,
        subject=part.record.id,
        subject_kind=part.record.kind,
        subject_rev=part.record.rev + part.made,
        person=person,
        on=talk.on,
        channel=talk.channel,
        state=state,
        made_with=part.made,
        entered_on=situation.day.date,
    )


def _said(situation: Situation, what: Words, silent: Sequence[News]) -> Words:
    """With for how long it is untold; when it was sent, where nothing of it is."""
    if not silent:
        return what
    untold = [one for one in silent if one.heard == "untold"]
    if not untold and (mail := min((one.told.on for one in silent if one.told is not None), default=None)):
        return words(N_("{name}, sent {day}"), name=what, day=dated(mail, situation.day.date))
    return words(N_("{what}, {said}"), what=what, said=untold_for(max(one.age for one in untold or silent)))


def _answered_mails(situation: Situation, talk: Talk, people: tuple[int, ...]) -> Iterator[Mention]:
    """Of a touch that they began: what was sent counts as told on the day of its mail."""
    if talk.by_us:
        return
    for person in people:
        mails: dict[date, list[News]] = {}
        for record in tellable(situation):
            one = news(situation, record, person)
            if one is not None and one.heard == "sent" and one.told is not None and one.told.on <= talk.on:
                mails.setdefault(one.told.on, []).append(one)
        for on, sent in sorted(mails.items()):
            said = words(
                NN_("answers the mail of {day} ({n} item)", "answers the mail of {day} ({n} items)"),
                day=dated(on, situation.day.date),
                n=len(event_groups(situation, sent, person)),
            )
            tolds = tuple(replace(one.told, state="told") for one in sent if one.told is not None)
            yield Mention(f"mail {person} {on.isoformat()}", said, True, tolds)


def _all_silent(situation: Situation, record: Record, people: Iterable[int], on: date) -> tuple[News, ...]:
    """What each of them must hear of it and has not, as far as it had begun that day."""
    found = (news(situation, record, person) for person in people)
    return tuple(one for one in found if one is not None and one.open and one.known <= on)


def _up_to_date(situation: Situation, record: Record, person: int) -> bool:
    """Whether they heard of it as it is now."""
    tolds = (told for told in situation.told_of.get(record.id, ()) if told.person == person)
    return any(tells(situation, told) and (told.subject_rev or 0) >= record.rev for told in tolds)


def _internal(situation: Situation, record: Record) -> bool:
    return audience_of(record, situation.project) <= {"internal"}


def _all_read(situation: Situation, talk: Talk, record: Record) -> bool:
    """Whether it is no secret to anybody who was there."""
    unknown = any(id not in situation.people for id in talk.people)
    if _internal(situation, record) or (unknown and "client" not in audience_of(record, situation.project)):
        return False
    return all(reader.reads(record) for _, reader in _readers(situation, talk))


def _readers(situation: Situation, talk: Talk) -> Iterator[tuple[int, Reader]]:
    """Those who were there and are known here, by id."""
    for id in talk.people:
        if (found := situation.people.get(id)) is not None:
            yield id, reader_of(situation, found)
