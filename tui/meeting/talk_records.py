"""What saving a meeting, or a contact with notes, writes; and who heard what in it."""

from dataclasses import replace
from typing import cast

from store.records import Contact, Meeting
from store.records.contact import WRITTEN, Channel
from store.rules.briefing.heard_in_talk import Talk
from store.rules.capture.filed_lines import numbered
from store.rules.capture.grammar import Reading
from store.rules.capture.meeting_record import asides_kept, attended
from store.values.aside import without_asides
from store.values.record import Record
from tui.meeting.meeting_state import MeetingState


def filed(state: MeetingState) -> tuple[Record, ...]:
    """All of it, in one act; nothing where nothing has changed. Raises Unreadable."""
    base, meeting = state.base, state.as_meeting(without_asides(state.text)[0])
    readings = state.readings()
    held = meeting is not None and meeting.state == "held"
    public = [r for r in readings if not r.private]
    now = state.refiling(readings)
    lines = [r for r in public if now.files(r, state.anew)] if held else []
    private = [r for r in readings if r.private]
    made: list[Record] = [record for reading in lines for record in reading.records]
    if meeting is not None:
        made += asides_kept(private, state.asides, meeting, state.day.date)
        made += [offer.record for offer in state.offered() if offer.key not in state.unticked]
    own: Record
    if isinstance(base, Meeting):
        assert meeting is not None
        own = meeting
        made = [*attended(meeting, state.facts.contacts, state.facts.me, state.facts.briefed), *made]
    else:
        own = _contact(state, bool(made), public)
        if made and meeting is not None:
            made.insert(0, meeting)
    first = [own] if base.rev == 0 or own != base else []
    return (*first, *numbered(made, state.ids))


def talk_held(state: MeetingState, records: tuple[Record, ...]) -> Talk | None:
    """Who was there, and what its notes say, for the question what they heard; None where nothing could be."""
    meeting = state.as_meeting(notes="")
    if meeting is None or meeting.state != "held":
        return None
    by_us, channel = True, cast(Channel, meeting.place)
    if isinstance(contact := state.record(), Contact):
        by_us, channel = contact.by_us, contact.channel
        if not contact.two_way and (contact.channel not in WRITTEN or not by_us):
            return None
    public = [reading for reading in state.readings() if not reading.private]
    return Talk(
        people=tuple(person for person in meeting.attendees if person != state.facts.me),
        on=meeting.on,
        channel=channel,
        by_us=by_us,
        made=records,
        named=tuple(record for reading in public for record in reading.linked),
    )


def _contact(state: MeetingState, several: bool, public: list[Reading]) -> Contact:
    """The contact: its summary is what stands unmarked, the first such line at its head."""
    record = state.record()
    assert isinstance(record, Contact)
    if not several:
        return record
    plain = "\n".join(reading.text for reading in public if not reading.mark)
    return replace(record, summary=plain, meeting=state.meeting)
