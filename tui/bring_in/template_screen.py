"""What a template comes to in a project, before it is saved: every milestone with its day, risks, seats, series."""

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType

from store.records import KINDS
from store.rules.plan.template_preview import PreviewLine, Sign, counted, in_the_past, other_currency, preview
from store.rules.plan.template_start import Begun
from store.values.day import Day
from store.values.fields import fields_of
from store.values.short_date import show_date
from store.values.words import N_, words
from tui.frame.list_screen import ListScreen
from tui.frame.pager import Pager, Passage
from widgets.drawn.tones import Tone
from widgets.rows import Cell, Column, Row, Rows

TEXTS = ("line", "prose", "number", "choice")
TONES: dict[Sign, Tone] = {"+": "green", ">": "amber", "~": "dim", "=": "dim"}


class TemplateScreen(ListScreen[bool]):
    """Result: whether it is to be saved."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "save", N_("save"), tooltip=N_("all of it, as one act")),
        Binding("ctrl+s", "save", N_("save"), show=False),
    ]

    def __init__(self, begun: Begun, day: Day, code: str) -> None:
        super().__init__("")
        self._begun, self._day, self._code = begun, day, code
        self._rows = Rows(
            (
                Column("sign", width=1),
                Column("day"),
                Column("kind"),
                Column("name", flex=True, least=20),
                Column("what"),
            )
        )

    def show_lines(self) -> None:
        say = self.host.say
        counts = [Cell(f"{self._begun.template.title}  ")]
        if wrong := in_the_past(self._begun, self._day.date) or other_currency(self._begun):
            counts.append(Cell(say(wrong), "amber"))
        else:
            counts.append(Cell(say(words("{counts}", counts=counted(self._begun))), "dim"))
        self._rule.show(title=say(N_("BEGIN FROM A TEMPLATE")), counts=counts, right=self._code)
        lines = preview(self._begun, self._day.calendar)
        self._rows.show([Row(at, self._cells(line), line) for at, line in enumerate(lines)])

    def _cells(self, line: PreviewLine) -> tuple[Cell, ...]:
        say = self.host.say
        day = show_date(line.on, self.host.language, self._day.date) if line.on else ""
        return (
            Cell(line.sign, TONES[line.sign]),
            Cell(day),
            Cell(say(KINDS[line.kind].singular), "dim"),
            Cell(line.name),
            Cell(say(line.what) if line.what else "", "dim"),
        )

    def on_rows_opened(self, message: Rows.Opened) -> None:
        message.stop()
        if isinstance(line := message.payload, PreviewLine):
            passages = [Passage(line.name, "strong"), *map(Passage, self._told(line))]
            self.host.push_screen(Pager(KINDS[line.kind].singular, passages))

    def _told(self, line: PreviewLine) -> Iterator[str]:
        """What the template says of it; people and other records are no part of that."""
        for field in fields_of(type(line.record)):
            value = getattr(line.record, field.name)
            if field.asked and field.shape in TEXTS and value not in (None, ""):
                shown = self.host.say(field.choices.get(value, "")) or str(value)
                yield self.host.say(words(N_("{name}: {what}"), name=words(field.title), what=shown))

    def action_save(self) -> None:
        self.dismiss(True)
