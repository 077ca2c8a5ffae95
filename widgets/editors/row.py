"""One field of a form: its label, where it is typed, what was understood, what may be meant, what is wrong."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, TextArea

from store.values.words import N_, Words
from widgets.drawn.tones import current
from widgets.editors.line_input import LineInput
from widgets.editors.offer_list import Listing
from widgets.editors.picture import Content, Part, Places, lines
from widgets.editors.prose import ProseInput
from widgets.editors.typed import SEVERAL, Typed, is_listed
from widgets.segments import segments

WIDE = ("line", "prose", "choices", "links")
"""Shapes that take the whole line; the others have their meaning beside them."""


class FieldRow(Widget):
    """Draws all but the input itself, which is its only child."""

    DEFAULT_CSS = "FieldRow { height: 1; layout: vertical; }"
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "choose(1)", N_("next in the list"), show=False),
        Binding("up", "choose(-1)", N_("the one before"), show=False),
        Binding("tab", "take(True)", N_("take it, next field"), show=False),
        Binding("escape", "close", N_("close the list"), show=False),
        Binding("enter", "enter", N_("next field"), show=False),
    ]

    class Changed(Message):
        """Something was typed or taken."""

        def __init__(self, row: "FieldRow") -> None:
            super().__init__()
            self.row = row

        @property
        def control(self) -> "FieldRow":
            return self.row

    class Entered(Changed):
        """Enter: the field is finished. `took`: an offer was taken with it."""

        def __init__(self, row: "FieldRow", took: bool) -> None:
            super().__init__(row)
            self.took = took

    def __init__(
        self, typed: Typed, labels: int, say: Callable[[Words | str], str], *, enter_leaves: bool = False
    ) -> None:
        super().__init__()
        self.typed = typed
        self.label = say(typed.field.title)
        self._labels = labels
        self._say = say
        self._error = ""
        self._listing: Listing | None = None
        self._lit = False
        self._drawn: tuple[tuple[Part, ...], ...] = ()
        shape = typed.field.shape
        self.input: LineInput | ProseInput
        if shape == "prose":
            self.input = ProseInput(typed.text, enter_leaves=enter_leaves)
        else:
            self.input = LineInput(typed.text, listed=is_listed(typed.field), short=shape not in WIDE)

    def compose(self) -> ComposeResult:
        yield self.input

    @property
    def error(self) -> str:
        """What is said to be wrong; empty while nothing is."""
        return self._error

    @property
    def listing(self) -> Listing | None:
        """The open list."""
        return self._listing

    def sync(self) -> None:
        """Bring the typed text up to what stands in the input."""
        self.typed.text = self.input.text if isinstance(self.input, ProseInput) else self.input.value

    def show(self) -> None:
        """Bring the input up to the typed text, which somebody else changed."""
        self._write()
        self._arrange()

    def complain(self, error: str) -> None:
        """Say what is wrong under the field; empty: nothing is."""
        if error != self._error:
            self._error = error
            self._arrange()

    def align(self, labels: int) -> None:
        """Begin where the longest of so many cells ends."""
        if labels != self._labels:
            self._labels = labels
            self._arrange()

    def check(self) -> bool:
        """Whether the text can be read; if not, says why under the field."""
        problem = self.typed.problem()
        self.complain("" if problem is None else self._say(problem.words))
        return problem is None

    def begin(self) -> None:
        """Take the focus, the cursor at the end of what stands there."""
        self.screen.set_focus(self.input, scroll_visible=False)
        if isinstance(self.input, ProseInput):
            self.input.move_cursor(self.input.document.end)

    def _write(self) -> None:
        with self.prevent(Input.Changed, TextArea.Changed):
            if isinstance(self.input, ProseInput):
                self.input.load_text(self.typed.text)
            elif self.input.value != self.typed.text:
                self.input.value = self.typed.text
                self.input.cursor_position = len(self.typed.text)

    def on_input_changed(self, message: Input.Changed) -> None:
        message.stop()
        if message.value == self.typed.text:
            return
        self.typed.text = message.value
        offers = self.typed.offers() if message.value.strip() else ()
        self._changed(Listing.of(offers) if offers and self.input.has_focus else None)

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        message.stop()
        if message.text_area.text != self.typed.text:
            self.typed.text = message.text_area.text
            self._changed(None)
        else:
            self._arrange()

    def _changed(self, listing: Listing | None) -> None:
        self._listing, self._error = listing, ""
        self._arrange()
        self.post_message(self.Changed(self))

    def on_line_input_asked(self, message: LineInput.Asked) -> None:
        message.stop()
        self.ask()

    def ask(self) -> None:
        """Open the list of everything that may stand here."""
        if offers := self.typed.offers(everything=True):
            listing = Listing.of(offers, everything=True)
            now = self.typed.text
            at = next((at for at, offer in enumerate(offers) if offer.text == now), 0)
            self._listing = listing.moved(at)
            self._arrange()

    def on_prose_input_left(self, message: ProseInput.Left) -> None:
        message.stop()
        self.post_message(self.Entered(self, took=False))

    def on_descendant_focus(self) -> None:
        self._lit = True
        self._arrange()

    def on_descendant_blur(self) -> None:
        self._lit, self._listing = False, None
        self.sync()
        self.typed.settle()
        self._write()
        if self.typed.text.strip() and not self._error:
            self.check()
        self._arrange()

    def action_choose(self, by: int) -> None:
        if self._listing is None:
            raise SkipAction()
        self._listing = self._listing.moved(by)
        self._arrange()

    def action_close(self) -> None:
        if self._listing is None:
            raise SkipAction()
        self._listing = None
        self._arrange()

    def action_take(self, onwards: bool) -> None:
        """Take the offer under the cursor; the key then also does what it does elsewhere."""
        listing = self._listing
        if listing is not None:
            self.typed.take(listing.chosen, listing.everything)
            self._write()
            self._changed(None)
        if onwards:
            raise SkipAction()

    def action_enter(self) -> None:
        took = self._listing is not None
        self.action_take(False)
        if not (took and self.typed.field.shape in SEVERAL):
            self.post_message(self.Entered(self, took))

    def on_click(self, event: events.Click) -> None:
        line = event.y - self._tall
        if self._listing is not None and line >= 0 and (at := self._listing.at_line(line)) is not None:
            self._listing = at
            self.action_take(False)
        if not self.input.has_focus:
            self.begin()

    def on_resize(self) -> None:
        self._arrange()

    @property
    def _tall(self) -> int:
        """Lines of the input; the list begins below them."""
        return self.input.lines if isinstance(self.input, ProseInput) else 1

    def _arrange(self) -> None:
        """Place the input, and grow or shrink to what there is to say."""
        if not self.size.width:
            return
        field = self.typed.field
        places = Places(self.size.width, self._labels, field.shape in WIDE)
        styles = self.input.styles
        styles.margin, styles.width, styles.height = (0, 0, 0, places.left), places.across, self._tall
        content = Content(
            self.label,
            field.required,
            self._lit,
            self.typed.meaning(),
            self._error,
            self._listing,
            self._say(N_("new")),
            self._tall,
        )
        drawn = lines(places, content)
        if len(drawn) != len(self._drawn):
            self.styles.height = len(drawn)
        if drawn != self._drawn:
            self._drawn = drawn
            self.refresh()

    def render_line(self, y: int) -> Strip:
        parts = self._drawn[y] if y < len(self._drawn) else ()
        return Strip(segments(parts, current().plain, self.size.width), self.size.width)
