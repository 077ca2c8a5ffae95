"""What keys do with records, for every screen: loaded with the first of them, and each of them when it is pressed."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from store.records.names import Called
from store.values.record import Record
from store.values.words import Words
from tui.host import Act, Acting, Host, Verb

if TYPE_CHECKING:
    from store.acts.hand_over import HandOver
    from store.disk.draft_files import Draft
    from store.disk.workspace import Saved
    from store.rules.review.verdicts import Alongside


class RecordActions:
    """The `Actions` of a host; what each does is said there."""

    def __init__(self, host: Host) -> None:
        self._host = host

    async def new(
        self,
        kind: type[Record],
        *,
        note: Words | None = None,
        alongside: "Alongside | None" = None,
        **defaults: Any,
    ) -> "Saved | None":
        from tui.actions.record_forms import new_record

        await self._writing(kind)
        return await new_record(self._host, kind, note=note, alongside=alongside, **defaults)

    async def edit(self, record: Record, *, alongside: "Alongside | None" = None) -> "Saved | None":
        from tui.actions.record_forms import edit_record

        await self._writing(type(record))
        saved = await edit_record(self._host, record, alongside=alongside)
        if saved is not None:
            await self.learn((record,))
        return saved

    async def learn(self, before: Sequence[Record]) -> bool:
        if not any(record.kind in ("risk", "milestone") for record in before):
            return False
        from tui.actions.lesson_offer import offer_lessons

        return await offer_lessons(self._host, before)

    async def tell(
        self, *records: Record, about: str = "", alongside: "Alongside | None" = None
    ) -> "Saved | None":
        from store.acts.tell import told_elsewhere
        from tui.actions.record_forms import tell

        if (elsewhere := told_elsewhere(records[0])) is not None:
            self._host.report(elsewhere, "dim")
            return None
        await self._writing()
        return await tell(self._host, *records, about=about, alongside=alongside)

    async def need_not(self, records: Sequence[Record], person: int | None = None) -> bool:
        from store.acts.tell import need_not
        from tui.actions.universal_keys import carried_out

        await self._writing()
        project, chosen = self._host.project or None, tuple(records)
        return await carried_out(
            self._host, lambda w, given: need_not(w, chosen, given, project=project, person=person)
        )

    async def contact(
        self,
        person: int | None,
        project: int | None = None,
        *,
        said: frozenset[int] = frozenset(),
        alongside: "Alongside | None" = None,
    ) -> "Saved | None":
        from tui.actions.record_forms import record_contact

        await self._writing()
        return await record_contact(self._host, person, project, said=said, alongside=alongside)

    async def heard_now(self, person: int, project: int | None, said: frozenset[int]) -> "Saved | None":
        from tui.actions.record_forms import heard_now

        return await heard_now(self._host, person, project, said)

    async def stand(self, records: Sequence[Record], called: Called) -> bool:
        from tui.actions.universal_keys import stand

        await self._writing(*map(type, records))
        return await stand(self._host, records, called)

    async def finish(self, records: Sequence[Record], called: Called) -> bool:
        from tui.actions.universal_keys import finish

        await self._writing(*map(type, records))
        if done := await finish(self._host, records, called):
            await self.learn(records)
        return done

    async def archive(self, records: Sequence[Record], called: Called) -> bool:
        from tui.actions.universal_keys import archive

        await self._writing(*map(type, records))
        return await archive(self._host, records, called)

    def do(self, verb: Verb, record: Record, name: str) -> None:
        host = self._host
        match verb:
            case "stand":
                host.dialogue(_acted(self.stand, record, name))
            case "finish":
                host.dialogue(_acted(self.finish, record, name))
            case "archive":
                host.dialogue(_acted(self.archive, record, name))
            case "history":
                host.dialogue(self.history(record))
            case "edit":
                host.dialogue(self.edit(record))
            case "tell":
                host.dialogue(self.tell(record))
            case "need_not":
                host.dialogue(self.need_not((record,)))
            case "contact":
                from store.rules.people.person_behind import person_behind

                host.dialogue(self.contact(person_behind(record), record.project_id))

    async def take_back(self, forward: bool) -> "Saved | None":
        from tui.actions.undo_keys import take_back

        return await take_back(self._host, forward)

    async def carry_out(self, act: Act) -> bool:
        from tui.actions.universal_keys import carried_out

        await self._writing()
        return await carried_out(self._host, act)

    async def hand_over(self, asked: "HandOver") -> tuple[Record, ...] | None:
        from tui.handover.handover_question import handed_over

        return await handed_over(self._host, asked)

    async def show(self, record: Record) -> None:
        from tui.registers.record_screen import RecordScreen

        if record.kind == "meeting":
            from tui.registers.minutes_screen import MeetingRecord

            await MeetingRecord.opened(self._host, record)
        elif record.kind == "change":
            from tui.registers.change_screen import ChangeRecord

            await ChangeRecord.opened(self._host, record)
        elif record.kind == "contact" or (
            getattr(record, "meeting", None) and getattr(record, "owed_to", None)
        ):
            from tui.registers.thanks_screen import TalkRecord

            await TalkRecord.opened(self._host, record)
        else:
            await RecordScreen.opened(self._host, record)

    async def history(self, record: Record) -> None:
        from tui.registers.history_screen import History

        await History.opened(self._host, record)

    async def prepare(self, record: Record | None) -> None:
        from tui.people.caller import prepare

        await prepare(self._host, record)

    async def brief(self, person: int, project: int) -> None:
        from tui.briefing.briefing_screen import BriefingScreen

        if self._host.is_closed():
            return
        await BriefingScreen.for_person(self._host, person, project)

    async def resume(self, draft: "Draft", *, alongside: "Alongside | None" = None) -> "Saved | None":
        from tui.actions.resume_drafts import resumed

        return await resumed(self._host, draft, alongside)

    async def _writing(self, *kinds: type[Record]) -> None:
        """Raises Denied, before a question is asked, where none of these, else of the store's kinds, can be saved."""
        from store.acts.permission import refuse_reader

        for kind in kinds or (None,):
            await self._host.store.run(partial(refuse_reader, kind=kind))

    async def offer_drafts(self) -> None:
        from tui.actions.resume_drafts import open_drafts

        await open_drafts(self._host)


async def _acted(acting: Acting, record: Record, name: str) -> None:
    await acting((record,), lambda _: name)
