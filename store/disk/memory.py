"""What was worked out from a store, kept until something in it changes."""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


OUTLIVED: dict[Callable[..., object], frozenset[str]] = {}
"""By question, the kinds that its answers have nothing of."""


class Memory:
    """Answers by the question, a function made `remembered`, and by what it was given."""

    def __init__(self) -> None:
        self.answers: dict[Callable[..., object], dict[Hashable, Any]] = {}

    def clear(self, saved: frozenset[str] | None = None) -> None:
        """Forget what a save of these kinds may have changed; None: everything."""
        kept = {
            q: known for q, known in self.answers.items() if saved and saved <= OUTLIVED.get(q, frozenset())
        }
        self.answers = kept

    def forget(self, question: Callable[..., object]) -> None:
        """Forget the answers to one question."""
        self.answers.pop(question, None)


class _Remembering(Protocol):
    memory: Memory


Store = TypeVar("Store", bound=_Remembering)


def remembered(
    work_out: Callable[Concatenate[Store, Given], Answer],
) -> Callable[Concatenate[Store, Given], Answer]:
    """Work it out once of a workspace, until something is saved; what it is given has to be hashable.

    The same object is handed to everybody who asks.
    """

    @wraps(work_out)
    def question(workspace: Store, /, *given: Given.args, **named: Given.kwargs) -> Answer:
        answers = workspace.memory.answers.setdefault(question, {})
        key = (given, *named.items()) if named else given
        if key not in answers:
            answers[key] = work_out(workspace, *given, **named)
        answer: Answer = answers[key]
        return answer

    return question


def outlives(*kinds: str) -> Callable[[Callable[Given, Answer]], Callable[Given, Answer]]:
    """Of a question that is `remembered`: its answers stay when nothing but these kinds was saved here."""

    def marked(question: Callable[Given, Answer]) -> Callable[Given, Answer]:
        OUTLIVED[question] = frozenset(kinds)
        return question

    return marked
