"""A briefing as it was delivered: frozen, so that the next one starts from there."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar, Literal

from store.values.fields import Limit, Line, LinksTo, Prose, Shown
from store.values.record import Batch, Objection, Record, kind_of_record
from store.values.words import N_, words

BriefingType = Literal["briefing", "weekly", "closing"]
TYPES = {"briefing": N_("briefing"), "weekly": N_("weekly report"), "closing": N_("closing report")}


@kind_of_record
class Briefed(Record):
    """What was said to one person about one or several projects; written by delivering it, never overwritten."""

    kind: ClassVar[str] = "briefing"
    singular: ClassVar[str] = N_("Briefing")
    plural: ClassVar[str] = N_("Briefings")
    named_by: ClassVar[str] = "person"
    written_by: ClassVar[str] = N_("a briefing is written by delivering it: b, then D")

    person: Annotated[int, LinksTo("person"), Shown(N_("For"))]
    on: Annotated[date, Shown(N_("Day"))]
    type: Annotated[BriefingType, Shown(N_("Type"), choices=TYPES)] = "briefing"
    projects: Annotated[tuple[int, ...], LinksTo("project"), Shown(N_("Projects"))] = ()
    since: Annotated[date | None, Shown(N_("Since"), N_("the day it counts from; empty: the beginning"))] = (
        None
    )
    language: Annotated[Line, Limit(max_length=20), Shown(N_("Language"))] = ""
    text: Annotated[Prose, Limit(max_length=200_000), Shown(N_("Text"))] = ""
    digest: Annotated[
        Line, Limit(max_length=64), Shown(N_("Digest"), N_("SHA-256 of the text as delivered"), asked=False)
    ] = ""
    letters: Annotated[
        Line,
        Limit(max_length=2_000),
        Shown(N_("Letters"), N_("the state of each of its projects as its reader was given it"), asked=False),
    ] = ""
    journal_row: Annotated[
        int | None,
        Limit(ge=0, le=1_000_000_000_000),
        Shown(N_("Journal row"), N_("the last one it was written from"), asked=False),
    ] = None

    def objections(self, beside: Batch, today: date) -> Iterator[Objection]:
        """What forbids saving it so."""
        if self.on > today:
            yield Objection("on", words(N_("not after today")))

    def change_objections(self, before: Record, beside: Batch) -> Iterator[Objection]:
        """What was said stays said: only putting it away is allowed."""
        assert isinstance(before, Briefed)
        for name in ("person", "on", "projects", "since", "text", "digest", "letters", "journal_row"):
            if getattr(before, name) != getattr(self, name):
                yield Objection(name, words(N_("a delivered briefing is never overwritten")))
