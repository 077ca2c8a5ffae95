"""What the verdict keys of the review do: each saves one act, and the queue goes on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from store.queries.history import reader_for
from store.queries.review import Review, ReviewLine
from store.queries.situation import day_within
from store.records import Contact, Note, Person, Project, Risk, Stakeholder, Verdict
from store.rules.judging import Judgement, acted, action_title, finished, snoozed, stands
from store.values.fields import field_named
from store.values.record import Record
from store.values.words import Words
from tui.known import Known
from widgets.editors.typed import Typed

if TYPE_CHECKING:
    from tui.screens.review import ReviewScreen


class Judging:
    """Knows which records this screen acted on, so that what others do can be told from it."""

    def __init__(self, screen: ReviewScreen) -> None:
        self._screen = screen
        self._mine: set[int] = set()
        self._undone = False

    def begin(self, what: str) -> None:
        """Do it with the item that is shown."""
        if (line := self._screen.with_line()) is not None:
            self._mine.add(line.item.record.id)
            self._screen.host.dialogue(self._done(what, line))

    def undo(self, *, forward: bool) -> None:
        """Take back, or bring back, my newest act."""
        self._undone = True
        if (line := self._screen.line) is not None:
            self._mine.add(line.item.record.id)
        self._screen.host.dialogue(self._screen.host.take_back(forward=forward))

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

    async def _done(self, what: str, line: ReviewLine) -> None:
        match what:
            case "stand":
                await self._stand(line)
            case "finish":
                await self._finish(line)
            case "act":
                await self._act(line)
            case "snooze":
                await self._snooze(line)
            case _:
                await self._open(what, line)

    async def _stand(self, line: ReviewLine) -> None:
        item = line.item
        day = await self._screen.host.store.run(lambda w: day_within(w, item.project))
        await self._keep(stands(item, day, line.name))

    async def _finish(self, line: ReviewLine) -> None:
        from tui.acting import finish
        from tui.missing import explained

        item = line.item
        if isinstance(item.record, Risk | Note):
            await finish(self._screen.host, (item.record,), lambda _: line.name)
            return
        if (explained_ones := await explained(self._screen.host, (item.record,))) is None:
            return
        day = await self._screen.host.store.run(lambda w: day_within(w, item.project))
        await self._keep(finished(replace(item, record=explained_ones[0]), day, line.name))

    async def _act(self, line: ReviewLine) -> None:
        item, host = line.item, self._screen.host
        day = await host.store.run(lambda w: day_within(w, item.project))
        project = await host.store.run(lambda w: w.get(Project, item.project))
        manager = project.manager if project is not None else None
        owner = await host.store.run(lambda w: w.get(Person, manager)) if manager is not None else None
        title = action_title(line.name, item, host.language)
        await self._keep(acted(item, day, line.name, title, owner))

    async def _snooze(self, line: ReviewLine) -> None:
        from tui.screens.snooze import Snooze

        item, host = line.item, self._screen.host
        day = await host.store.run(lambda w: day_within(w, item.project))
        reader = await host.store.run(lambda w: reader_for(w, item.project, host.language))
        known = Known(item.project, {}, {}, {})
        until, why = (Typed(field_named(Verdict, name), reader, known, None) for name in ("until", "why"))
        answer = await host.push_screen_wait(Snooze(line.name, until, why, day.date))
        if answer is not None:
            await self._keep(snoozed(item, day, line.name, *answer))

    async def _open(self, what: str, line: ReviewLine) -> None:
        from tui.entry import edit_record, new_record, record_contact, tell
        from tui.screens.history import History
        from tui.screens.record import RecordScreen

        host, record = self._screen.host, line.item.record
        if what == "tell":
            await tell(host, record)
        elif what == "contact":
            await record_contact(host, _person_of(record), line.item.project)
        elif what == "history":
            await History.opened(host, record)
        elif what == "look":
            await RecordScreen.opened(host, record)
        elif any(reason.rule == "no_sponsor" for reason in line.item.reasons):
            await new_record(host, Stakeholder, project=line.item.project, role="sponsor")
        else:
            await edit_record(host, record)

    async def _keep(self, judged: Judgement | Words) -> None:
        if isinstance(judged, Words):
            self._screen.report(judged)
        else:
            await self._screen.host.keep(*judged.records, act=judged.act)


def _person_of(record: Record) -> int | None:
    """Whom a contact about it is with, where it tells."""
    if isinstance(record, Stakeholder | Contact):
        return record.person
    for name in ("owed_to", "owner", "holder"):
        if (person := getattr(record, name, None)) is not None:
            return int(person)
    return None
