"""`m` and `c`: notes as they were scribbled, how each line is read, and what is open with those who are there."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.widgets import TextArea

from store.rules.capture.grammar import Reading
from store.rules.capture.meeting_record import Offer
from store.rules.capture.open_matters import Open
from store.values.words import N_, Words
from tui.forms.form_plan import Plan
from tui.forms.form_screen import KEYS, FormScreen
from tui.forms.submission import Submission
from tui.frame.glossary import Explained
from tui.meeting.line_offer import LineOffer, line_offer
from tui.meeting.mark_legend import mark_examples
from tui.meeting.meeting_state import MeetingState
from tui.meeting.meeting_submission import MeetingSubmission
from tui.meeting.read_as import ReadAs
from widgets.editors.notes import NotesInput
from widgets.editors.row import FieldRow
from widgets.editors.typed import Typed
from widgets.keyline import Keyline
from widgets.rows import Cell, Rows
from widgets.rule import Rule

if TYPE_CHECKING:
    from tui.meeting.pasted_notes import Pasted

ORDER = ("series", "title", "on", "time", "place", "attendees")
"""The rows that come first; those that are not named follow in their own order."""
WIDE = 110
"""Columns from which the reading stands beside the notes."""
TALL = 36
"""Lines from which the notes have room enough beside all fields."""


class MeetingScreen(Explained, FormScreen):
    """F2 or ctrl+s saves everything as one act; Esc keeps a draft. Result: what was saved."""

    CSS = """
    MeetingScreen Stack { height: 2; }
    MeetingScreen.-wide Stack { height: 6; }
    MeetingScreen Stack:focus-within { height: 9; }
    MeetingScreen.-tall Stack { height: auto; max-height: 12; }
    MeetingScreen #talk { height: 1fr; layout: vertical; }
    MeetingScreen #talk > Vertical { height: 1fr; width: 100%; }
    MeetingScreen.-wide #talk { layout: horizontal; }
    MeetingScreen.-wide #talk > Vertical { width: 1fr; height: 100%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+o", "look_up", N_("look up"), tooltip=N_("find any record without leaving the form")),
        Binding("space", "tick", N_("tick"), show=False),
    ]
    state: MeetingState

    place = ()

    def __init__(
        self, state: MeetingState, plan: Plan, *, begin_at: str = "", note: str = "", kept: bool = False
    ) -> None:
        super().__init__(state, plan, begin_at=begin_at, note=note, kept=kept)
        self._typing = NotesInput(state.text, self._as_pasted)
        self._notes_rule = Rule("")
        self._read_as = ReadAs()
        self._offered: LineOffer | None = None
        self._pasted: Pasted | None = None
        """What is put in, until it stands in the notes."""

    def fields(self) -> Mapping[str, Typed]:
        """All but the notes, what is asked at the door first."""
        typed = {name: one for name, one in self.state.typed.items() if name != self.state.notes}
        first = {name: typed[name] for name in ORDER if name in typed}
        if not self.state.facts.series:
            first.pop("series", None)
        return first | {name: one for name, one in typed.items() if name not in ORDER}

    def body(self) -> ComposeResult:
        yield self._stack
        with Container(id="talk"):
            with Vertical():
                yield self._notes_rule
                yield self._typing
            with Vertical():
                yield self._read_as.rule
                yield self._read_as.rows

    def marks(self) -> list[tuple[str, str, str]]:
        return mark_examples(self.host.say)

    def submission(self) -> Submission:
        return MeetingSubmission(
            self.host, self.state, self._plan, lambda: self._autosave.keep(even_if_unchanged=True)
        )

    def on_mount(self) -> None:
        say = self.host.say
        self._notes_rule.show(
            title=say(N_("NOTES")), counts=say(N_("lines that begin with a mark become records"))
        )
        self._read_as.rule.show(title=say(N_("READ AS")))
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        keys = (
            ("F2", N_("save")),
            ("Esc", N_("leave, keeps a draft")),
            ("^O", N_("look up")),
            ("^X", N_("discard")),
        )
        self._frame.keyline.show([(key, self.host.say(word)) for key, word in keys])
        if self._begin_at == self.state.notes:
            self._to_notes()
        self._read_soon()

    def _to_notes(self) -> None:
        self.set_focus(self._typing, scroll_visible=False)
        self._typing.move_cursor(self._typing.document.end)

    @on(events.Resize)
    def _side_by_side(self, event: events.Resize) -> None:
        self.set_class(event.size.width >= WIDE, "-wide")
        self.set_class(event.size.height >= TALL, "-tall")

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        message.stop()
        if message.text_area.text == self.state.text:
            return
        self.state.typed[self.state.notes].text = message.text_area.text
        pasted, self._pasted = self._pasted, None
        self._say_pasted(pasted.said if pasted is not None else None)
        if pasted is not None and pasted.quoted and pasted.said is not None:
            self.host.read(self, partial(self._count_tasks, pasted.said))
        self.keep_soon()
        self._offer()
        if not self._is_typing:
            # How a name is read that is still typed is no news.
            self._read_soon()

    def on_text_area_selection_changed(self, message: TextArea.SelectionChanged) -> None:
        typing = self._is_typing
        self._offer()
        if typing and not self._is_typing:
            self._read_soon()
        self._follow()

    def _as_pasted(self, text: str) -> str:
        from tui.meeting.pasted_notes import pasted

        found = self._pasted = pasted(self.state, text)
        for name in found.filled:
            self.rows[name].show()
        line, at = self._typing.line_and_place
        # What is quoted has lines of its own.
        return f"\n{found.text}" if found.quoted and line[:at].strip() else found.text

    def _say_pasted(self, said: Words | None) -> None:
        self._frame.note = self.host.say(said) if said is not None else ""
        if said is not None and self._offered is None:
            self._show_foot()

    async def _count_tasks(self, recognised: Words) -> None:
        from tui.meeting.pasted_notes import said_of

        text, said = self.state.text, await said_of(self.host, self.state, recognised)
        if self.is_attached and self.state.text == text:
            self._say_pasted(said)

    @property
    def _is_typing(self) -> bool:
        """Whether a name or a code is typed."""
        return self._offered is not None and self._offered.typing

    def _offer(self) -> None:
        """Say below what Tab makes of the line with the cursor."""
        before, self._offered = self._offered, self._offer_here() if self._typing.has_focus else None
        if self._offered is not None:
            self._frame.foot.show(Cell(self.host.say(self._offered.said)))
        elif before is not None:
            self._show_foot()

    def _offer_here(self) -> LineOffer | None:
        (line, at), reader = self._typing.line_and_place, self.state.reader
        return line_offer(line, at, lambda: reader.one(line), reader.context)

    def _read_soon(self) -> None:
        """Read what is new, beside the event loop; a newer text takes over at any point."""
        self.host.read(self, self._read)

    async def _read(self) -> None:
        self.state.reader.context = self.state.context()
        await self.state.reader.prepare(self.state.text)
        self._read_now()

    def _read_now(self) -> None:
        self._read_as.read(self.state)
        self._show_list()

    def on_field_row_changed(self, message: FieldRow.Changed) -> None:
        self.call_after_refresh(self._read_soon)

    def on_field_row_entered(self, message: FieldRow.Entered) -> None:
        # Instead of what other forms do, which Textual would call as well.
        message.stop().prevent_default()
        # A series knows all the rest.
        known = message.row.typed.field.name == "series" and self.state.series() is not None
        if known or message.row is self._stack.rows[-1]:
            self._to_notes()
        else:
            self.action_next(1)

    def action_next(self, by: int) -> None:
        """Round all fields, the notes, and the list beside them; in the notes first what is offered."""
        if by > 0 and self._typing.has_focus and (offered := self._offer_here()) is not None:
            self._typing.replace_line(offered.text, offered.at)
            return
        ring = [*self._stack.rows, self._typing, self._read_as.rows]
        here = next((at for at, one in enumerate(ring) if one.has_focus_within), 0)
        there = ring[(here + by) % len(ring)]
        if isinstance(there, FieldRow):
            there.begin()
        elif there is self._typing:
            self._to_notes()
        else:
            self._read_as.rows.focus()

    def _sync(self) -> None:
        super()._sync()
        self.state.typed[self.state.notes].text = self._typing.text

    def _complain(self, errors: Mapping[str, Words], problem: Words | None) -> None:
        super()._complain(errors, problem or errors.get(self.state.notes))
        if self._typing.text != self.state.text:
            # The lines of tasks that were taken stand in it now.
            self._typing.load_text(self.state.text)
        self._read_now()

    def _show_list(self) -> None:
        self._read_as.show(self.state, self.host.say)
        self._follow()

    def _follow(self) -> None:
        """Have the reading of the line under the cursor in view."""
        if self._typing.has_focus:
            self._read_as.follow(self._typing.line)

    def action_tick(self) -> None:
        if self._read_as.rows.has_focus and self._read_as.tick(self.state):
            self._show_list()
            self._autosave.more_to_keep()
            self.keep_soon()

    def on_rows_opened(self, message: Rows.Opened) -> None:
        message.stop()
        match message.payload:
            case Offer():
                self.action_tick()
            case Open(record=record):
                self.host.dialogue(self.host.actions.show(record))
            case Reading(number=number):
                self._to_notes()
                self._typing.move_cursor((number - 1, 0))

    def action_look_up(self) -> None:
        from tui.registers.search_screen import Everywhere

        self.app.push_screen(Everywhere(""))

    async def on_keyline_pressed(self, message: Keyline.Pressed) -> None:
        message.stop().prevent_default()
        await self.run_action({**KEYS, "^O": "look_up"}[message.key])
