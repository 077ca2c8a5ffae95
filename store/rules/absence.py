"""Somebody is away, and somebody stands in."""

from datetime import date, timedelta

from store.rules.situation import Situation


def is_away(situation: Situation, person: int | None) -> bool:
    """Whether they are away today."""
    found = situation.people.get(person) if person is not None else None
    if found is None or found.away_until is None or found.away_until < situation.day.date:
        return False
    return found.away_since is None or found.away_since <= situation.day.date


def stand_in_of_sponsor(situation: Situation) -> int | None:
    """Who hears of news today instead of the sponsor; None while they are here, or named nobody."""
    sponsor = situation.sponsor_person
    if sponsor is None or not is_away(situation, sponsor):
        return None
    return situation.people[sponsor].stand_in


def wd_away(situation: Situation, person: int, since: date) -> int:
    """Working days after `since`, until today, on which they were away: the age of news stands meanwhile."""
    found = situation.people.get(person)
    if found is None or found.away_since is None or found.away_until is None:
        return 0
    first = max(since, found.away_since - timedelta(1))
    last = min(situation.day.date, found.away_until)
    return max(0, situation.day.calendar.workdays(first, last))
