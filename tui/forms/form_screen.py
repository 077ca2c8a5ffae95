"""A form: one row per field of a record, in the order of the kind; what is wrong stays in it, under its field."""

from collections.abc import Mapping
from contextlib import suppress
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.timer import Timer

from store.disk.workspace import Saved
from store.values.problem import SAID, sentence_of
from store.values.words import N_, Words, words
from tui.forms.draft_autosave import DraftAutosave
from tui.forms.form_frame import FormFrame
from tui.forms.form_plan import Plan, title_of
from tui.forms.form_rows import place_rows
from tui.forms.form_state import FormState
from tui.forms.open_note import OpenNote
from tui.forms.submission import Submission
from tui.forms.unwritten_drafts import in_memory
from tui.host import Host, host_of
from tui.terminal.frames import QuietScreen
from widgets.editors.row import FieldRow
from widgets.editors.stack import Stack
from widgets.editors.typed import Typed
from widgets.keyline import Keyline
from widgets.paragraph import Paragraph

PAUSE = 1.0
"""Seconds without a key after which a draft is kept."""

WAITS = 4
"""Times a save waits for another program to let go of the store, five seconds each."""

KEYS = {"F2": "save", "Enter": "save", "Esc": "leave", "^X": "discard", "F1": "app.help"}


class FormScreen(QuietScreen[Saved | None]):
    """Result: what was saved; None when the form was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "save", N_("save"), id="form.save"),
        Binding("ctrl+s", "save", N_("save"), show=False),
        Binding("escape", "leave", N_("leave, keeps a draft")),
        Binding("ctrl+x", "discard", N_("discard"), id="form.discard"),
        Binding("tab", "next(1)", N_("next field"), show=False),
        Binding("shift+tab", "next(-1)", N_("field before"), show=False),
        Binding("down", "next(1)", N_("next field"), show=False),
        Binding("up", "next(-1)", N_("field before"), show=False),
        Binding("pagedown", "jump(8)", N_("further down"), show=False),
        Binding("pageup", "jump(-8)", N_("further up"), show=False),
        Binding("f1", "app.help", N_("help"), show=False),
    ]

    AUTO_FOCUS = ""
    """Where typing begins is the form's to say: no other field has the focus before that one."""

    def __init__(
        self,
        state: FormState,
        plan: Plan,
        *,
        begin_at: str = "",
        note: str = "",
        line: str = "",
        kept: bool = False,
    ) -> None:
        super().__init__()
        self.state = state
        self.rows: dict[str, FieldRow] = {}
        self._plan = plan
        self._begin_at = begin_at
        self._note = note
        self._line = line
        self._kept = kept
        self._pause: Timer | None = None
        self._busy = False
        self._unkept = False
        self._stack = Stack()

    @property
    def host(self) -> Host:
        """The app, typed."""
        return host_of(self)

    def compose(self) -> ComposeResult:
        say = self.host.say
        for name, one in self.fields().items():
            self.rows[name] = FieldRow(one, 0, say, enter_leaves=self._plan.enter_saves)
        place_rows(self.rows, self.state, say)
        self._autosave = DraftAutosave(self.host.drafts, self.host.session.clock, self.state, kept=self._kept)
        self._submission = self.submission()
        self._frame = FormFrame(self.host, self.state, self._plan, self._note)
        self._stack.rows = list(self.rows.values())
        self._open_note = OpenNote(self.host, self.state.base, self._say_who_else)
        yield self._frame.title
        if self._line:
            yield Paragraph(self._line)
        yield from self.body()
        yield self._frame.foot
        yield self._frame.keyline

    def fields(self) -> Mapping[str, Typed]:
        """What has a row, in the order of the rows."""
        return self.state.typed

    def body(self) -> ComposeResult:
        """What stands between the title and the foot."""
        yield self._stack

    def submission(self) -> Submission:
        """What saves it."""
        return Submission(self.host, self.state, self._plan)

    def on_mount(self) -> None:
        self._show_title()
        self._frame.show_keys()
        self._first().begin()
        self._open_note.begin(self)

    def _first(self) -> FieldRow:
        """Where typing begins: as asked, else where something is missing, else with what matters."""
        if self._begin_at in self.rows:
            return self.rows[self._begin_at]
        rows = self._stack.shown
        needed = [row for row in rows if row.typed.field.required]
        return next((row for row in needed if not row.typed.text), (needed or rows)[0])

    def keep_now(self) -> None:
        """Keep what was typed as a draft; needs no event loop."""
        self._autosave.keep()

    def on_unmount(self) -> None:
        self._open_note.leave()
        with suppress(*SAID):
            self._autosave.keep()

    def _say_who_else(self, note: Words | None) -> None:
        self._frame.open_with = note
        self._show_title()

    def _show_title(self) -> None:
        self._frame.show_title(self.rows.values())

    def _show_foot(self, problem: Words | None = None) -> None:
        self._frame.show_foot(self._stack, problem)

    def action_next(self, by: int) -> None:
        """The next field; after the last the first."""
        self._stack.go(by, around=True)

    def action_jump(self, by: int) -> None:
        """Several fields further, as far as there are any."""
        self._stack.go(by, around=False)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        """Have all of the focused row in view, and say what goes with it."""
        self._stack.keep_in_view()
        self._show_foot()
        self._show_title()

    def on_resize(self) -> None:
        self.call_after_refresh(self._settle)

    def on_field_row_entered(self, message: FieldRow.Entered) -> None:
        message.stop()
        last = message.row is self._stack.shown[-1]
        if not (last or self._plan.enter_saves):
            self.action_next(1)
        elif not message.took:
            self.action_save()

    def on_field_row_changed(self, message: FieldRow.Changed) -> None:
        message.stop()
        self._frame.note = ""
        for name in self.state.suggest(message.row.typed.field.name):
            self.rows[name].show()
        place_rows(self.rows, self.state, self.host.say)
        self.call_after_refresh(self._settle)
        self.keep_soon()

    def _keep(self) -> None:
        try:
            self._autosave.keep()
        except SAID as problem:
            # Said once: whoever types on knows it.
            if not self._unkept:
                self._show_foot(in_memory(problem))
            self._unkept = True
        else:
            self._unkept = False

    def keep_soon(self) -> None:
        """Keep a draft when nothing is typed for a while."""
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self._keep)

    def _sync(self) -> None:
        for row in self.rows.values():
            row.sync()

    def action_leave(self) -> None:
        if self._busy:
            return
        self._sync()
        try:
            if self.state.changed:
                self._autosave.leave()
                kept = words(
                    N_("draft kept: {title}. Opening the form again offers it"), title=title_of(self.state)
                )
                self.host.report(kept, "dim")
            else:
                self._autosave.forget()
        except SAID as problem:
            self.host.report(in_memory(problem), "red")
        self.dismiss(None)

    def action_discard(self) -> None:
        if not self._busy:
            self.host.dialogue(self._discard())

    async def _discard(self) -> None:
        from tui.dialogs.discard_question import discards

        self._sync()
        if not self.state.changed or await discards(self.host):
            self._close(None)

    def _close(self, saved: Saved | None) -> None:
        try:
            self._autosave.forget()
        except SAID as problem:
            self.host.report(sentence_of(problem), "red")
        self.dismiss(saved)

    async def on_keyline_pressed(self, message: Keyline.Pressed) -> None:
        message.stop()
        await self.run_action(KEYS[message.key])

    def action_save(self) -> None:
        if not self._busy:
            self._busy = True
            self.host.dialogue(self._save())

    async def _save(self) -> None:
        try:
            retry, waits = True, 0
            theirs: tuple[Words, ...] = ()
            while retry:
                self._sync()
                texts = self.state.texts
                attempt = await self._submission.attempt()
                waits += attempt.busy
                retry = attempt.retry or (attempt.busy and waits < WAITS)
                theirs = attempt.theirs or theirs
                if attempt.merged:
                    for row in self.rows.values():
                        row.show()
                if attempt.unchanged:
                    self.host.report(words(N_("nothing was changed")), "dim")
                    self._close(None)
                elif attempt.saved is not None:
                    self.host.done(attempt.saved)
                    if theirs:
                        meanwhile = N_("saved, together with what others changed in the meantime: {fields}")
                        self.host.report(words(meanwhile, fields=theirs))
                    if attempt.problem is not None:
                        self.host.report(attempt.problem, "amber")
                    self._sync()
                    if self.state.texts != texts:
                        from tui.forms.late_keystrokes import say_what_came_late

                        say_what_came_late(self.host, self.state, texts)
                    self._close(attempt.saved)
                else:
                    self._complain(attempt.errors, attempt.problem)
        finally:
            self._busy = False

    def _complain(self, errors: Mapping[str, Words], problem: Words | None) -> None:
        """Say what is wrong under each field, and go to the first."""
        for name, row in self.rows.items():
            row.complain(self.host.say(errors[name]) if name in errors else "")
        wrong = [row for row in self.rows.values() if row.error]
        if wrong:
            wrong[0].begin()
        self.call_after_refresh(self._settle)
        if problem is not None:
            self.call_after_refresh(self._show_foot, problem)
