"""What the verdict keys of the review do: each saves one act, and the queue goes on."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal, Protocol

from store.acts.add_action import add_action, propose_action
from store.acts.let_rest import finish_stop
from store.acts.tell import need_not
from store.disk.workspace import Workspace
from store.queries.record_history import reader_for
from store.queries.review.review_line import ReviewLine
from store.records import Action, PrivateVerdict, Stakeholder, Verdict
from store.rules.people.name_book import NameBook
from store.rules.people.name_index import NameIndex
from store.rules.people.person_behind import person_behind
from store.rules.review.verdicts import judged, one_by_one, settled, snoozed, stands, without
from store.values.fields import field_named
from store.values.outcome import Save
from store.values.reader import Reader
from store.values.record import Record
from store.values.words import Words, words
from tui.dialogs.act_questions import answered
from tui.forms.candidates import LinkCandidates, read_candidates
from tui.host import Host
from tui.review.review_round import ReviewRound
from widgets.editors.typed import Typed

Answer = Literal["stand", "finish", "tell", "need_not", "contact", "edit", "act", "snooze", "look", "history"]
"""What a key of the review does with the item shown."""
FOR_ALL: tuple[Answer, ...] = ("stand", "tell", "need_not", "act", "snooze")
"""The verdicts that can be given on many at once."""
STAYS: tuple[Answer, ...] = ("tell", "contact", "edit", "look", "history")
"""What leaves the line in view, to be seen as it is then."""
DECIDES: tuple[Answer, ...] = ("need_not", "act", "snooze")
"""What there is to do only as long as something is to be decided."""


def ready_to_save(workspace: Workspace) -> None:
    """Load what checks verdicts before the first is given."""
    from store.disk.gate import adapter_of

    for kind in (Verdict, PrivateVerdict):
        adapter_of(kind)


class ShowsRound(Protocol):
    """The screen or pane that shows a round of the review, as the verdicts need it."""

    @property
    def host(self) -> Host:
        """The app."""

    @property
    def round(self) -> ReviewRound:
        """What it shows, the cursor on the line that is acted on."""

    def show_round(self) -> None:
        """The round went on by itself: paint it."""

    def read_again(self) -> None:
        """Read the round anew, in the store's thread, and paint it: something was saved, could not be, or is asked
        one by one now."""

    def report(self, sentence: Words) -> None:
        """One line above the keys."""


class VerdictKeys:
    """What each key does with the line under the cursor of a round."""

    def __init__(self, shown: ShowsRound) -> None:
        self._shown = shown

    def begin(self, what: Answer) -> None:
        """Do it with the line under the cursor."""
        shown, line = self._shown, self._shown.round.line
        if line is None:
            shown.report(shown.round.board.empty)
        elif shown.round.settled and what == "stand":
            shown.round.leave()
            shown.show_round()
        elif shown.round.settled and what in DECIDES:
            shown.report(words(ReviewRound.SETTLED))
        elif line.item.event and what == "look":
            self._take_apart(one.record.id for one in line.item.batch)
        elif line.item.batch and what == "look":
            shown.host.dialogue(self._list(line))
        elif line.item.batch and not line.item.event and what not in FOR_ALL:
            shown.report(one_by_one(line.item, "Enter"))
        elif what == "stand":
            self._keep(line, stands(line.item, line.day, line.name, shown.host.language))
        else:
            shown.host.dialogue(self._done(what, line))

    def undo(self, *, forward: bool) -> None:
        """Take back, or bring back, my newest act."""
        self._shown.host.dialogue(self._take_back(forward))

    async def _take_back(self, forward: bool) -> None:
        if await self._shown.host.actions.take_back(forward=forward) is not None:
            # Known before the queue is read again, and not before an earlier reading comes in.
            self._shown.round.undone()

    def _take_apart(self, records: Iterable[int]) -> None:
        self._shown.round.take_apart(records)
        self._shown.read_again()

    async def _list(self, line: ReviewLine) -> None:
        """Each of several: those that are not left out stand, the others are asked about one by one."""
        from tui.review.batch_screen import BatchScreen

        if (answer := await self._shown.host.push_screen_wait(BatchScreen(line))) is None:
            return
        stand, apart = answer
        if stand and (rest := without(line.item, apart)) is not None:
            self._keep(line, stands(rest, line.day, line.name), rest.record.id)
        if apart:
            self._take_apart(apart)

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
        host, item = self._shown.host, line.item
        language, called = host.language, lambda _: host.say(line.name)
        done = await answered(host, lambda w, given: finish_stop(w, item, given, language, called))
        if done is not None:
            verdict = judged(done, item, line.day, "finished") if isinstance(done, Save) else done
            self._keep(line, verdict, ended=(item.record,))

    async def _need_not(self, line: ReviewLine) -> None:
        item = line.item
        records = tuple(each.record for each in item.each)
        done = await answered(
            self._shown.host,
            lambda w, given: need_not(w, records, given, project=item.project, called=line.called),
        )
        if done is not None:
            self._keep(line, judged(done, item, line.day, "told") if isinstance(done, Save) else done)

    async def _act(self, line: ReviewLine) -> None:
        from tui.review.action_prompt import ActionPrompt

        host, item = self._shown.host, line.item
        language = host.language

        def offered(workspace: Workspace) -> tuple[Action, Reader, LinkCandidates] | Words:
            action = propose_action(workspace, item, line.day, line.name, language)
            if isinstance(action, Words):
                return action
            reader = reader_for(workspace, item.project, language)
            return action, reader, read_candidates(workspace, action, item.project, language)

        if isinstance(found := await host.store.run(offered), Words):
            self._shown.report(found)
            return
        action, reader, people = found
        reader = replace(reader, directory=people)
        what, owner = (
            Typed(field_named(Action, name), reader, people, getattr(action, name))
            for name in ("title", "owner")
        )
        if (typed := await host.push_screen_wait(ActionPrompt(host.say(line.name), what, owner))) is not None:
            made = people.made.get(typed[1] or 0)
            self._keep(line, add_action(item, line.day, action, *typed, *((made,) if made else ())))

    async def _snooze(self, line: ReviewLine) -> None:
        from tui.review.snooze_prompt import Snooze

        item, host = line.item, self._shown.host
        reader = await host.store.run(lambda w: reader_for(w, item.project, host.language))
        nobody = LinkCandidates(item.project, {}, {}, {}, NameBook(NameIndex(())))
        until, why = (Typed(field_named(Verdict, name), reader, nobody, None) for name in ("until", "why"))
        answer = await host.push_screen_wait(Snooze(host.say(line.name), until, why, line.day.date))
        if answer is not None:
            self._keep(line, snoozed(item, line.day, line.name, *answer))

    async def _open(self, what: Answer, line: ReviewLine) -> None:
        host, record, item = self._shown.host, line.item.record, line.item
        if what in STAYS:
            self._shown.round.stay(record.id)
        if what == "tell":
            await host.actions.tell(
                record, about=host.say(line.subject), alongside=settled(item, line.day, "told")
            )
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

    def _keep(
        self, line: ReviewLine, done: Save | Words, first: int | None = None, ended: Sequence[Record] = ()
    ) -> None:
        """Show the next one at once, and save behind it. `first`: of what is answered, if not all of the line is;
        `ended`: what it ends, as it was."""
        if isinstance(done, Words):
            self._shown.report(done)
            return
        record = line.item.record.id if first is None else first
        self._shown.round.saving(line.item.record.id, record)
        self._shown.show_round()
        self._shown.host.dialogue(self._save(record, done, ended))

    async def _save(self, record: int, done: Save, ended: Sequence[Record]) -> None:
        saved = None
        try:
            saved = await self._shown.host.keep(*done.records, act=done.act)
        finally:
            self._shown.round.saved(record)
            if saved is None:
                self._shown.read_again()
        if saved is not None and await self._shown.host.actions.learn(ended):
            self._shown.round.undone()
