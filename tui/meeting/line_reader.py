"""The live reading of many lines: a line that was read already is not read again."""

import asyncio
from dataclasses import replace

from store.rules.capture.capture_line import Context
from store.rules.capture.grammar import Reading, read_line, together
from store.values.aside import lines_of
from store.values.text import clean_line

AT_ONCE = 40
"""Lines read between two looks at the keyboard."""
MANY = 400
"""Lines from which the reading waits until the keyboard rests."""
REST = 0.2
"""Seconds without a key that are a rest."""


class LineReader:
    """Remembers what every line meant in one context, and where."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._known: dict[str, Reading] = {}
        self._placed: dict[tuple[int, str], Reading] = {}

    @property
    def context(self) -> Context:
        """What lines are read against; setting another one forgets what they meant."""
        return self._context

    @context.setter
    def context(self, context: Context) -> None:
        if context != self._context:
            self._context = context
            self._known.clear()
            self._placed.clear()

    def read(self, text: str) -> tuple[Reading, ...]:
        """Every line that is not blank, all at once."""
        before, self._placed = self._placed, {}
        for place in ((number, line) for number, line in enumerate(lines_of(text), 1) if line):
            self._placed[place] = before.get(place) or replace(self._one(place[1]), number=place[0])
        return together(self._placed.values())

    async def prepare(self, text: str) -> None:
        """Get to know the lines, letting the event loop go on in between; of a long text not before the keyboard rests:
        whoever types on takes over."""
        lines = lines_of(text)
        if len(lines) > MANY:
            # Whoever types on cancels this, and the text is not read in vain.
            await asyncio.sleep(REST)
        unknown = [line for line in dict.fromkeys(lines) if line and line not in self._known]
        for at, line in enumerate(unknown):
            if at % AT_ONCE == AT_ONCE - 1:
                await asyncio.sleep(0)  # lets a key in
            self._one(line)

    def one(self, line: str) -> Reading:
        """How a single line is read."""
        return self._one(clean_line(line))

    def _one(self, line: str) -> Reading:
        known = self._known.get(line)
        if known is None:
            known = self._known[line] = read_line(line, 0, self._context)
        return known
