"""ctrl+p: everything the keys here can do, and the registers, found by typing part of the name. Those that a project
may do without stand here once it holds a record of theirs, the others behind one line."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen
from textual.widgets import Input

from store.queries.project_sheets import planned_here
from store.records import KINDS, PLAN, Person
from store.values.frozen import frozen
from store.values.record import Record
from store.values.text import fold
from store.values.words import N_, words
from tui.frame.keys import keys_of
from tui.host import Host, host_of
from tui.picture.place_list import PLACES, Place
from tui.terminal.answered_screen import AnsweredScreen
from widgets.rows import Cell, Column, Row, Rows


@frozen
class Command:
    """What it is called, the key that does the same, what is searched, how it is done; `names`: what it is called
    without its explanation, in the language of the screen and in English, folded."""

    label: str
    key: str
    searched: str
    run: Callable[[], object]
    names: tuple[str, ...] = ()


class Commands(AnsweredScreen[None], ModalScreen[None]):
    """Enter does the chosen command on the screen below."""

    CSS = """
    Commands { align: center top; background: transparent; }
    Commands Vertical {
        width: 96; max-width: 95%; height: 16; margin-top: 2;
        border: round ansi_bright_black; background: ansi_default;
    }
    Commands Input { height: 1; border: none; padding: 0 1; background: transparent; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", N_("back"), show=False),
        Binding("down", "move(1)", N_("down"), show=False, priority=True),
        Binding("up", "move(-1)", N_("up"), show=False, priority=True),
    ]

    def __init__(self, of: Screen[Any], unused: tuple[str, ...] = ()) -> None:
        """`unused`: of these kinds, which hold nothing yet, instead of all that the keys of `of` can do."""
        super().__init__()
        self._of = of
        self._unused = unused
        self._commands: tuple[Command, ...] = ()
        self._rows = Rows((Column("what", flex=True), Column("key", align="right")))
        self._rows.can_focus = False

    @property
    def host(self) -> Host:
        """The app, typed."""
        return host_of(self)

    def compose(self) -> ComposeResult:
        with Vertical():
            field = Input(placeholder=self.host.say(N_("what to do")), compact=True)
            field.cursor_blink = False
            yield field
            yield self._rows

    def on_mount(self) -> None:
        if self._unused:
            self._commands = tuple(self._register(KINDS[name]) for name in self._unused)
        else:
            self._commands = tuple(self._offered())
            self.host.read(self, self._plan)
        self._show("")
        self.query_one(Input).focus()

    async def _plan(self) -> None:
        """The registers of the kinds that are in use here, and one line for the others."""
        project = self.host.project
        held = await self.host.store.run(lambda w: planned_here(w, project))
        used = tuple(self._register(KINDS[name]) for name in PLAN if name in held)
        unused = tuple(name for name in PLAN if name not in held)
        places = tuple(self._place(place) for place in PLACES if place.needs in held)
        empty = tuple(place for place in PLACES if place.needs and place.needs not in held)
        self._commands += (*places, *used, *((self._more(unused, empty),) if unused else ()))
        if self.is_attached:
            self._show(self.query_one(Input).value)

    def _more(self, unused: tuple[str, ...], empty: tuple[Place, ...]) -> Command:
        """The way to registers that nothing stands in; found by the names too of screens that would show them."""
        kinds = tuple(words(KINDS[name].plural) for name in unused)
        label = self.host.say(words(N_("more registers: {kinds}"), kinds=kinds))
        searched = " ".join((label, *(f"{self.host.say(place.label)} {place.label}" for place in empty)))
        return Command(label, "", fold(searched), lambda: self.host.push_screen(Commands(self._of, unused)))

    def _offered(self) -> Iterator[Command]:
        say = self.host.say
        for key in sorted(keys_of(self._of), key=lambda key: not key.tooltip):
            label = self._explained(key.label, key.tooltip) if key.tooltip else say(key.label)

            def press(name: str = key.key) -> None:
                self.host.simulate_key(name)

            searched = fold(f"{label} {key.label} {key.tooltip}")
            yield Command(label, key.written, searched, press, self._names(key.label))
        yield from (self._place(place) for place in PLACES if not place.key and not place.needs)
        yield from (self._view(name, text) for name, text in self.host.session.config.views.items())
        for name in KINDS:
            if name not in PLAN:
                yield self._register(KINDS[name])
        yield from self._charts()

    def _place(self, place: Place) -> Command:
        label = self._explained(place.label, place.tooltip)
        searched = fold(f"{label} {place.label} {place.tooltip}")
        return Command(label, "", searched, lambda: self.host.go(place.id), self._names(place.label))

    def _explained(self, name: str, why: str) -> str:
        return self.host.say(words(N_("{name}: {why}"), name=words(name), why=words(why)))

    def _names(self, name: str) -> tuple[str, ...]:
        return fold(self.host.say(name)), fold(name)

    def _view(self, name: str, text: str) -> Command:
        label = self.host.say(words(N_("view: {name}"), name=name))

        def show() -> None:
            from tui.registers.view_screen import View

            self.host.dialogue(View.opened(self.host, name, text))

        return Command(label, "", fold(f"{label} {text}"), show, (fold(name),))

    def _register(self, kind: type[Record]) -> Command:
        label = self.host.say(words(N_("register: {kind}"), kind=words(kind.plural)))

        def show() -> None:
            from tui.people.people_screen import People
            from tui.registers.register_screen import Register

            self.host.push_screen(People() if kind is Person else Register(kind))

        return Command(label, "", fold(f"{label} {kind.plural} {kind.kind}"), show, self._names(kind.plural))

    def _charts(self) -> Iterator[Command]:
        from tui.reports.charts_screen import HeatMapScreen, TrendScreen

        host, project = self.host, self.host.project
        charts = ((N_("chart: risk heat map"), HeatMapScreen), (N_("chart: milestone trend"), TrendScreen))
        for name, screen in charts if project else ():
            label = host.say(name)
            run = partial(_open, host, screen, project)
            yield Command(label, "%", fold(f"{label} {name}"), run, self._names(name))

    def _show(self, sought: str) -> None:
        typed = fold(sought).strip()
        found = [
            (number, command)
            for number, command in enumerate(self._commands)
            if all(part in command.searched for part in typed.split())
        ]
        found.sort(key=lambda one: _farness(one[1], typed))
        rows = [
            Row(number, (Cell(command.label), Cell(command.key, "key")), command) for number, command in found
        ]
        self._rows.show(rows, self.host.say(N_("nothing found")))

    def on_input_changed(self, message: Input.Changed) -> None:
        self._show(message.value)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        chosen: Command | None = self._rows.payload
        if chosen is not None:
            self.dismiss()
            self.host.call_later(chosen.run)

    def action_move(self, by: int) -> None:
        self._rows.action_move(by)


def _farness(command: Command, typed: str) -> int:
    """What begins so was meant rather than what has it within ("view" is no "reviewed"), and what is called so rather
    than what is explained so: the sheet of a project rather than a controller's."""
    if any(name.startswith(typed) for name in (fold(command.label), *command.names)):
        return 0
    return 1 if any(all(part in name for part in typed.split()) for name in command.names) else 2


def _open(host: Host, screen: Any, project: int) -> None:
    host.dialogue(screen.opened(host, project))
