"""Somebody leaves: a line for each thing that is offered or hangs on them, and the keys that answer it."""

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from store.queries.people.responsibility_list import ResponsibilityLine
from store.rules.people.responsibilities import CLOSE, LEAVE, Answer, ending
from store.values.short_date import show_date
from store.values.words import N_, NN_, Words, words
from tui.handover.handover import Leaving
from tui.host import host_of
from tui.terminal.frames import QuietScreen
from widgets.editors.typed import Typed
from widgets.foot import Foot
from widgets.keyline import Keyline
from widgets.paragraph import Paragraph
from widgets.rows import Cell, Column, Row, Rows
from widgets.rule import Rule

KEYS = {
    "o": "owner",
    "x": "close",
    "l": "leave",
    "y": "make",
    "a": "all",
    "F2": "save",
    "Esc": "back",
}


class LeavingScreen(QuietScreen[bool]):
    """Result: whether to save; the answers are in the `Leaving`."""

    CSS = "LeavingScreen Rows { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "owner", N_("new owner")),
        Binding("x", "close", N_("close")),
        Binding("l", "leave", N_("leave")),
        Binding("y", "make", N_("make it")),
        Binding("space", "make", N_("make it"), show=False),
        Binding("a", "all", N_("all alike")),
        Binding("f2", "save", N_("save")),
        Binding("ctrl+s", "save", N_("save"), show=False),
        Binding("escape", "back", N_("back")),
    ]

    def __init__(self, leaving: Leaving, whom: Typed) -> None:
        super().__init__()
        self._leaving = leaving
        self._whom = whom
        self._title = Rule("")
        self._rows = Rows(
            (
                Column("answer"),
                Column("what"),
                Column("name", flex=True, least=16),
                Column("project", drop=1),
                Column("due", align="right", drop=2),
            )
        )
        self._foot = Foot()
        self._keyline = Keyline()

    def compose(self) -> ComposeResult:
        say = host_of(self).say
        yield self._title
        yield Paragraph(say(N_("Answer each line; anything unanswered stays as it is.")))
        yield self._rows
        yield self._foot
        yield self._keyline

    def on_mount(self) -> None:
        say, leaving = host_of(self).say, self._leaving
        self._title.focused = True
        last = words(N_("{name}, last day {day}"), name=leaving.person.name, day=leaving.last)
        hung = words(NN_("{n} responsibility", "{n} responsibilities"), n=len(leaving.lines))
        self._title.show(title=say(N_("LEAVING")), counts=(Cell(say(last) + "  "), Cell(say(hung), "dim")))
        self._keyline.help = ("Esc", say(N_("back")))
        self._keyline.show(
            [
                ("F2", say(N_("save"))),
                ("o", say(N_("new owner"))),
                ("x", say(N_("close"))),
                ("l", say(N_("leave"))),
                *([("y", say(N_("make it")))] if leaving.offers else []),
                ("a", say(N_("all alike"))),
            ]
        )
        self._show()
        self._rows.focus()

    def _show(self) -> None:
        say, leaving = host_of(self).say, self._leaving
        rows: list[Row] = []
        for offer, yes in zip(leaving.offers, leaving.wanted, strict=True):
            answer = Cell(say(N_("make")), "strong") if yes else Cell(say(N_("leave")), "dim")
            due = self._day(getattr(offer.record, "due", None))
            cells = (answer, Cell(say(offer.what)), Cell(offer.record.label), Cell(""), due)
            rows.append(Row(len(rows), cells, len(rows)))
        for line in leaving.lines:
            named = Cell(line.name)
            cells = (
                self._answer(line),
                Cell(say(line.what)),
                named,
                Cell(line.project, "code"),
                self._day(line.due),
            )
            rows.append(Row(len(rows), cells, line))
        self._rows.show(rows)

    def _day(self, day: date | None) -> Cell:
        host = host_of(self)
        return Cell(show_date(day, host.language, host.session.clock.today()) if day else "", "dim")

    def _answer(self, line: ResponsibilityLine) -> Cell:
        """What becomes of a line, in words."""
        say, answer = host_of(self).say, self._leaving.answer(line)
        if answer.what == "new" and answer.to is not None:
            name = self._whom.names.label("person", answer.to)
            return Cell(say(words(N_("to {name}"), name=name)), "strong")
        if answer.what == "close":
            return Cell(say(ending(line.responsibility, self._leaving.last)), "amber")
        return Cell(say(N_("leave")), "dim")

    @property
    def _offer(self) -> int | None:
        """The offer under the cursor."""
        payload = self._rows.payload
        return payload if isinstance(payload, int) else None

    @property
    def _line(self) -> ResponsibilityLine | None:
        """The line under the cursor."""
        payload = self._rows.payload
        return payload if isinstance(payload, ResponsibilityLine) else None

    def _complain(self, sentence: Words | None = None) -> None:
        self._foot.show(Cell(f"! {host_of(self).say(sentence)}", "red") if sentence else Cell(""))

    def _give(self, answer: Answer) -> None:
        """Answer the line under the cursor, and go on to the next."""
        self._complain()
        if self._offer is not None:
            if answer.what == "leave":
                self._want(False)
            else:
                self._complain(words(N_("this is only a suggestion: y creates it, l leaves it")))
            return
        if (line := self._line) is None:
            return
        if answer.what == "new" and line.responsibility.is_part:
            self._complain(words(N_("their part in a project has no other owner: x ends it, l leaves it")))
            return
        self._leaving.give(line, answer)
        self._show()
        self._rows.action_move(1)

    def _want(self, yes: bool) -> None:
        at = self._offer
        if at is not None:
            self._leaving.wanted[at] = yes
            self._show()
            self._rows.action_move(1)

    def action_make(self) -> None:
        self._complain()
        if self._offer is None:
            self._complain(words(N_("o sets a new owner, x closes it, l leaves it as it is")))
        else:
            self._want(True)

    def action_close(self) -> None:
        self._give(CLOSE)

    def action_leave(self) -> None:
        self._give(LEAVE)

    def action_owner(self) -> None:
        line = self._line
        if line is None or line.responsibility.is_part:
            self._give(Answer("new"))
        else:
            host_of(self).dialogue(self._ask_owner(line))

    async def _ask_owner(self, line: ResponsibilityLine) -> None:
        from tui.dialogs.person_picker import Whom

        host = host_of(self)
        title = words("{what}  {name}", what=line.what, name=line.name)
        chosen = await host.push_screen_wait(Whom(host.say(title), self._whom))
        if chosen is not None and (why := self._leaving.refused(chosen)) is not None:
            self._complain(why)
        elif chosen is not None:
            self._give(Answer("new", chosen))

    def action_all(self) -> None:
        """Answer every line as the one under the cursor."""
        line = self._line
        if line is None:
            self._complain(words(N_("go to an item they own; a then answers all of those the same way")))
            return
        self._complain()
        answer = self._leaving.answer(line)
        for other in self._leaving.lines:
            self._leaving.give(other, answer)
        self._show()

    def on_rows_opened(self, message: Rows.Opened) -> None:
        message.stop()
        if self._offer is None:
            self.action_owner()
        else:
            self._want(not self._leaving.wanted[self._offer])

    def action_save(self) -> None:
        self.dismiss(True)

    def action_back(self) -> None:
        self.dismiss(False)

    async def on_keyline_pressed(self, message: Keyline.Pressed) -> None:
        message.stop()
        await self.run_action(KEYS[message.key])
