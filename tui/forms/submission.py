"""One attempt to save what a form is filled with, and what may come of it."""

import asyncio
from collections.abc import Mapping
from dataclasses import field

from store.acts.learn_names import names_learnt
from store.disk.file.sqlite import Busy
from store.disk.gate import Refused
from store.disk.ledger import Stale
from store.disk.workspace import Saved
from store.values.frozen import frozen
from store.values.problem import SAID, sentence_of
from store.values.record import Record
from store.values.words import N_, Words, words
from tui.forms.form_plan import Plan
from tui.forms.form_state import FormState
from tui.forms.names_meant import everybody_known
from tui.host import Host


@frozen
class Attempt:
    """`saved`: it is done. `errors`: what to correct, by field. `problem`: what to say beside, or of what is done.

    `merged`: the form now holds what others saved, too; `theirs`: titles of the fields that came from them.
    `retry`: try once more. `busy`: another program holds the store. `unchanged`: nothing to save.
    """

    saved: Saved | None = None
    errors: Mapping[str, Words] = field(default_factory=dict)
    problem: Words | None = None
    merged: bool = False
    theirs: tuple[Words, ...] = ()
    retry: bool = False
    busy: bool = False
    unchanged: bool = False


class Submission:
    """Saves what one form is filled with; the same act however often it is tried."""

    def __init__(self, host: Host, state: FormState, plan: Plan) -> None:
        self._host = host
        self._state = state
        self._plan = plan
        self._completed: tuple[Record, tuple[Record, ...]] | None = None

    async def attempt(self) -> Attempt:
        """Read, ask what must be asked, save."""
        state = self._state
        known = await everybody_known(self._host, state)
        if problems := state.problems():
            return Attempt(errors={name: problem.words for name, problem in problems.items()})
        if not known:
            return Attempt()
        record = state.record()
        if not state.new and record == state.base:
            return Attempt(unchanged=True)
        records = await self._complete(record)
        return Attempt() if records is None else await self._save(records)

    async def _complete(self, record: Record) -> tuple[Record, ...] | None:
        """The record, what is saved along with it, and what was made for it by name; None: back to the form."""
        if self._completed is None or self._completed[0] != record:
            found = await self._plan.complete(self._host, self._state, record)
            if found is None:
                return None
            self._completed = (record, found)
        return (*self._state.made(*self._completed[1]), *self._completed[1])

    async def _save(self, records: tuple[Record, ...]) -> Attempt:
        state = self._state
        record = next(one for one in records if one.id == state.base.id)
        act = self._plan.act(state, record, tuple(one for one in records if one is not record))
        learnt = await self._host.store.run(lambda w: names_learnt(w, state.learnt)) if state.learnt else ()
        saved = {one.id for one in records}
        return await self.write((*records, *(one for one in learnt if one.id not in saved)), act)

    async def write(self, records: tuple[Record, ...], act: Words, shared: Words | None = None) -> Attempt:
        """Save the records as the form's act; what may come of it."""
        state = self._state
        if state.alongside is not None:
            records = state.alongside(records)
        try:
            work = self._host.store.run(lambda w: w.save(*records, act=act, uuid=state.uuid, shared=shared))
            return Attempt(saved=await asyncio.shield(work))
        except Refused as refused:
            self._completed = None
            return self._refused(refused)
        except Stale as stale:
            self._completed = None
            return await self.merged(stale)
        except SAID as problem:
            # What matters comes first: the foot of a small screen has no room for the rest.
            sentence = N_("nothing is lost, F2 tries again: {problem}")
            return Attempt(
                problem=words(sentence, problem=sentence_of(problem)), busy=isinstance(problem, Busy)
            )

    def _refused(self, refused: Refused) -> Attempt:
        here = {
            objection.field: objection.words
            for record, objection in refused.objections
            if record.id == self._state.base.id and objection.field in self._state.typed
        }
        return Attempt(errors=here, problem=None if here else refused.words)

    async def merged(self, stale: Stale) -> Attempt:
        """Bring together what others saved meanwhile and what is typed here."""
        from tui.forms.conflict_screen import settled

        state = self._state
        conflict = next((one for one in stale.conflicts if one.mine.id == state.base.id), None)
        if conflict is None:  # what moves along has changed; it is read again
            return Attempt(retry=True)
        outcome = await settled(self._host, conflict, state)
        if outcome is None:
            return Attempt(problem=stale.words)
        state.rebase(conflict.theirs, outcome.merged)
        return Attempt(merged=True, retry=outcome.save, theirs=outcome.theirs)
