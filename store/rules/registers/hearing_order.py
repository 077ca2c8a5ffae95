"""Whose turn it is to hear of a record: who hears first, the sponsor or their stand-in, then my own executive."""

from store.rules.absence import is_away, stand_in_of_sponsor
from store.rules.audience import kept_within
from store.rules.registers.news import news
from store.rules.situation import Situation
from store.values.record import Record
from store.values.words import N_, Words, words


def hears(situation: Situation, record: Record) -> tuple[int | None, Words | None]:
    """Whoever is to hear of it next, and why that is not the sponsor: first whom the project says hears first, then
    the sponsor, or while they are away their stand-in, then my own executive; of what is internal on the supplier's
    side my own executive alone. Without a sponsor nobody is known."""
    if kept_within(record, situation.project):
        return situation.project.executive, words(N_("it is internal: your own executive hears of it"))
    first, own = situation.project.hear_first, situation.project.executive
    heard = {one for one in (first, own, situation.sponsor_person) if one and knows(situation, record, one)}
    sponsor = situation.sponsor_person
    if first is None or first in heard or first == sponsor:
        if sponsor in heard and own is not None and own not in heard:
            return own, words(N_("{name} has heard; now your own executive"), name=situation.name(sponsor))
        stand_in = None if sponsor is None or sponsor in heard else stand_in_of_sponsor(situation)
        if sponsor is not None and stand_in is not None and not knows(situation, record, stand_in):
            said = N_("{name} is away until {day}; now their stand-in")
            until = situation.people[sponsor].away_until
            return stand_in, words(said, name=situation.name(sponsor), day=until)
        return sponsor, None
    name = situation.name(sponsor) or situation.name(first)
    return first, words(
        N_("{first} is to be told before {sponsor}"), first=situation.name(first), sponsor=name
    )


def waits_next(situation: Situation, record: Record) -> bool:
    """Whether somebody is to hear of it next and has not: after one was told, the other."""
    person, _ = hears(situation, record)
    if person is None or (person == situation.sponsor_person and is_away(situation, person)):
        return False
    return not knows(situation, record, person)


def still_waits(situation: Situation, record: Record, heard: int | None) -> str:
    """The sponsor's name, when somebody else has just heard of it and they have not; then my own executive's."""
    sponsor = situation.sponsor_person
    if sponsor is None or heard is None or kept_within(record, situation.project):
        return ""
    if heard == sponsor:
        own, _ = hears(situation, record)
        return situation.name(own) if own is not None and own == situation.project.executive else ""
    if news(situation, record) is None and heard != situation.project.hear_first:
        return ""
    return "" if knows(situation, record, sponsor) else situation.name(sponsor)


def knows(situation: Situation, record: Record, person: int) -> bool:
    """Whether they were told or written to; of what nobody has to be told, whether anybody ever told them."""
    if (found := news(situation, record, person)) is not None:
        return found.heard != "untold"
    return any(told.person == person for told in situation.told_of.get(record.id, ()))
