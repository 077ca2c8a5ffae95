"""What was worked out from a store, kept until something in it changes."""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


class Memory:
    """Answers by the question, a function made `remembered`, and by what it was given."""

    def __init__(self) -> None:
        self.answers: dict[Callable[..., object], dict[Hashable, Any]] = {}

    def clear(self) -> None:
        """Forget everything: something was saved, here or by another."""
        self.answers.clear()

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
