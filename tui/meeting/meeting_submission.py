"""How the form of a meeting, or of a contact with notes, is saved.

One act over both files: what is private goes to its author's own, the rest to the store.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace

from store.acts.learn_names import names_learnt
from store.acts.move_forecast import left_behind
from store.disk.ledger import Stale
from store.values.problem import SAID
from store.values.text import fold
from store.values.words import N_, words
from tui.forms.form_plan import Plan
from tui.forms.names_meant import everybody_known, is_for_good
from tui.forms.submission import Attempt, Submission
from tui.host import Host
from tui.meeting.line_context import capture_context_of
from tui.meeting.meeting_state import MeetingState


class MeetingSubmission(Submission):
    """Saves everything that the plan files; `keep` writes the draft before, with the ids that are drawn now."""

    def __init__(self, host: Host, state: MeetingState, plan: Plan, keep: Callable[[], None]) -> None:
        super().__init__(host, state, plan)
        self._talk = state
        self._keep = keep

    async def attempt(self) -> Attempt:
        """Read, ask what must be asked, save."""
        talk = self._talk
        known = await _tasks_taken(self._host, talk) and await everybody_known(self._host, talk)
        if problems := talk.problems():
            return Attempt(errors={name: problem.words for name, problem in problems.items()})
        if not known:
            return Attempt()
        # Anew each time: the record alone does not say what the private lines are.
        records = await self._plan.complete(self._host, talk, talk.record())
        if not records:
            return Attempt(unchanged=records is not None)
        with suppress(*SAID):
            self._keep()
        behind = await self._host.store.run(lambda w: left_behind(w, records))
        learnt = await self._host.store.run(lambda w: names_learnt(w, talk.capture.learnt))
        act = self._plan.act(talk, talk.record(), records)
        everything = (*talk.candidates.needed(*records), *learnt, *records)
        attempt = await self.write(everything, act, shared=act)
        unread = sum(1 for r in talk.readings() if r.problem is not None and not r.private)
        if attempt.saved is not None and behind is not None and not unread:
            return replace(attempt, problem=words("{act}; {behind}", act=act, behind=behind))
        if attempt.saved is None or not unread:
            return attempt
        form = N_("{act}. Not read, kept as notes: {n}. u undoes it.")
        return replace(attempt, problem=words(form, act=act, n=unread))

    async def merged(self, stale: Stale) -> Attempt:
        """Others changed the meeting meanwhile, or a milestone that a line moves."""
        if any(conflict.mine.id == self._talk.base.id for conflict in stale.conflicts):
            return await super().merged(stale)
        talk, language = self._talk, self._talk.capture.context.reader.language
        project = talk.capture.context.project
        fresh = await self._host.store.run(lambda w: capture_context_of(w, project, language, talk.base))
        talk.capture = replace(talk.capture, context=replace(talk.capture.context, codes=fresh.context.codes))
        sentence = N_("{who} changed by others in the meantime; check how its line is read now, F2 saves")
        names = tuple(getattr(c.mine, "code", "") or c.mine.label for c in stale.conflicts)
        return Attempt(problem=words(sentence, who=names))


async def _tasks_taken(host: Host, state: MeetingState) -> bool:
    """What a pasted conversation says is to be done stands in the notes as it was answered."""
    from tui.meeting.pasted_notes import tasks_offered, with_tasks

    offered = await tasks_offered(host, state)
    if not offered or (asked := ("tasks", offered)) in state.answers:
        return True
    if (asked_too := await _taken_with_names(host, state, offered)) is None:
        return False
    taken, names = asked_too
    with_tasks(state, taken)
    left = await tasks_offered(host, state)
    state.answers[asked] = state.answers[("tasks", left)] = taken
    await state.reader.prepare(state.text)
    unclear = state.unclear()
    for name, person in names.items():
        state.answered(name, person, learn=fold(name) in unclear and is_for_good(unclear[fold(name)]))
    return True


async def _taken_with_names(
    host: Host, state: MeetingState, offered: tuple[str, ...]
) -> tuple[tuple[str, ...], Mapping[str, int]] | None:
    """Which tasks are filed, and whom the names mean that are asked about, in one list; None: back to the form."""
    from tui.meeting.tasks_offered_screen import TasksAndNames, TasksOffered, names_in

    title, context, unclear = host.say(N_("TASKS IN WHAT WAS PASTED")), state.context(), state.unclear()
    if not unclear and not names_in(offered, context):
        taken: tuple[str, ...] | None = await host.push_screen_wait(TasksOffered(title, offered, context))
        return None if taken is None else (taken, {})
    both: tuple[tuple[str, ...], Mapping[str, int]] | None = await host.push_screen_wait(
        TasksAndNames(
            host.say(N_("TASKS IN WHAT WAS PASTED, WHO IS MEANT")),
            offered,
            context,
            list(unclear.values()),
            state.field_reader,
            state.candidates,
            state.named_in_fields,
        )
    )
    return both
