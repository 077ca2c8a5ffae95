"""`b`: what the sponsor has not heard yet, before you talk to them."""

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from store.exchange.markdown import briefing_markdown, shown
from store.queries.briefing import briefing
from store.queries.situation import situation
from store.records import Person
from store.values.words import N_, words
from tui.sheet import Sheet
from widgets.rows import Cell, Column, Row, Rows
from widgets.wrap import wrapped

if TYPE_CHECKING:
    from tui.app import Forewarn


class BriefingScreen(Sheet[None]):
    """The Markdown as it will be exported; `f` writes it to a file."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f", "write", N_("to a file"))]

    def __init__(self, name: str, text: str) -> None:
        super().__init__("")
        self._whom = name
        self._text = text
        self._rows = Rows((Column("line", flex=True),))

    @staticmethod
    async def opened(host: "Forewarn", project: int) -> None:
        """Brief the sponsor of that project."""
        language = host.language
        sponsor = await host.store.run(lambda w: situation(w, project).sponsor) if project else None
        if sponsor is None:
            host.report(words(N_("no sponsor set; enter one in Contacts: n, role sponsor")), "amber")
            return
        found = await host.store.run(lambda w: briefing(w, project, sponsor.person))
        text = briefing_markdown(found, _read_by(found.person, language))
        await host.push_screen_wait(BriefingScreen(found.person.name, text))

    def body(self) -> Widget:
        return self._rows

    def on_mount(self) -> None:
        self._rule.show(title=self.host.say(words(N_("BRIEFING for {name}"), name=self._whom)))
        rows: list[Row] = []
        for line in self._text.splitlines():
            for part in wrapped(shown(line), max(20, self.app.size.width - 3)):
                tone = "title" if line.startswith("#") else "text"
                rows.append(Row(len(rows), (Cell(part, tone),)))  # type: ignore[arg-type]
        self._rows.show(rows)
        self._rows.focus()
        super().on_mount()

    def action_write(self) -> None:
        self.host.dialogue(self._write())

    async def _write(self) -> None:
        import asyncio
        from pathlib import Path

        from store.exchange.output import OutputProblem, write_file

        day = self.host.session.clock.today().isoformat()
        path = Path.cwd() / f"briefing-{''.join(c for c in self._whom if c.isalnum())}-{day}.md"
        try:
            await asyncio.to_thread(write_file, path, self._text)
        except OutputProblem as problem:
            self.host.report(problem.words, "red")
        else:
            self.host.report(words(N_("written to {path}"), path=str(path)))
        self.dismiss(None)


def _read_by(person: Person, language: str) -> str:
    """The language the person is written to in, else the screen's."""
    from store.cli.problems import UsageProblem
    from store.cli.session import spoken

    try:
        return spoken(person.language) if person.language else language
    except UsageProblem:
        return language
