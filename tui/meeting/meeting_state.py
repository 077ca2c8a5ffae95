"""What the form of a meeting, or of a contact with notes, is filled with."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from store.disk.draft_files import Draft
from store.queries.meeting.meeting_form import Talk as Facts
from store.records import Contact, Meeting, Series
from store.records.meeting import place_of
from store.rules.capture.filed_lines import Ids, known_ids
from store.rules.capture.grammar import Reading, read_line
from store.rules.capture.meeting_record import Offer, offers
from store.rules.capture.names_said import Unclear
from store.rules.capture.open_matters import Open, concerning
from store.rules.capture.refiled_notes import Refiling, record_of, refiled
from store.values.aside import with_asides, without_asides
from store.values.clock import Clock
from store.values.reader import Unreadable
from store.values.record import Record, new_id
from store.values.text import fold
from store.values.words import N_, Words, say, words
from tui.forms.form_state import FormState
from tui.meeting.line_context import CaptureContext, packed, resumed
from tui.meeting.line_reader import LineReader

NOTES = {"meeting": "notes", "contact": "summary"}
"""The field that the notes stand in, by kind."""
TITLES = {
    "call": N_("Call with {name}"),
    "video": N_("Video with {name}"),
    "visit": N_("Visit to {name}"),
    "meeting": N_("Meeting with {name}"),
    "email": N_("E-mail with {name}"),
    "message": N_("Message with {name}"),
}


class MeetingState(FormState):
    """`base` is a meeting or a contact. Its notes are typed with their private lines in place."""

    def __init__(
        self, base: Record, capture: CaptureContext, facts: Facts, draft: Draft | None = None
    ) -> None:
        self.capture = resumed(capture, draft) if draft is not None else capture
        super().__init__(base, capture.context.reader, capture.candidates, uuid=draft.id if draft else "")
        extra: Mapping[str, Any] = draft.extra if draft is not None else {}
        stored, unticked = extra.get("ids"), extra.get("unticked")
        self.ids: Ids = known_ids(stored) if isinstance(stored, dict) else {}
        self.facts = facts
        self.said: frozenset[int] = frozenset()
        """Ids of records that were ticked as heard before the form was opened."""
        anew = extra.get("anew")
        self.anew: set[str] = {str(line) for line in anew} if isinstance(anew, list) else set()
        self.unticked: set[str] = {str(key) for key in unticked} if isinstance(unticked, list) else set()
        self.notes = NOTES[base.kind]
        made = {id for ids in self.ids.values() for id in ids}
        self.asides = tuple(kept for kept in facts.asides if kept.record.id not in made)
        self._put_notes(getattr(base, self.notes), [(kept.number, kept.text) for kept in self.asides])
        if isinstance(base, Contact):
            self.meeting = self.ids.setdefault("meeting", [new_id()])[0]
        else:
            self.meeting = base.id
        self.reader = LineReader(self.context())
        if draft is not None:
            self.resume(draft)

    def _put_notes(self, text: str, asides: list[tuple[int, str]]) -> None:
        typed = self.typed[self.notes]
        typed.put(with_asides(text, asides))
        self._first[self.notes] = typed.text

    @property
    def text(self) -> str:
        """The notes as typed, private lines among them."""
        return self.typed[self.notes].text

    def value(self, name: str, otherwise: Any = None) -> Any:
        """What a field means now; `otherwise` while it cannot be read."""
        with suppress(Unreadable):
            return self.typed[name].value()
        return otherwise

    def context(self) -> Any:
        """What the lines are read against now: on the day and by the way of the talk."""
        today = self.day.date
        on = self.value("on", today) or today
        way = "place" if isinstance(self.base, Meeting) else "channel"
        return replace(
            self.capture.context,
            people=replace(self.capture.context.people, present=self.present()),
            on=min(on, today),
            channel=self.value(way, "meeting") or "meeting",
            meeting=self.meeting,
            opposite=self.value("person") if isinstance(self.base, Contact) else None,
        )

    def unclear(self) -> dict[str, Unclear]:
        """Those of the fields, and those of the lines."""
        lines = {fold(one.name): one for reading in self.readings() for one in reading.unclear}
        return lines | super().unclear()

    def answered(self, name: str, person: int, *, learn: bool = False) -> None:
        """From now on the name means that person; `learn`: for good, but for one that only a private line names: what
        is learnt is shared, and would tell."""
        shared = {
            fold(one.name) for reading in self.readings() if not reading.private for one in reading.unclear
        }
        shared |= self.named_in_fields
        super().answered(name, person)
        self.capture = self.capture.answered(name, person, learn=learn and fold(name) in shared)
        self.reader.context = self.context()

    def readings(self) -> tuple[Reading, ...]:
        """How every line is read now."""
        self.reader.context = self.context()
        return self.reader.read(self.text)

    def refiling(self, readings: tuple[Reading, ...]) -> Refiling:
        """Which of the shared lines an earlier save has filed."""
        base = self.base if isinstance(self.base, Meeting) else None
        return refiled((reading for reading in readings if not reading.private), base)

    def filed_as(self, line: str) -> Record | None:
        """The record that an earlier save made of a line, where it still has its title."""
        return record_of(self.facts.made, read_line(line, 0, self.reader.context))

    def suggest(self, name: str) -> list[str]:
        """A series fills in what nobody typed; a day to come plans the meeting."""
        if name == "series" and (series := self.series()) is not None:
            return self.follow(
                {
                    "title": series.title,
                    "time": series.time,
                    "place": series.place,
                    "attendees": series.people,
                }
                | {"audience": series.audience}
            )
        if name == "on" and isinstance(self.base, Meeting) and (on := self.value("on")):
            state = "held" if on <= self.day.date else "planned"
            return self.follow({"state": state}) if self.value("state") != "cancelled" else []
        return super().suggest(name)

    def follow(self, values: Mapping[str, Any]) -> list[str]:
        """Fill in values where nobody typed; the fields that changed."""
        changed = []
        for name, value in values.items():
            typed = self.typed[name]
            if name == "state" or not self.touched(name) or self._suggested.get(name) == typed.text:
                typed.put(value)
                self._suggested[name] = typed.text
                changed.append(name)
        return changed

    def series(self) -> Series | None:
        """The series that is chosen."""
        return self.facts.series.get(self.value("series") or 0) if isinstance(self.base, Meeting) else None

    def record(self) -> Record:
        """The record without private lines. Raises Unreadable."""
        record = super().record()
        others = without_asides(self.text)[0]
        # `notes` is the name of a field of text.
        return replace(record, **{self.notes: others})  # type: ignore[arg-type]

    def offered(self) -> tuple[Offer, ...]:
        """What is saved along unless it is unticked."""
        try:
            meeting = self.as_meeting(notes="")
        except Unreadable:
            return ()
        again = self.base.rev > 0 and not (isinstance(self.base, Meeting) and self.base.state == "planned")
        if meeting is None or again:
            return ()
        return offers(
            meeting,
            self.series(),
            self.day,
            executives=self.facts.executives,
            visited=self.facts.visited,
            planned=self.facts.planned,
            me=self.facts.me,
            name=lambda id: self.candidates.label("person", id),
            language=self.capture.context.reader.language,
        )

    def present(self) -> tuple[int, ...]:
        """Who is there."""
        if isinstance(self.base, Meeting):
            return self.value("attendees", ()) or ()
        person = self.value("person")
        return () if person is None else (person,)

    def agenda(self) -> tuple[Open, ...]:
        """What is open with those who are there; at the first meeting of a phase or series all that is open."""
        people = self.present()
        everything = isinstance(self.base, Meeting) and (self.first is not None or not people)
        return concerning(self.facts.matters, people, everything=everything)

    @property
    def first(self) -> Words | None:
        """Of what it is the first meeting; None where others were held before."""
        if not isinstance(self.base, Meeting):
            return None
        series = self.value("series")
        if series is not None and series not in self.facts.held:
            return words(N_("first of the series"))
        return words(N_("first of this phase")) if self.facts.first else None

    def as_meeting(self, notes: str) -> Meeting | None:
        """The meeting as typed, with these notes; a contact as the meeting it was. Raises Unreadable."""
        typed = {name: one.value() for name, one in self.typed.items() if name != self.notes}
        record = replace(self.base, **typed)
        if isinstance(record, Meeting):
            return replace(record, notes=notes)
        assert isinstance(record, Contact)
        if record.person is None:
            return None
        name = self.candidates.label("person", record.person)
        language = self.capture.context.reader.language
        return Meeting(
            id=self.meeting,
            project=self.capture.context.project,
            title=say(words(TITLES[record.channel], name=name), language),
            on=record.on,
            state="held",
            place=place_of(record.channel, "call"),
            attendees=(record.person,),
            notes=notes,
        )

    @property
    def about_projects(self) -> tuple[int, ...]:
        """The projects it was about."""
        if isinstance(self.base, Contact):
            projects: tuple[int, ...] = self.value("projects", ()) or ()
            return projects
        return (self.capture.context.project,)

    def rebase(self, theirs: Record, merged: Record) -> None:
        """Begin again from what others saved; the private lines stay where they were typed."""
        mine = without_asides(self.text)[1]
        super().rebase(theirs, merged)
        text = getattr(merged, self.notes)
        self._put_notes(getattr(theirs, self.notes), [(kept.number, kept.text) for kept in self.asides])
        self.typed[self.notes].text = with_asides(text, mine)

    def draft(self, title: Words, clock: Clock) -> Draft:
        """All of it; the ids too, so that a half-saved form completes what is missing."""
        draft = super().draft(title, clock)
        extra = {"talk": True, "ids": self.ids, "unticked": sorted(self.unticked), "anew": sorted(self.anew)}
        return replace(draft, extra={**draft.extra, **packed(self.capture), **extra})
