"""A note: mine, not yet said. One key makes it the record that it describes."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar

from store.values.fields import Limit, LinksTo, Prose, Shown
from store.values.record import Batch, Home, Objection, ProjectRecord, Ref, kind_of_record
from store.values.words import N_, words


@kind_of_record
class Note(ProjectRecord):
    """Its text is in the grammar of quick entry: `! risk p4 i5 @Sun due fri`."""

    kind: ClassVar[str] = "note"
    singular: ClassVar[str] = N_("Private note")
    plural: ClassVar[str] = N_("Private notes")
    named_by: ClassVar[str] = "text"
    home: ClassVar[Home] = "private"

    text: Annotated[
        Prose,
        Limit(min_length=1, max_length=200_000),
        Shown(N_("Note"), N_("visible only to you until published: ! risk p4 i5 @Sun due fri")),
    ]
    on: Annotated[
        date, Shown(N_("Day"), N_("yours alone; published, it is known since the day you say then"))
    ]
    remind_on: Annotated[date | None, Shown(N_("Remind on"))] = None
    published_on: Annotated[date | None, Shown(N_("Published on"), asked=False)] = None
    meeting: Annotated[int | None, LinksTo("meeting"), Shown(N_("Meeting"), asked=False)] = None
    line: Annotated[int | None, Limit(ge=0, le=1_000_000), Shown(N_("Line"), asked=False)] = None
    ref: Ref = ""

    def objections(self, beside: Batch, today: date) -> Iterator[Objection]:
        """What forbids saving it so."""
        if self.on > today:
            yield Objection("on", words(N_("not after today")))
