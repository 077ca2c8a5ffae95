"""What was typed and not saved, offered at the start: one question, on the first picture and on the screen."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from store.values.words import N_, Clauses, Words, words

if TYPE_CHECKING:
    from store.disk.draft_files import Draft

NAMED = 4
"""Drafts that are named; of more, these and that there are more."""
ANSWERS: Final = {"e": N_("go on typing"), "d": N_("discard"), "escape": N_("later")}
"""Keys, as Textual names them, and what they do."""


def draft_title(draft: "Draft") -> Words:
    """What the draft is called."""
    return draft.title if isinstance(draft.title, Words) else words("{title}", title=draft.title)


def draft_question(drafts: "Sequence[Draft]") -> Words:
    """Which are kept."""
    titles = Clauses(draft_title(draft) for draft in drafts[:NAMED])
    if len(drafts) == 1:
        return words(N_("A draft is kept: {titles}"), titles=titles)
    if len(drafts) <= NAMED:
        return words(N_("{n} drafts are kept: {titles}"), n=len(drafts), titles=titles)
    return words(N_("{n} drafts are kept: {titles} …"), n=len(drafts), titles=titles)


def draft_answers(say: Callable[[str], str]) -> dict[str, str]:
    """The answers in the reader's language, by key."""
    return {key: say(word) for key, word in ANSWERS.items()}
