"""What was red for some days and is so no more, before anybody told its reader."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from store.records import Risk
from store.records.risk import band
from store.rules.registers.knowledge import tells
from store.rules.revision import Revision
from store.rules.situation import Situation
from store.values.frozen import frozen


@frozen
class Averted:
    """A risk with the first and the last day on which it was red."""

    risk: Risk
    first: date
    last: date


def averted_before_told(
    situation: Situation, revisions: Mapping[int, Sequence[Revision]], person: int
) -> tuple[Averted, ...]:
    """Of the risks with these revisions those that are red no more, did not happen, and were red without the person
    having heard of them from that day on. What was put right on the same day never was."""
    found = []
    for risk in situation.risks:
        if risk.id not in revisions or risk.state == "occurred" or risk.occurred_on is not None:
            continue
        if risk.state != "closed" and band(risk, situation.day) == "red":
            continue
        told = [
            one.on
            for one in situation.told_of.get(risk.id, ())
            if one.person == person and tells(situation, one)
        ]
        spells = [spell for spell in _spells(situation, revisions[risk.id]) if spell[0] < spell[1]]
        if spells and not any(on >= spells[-1][0] for on in told):
            first, end = spells[-1]
            found.append(Averted(risk, first, end - timedelta(1)))
    return tuple(found)


def _spells(situation: Situation, revisions: Sequence[Revision]) -> Iterator[tuple[date, date]]:
    """(the day it became red, the first day it was not) of each spell that is over."""
    began: date | None = None
    for revision in revisions:
        risk = revision.record
        assert isinstance(risk, Risk)
        red = risk.state == "open" and not risk.archived and band(risk, situation.day) == "red"
        if red and began is None:
            began = revision.on
        elif not red and began is not None:
            yield began, revision.on
            began = None
