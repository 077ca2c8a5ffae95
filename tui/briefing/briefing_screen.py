"""`b`: what the sponsor has not heard yet, before you talk to them; `W`: the week, for those who wait for it."""

import asyncio
from collections.abc import Callable, Hashable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from store.disk.draft_files import Draft
from store.queries.briefing.briefing_data import Asked, projects_for
from store.queries.project_list import active_projects
from store.queries.project_situation import situation
from store.records.briefed import BriefingType
from store.rules.briefing.findings import Finding
from store.rules.briefing.paper import Part, Said
from store.values.problem import SAID, sentence_of
from store.values.words import N_, Clauses, Words, words
from tui.briefing.edition import Made, Preparing, read_by
from tui.briefing.findings_shown import first_of, passages_of
from tui.briefing.paper_lines import paper_lines
from tui.frame.overlay_screen import OverlayScreen
from tui.frame.pager import Pager
from tui.host import Host
from widgets.drawn.tones import Tone
from widgets.foot import Foot
from widgets.paragraph import Paragraph
from widgets.rows import Cell, Column, Row, Rows

if TYPE_CHECKING:
    from tui.briefing.briefing_handover import BriefingHandover

T = TypeVar("T")
TITLES: Mapping[BriefingType, str] = {
    "briefing": N_("BRIEFING for {name}"),
    "weekly": N_("WEEKLY REPORT"),
    "closing": N_("CLOSING REPORT"),
}
EDGE = 4
"""Cells beside the text."""


class BriefingScreen(OverlayScreen[None]):
    """The paper as it will be read; whatever is changed here stays with the paper."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", N_("edit"), id="edit", tooltip=N_("this line, in the briefing only")),
        Binding("d", "leave_out", N_("out"), id="archive", tooltip=N_("leave this line out, or put it back")),
        Binding("space", "leave_out", N_("out"), show=False),
        Binding("K", "shift(-1)", N_("move up"), id="briefing.up", show=False),
        Binding("J", "shift(1)", N_("move down"), id="briefing.down", show=False),
        Binding(
            "o", "talk", N_("talk"), id="briefing.talk", tooltip=N_("what to say, to ask, to be ready for")
        ),
        Binding("y", "copy", N_("copy"), id="briefing.copy", tooltip=N_("as a message, to your clipboard")),
        Binding("f", "write", N_("file"), id="briefing.write", tooltip=N_("in any format")),
        Binding("l", "lint", N_("check"), id="briefing.lint", tooltip=N_("what to check before sending")),
        Binding(
            "D",
            "deliver",
            N_("said"),
            id="briefing.deliver",
            tooltip=N_("tick what was actually said, and file it"),
        ),
        Binding(
            "b", "other", N_("for whom"), id="brief", show=False, tooltip=N_("a briefing for somebody else")
        ),
        Binding("escape", "back", N_("back"), show=False),
    ]

    def __init__(self, preparing: Preparing, *, taken_up: bool = False) -> None:
        super().__init__("")
        self._taken_up = taken_up
        self._preparing = preparing
        self._rows = Rows((Column("sign", width=1), Column("line", flex=True)))
        self._notice = Paragraph()

    @cached_property
    def _handover(self) -> "BriefingHandover":
        """Loaded when the paper leaves: files, formats and the acts of a delivery are half of what there is to load."""
        from tui.briefing.briefing_handover import BriefingHandover

        return BriefingHandover(self, self._preparing)

    @staticmethod
    async def opened(host: Host, project: int, person: int | None = None) -> None:
        """Brief that person, else the sponsor of that project on all projects they sponsor."""
        if person is not None:
            await BriefingScreen.for_person(host, person, project)
            return
        sponsor = await host.store.run(lambda w: situation(w, project).sponsor) if project else None
        if sponsor is None:
            host.report(words(N_("no sponsor set; enter one in Contacts: n, role sponsor")), "amber")
            return
        await BriefingScreen.for_person(host, sponsor.person, project)

    @staticmethod
    async def for_person(host: Host, person: int, project: int) -> None:
        """Brief somebody on all projects they sponsor or have a part in, else on that one."""
        sections = host.session.config.briefing.sections
        projects = await host.store.run(lambda w: projects_for(w, person))
        about = projects or ((project,) if project else ())
        if not about:
            host.report(words(N_("no project is open; g opens or creates one")), "amber")
            return
        await BriefingScreen._shown(host, Asked(about, person, sections=sections))

    @staticmethod
    async def weekly(host: Host) -> None:
        """The week over all active projects."""
        projects = await host.store.run(active_projects)
        if not projects:
            host.report(words(N_("no project is open; g opens or creates one")), "amber")
            return
        await BriefingScreen._shown(host, Asked(projects, type="weekly"))

    @staticmethod
    async def closing(host: Host, project: int, person: int | None = None) -> None:
        """What came of a project, for somebody, else for whoever works on it."""
        await BriefingScreen._shown(host, Asked((project,), person, type="closing"))

    @staticmethod
    async def _shown(host: Host, asked: Asked) -> None:
        found = await host.store.run(lambda w: Made.read(w, asked))
        preparing = Preparing(found, read_by(found.person, host.language), host.drafts, host.session.clock)
        taken_up = await asyncio.to_thread(preparing.take_up)
        screen = BriefingScreen(preparing, taken_up=taken_up)
        await host.push_screen_wait(screen)

    @property
    def place(self) -> Hashable:
        return self._preparing.made.asked

    def body(self) -> Widget:
        return self._rows

    def compose(self) -> ComposeResult:
        yield self._rule
        yield self._rows
        yield Foot()
        yield self._notice
        yield self._keyline

    def on_mount(self) -> None:
        self.show()
        self._rows.focus()
        self.host.read(self, self._look_first)

    async def _look_first(self) -> None:
        """What should be looked at is said before the talk, and not after it."""
        kept = (words(N_("as you left it: your changes are kept")),) if self._taken_up else ()
        findings = await self.findings(as_read=True)
        if said := Clauses((*kept, *([first_of(findings)] if findings else []))):
            hard = any(one.hard for one in findings)
            self.note(words("{parts}", parts=said), "red" if hard else "text" if self._taken_up else "amber")

    def show(self, at: str = "") -> None:
        """Draw the paper again, with the cursor on the line `at`."""
        said, preparing = self.host.say, self._preparing
        shown = preparing.paper
        title = words(TITLES[preparing.made.asked.type], name=preparing.name)
        about, day, since, *_ = shown.facts
        codes = " ".join(code for code in dict.fromkeys(part.project for part in shown.parts) if code)
        self._rule.show(title=said(title), counts=[Cell(one, "dim") for one in (since, codes or about, day)])
        lines = list(paper_lines(shown, max(20, self.app.size.width - EDGE)))
        rows = [Row(n, (Cell(line.sign, "key"), line.cells), line.place) for n, line in enumerate(lines)]
        self._rows.show(rows)
        wanted = (
            n for n, line in enumerate(lines) if at and line.place is not None and line.place[1].id == at
        )
        if (key := next(wanted, None)) is not None:
            self._rows.select(key)

    def note(self, sentence: Words, tone: Tone = "text") -> None:
        """Say something below the paper."""
        self._notice.show(self.host.say(sentence), tone)

    @property
    def _place(self) -> tuple[Part, Said] | None:
        place: tuple[Part, Said] | None = self._rows.payload
        return place

    def on_rows_opened(self, message: Rows.Opened) -> None:
        message.stop()
        self.action_edit()

    def _begin(self) -> None:
        """What the last key came to is no news of the next one."""
        self._notice.show("")

    def action_edit(self) -> None:
        self._begin()
        if (place := self._place) is None:
            self.note(words(N_("go to a line; headings stay as they are")), "amber")
        else:
            self.host.dialogue(self._edit(place[1]))

    async def _edit(self, line: Said) -> None:
        from tui.dialogs.text_prompt import Asking

        text = await self.host.push_screen_wait(Asking(self._preparing.text_of(line)))
        if text is None or text == self._preparing.text_of(line):
            return
        if not text.strip():
            await self._changed(line, lambda: self._preparing.toggle(line))
        elif await self._changed(line, lambda: self._preparing.write(line, text)) is False:
            cells = len(line.cells)
            self.note(words(N_("a row of this table has {n} cells, separated by |"), n=cells), "amber")

    def action_leave_out(self) -> None:
        self._begin()
        if (place := self._place) is not None:
            line = place[1]
            self.host.dialogue(self._changed(line, lambda: self._preparing.toggle(line)))

    def action_shift(self, by: int) -> None:
        self._begin()
        if (place := self._place) is not None:
            part, line = place
            self.host.dialogue(self._changed(line, lambda: self._preparing.move(part, line, by)))

    async def _changed(self, line: Said, change: Callable[[], T]) -> T | None:
        """Change something, keep the draft and show it; a full disk is said."""
        try:
            return await asyncio.to_thread(change)
        except SAID as problem:
            self.note(sentence_of(problem), "red")
            return None
        finally:
            self.show(line.id)

    def action_talk(self) -> None:
        self._begin()
        from tui.briefing.talk_card_screen import talk_card

        talk, width = self._preparing.made.briefing.talk, self.app.size.width - EDGE
        self.host.push_screen(talk_card(talk, self._preparing.name, self.host.say, width))

    def action_lint(self) -> None:
        self._begin()
        self.host.dialogue(self.look())

    async def look(self) -> None:
        """Show what lint finds."""
        findings = await self.findings()
        self._preparing.looked = True
        passages = tuple(passages_of(findings, self.host.say))
        await self.host.push_screen_wait(Pager(N_("CHECK BEFORE SENDING"), passages))

    async def findings(self, *, as_read: bool = False) -> tuple[Finding, ...]:
        """What lint finds now; `as_read`: in what was read a moment ago, which is not made again for it."""
        own = self.host.session.config.briefing.blame
        return await self.host.store.run(lambda w: self._preparing.look(w, own, as_read=as_read))

    def action_other(self) -> None:
        self._begin()
        self.host.dialogue(self._other())

    async def _other(self) -> None:
        """Go on to the briefing of another person; what was changed in this one is kept."""
        from store.queries.briefing.recipient_list import readers
        from tui.briefing.recipients_screen import ReadersScreen

        project = self._preparing.made.briefing.projects[0]
        lines = await self.host.store.run(lambda w: readers(w, project))
        person = await self.host.push_screen_wait(ReadersScreen(lines))
        if person is None:
            return
        self.dismiss(None)
        if self._preparing.made.asked.type == "closing":
            await BriefingScreen.closing(self.host, project, person)
        else:
            await BriefingScreen.for_person(self.host, person, project)

    def action_copy(self) -> None:
        self._begin()
        self.host.dialogue(self._handover.copy())

    def action_write(self) -> None:
        self._begin()
        self.host.dialogue(self._handover.write())

    def action_deliver(self) -> None:
        self._begin()
        self.host.dialogue(self._handover.deliver())


async def resume_briefing(host: Host, draft: Draft) -> None:
    """Go on with the briefing that a draft was kept of."""
    type_, _, person = str(draft.extra.get("for", "")).partition(":")
    if type_ == "weekly":
        await BriefingScreen.weekly(host)
    elif type_ == "closing" and draft.project:
        await BriefingScreen.closing(host, draft.project, int(person) or None)
    elif person.isdigit():
        await BriefingScreen.for_person(host, int(person), draft.project or host.project)
