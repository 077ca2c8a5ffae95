"""`:`: one line at the bottom of any screen, one record; what it means stands below it while it is typed."""

import asyncio
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Label

from store.acts.learn_names import names_learnt
from store.acts.move_forecast import left_behind
from store.acts.permission import refuse_reader
from store.disk.draft_files import Draft
from store.disk.gate import Refused
from store.disk.ledger import Stale
from store.disk.workspace import Saved
from store.records import Contact
from store.rules.briefing.heard_in_talk import Talk
from store.rules.capture.filed_lines import Ids, act_of_lines, known_ids, numbered, own_note
from store.rules.capture.grammar import Reading, capture, shown
from store.values.problem import SAID, sentence_of
from store.values.record import Record
from store.values.text import fold
from store.values.words import N_, Words, words
from tui.forms.draft_offer import QUICK
from tui.forms.names_meant import is_for_good, names_meant
from tui.forms.own_draft import OwnDraft
from tui.frame.bottom_sheet import BottomSheet
from tui.host import Host, host_of
from tui.meeting.line_context import CaptureContext, capture_context_of, packed, resumed
from tui.meeting.line_offer import LineOffer, line_offer
from widgets.drawn.grid import Cell
from widgets.drawn.tones import Tone
from widgets.editors.line_input import LineInput
from widgets.foot import Foot
from widgets.paragraph import Paragraph

MARKS = N_(
    "! risk  !! issue  + action  > promise  ? ask  < wish  = decision  ^ change\n"
    "# date  * thanks  ~ private; p4 i5, @who, due fri"
)


class Quick(BottomSheet[Saved | None]):
    """Enter saves and goes back to where one was. A line without a mark becomes a private note."""

    # What the line means changes with each key: the screen above stays where it is.
    DEFAULT_CSS = "Quick Label { width: 3; } Quick Paragraph { min-height: 2; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", N_("save")),
        Binding("tab", "complete", N_("take what is offered"), show=False),
    ]

    def __init__(self, context: CaptureContext, draft: Draft | None = None) -> None:
        super().__init__()
        self._capture = context
        self._own = OwnDraft(draft)
        self._ids: Ids = known_ids(draft.extra.get("ids", {})) if draft is not None else {}
        self._first = draft.fields.get("text", "") if draft is not None else ""
        self._reading: Reading | None = None
        self._offered: LineOffer | None = None
        self._busy = False
        self._heard_before: dict[object, Any] = {}

    @staticmethod
    async def opened(host: Host, project: int, draft: Draft | None = None) -> None:
        """Ask for a line about that project; a draft goes on where it was left."""
        if not project:
            host.report(words(N_("no project is open; g opens or creates one")), "amber")
            return
        language = host.language
        await host.store.run(refuse_reader)
        context = await host.store.run(lambda w: capture_context_of(w, project, language))
        drafts = () if host.looked_at else host.drafts.all()
        kept = (one for one in drafts if one.kind == QUICK and one.project == project)
        draft = draft or next(kept, None)
        await host.push_screen_wait(Quick(resumed(context, draft) if draft else context, draft))

    @property
    def host(self) -> Host:
        """The app, typed."""
        return host_of(self)

    def lines(self) -> ComposeResult:
        with Horizontal():
            yield Label(" : ", markup=False)
            # What was left behind is there again, and gives way to the first key.
            yield LineInput(self._first, listed=False, short=True)
        yield Paragraph()

    def on_mount(self) -> None:
        say = self.host.say
        self.query_one(Foot).show(
            Cell(say(words(N_("one line, one record in {code}"), code=self._capture.code)), "dim")
        )
        self._read()
        self.query_one(LineInput).focus()

    def on_input_changed(self, message: Input.Changed) -> None:
        message.stop()
        self._read()

    def _read(self) -> None:
        """Read the line as it stands, and say how; while a name or a code is typed, what it may be."""
        line = self.query_one(LineInput)
        found = capture(line.value, self._capture.context)
        self._reading = found[0] if found else None
        reading, context = self._reading, self._capture.context
        self._offered = line_offer(line.value, line.cursor_position, lambda: reading, context)
        if (offered := self._offered) is not None:
            own = (shown(reading),) if reading is not None and reading.mark and not offered.typing else ()
            self._say(words("{parts}", parts=(*own, offered.said)), "text")
        elif reading is None:
            self._say(words(MARKS), "dim")
        elif not reading.mark:
            self._say(
                words(N_("a private note; a mark in front makes it a record: ! + > ? < = ^ # *")), "dim"
            )
        elif reading.unclear:
            self._say(words(N_("{what}; Enter asks who it is"), what=shown(reading)), "amber")
        else:
            self._say(shown(reading), "amber" if reading.problem else "text")

    def _say(self, sentence: Words, tone: Tone) -> None:
        self.query_one(Paragraph).show(self.host.say(sentence), tone)

    def action_complete(self) -> None:
        """Take what is offered for the line as it stands now."""
        self._read()
        line = self.query_one(LineInput)
        if self._offered is not None:
            line.value, line.cursor_position = self._offered.text, self._offered.at

    def action_take(self) -> None:
        if not self._busy and self._reading is not None:
            self._busy = True
            self.host.dialogue(self._save())

    async def _save(self) -> None:
        try:
            if not await self._asked():
                return
            reading = self._reading
            if reading is None or (reading.problem is not None and not reading.private):
                return
            await self._write(reading)
        finally:
            self._busy = False

    async def _asked(self) -> bool:
        """Whether it is clear who everybody is, after asking; False goes back to the line."""
        while self._reading is not None and self._reading.unclear:
            reading, candidates = self._reading, self._capture.candidates
            asked = {fold(one.name): one for one in reading.unclear}
            reader = self._capture.context.reader
            answers = await names_meant(self.host, reader, candidates, list(asked.values()))
            if answers is None:
                return False
            for name, person in answers.items():
                learn = is_for_good(asked[fold(name)]) and not reading.private
                self._capture = self._capture.answered(name, person, learn=learn)
            self._read()
        return True

    async def _write(self, reading: Reading) -> None:
        context, candidates = self._capture.context, self._capture.candidates
        today = context.reader.day.date
        made = reading.records or (own_note(reading, context.project, today),)
        records = numbered(made, self._ids)
        act = act_of_lines((reading,), lambda id: candidates.label("person", id))
        heard = await self._heard(records, reading)
        if heard is None:
            return
        try:
            learnt = await self.host.store.run(lambda w: names_learnt(w, self._capture.learnt))
            everything = (*candidates.needed(*records), *learnt, *heard)
            behind = await self.host.store.run(lambda w: left_behind(w, records))
            work = self.host.store.run(lambda w: w.save(*everything, act=act, uuid=self._own.uuid))
            saved = await asyncio.shield(work)
        except (Refused, Stale) as problem:
            self._say(problem.words, "red")
        except SAID as problem:
            sentence = N_("{problem}. Nothing is lost; Enter tries again")
            self._say(words(sentence, problem=sentence_of(problem)), "red")
        else:
            self._own.forget(self.host)
            self.host.done(saved)
            if behind is not None:
                self.host.report(words("{act}; {behind}", act=saved.act.name, behind=behind), "amber")
            self.dismiss(saved)

    async def _heard(self, records: tuple[Record, ...], reading: Reading) -> tuple[Record, ...] | None:
        """With what was heard in a contact that the line makes; None: back to the line."""
        made = next((record for record in records if isinstance(record, Contact)), None)
        if made is None or not made.two_way:
            return records
        from tui.meeting.heard_question import with_what_was_heard

        talk = Talk((made.person,), made.on, made.channel, made.by_us, records, reading.linked)
        return await with_what_was_heard(self.host, records, talk, made.projects, self._heard_before)

    @property
    def text(self) -> str:
        """The line as typed."""
        return self.query_one(LineInput).value

    def _draft(self) -> Draft | None:
        """The line as a draft; None where there is none."""
        if not self.text.strip():
            return None
        extra: dict[str, Any] = {"ids": self._ids} | packed(self._capture)
        title = words(N_("quick entry: {text}"), text=self.text[:60])
        at = self.host.session.clock.now().isoformat()
        fields, project = {"text": self.text}, self._capture.context.project
        return Draft(self._own.uuid, QUICK, title, fields, project=project, at=at, extra=extra)

    def keep_now(self) -> None:
        """Keep the line as a draft; needs no event loop. Raises StoreProblem."""
        self._own.keep(self.host, self._draft())

    def action_back(self) -> None:
        if not self._busy:
            self._own.leave(self.host, self._draft(), self.text[:60])
            self.dismiss(None)
