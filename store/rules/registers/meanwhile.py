"""What the stand-in of a sponsor who is away has heard and has yet to hear."""

from collections.abc import Sequence

from store.rules.absence import is_away, stand_in_of_sponsor
from store.rules.situation import Situation
from store.values.record import Record
from store.values.words import N_, Words, words


def meanwhile(situation: Situation, person: int, untold: Sequence[Record]) -> Words | None:
    """Of what the sponsor `person` has not heard; None while they are here, and of anybody else."""
    if person != situation.sponsor_person or not is_away(situation, person):
        return None
    name, day = situation.name(person), situation.people[person].away_until
    stand_in = stand_in_of_sponsor(situation)
    if stand_in is None:
        return words(N_("{name} is away until {day}, and nobody stands in"), name=name, day=day)
    # Of a sponsor who is here nothing of it is asked.
    from store.rules.registers.hearing_order import knows

    other, total = situation.name(stand_in), len(untold)
    left = sum(not knows(situation, record, stand_in) for record in untold)
    if not left:
        form = N_("{name} is away until {day}; {other} stands in and has heard it")
    elif left == total:
        form = N_("{name} is away until {day}; {other} stands in and has yet to hear it")
    else:
        form = N_("{name} is away until {day}; {other} stands in and has yet to hear {left} of {total}")
    return words(form, name=name, day=day, other=other, left=left, total=total)
