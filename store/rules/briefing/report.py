"""What a report to somebody is made of: lines with the records behind them, in no format and no language."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from store.records import Person
from store.records.briefed import BriefingType
from store.records.milestone import Rag
from store.rules.situation import Situation
from store.values.frozen import frozen
from store.values.record import Record
from store.values.words import N_, Words

COLOURS: dict[Rag, str] = {
    "red": N_("Red"),
    "amber": N_("Amber"),
    "green": N_("Green"),
    "unknown": N_("To be confirmed"),
}
Form = Literal["text", "numbered", "list", "table", "inline"]
"""How a section is laid out: one paragraph, items, a table, or all in one line."""


@frozen
class Line:
    """One sentence and the records behind it.

    `id` is the same whenever the briefing is made again; `mark` is a msgid that stands before it; a row of a table has
    `cells` instead of a sentence. `optional`: left out unless somebody takes it in. `under`: the id of the line that
    it hangs under, as one item with it; `hung`: what is said of it there, where that is less.
    """

    id: str
    words: Words
    records: tuple[Record, ...] = ()
    mark: str = ""
    cells: tuple[Words, ...] = ()
    colour: Rag | None = None
    optional: bool = False
    under: str = ""
    hung: Words | None = None


@frozen
class Section:
    """`empty` is the msgid of what stands there when nothing does; without one it is left out then."""

    name: str
    title: Words
    form: Form
    lines: tuple[Line, ...] = ()
    heads: tuple[str, ...] = ()
    empty: str = ""


@frozen
class Trend:
    """How far a milestone was from its baseline, in working days, after each move of its forecast."""

    code: str
    slips: tuple[tuple[date, int], ...]


@frozen
class Block:
    """What is said of one project. `letters`: its state as it is kept with the report, `T~R!`."""

    project: int
    code: str
    name: str
    state: Rag
    sections: tuple[Section, ...]
    trends: tuple[Trend, ...] = ()
    letters: str = ""


@frozen
class Talk:
    """For the talk itself: what to say, what to ask, what to be ready for."""

    say: tuple[Line, ...] = ()
    ask: tuple[Line, ...] = ()
    ready: tuple[Line, ...] = ()


@frozen
class Briefing:
    """Everything a format needs; `since` None: they never heard, so it counts from the project's start.

    `over` stands once, over all projects; a report for nobody in particular has no `person`. `by`: who reports;
    `upwards`: it goes to the sponsor or an executive.
    `journal_row`: the last row of the journal that it was written from.
    """

    type: BriefingType
    person: Person | None
    day: date
    since: date | None
    state: Rag
    over: tuple[Section, ...]
    blocks: tuple[Block, ...]
    talk: Talk = Talk()
    by: str = ""
    upwards: bool = False
    journal_row: int | None = None

    @property
    def projects(self) -> tuple[int, ...]:
        """The ids of the projects it is about."""
        return tuple(block.project for block in self.blocks)

    def lines(self, name: str) -> tuple[Line, ...]:
        """All lines of the sections of that name."""
        sections = (*self.over, *(section for block in self.blocks for section in block.sections))
        return tuple(line for section in sections if section.name == name for line in section.lines)


def reported_by(situations: Sequence[Situation]) -> str:
    """Whoever runs the projects, where it is one person."""
    managers = {now.name(now.project.manager) for now in situations}
    return managers.pop() if len(managers) == 1 else ""
