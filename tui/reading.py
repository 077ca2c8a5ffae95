"""The live reading of many lines: a line that was read already is not read again."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from store.rules.capture import Reading, read_line, together
from store.rules.captured import Context
from store.values.aside import lines_of

AT_ONCE = 40
"""Lines read between two looks at the keyboard."""


class LineReader:
    """Remembers what every line meant in one context."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._known: dict[str, Reading] = {}

    @property
    def context(self) -> Context:
        """What lines are read against; setting another one forgets what they meant."""
        return self._context

    @context.setter
    def context(self, context: Context) -> None:
        if context != self._context:
            self._context = context
            self._known.clear()

    def read(self, text: str) -> tuple[Reading, ...]:
        """Every line that is not blank, all at once."""
        numbered = [(number, line) for number, line in enumerate(lines_of(text), 1) if line]
        return together(replace(self._one(line), number=number) for number, line in numbered)

    async def read_slowly(self, text: str) -> tuple[Reading, ...]:
        """The same, letting the event loop go on in between."""
        unknown = [line for line in dict.fromkeys(lines_of(text)) if line and line not in self._known]
        for at, line in enumerate(unknown):
            if at % AT_ONCE == AT_ONCE - 1:
                await asyncio.sleep(0)
            self._one(line)
        return self.read(text)

    def _one(self, line: str) -> Reading:
        known = self._known.get(line)
        if known is None:
            known = self._known[line] = read_line(line, 0, self._context)
        return known
