"""A captured line on its way: what it is read against, the parts it was taken into, the records it describes."""

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date

from store.records import Action
from store.records.contact import Channel
from store.rules.people.name_book import NameBook
from store.values.fields import field_named
from store.values.frozen import frozen
from store.values.reader import Reader
from store.values.record import Record
from store.values.words import Words


@frozen
class Context:
    """What a line is read against: the day, the people and the codes of one project; `me` does what nobody else does.

    `people`: who is meant by a name; `answers`: the person that a name was said to mean, by folded name; `on`: the day
    of the talk, when it is not today's; `meeting`: what every record is linked to; `opposite`: whom the talk was with,
    to whom a promise goes and whose an ask or a wish is where the line names nobody.
    """

    project: int
    reader: Reader
    people: NameBook
    codes: Mapping[str, Record] = field(default_factory=dict)
    me: int | None = None
    on: date | None = None
    channel: Channel = "meeting"
    meeting: int | None = None
    answers: Mapping[str, int] = field(default_factory=dict)
    opposite: int | None = None

    @property
    def happened(self) -> date:
        """The day of the talk."""
        return self.on or self.reader.day.date

    def day_meant(self, typed: str, base: date | None = None) -> date:
        """The day that a text means. Raises Unreadable."""
        day: date = replace(self.reader, base=base).read(field_named(Action, "due"), typed)
        return day


@frozen
class Parts:
    """A line without its mark: its text, the people after `@`, p and i, the day after `due` or why there is none."""

    text: str
    people: tuple[int, ...]
    levels: Mapping[str, int]
    due: date | None
    problem: Words | None
    linked: tuple[Record, ...]

    @property
    def who(self) -> int | None:
        """The first person named."""
        return self.people[0] if self.people else None


@frozen
class Captured:
    """The records a line makes, and the line as it was understood."""

    records: tuple[Record, ...]
    said: Words
