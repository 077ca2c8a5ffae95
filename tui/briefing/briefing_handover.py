"""Handing a briefing over: to the clipboard, into a file, or as something that was said."""

import asyncio
from pathlib import Path
from typing import Protocol

from store.acts.carry_out import carry_out
from store.acts.deliver import deliver
from store.disk.workspace import Saved
from store.exchange.atomic_write import write_file
from store.exchange.formats import MARKDOWN, MESSAGE, Format
from store.exchange.papers.letter import signed
from store.exchange.papers.writers import PAPERS, made
from store.queries.project_situation import situations
from store.records.contact import Channel
from store.rules.briefing.delivery import delivery, delivery_act
from store.rules.briefing.findings import Finding
from store.rules.briefing.paper import Paper
from store.rules.briefing.report import Briefing
from store.rules.situation import Situation
from store.values.outcome import Answers, Choose
from store.values.problem import SAID, sentence_of
from store.values.record import Record
from store.values.words import N_, NN_, Words, words
from tui.briefing.edition import Made, Preparing
from tui.dialogs.act_questions import asked
from tui.host import Host
from widgets.drawn.tones import Tone


class Preview(Protocol):
    """The screen that shows the briefing, as handing it over needs it."""

    @property
    def host(self) -> Host:
        """The app."""

    async def findings(self) -> tuple[Finding, ...]:
        """What lint found."""

    async def look(self) -> None:
        """Show all of it."""

    def show(self, at: str = "") -> None:
        """Draw the paper, with the cursor there."""

    def note(self, sentence: Words, tone: Tone = "text") -> None:
        """What became of the last key, below the paper."""

    def dismiss(self, result: None = None) -> object:
        """Go back."""


class BriefingHandover:
    """Nothing leaves before lint was asked; private text never does."""

    def __init__(self, screen: Preview, preparing: Preparing) -> None:
        self._screen = screen
        self._preparing = preparing

    @property
    def _signed(self) -> Paper:
        """As it is sent."""
        return signed(self._preparing.paper, self._screen.host.session.config)

    async def copy(self) -> None:
        """As a message to the terminal's clipboard; into a file first, since nobody answers whether it arrived."""
        if not await self._free():
            return
        content = made(self._signed, MESSAGE)
        path = self._screen.host.drafts.folder / self._name(MESSAGE)
        if not await self._written(path, content, own=True):
            return
        self._screen.host.copy_to_clipboard(content.decode("utf-8"))
        self._screen.note(
            words(N_("sent to your terminal's clipboard; if nothing arrives: {path}"), path=str(path))
        )

    async def write(self) -> None:
        """Into a file of the working folder, in the format that is chosen."""
        from tui.dialogs.format_prompt import format_wanted

        if not await self._free() or (format := await format_wanted(self._screen.host, PAPERS)) is None:
            return
        path = self._screen.host.session.new_file(self._name(format))
        if await self._written(path, await asyncio.to_thread(made, self._signed, format)):
            self._screen.note(words(N_("written to {path}"), path=str(path)))

    async def deliver(self) -> None:
        """Keep what was really said: text, who heard of what, the contact; one act."""
        from tui.briefing.delivery_screen import DeliveringScreen

        preparing, host = self._preparing, self._screen.host
        if not await self._free(said=True):
            return
        briefing = preparing.made.briefing
        nows = await host.store.run(lambda w: situations(w, briefing.projects))
        person = preparing.made.asked.person or _whom(nows)
        if person is None:
            self._screen.note(words(N_("to whom? set the project's executive or manager first")), "amber")
            return
        name = preparing.name or nows[0].name(person)
        kept = preparing.paper.kept()
        lines = [line for part in kept.parts for line in part.lines]
        chosen = await host.push_screen_wait(DeliveringScreen(name, lines, _way(nows)))
        if chosen is None:
            return
        records = delivery(
            briefing,
            person,
            chosen.records,
            text=made(preparing.paper, MARKDOWN).decode("utf-8"),
            language=preparing.language,
            on=nows[0].day.date,
            channel=chosen.channel,
        )
        if await self._kept(records, name):
            await self._meeting_begun(briefing, person, chosen.channel)
            self._screen.dismiss(None)

    async def _meeting_begun(self, briefing: Briefing, person: int, channel: Channel) -> None:
        """What was said is kept already, so that a full disk only costs the draft."""
        from tui.meeting.meeting_dialogue import begin_after_briefing

        if briefing.type != "briefing":
            return
        host, uuid = self._screen.host, self._preparing.uuid
        try:
            await begin_after_briefing(host, briefing.projects, person, channel, uuid)
        except SAID as problem:
            host.report(sentence_of(problem), "red")

    async def _kept(self, records: tuple[Record, ...], name: str, given: Answers | None = None) -> bool:
        preparing, host = self._preparing, self._screen.host
        act, last, uuid = delivery_act(preparing.made.briefing, name), preparing.made.last, preparing.uuid
        try:
            saved = await asyncio.shield(
                host.store.run(
                    lambda w: carry_out(w, deliver(w, records, act, given or {}, known=last), uuid)
                )
            )
        except SAID as problem:
            self._screen.note(sentence_of(problem), "red")
            return False
        if isinstance(saved, Choose):
            chosen = await asked(host, saved)
            if chosen == "look":
                await self._anew()
            return chosen == "keep" and await self._kept(records, name, {saved.name: chosen})
        assert isinstance(saved, Saved)
        preparing.forget()
        host.done(saved)
        return True

    async def _anew(self) -> None:
        asked = self._preparing.made.asked
        self._preparing.anew(await self._screen.host.store.run(lambda w: Made.read(w, asked)))
        self._screen.show()

    async def _free(self, *, said: bool = False) -> bool:
        """Whether it may leave: private text forbids it, other findings only want to be seen once; they are not asked
        about where it was `said` already."""
        from tui.dialogs.question import Question

        findings = await self._screen.findings()
        host = self._screen.host
        if hard := next((one for one in findings if one.hard), None):
            self._screen.note(words(N_("{what}; nothing is sent with it"), what=hard.words), "red")
            self._screen.show(hard.line)
            return False
        if said or not findings or self._preparing.looked:
            return True
        asked = words(
            NN_(
                "{n} thing to check before sending: {what}",
                "{n} things to check before sending, such as: {what}",
            ),
            n=len(findings),
            what=findings[0].words,
        )
        answers = {"l": host.say(N_("look")), "y": host.say(N_("go on"))}
        chosen = await host.push_screen_wait(Question(host.say(asked), answers))
        if chosen == "l":
            await self._screen.look()
        return chosen == "y"

    async def _written(self, path: Path, content: bytes, *, own: bool = False) -> bool:
        try:
            await asyncio.to_thread(_write, path, content, own)
        except SAID as problem:
            self._screen.note(sentence_of(problem), "red")
            return False
        return True

    def _name(self, format: Format) -> str:
        briefing = self._preparing.made.briefing
        whom = "".join(character for character in self._preparing.name if character.isalnum()) or "week"
        if briefing.type == "closing":
            whom = "".join(character for character in briefing.blocks[0].code if character.isalnum())
        kind = "closing" if briefing.type == "closing" else "briefing"
        return f"{kind}-{whom}-{briefing.day.isoformat()}{format.endings[0]}"


def _write(path: Path, content: bytes, own: bool) -> None:
    """`own`: into a folder of our own, which is made where it is missing."""
    from store.disk.file.files import own_folder

    if own:
        own_folder(path.parent)
    write_file(path, content)


def _whom(nows: tuple[Situation, ...]) -> int | None:
    """Whose the weekly report is: my executive's, else my own."""
    for now in nows:
        if (person := now.project.executive or now.project.manager) is not None:
            return person
    return None


def _way(nows: tuple[Situation, ...]) -> Channel:
    """In a meeting where one is planned today, else on the telephone."""
    today = nows[0].day.date
    met = any(now.project.sponsor_meeting == today for now in nows)
    return "meeting" if met else "call"
