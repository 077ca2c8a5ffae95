"""Names after `@` that are nobody's, or several people's: all of them are asked about at once."""

from collections.abc import Mapping, Sequence

from store.rules.capture.names_said import Unclear
from store.values.words import N_
from tui.forms.candidates import LinkCandidates
from tui.host import Host
from tui.meeting.name_question import person_named


async def names_meant(
    host: Host, candidates: LinkCandidates, asked: Sequence[Unclear]
) -> Mapping[str, int] | None:
    """By name whom it means; one name is a question, several are one list. None: back to the text."""
    if len(asked) == 1:
        person = await person_named(host, candidates, asked[0])
        return None if person is None else {asked[0].name: person}
    from tui.meeting.names_asked_screen import NamesAsked

    found: Mapping[str, int] | None = await host.push_screen_wait(
        NamesAsked(host.say(N_("WHO IS MEANT")), asked, candidates)
    )
    return found


def is_for_good(unclear: Unclear) -> bool:
    """Whether whom a name means is learnt: one that is several people's may be another's the next time."""
    return unclear.near or not unclear.choices
