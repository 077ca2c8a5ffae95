"""What the universal keys do with records, wherever they are shown."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from store.queries.situation import today_of
from store.records import Note, Risk
from store.rules.handling import FINISH, STAND, Handling
from store.values.record import Record
from store.values.words import N_, Words, bare, words

if TYPE_CHECKING:
    from store.rules.judging import Beside
    from tui.app import Forewarn

Called = Callable[[Record], str]
Acting = Callable[["Forewarn", Sequence[Record], Called], Awaitable[bool]]
"""Whether something was saved."""
MOST_NAMED = 8
"""Records that an act's name names."""


def name_of(record: Record) -> str:
    """Code and label, as far as there are any."""
    code = getattr(record, "code", "")
    return record.label if code in ("", record.label) else f"{code} {record.label}"


def names(records: Sequence[Record], called: Called = name_of) -> str | tuple[str, ...]:
    """What people call them: one in full, several by their codes."""
    if len(records) == 1:
        return called(records[0])
    named = tuple(getattr(record, "code", "") or called(record) for record in records)
    return named if len(named) <= MOST_NAMED else (*named[: MOST_NAMED - 1], "…")


async def stand(host: Forewarn, records: Sequence[Record], called: Called = name_of) -> bool:
    """Space: confirmed, reviewed, read again."""
    return await _handled(host, records, called, STAND, N_("nothing to confirm here"))


async def finish(host: Forewarn, records: Sequence[Record], called: Called = name_of) -> bool:
    """`x`: met, occurred, done, kept, closed."""
    if risks := [record for record in records if isinstance(record, Risk)]:
        from tui.closing import finish_risks

        return await finish_risks(host, risks)
    if notes := [record for record in records if isinstance(record, Note)]:
        from tui.publishing import publish_note

        return await publish_note(host, notes[0])
    from tui.missing import explained

    if (finished := await explained(host, records)) is None:
        return False
    return await _handled(host, finished, called, FINISH, N_("nothing to finish here"))


async def put_away(host: Forewarn, records: Sequence[Record], called: Called = name_of) -> bool:
    """`d`: archived, after asking."""
    from tui.leaving import put_away as leave
    from tui.screens.question import Question

    if len(records) == 1 and await leave(host, records[0]):
        return True
    say, named = host.say, names(records, called)
    shown = bare(named) if isinstance(named, str) else named
    asked = say(words(N_("Put away {name}? Undo brings it back."), name=shown))
    question = Question(asked, {"y": say(N_("put away")), "escape": say(N_("keep"))})
    if await host.push_screen_wait(question) != "y":
        return False
    return await keep(
        host, [replace(record, archived=True) for record in records], N_("archive {name}"), named
    )


async def keep(
    host: Forewarn,
    records: Sequence[Record],
    act: str,
    named: str | tuple[str, ...],
    beside: Beside | None = None,
) -> bool:
    """Save them as one act, named `act` with their names, and what goes beside them."""
    more = () if beside is None else beside(tuple(records))
    return await host.keep(*records, *more, act=words(act, name=named)) is not None


async def _handled(
    host: Forewarn, records: Sequence[Record], called: Called, how: Mapping[str, Handling], otherwise: str
) -> bool:
    """Save what the key makes of each as one act; where it makes nothing of any, say why."""
    days = await host.store.run(lambda w: [today_of(w, record) for record in records])
    nothing: Words = words(otherwise)
    new: list[Record] = []
    touched: list[Record] = []
    act = ""
    for record, today in zip(records, days, strict=True):
        if (handling := how.get(record.kind)) is None:
            continue
        made = handling.make(record, today)
        if isinstance(made, Record):
            new.append(made)
            touched.append(record)
            act = handling.act
        else:
            nothing = made
    if not new:
        host.report(nothing, "dim")
        return False
    return await keep(host, new, act, names(touched, called))


def act_on(host: Forewarn, record: Record, what: str, name: str) -> None:
    """Do `what`, as a pane calls it, with a record called `name`; if its kind has a pane, then as it is done there."""
    pane = host.dashboard.pane_of(record)
    acting: dict[str, Acting] = {"stand": stand, "finish": finish, "archive": put_away}
    if what in acting:
        host.run_acting(acting[what], (record,), lambda _: name)
    elif pane is not None and what != "prep":
        getattr(pane, what)(record)
    elif what == "edit":
        from tui.entry import edit_record

        host.dialogue(edit_record(host, record))
    elif what == "tell":
        from tui.entry import tell

        host.dialogue(tell(host, record))
    elif what == "contact":
        from tui.entry import record_contact
        from tui.prepping import person_behind

        host.dialogue(record_contact(host, person_behind(record), record.project_id))
    elif what == "prep":
        from tui.prepping import person_behind, prepare

        prepare(host, person_behind(record), record)
    else:
        from tui.screens.history import History

        host.dialogue(History.opened(host, record))
