"""What an act asks before it can be saved, on the lowest lines of the screen."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from typing import Any

from store.disk.workspace import Workspace
from store.values.outcome import Answers, Choose, Explain, Outcome, Save
from store.values.words import Words
from tui.host import Host

KEYS = {
    "yes": "y",
    "no": "n",
    "occurred": "o",
    "replied": "r",
    "closed": "c",
    "now": "n",
    "next_version": "v",
    "wont": "w",
    "explain": "e",
    "look": "l",
    "keep": "k",
}
"""The key of an answer."""
Act = Callable[[Workspace, Answers], Outcome]
Known = MutableMapping[object, Any]
"""What was answered to a question, so that trying again asks nothing twice."""


async def answered(host: Host, act: Act, known: Known | None = None) -> Save | Words | None:
    """What an act comes to when all that it asks is answered, or why it comes to nothing; None: the user would rather
    not. The act runs in the store thread, anew with every answer."""
    known = {} if known is None else known
    given: dict[str, str] = {}
    while isinstance(outcome := await host.store.run(lambda w: act(w, given)), Choose | Explain):
        answer = known.get(outcome) or await asked(host, outcome)
        if answer is None:
            return None
        known[outcome] = given[outcome.name] = answer
    return outcome


async def asked(host: Host, question: Choose | Explain) -> str | None:
    """The answer to one question; None where the user went back."""
    say = host.say
    if isinstance(question, Explain):
        from tui.screens.reason import Reason

        said = Reason(say(question.said), needs=question.needs, back=question.back)
        reason: str | None = await host.push_screen_wait(said)
        return reason or None
    from tui.screens.question import Question

    answers = {KEYS[answer]: say(word) for answer, word in question.answers}
    details = "\n".join(say(line) for line in question.details)
    screen = Question(say(question.said), answers | {"escape": say(question.back)}, details=details)
    pressed = await host.push_screen_wait(screen)
    return next((answer for answer, _ in question.answers if KEYS[answer] == pressed), None)
