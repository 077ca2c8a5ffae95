"""Names of people that mean nobody, or several: all of a form are asked about at once, when it is saved."""

from collections.abc import Collection, Mapping, Sequence

from store.rules.capture.names_said import Unclear
from store.values.reader import Reader
from store.values.text import fold
from store.values.words import N_
from tui.forms.candidates import LinkCandidates
from tui.forms.form_state import FormState
from tui.forms.name_question import person_named
from tui.host import Host


async def everybody_known(host: Host, state: FormState) -> bool:
    """Whether it is clear who everybody is, after asking; False goes back to the form."""
    while asked := state.unclear():
        names = list(asked.values())
        answers = await names_meant(host, state.field_reader, state.candidates, names, state.named_in_fields)
        if answers is None:
            return False
        for name, person in answers.items():
            state.answered(name, person, learn=is_for_good(asked[fold(name)]))
    return True


async def names_meant(
    host: Host,
    reader: Reader,
    candidates: LinkCandidates,
    asked: Sequence[Unclear],
    needed: Collection[str] = (),
) -> Mapping[str, int] | None:
    """By name whom it means, or LEFT for one that stays in the text, as the `needed` ones cannot; one name is a
    question, several are one list. None: back to the text."""
    if len(asked) == 1:
        person = await person_named(host, reader, candidates, asked[0], needed)
        return None if person is None else {asked[0].name: person}
    from tui.forms.names_asked_screen import NamesAsked

    found: Mapping[str, int] | None = await host.push_screen_wait(
        NamesAsked(host.say(N_("WHO IS MEANT")), asked, reader, candidates, needed)
    )
    return found


def is_for_good(unclear: Unclear) -> bool:
    """Whether whom a name means is learnt: one that is several people's may be another's the next time."""
    return unclear.near or not unclear.choices
