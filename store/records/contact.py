"""A contact: a touch that happened."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar, Literal

from store.values.fields import Limit, Line, LinksTo, Prose, Shown
from store.values.record import Batch, Objection, Record, Ref, kind_of_record
from store.values.words import N_, words

Channel = Literal["call", "video", "visit", "meeting", "email", "message"]
CHANNELS: dict[Channel, str] = {
    "call": N_("call"),
    "video": N_("video"),
    "visit": N_("visit"),
    "meeting": N_("meeting"),
    "email": N_("e-mail"),
    "message": N_("message"),
}
FACE_TO_FACE = ("visit", "meeting")
WRITTEN: tuple[Channel, ...] = ("email", "message")
"""Ways in which something is sent first and told only with the answer."""
Purpose = Literal["regular", "thanks", "complaint", "report", "decision", "other"]
PURPOSES = {
    "regular": N_("regular"),
    "thanks": N_("thanks"),
    "complaint": N_("complaint"),
    "report": N_("report"),
    "decision": N_("decision"),
    "other": N_("other"),
}


@kind_of_record
class Contact(Record):
    """Belongs to the person: one call about two projects resets the clock in both."""

    kind: ClassVar[str] = "contact"
    singular: ClassVar[str] = N_("Contact")
    plural: ClassVar[str] = N_("Contacts")
    named_by: ClassVar[str] = "person"

    person: Annotated[int, LinksTo("person"), Shown(N_("Person"))]
    on: Annotated[date, Shown(N_("Day"))]
    channel: Annotated[Channel, Shown(N_("Channel"), choices=CHANNELS)] = "call"
    two_way: Annotated[
        bool, Shown(N_("Two-way"), N_("no: an attempt without an answer, shown but not counted"))
    ] = True
    by_us: Annotated[bool, Shown(N_("Initiated by us"))] = True
    purpose: Annotated[Purpose, Shown(N_("Purpose"), choices=PURPOSES)] = "regular"
    summary: Annotated[Prose, Limit(max_length=200_000), Shown(N_("Summary"))] = ""
    opinion: Annotated[Line, Shown(N_("Opinion to answer"))] = ""
    answered_on: Annotated[date | None, Shown(N_("Opinion answered on"))] = None
    projects: Annotated[tuple[int, ...], LinksTo("project"), Shown(N_("Projects"))] = ()
    meeting: Annotated[int | None, LinksTo("meeting"), Shown(N_("Meeting"), asked=False)] = None
    ref: Ref = ""

    @property
    def begun_by(self) -> str:
        """us, them; empty for a meeting, which is nobody's call."""
        return "" if self.meeting is not None else "us" if self.by_us else "them"

    def objections(self, beside: Batch, today: date) -> Iterator[Objection]:
        """What forbids saving it so."""
        if self.on > today:
            yield Objection("on", words(N_("a contact has happened: not after today")))
        if self.answered_on and self.answered_on > today:
            yield Objection("answered_on", words(N_("not after today")))
        from store.values.aside import is_aside, lines_of

        if any(map(is_aside, lines_of(self.summary))):
            yield Objection(
                "summary", words(N_("lines that begin with ~ are private and stand in no contact"))
            )
