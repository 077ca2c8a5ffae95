"""All the names of some notes that are nobody's, or several people's: whom each means, in one list."""

from collections.abc import Collection, Mapping, Sequence
from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType

from store.rules.capture.names_said import LEFT, PERSON, Unclear
from store.values.reader import Reader
from store.values.text import fold
from store.values.words import N_, words
from tui.forms.candidates import LinkCandidates
from tui.forms.name_question import OFFERED, somebody_else, told_apart
from tui.frame.list_screen import ListScreen
from widgets.drawn.grid import Cell
from widgets.rows import Column, Row, Rows

NEW = -1
"""Stands for somebody who is not known yet, among the places of those who are offered."""
OTHER = -2
"""Stands for anybody else who is known, or for nobody."""

Result = TypeVar("Result")


class NamesAskedList(ListScreen[Result]):
    """`taken` says what comes of whose each name is; None: back to the text.

    A digit takes who is offered, `n` somebody new, `o` asks for anybody else, `l` leaves the name in the text, Space
    takes the next of them; Enter takes it so once all are answered.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", N_("save"), priority=True),
        Binding("f2", "take", N_("save"), show=False),
        Binding("ctrl+s", "take", N_("save"), show=False),
        Binding("space", "turn", N_("next")),
        Binding("n", "new", N_("new person")),
        Binding("o", "other", N_("somebody else")),
        Binding("l", "leave", N_("leave it in the text")),
        *(Binding(str(n), f"choose({n - 1})", show=False) for n in range(1, OFFERED + 1)),
    ]

    def __init__(
        self,
        title: str,
        asked: Sequence[Unclear],
        reader: Reader,
        candidates: LinkCandidates,
        needed: Collection[str] = (),
    ) -> None:
        """`needed`: the folded names that cannot stay in the text."""
        super().__init__(title)
        self._reader = reader
        self._needed = needed
        self._others: dict[int, int] = {}
        self._asked: list[Unclear] = []
        self._candidates = candidates
        self._chosen: dict[int, int] = {}
        self.ask(asked)
        self._rows = Rows((Column("name", width=20), Column("meant", flex=True, least=30)))

    def ask(self, asked: Sequence[Unclear]) -> None:
        """About these too; what is obvious is answered so."""
        for at, one in enumerate(asked, len(self._asked)):
            if one.obvious:
                self._chosen[at] = 0 if one.choices else NEW
        self._asked += asked

    def taken(self, found: Mapping[str, int]) -> Result:
        """The result, by name whose it is, somebody new made in `candidates` among them."""
        raise NotImplementedError

    def places(self) -> Sequence[int]:
        """Which of the names have to be answered."""
        return range(len(self._asked))

    def rows(self) -> list[Row]:
        """A row for each of them."""
        return [Row(at, (Cell(self._asked[at].name), self._meant(at))) for at in self.places()]

    def show_lines(self) -> None:
        left = sum(1 for at in self.places() if at not in self._chosen)
        self._rule.show(counts=self.host.say(words(N_("{n} to answer"), n=left)) if left else "")
        self._rows.show(self.rows())

    def _meant(self, at: int) -> Cell:
        say = self.host.say
        offered = [
            f"{n} {told_apart(self._candidates, id, label)}"
            for n, (id, label) in enumerate(self._asked[at].choices[:OFFERED], 1)
        ]
        chosen = self._chosen.get(at)
        if chosen is None:
            return Cell(say(words(N_("who? {names}"), names=(*offered, say(N_("n new person"))))), "amber")
        if chosen == OTHER:
            other = self._others[at]
            label = self._candidates.label(PERSON, other)
            known = other != LEFT
            text = told_apart(self._candidates, other, label) if known else say(N_("stays in the text"))
            return Cell(text, "strong")
        return Cell(say(N_("new person")) if chosen == NEW else offered[chosen], "strong")

    def _already(self, at: int) -> int | None:
        """Who is meant by that name as it is answered now; None for nobody who is known yet."""
        chosen = self._chosen.get(at, NEW)
        if chosen == OTHER:
            return self._others[at]
        return None if chosen == NEW else self._asked[at].choices[chosen][0]

    def _name_at(self) -> int | None:
        """The place of the name under the cursor; rows of anything else have no place."""
        key = self._rows.cursor_key
        return key if key is not None and key >= 0 else None

    def _choose(self, chosen: int) -> None:
        at = self._name_at()
        if at is not None and chosen < min(OFFERED, len(self._asked[at].choices)):
            self._chosen[at] = chosen
            self.show_lines()
            self._rows.action_move(1)

    def action_choose(self, chosen: int) -> None:
        """Who is meant by the name under the cursor."""
        self._choose(chosen)

    def action_new(self) -> None:
        """Somebody who is not known yet."""
        self._choose(NEW)

    def action_other(self) -> None:
        """Anybody who is known."""
        self.host.dialogue(self._ask_for_other())

    async def _ask_for_other(self) -> None:
        if (at := self._name_at()) is None:
            return
        person = await somebody_else(self.host, self._reader, self._candidates, self._asked[at].name)
        if person is not None:
            self._take_other(at, person)

    def action_leave(self) -> None:
        """It is nobody's name, and stays in the text; in a field somebody has to be meant."""
        at = self._name_at()
        if at is not None and fold(self._asked[at].name) not in self._needed:
            self._take_other(at, LEFT)

    def _take_other(self, at: int, person: int) -> None:
        self._others[at] = person
        self._chosen[at] = OTHER
        self.show_lines()
        self._rows.action_move(1)

    def action_turn(self) -> None:
        """The next one that the name under the cursor may mean, at last somebody new."""
        if (at := self._name_at()) is not None:
            most = min(OFFERED, len(self._asked[at].choices))
            following = max(self._chosen.get(at, NEW), NEW) + 1
            self._chosen[at] = following if following < most else NEW
            self.show_lines()

    def on_rows_opened(self, message: Rows.Opened) -> None:
        message.stop()
        self.action_turn()

    def action_take(self) -> None:
        places = self.places()
        if open_ones := [at for at in places if at not in self._chosen]:
            self._rows.select(open_ones[0])
            return
        found = {}
        for at in places:
            name, known = self._asked[at].name, self._already(at)
            found[name] = self._candidates.make(PERSON, name) if known is None else known
        self.dismiss(self.taken(found))


class NamesAsked(NamesAskedList[Mapping[str, int] | None]):
    """Result: by name whose it is; None: back to the text."""

    def taken(self, found: Mapping[str, int]) -> Mapping[str, int]:
        return found
