"""What changed of a seat, as a line of a paper."""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from store.records import Seat
from store.rules.briefing.changed_line import Changed
from store.rules.situation import Situation
from store.values.date_display import dated
from store.values.words import N_, Words, bare, words


def seat_change(
    situation: Situation, seat: Seat, before: Mapping[str, Any] = MappingProxyType({})
) -> Iterator[Changed]:
    """A key seat: until when it is filled, which it was said to be `before`, and who follows. Whoever leaves is not
    named as a cause."""
    if not seat.key:
        return
    named = words("{title}", title=bare(seat.title))
    was: date | None = before.get("until")
    last = dated(seat.until, situation.day.date) if seat.until is not None else ""
    said: Words
    if seat.successor is not None:
        name = situation.name(seat.successor)
        said = words(N_("{what}: {name} follows"), what=named, name=name)
        if seat.until is not None:
            said = words(N_("{what}: last day {day}, {name} follows"), what=named, day=last, name=name)
        yield Changed("better", said, seat)
    elif seat.until is not None:
        said = words(N_("last day {day}, no successor yet"), day=last)
        if was is not None and was != seat.until:
            form = N_("last day {day}, not {was}, no successor yet")
            said = words(form, day=last, was=dated(was, situation.day.date))
        yield Changed("worse", words(N_("{what}: {said}"), what=named, said=said), seat)
    elif seat.holder is None:
        yield Changed("worse", words(N_("{what}: nobody holds it"), what=named), seat)
    elif was is not None:
        yield Changed("better", words(N_("{what}: stays filled"), what=named), seat)
