"""What the universal keys do with records, wherever they are shown."""

from collections.abc import Sequence

from store.acts.confirm import confirm
from store.records.names import Called, name_of
from store.values.outcome import Save
from store.values.record import Record
from store.values.words import Words
from tui.dialogs.act_questions import answered
from tui.host import Act, Host


async def stand(host: Host, records: Sequence[Record], called: Called = name_of) -> bool:
    """Space: confirmed, reviewed, read again."""
    language = host.language
    return await carried_out(host, lambda w, _: confirm(w, records, called, language))


async def finish(host: Host, records: Sequence[Record], called: Called = name_of) -> bool:
    """`x`: met, occurred, done, kept, closed, published."""
    from store.acts.finish import finish as finish_

    language = host.language
    return await carried_out(host, lambda w, answers: finish_(w, records, answers, language, called))


async def carried_out(host: Host, act: Act) -> bool:
    """Ask what the act asks, and save it; whether that was done. Where there is nothing to do, it is said why."""
    outcome = await answered(host, act)
    if isinstance(outcome, Words):
        host.report(outcome, "dim")
    return isinstance(outcome, Save) and await host.keep(*outcome.records, act=outcome.act) is not None


async def archive(host: Host, records: Sequence[Record], called: Called = name_of) -> bool:
    """`d`: archived, after asking."""
    from store.acts.archive import archive as archive_

    return await carried_out(host, lambda w, answers: archive_(w, records, answers, called))
