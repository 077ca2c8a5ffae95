"""`o`: the talk card. What to say, what to ask, what to be ready for, on 24 lines."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from store.rules.briefing.report import Talk
from store.values.width import cut
from store.values.words import N_, Words, words
from store.values.wrapping import wrapped
from tui.frame.pager import Pager, Passage

LINES = 24
IN_VIEW = LINES - 2
"""Lines between the title and the keys."""
SHARES = {"say": 9, "ask": 4, "ready": 8}
"""Lines of each part, headings apart; what one does not need the next may have."""
NOTHING = N_("nothing")


def talk_card(talk: Talk, name: str, say: Callable[[Words | str], str], width: int) -> Pager:
    """The card of a talk with somebody; every entry has one line, unless all of them have room whole."""
    passages = tuple(_passages(talk, say))
    if sum(len(list(wrapped(one.text, width, hanging=one.set_in))) for one in passages) > IN_VIEW:
        passages = tuple(replace(one, text=cut(one.text, width)) for one in passages)
    return Pager(words(N_("TALK with {name}"), name=name), passages, LINES)


def _passages(talk: Talk, say: Callable[[Words | str], str]) -> Iterator[Passage]:
    room = 0
    for title, lines, share in (
        (N_("Say"), talk.say, SHARES["say"]),
        (N_("Ask"), talk.ask, SHARES["ask"]),
        (N_("Be ready for"), talk.ready, SHARES["ready"]),
    ):
        room += share
        yield Passage(say(title), "title")
        shown = lines[:room] if len(lines) <= room else lines[: room - 1]
        yield from (Passage(f"- {' '.join(say(line.words).split())}", set_in=2) for line in shown)
        if not lines:
            yield Passage(f"  {say(NOTHING)}", "dim")
        if rest := len(lines) - len(shown):
            yield Passage("  " + say(words(N_("…{n} more"), n=rest)), "dim")
        room = max(0, room - max(1, len(shown) + bool(rest)))
