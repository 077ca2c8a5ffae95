"""The same to a terminal in fewer bytes: what a piece of text has in common with the piece before it is not said again.

Textual resets every piece and says all of the next: of the line under the cursor the ground three times, of a rule that
follows a rule on another line its weight.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

CODES = re.compile(r"\x1b\[([\d;]*)m|(\x1b\[[\d;]*H|\r\n)")
"""Weights and colours, or a move of the cursor, which shows none."""
OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "7": "27", "9": "29"}
"""How a weight ends; what ends one of two that end alike begins the other anew."""


class Pen(NamedTuple):
    """What the terminal writes with: codes of weights, sorted; of its colour and ground, empty for its own."""

    weights: tuple[str, ...] = ()
    colour: str = ""
    ground: str = ""

    @property
    def codes(self) -> str:
        """All of it, for a terminal that writes with its own."""
        return ";".join((*self.weights, *filter(None, (self.colour, self.ground))))


BARE = Pen()
Inked = tuple[str, Pen]
"""A character, and what it is written with."""


def brief(text: str) -> str:
    """The same cells, from a terminal's own colours back to them."""
    sent, held, wanted, at = [], BARE, BARE, 0
    for found in CODES.finditer(text):
        if found.start() > at:
            sent += [_turned(held, wanted), text[at : found.start()]]
            held = wanted
        at = found.end()
        codes, move = found.groups()
        if move:
            sent.append(move)
        else:
            wanted = _with(wanted, codes)
    if at < len(text):
        sent += [_turned(held, wanted), text[at:]]
        held = wanted
    return "".join([*sent, _turned(held, BARE)])


def inked(text: str) -> list[Inked]:
    """The characters of a text that moves nowhere; the codes of other things count as characters."""
    found: list[Inked] = []
    pen, at = BARE, 0
    for codes in CODES.finditer(text):
        found += [(each, pen) for each in text[at : codes.start()]]
        pen, at = _with(pen, codes[1]), codes.end()
    return found + [(each, pen) for each in text[at:]]


def written(text: Iterable[Inked]) -> str:
    """With its codes, and a reset at its end."""
    runs = ((pen, "".join(each for each, _ in run)) for pen, run in groupby(text, itemgetter(1)))
    return "".join(f"\x1b[{pen.codes}m{run}\x1b[0m" if pen != BARE else run for pen, run in runs)


@cache
def _with(pen: Pen, codes: str) -> Pen:
    """The pen after these codes."""
    weights, colour, ground = set(pen.weights), pen.colour, pen.ground
    for code in _each(codes):
        number = int(code.partition(";")[0] or 0)
        if number == 0:
            weights, colour, ground = set(), "", ""
        elif 30 <= number < 40 or 90 <= number < 100:
            colour = code if number != 39 else ""
        elif 40 <= number < 50 or 100 <= number < 110:
            ground = code if number != 49 else ""
        elif number in (22, 23, 24, 27, 29):
            weights -= {on for on, off in OFF.items() if off == code}
        else:
            weights.add(code)
    return Pen(tuple(sorted(weights)), colour, ground)


def _each(codes: str) -> Iterator[str]:
    """One by one; those of a palette or of three colours in one."""
    parts = codes.split(";")
    while parts:
        long = {"5": 3, "2": 5}.get(parts[1], 1) if parts[0] in ("38", "48") and len(parts) > 1 else 1
        yield ";".join(parts[:long])
        del parts[:long]


@cache
def _turned(held: Pen, wanted: Pen) -> str:
    """The fewest codes from one pen to another."""
    if held == wanted:
        return ""
    anew = wanted.codes if BARE in (held, wanted) else f";{wanted.codes}"
    ended = [weight for weight in held.weights if weight not in wanted.weights]
    if any(weight not in OFF for weight in ended):
        return f"\x1b[{anew}m"
    offs = dict.fromkeys(OFF[weight] for weight in ended)
    steps = [*offs, *(on for on in wanted.weights if on not in held.weights or OFF.get(on) in offs)]
    if wanted.colour != held.colour:
        steps.append(wanted.colour or "39")
    if wanted.ground != held.ground:
        steps.append(wanted.ground or "49")
    return f"\x1b[{min(anew, ';'.join(steps), key=len)}m"
