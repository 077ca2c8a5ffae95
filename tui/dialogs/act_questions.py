"""What an act asks before it can be saved, on the lowest lines of the screen."""

from collections.abc import MutableMapping
from typing import TYPE_CHECKING, Any

from store.values.outcome import Choose, Explain, Save
from store.values.words import Words
from tui.host import Act, Host

if TYPE_CHECKING:
    from store.acts.hand_over import HandOver

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
    "day": "d",
    "executive": "e",
    "client_pm": "p",
    "supplier": "s",
    "core": "c",
    "A": "a",
    "B": "b",
    "C": "c",
    "unclassed": "n",
    "passed": "p",
    "failed": "f",
    "write": "w",
    "later": "l",
}
"""The key of an answer."""
Known = MutableMapping[object, Any]
"""What was answered to a question, so that trying again asks nothing twice."""


async def answered(
    host: Host, act: Act, known: Known | None = None, *, back: str = ""
) -> Save | Words | None:
    """What an act comes to when all that it asks is answered, or why it comes to nothing; None: the user would rather
    not. The act runs in the store thread, anew with every answer. `back`: as of `asked`."""
    known = {} if known is None else known
    given: dict[str, Any] = {}
    while not isinstance(outcome := await host.store.run(lambda w: act(w, given)), Save | Words):
        answer = known.get(outcome.key) or await asked(host, outcome, back)
        if answer is None:
            return None
        known[outcome.key] = given[outcome.name] = answer
    return outcome


async def asked(host: Host, question: "Choose | Explain | HandOver", back: str = "") -> Any:
    """The answer to one question; None where the user went back. `back`: what Esc does here, if not what the question
    says."""
    say = host.say
    if isinstance(question, Explain):
        from tui.dialogs.reason_prompt import Reason

        said = Reason(
            say(question.said), needs=question.needs, back=back or question.back, label=question.label
        )
        reason: str | None = await host.push_screen_wait(said)
        return reason or None
    if not isinstance(question, Choose):
        return await host.actions.hand_over(question)
    from tui.dialogs.question import Question

    answers = {KEYS[answer]: say(word) for answer, word in question.answers}
    details = "\n".join(say(line) for line in question.details)
    screen = Question(say(question.said), answers | {"escape": say(back or question.back)}, details=details)
    pressed = await host.push_screen_wait(screen)
    return next((answer for answer, _ in question.answers if KEYS[answer] == pressed), None)
