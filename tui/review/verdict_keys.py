"""What the verdict keys of the review do: each saves one act, and the queue goes on."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal, Protocol

from store.acts.add_action import add_action
from store.acts.finish import finish
from store.acts.tell import need_not
from store.disk.workspace import Workspace
from store.queries.record_history import reader_for
from store.queries.review.review_board import Review
from store.queries.review.review_line import ReviewLine
from store.records import PrivateVerdict, Stakeholder, Verdict
from store.rules.people.person_behind import person_behind
from store.rules.review.verdicts import judged, one_by_one, settled, snoozed, stands, without
from store.values.fields import field_named
from store.values.outcome import Save
from store.values.words import Words
from tui.dialogs.act_questions import answered
from tui.forms.candidates import LinkCandidates
from tui.host import Host
from widgets.editors.typed import Typed

Answer = Literal["stand", "finish", "tell", "need_not", "contact", "edit", "act", "snooze", "look", "history"]
"""What a key of the review does with the item shown."""
FOR_ALL: tuple[Answer, ...] = ("stand", "tell", "need_not", "act", "snooze")
"""The verdicts that can be given on many at once."""


def ready_to_save(workspace: Workspace) -> None:
    """Load what checks verdicts before the first is given."""
    from store.disk.gate import adapter_of

    for kind in (Verdict, PrivateVerdict):
        adapter_of(kind)


class Queue(Protocol):
    """The screen that shows the queue, as the verdicts need it."""

    @property
    def host(self) -> Host:
        """The app."""

    @property
    def line(self) -> ReviewLine | None:
        """The item shown."""

    def with_line(self) -> ReviewLine | None:
        """The item shown, or None after saying that there is none."""

    def take_apart(self, records: Iterable[int]) -> None:
        """Ask about each of these by itself."""

    def answered(self, record: int) -> None:
        """Take it out of the queue, and show the next."""

    def report(self, sentence: Words) -> None:
        """One line above the keys."""

    def read_again(self) -> None:
        """Something was saved, or could not be."""


class VerdictKeys:
    """Knows which records this screen acted on, so that what others do can be told from it."""

    def __init__(self, screen: Queue) -> None:
        self._screen = screen
        self._mine: set[int] = set()
        self._pending: set[int] = set()
        """Answered, and not saved yet."""
        self._answered: list[int] = []
        """Answered and gone from the screen, and not read again since they were saved."""
        self._undone = False

    def begin(self, what: Answer) -> None:
        """Do it with the item that is shown."""
        if (line := self._screen.with_line()) is None:
            return
        if line.item.event and what == "look":
            self._screen.take_apart(one.record.id for one in line.item.batch)
        elif line.item.batch and what == "look":
            self._screen.host.dialogue(self._list(line))
        elif line.item.batch and not line.item.event and what not in FOR_ALL:
            self._screen.report(one_by_one(line.item, "Enter"))
        elif what == "stand":
            self._keep(line, stands(line.item, line.day, line.name, self._screen.host.language))
        else:
            self._mine.add(line.item.record.id)
            self._screen.host.dialogue(self._done(what, line))

    def undo(self, *, forward: bool) -> None:
        """Take back, or bring back, my newest act."""
        self._screen.host.dialogue(self._take_back(forward))

    async def _take_back(self, forward: bool) -> None:
        if await self._screen.host.actions.take_back(forward=forward) is not None:
            # Known before the queue is read again, and not before an earlier reading comes in.
            self._undone = True
            if (line := self._screen.line) is not None:
                self._mine.add(line.item.record.id)

    def brought_back(self, before: Review, now: Review) -> int | None:
        """The record that an undo put into the queue again."""
        if not self._undone:
            return None
        self._undone = False
        known = {line.item.record.id for line in before.lines}
        return next((line.item.record.id for line in now.lines if line.item.record.id not in known), None)

    def settle(self, record: int) -> bool:
        """Whether this screen acted on that record; it is asked for once."""
        if record in self._mine:
            self._mine.discard(record)
            return True
        return False

    def without_pending(self, board: Review) -> Review:
        """The queue as it will be when what is answered has been saved."""
        lines = tuple(line for line in board.lines if line.item.record.id not in self._pending)
        return replace(board, lines=lines)

    def asked_again(self, ids: Sequence[int]) -> list[int]:
        """Of what was answered and saved, what is in the queue still: it was not saved, or something else is up with
        it. Asked for once."""
        saved = [id for id in self._answered if id not in self._pending]
        self._answered = [id for id in self._answered if id in self._pending]
        return [id for id in saved if id in ids]

    async def _list(self, line: ReviewLine) -> None:
        """Each of several: those that are not left out stand, the others are asked about one by one."""
        from tui.review.batch_screen import BatchScreen

        if (answer := await self._screen.host.push_screen_wait(BatchScreen(line))) is None:
            return
        stand, apart = answer
        if stand and (rest := without(line.item, apart)) is not None:
            self._keep(line, stands(rest, line.day, line.name))
        if apart:
            self._screen.take_apart(apart)

    async def _done(self, what: Answer, line: ReviewLine) -> None:
        match what:
            case "finish":
                await self._finish(line)
            case "act":
                await self._act(line)
            case "snooze":
                await self._snooze(line)
            case "need_not":
                await self._need_not(line)
            case _:
                await self._open(what, line)

    async def _finish(self, line: ReviewLine) -> None:
        host, item = self._screen.host, line.item
        language, called = host.language, lambda _: host.say(line.name)
        done = await answered(host, lambda w, given: finish(w, (item.record,), given, language, called))
        if done is not None:
            self._keep(line, judged(done, item, line.day, "finished") if isinstance(done, Save) else done)

    async def _need_not(self, line: ReviewLine) -> None:
        item = line.item
        records = tuple(each.record for each in item.each)
        done = await answered(
            self._screen.host, lambda w, given: need_not(w, records, given, project=item.project)
        )
        if done is not None:
            self._keep(line, judged(done, item, line.day, "told") if isinstance(done, Save) else done)

    async def _act(self, line: ReviewLine) -> None:
        host = self._screen.host
        language = host.language
        done = await host.store.run(lambda w: add_action(w, line.item, line.day, line.name, language))
        self._keep(line, done)

    async def _snooze(self, line: ReviewLine) -> None:
        from tui.review.snooze_prompt import Snooze

        item, host = line.item, self._screen.host
        reader = await host.store.run(lambda w: reader_for(w, item.project, host.language))
        nobody = LinkCandidates(item.project, {}, {}, {})
        until, why = (Typed(field_named(Verdict, name), reader, nobody, None) for name in ("until", "why"))
        answer = await host.push_screen_wait(Snooze(host.say(line.name), until, why, line.day.date))
        if answer is not None:
            self._keep(line, snoozed(item, line.day, line.name, *answer))

    async def _open(self, what: Answer, line: ReviewLine) -> None:
        host, record, item = self._screen.host, line.item.record, line.item
        if what == "tell":
            about = host.say(line.name) if item.batch else ""
            await host.actions.tell(record, about=about, alongside=settled(item, line.day, "told"))
        elif what == "contact":
            alongside = settled(item, line.day, "contacted")
            await host.actions.contact(person_behind(record), item.project, alongside=alongside)
        elif what == "history":
            await host.actions.history(record)
        elif what == "look":
            await host.actions.show(record)
        elif any(reason.rule == "no_sponsor" for reason in item.reasons):
            alongside = settled(item, line.day, "changed")
            await host.actions.new(Stakeholder, project=item.project, role="sponsor", alongside=alongside)
        else:
            await host.actions.edit(record, alongside=settled(item, line.day, "changed"))

    def _keep(self, line: ReviewLine, done: Save | Words) -> None:
        """Show the next one at once, and save behind it."""
        if isinstance(done, Words):
            self._screen.report(done)
            return
        record = line.item.record.id
        self._mine.discard(record)
        self._pending.add(record)
        self._answered.append(record)
        self._screen.answered(record)
        self._screen.host.dialogue(self._save(record, done))

    async def _save(self, record: int, done: Save) -> None:
        saved = None
        try:
            saved = await self._screen.host.keep(*done.records, act=done.act)
        finally:
            self._pending.discard(record)
            if saved is None:
                self._screen.read_again()
