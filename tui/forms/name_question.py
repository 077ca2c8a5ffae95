"""A name after `@` that is nobody's, or several people's: whom it means."""

from collections.abc import Collection

from store.rules.capture.names_said import LEFT, PERSON, Unclear
from store.values.reader import Reader
from store.values.text import fold
from store.values.words import N_, Words, words
from tui.forms.candidates import LinkCandidates
from tui.host import Host

OFFERED = 9
"""People that are offered, one a digit."""


async def person_named(
    host: Host, reader: Reader, candidates: LinkCandidates, unclear: Unclear, needed: Collection[str] = ()
) -> int | None:
    """The id of the person, a new one kept in `candidates` among them; LEFT: the name stays in the text, unless it is
    `needed`; None: back to the text."""
    from tui.dialogs.question import Question

    say = host.say
    choices = unclear.choices[:OFFERED]
    answers = {str(n): label for n, (_, label) in enumerate(choices, 1)}
    answers["n"] = say(N_("new person, name only"))
    answers["o"] = say(N_("somebody else"))
    if fold(unclear.name) not in needed:
        answers["l"] = say(N_("leave it in the text"))
    answers["escape"] = say(N_("back to the text"))
    details = "\n".join(
        f"{n}  {told_apart(candidates, id, label)}" for n, (id, label) in enumerate(choices, 1)
    )
    key = await host.push_screen_wait(Question(say(_asked(unclear)), answers, details=details))
    if key == "n":
        return candidates.make(PERSON, unclear.name)
    if key == "o":
        return await somebody_else(host, reader, candidates, unclear.name)
    if key == "l":
        return LEFT
    return choices[int(key) - 1][0] if key.isdigit() else None


async def somebody_else(host: Host, reader: Reader, candidates: LinkCandidates, name: str) -> int | None:
    """One of all who are known, asked for by their name."""
    from tui.dialogs.person_picker import Whom

    title = host.say(words(N_("Who is {name}?"), name=name))
    found: int | None = await host.push_screen_wait(Whom(title, Whom.known(reader, candidates), listed=True))
    return found


def _asked(unclear: Unclear) -> Words:
    if unclear.near:
        return words(N_("Nobody is called {name}. Did you mean:"), name=unclear.name)
    if unclear.choices:
        return words(N_("Who is {name}? {n} possible matches:"), name=unclear.name, n=len(unclear.choices))
    return words(N_("Nobody is called {name}."), name=unclear.name)


def told_apart(candidates: LinkCandidates, id: int, label: str) -> str:
    """A name with what tells it from another of its kind."""
    detail = candidates.detail(PERSON, id)
    return f"{label}, {detail}" if detail else label
