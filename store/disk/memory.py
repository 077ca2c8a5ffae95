"""What was worked out from a store, kept until something in it changes."""

from collections.abc import Callable, Collection, Hashable, Iterable, Set
from functools import wraps
from typing import Any, Concatenate, Generic, ParamSpec, Protocol, TypeVar

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


OUTLIVED: dict[Callable[..., object], frozenset[str]] = {}
"""By question, the kinds that its answers have nothing of."""


class Shelf(Generic[Answer]):
    """Answers by project that saves leave in their place: whoever takes one asks what was touched since."""

    def __init__(self) -> None:
        self._answers: dict[int, Answer] = {}
        self._touched: dict[int, set[str]] = {}

    def get(self, project: int) -> tuple[Answer | None, Set[str]]:
        """What is known of a project, and the kinds of which acts changed a record since; None: nothing is."""
        return self._answers.get(project), self._touched.get(project, frozenset())

    def put(self, project: int, answer: Answer) -> None:
        """As it is now."""
        self._answers[project] = answer
        self._touched.pop(project, None)

    def touch(self, touched: Iterable[tuple[str, int | None]]) -> None:
        """Acts changed records of these (kind, project); None: of any project."""
        for kind, project in touched:
            for one in self._answers if project is None else (project,):
                self._touched.setdefault(one, set()).add(kind)


class Memory:
    """Answers by the question, a function made `remembered`, and by what it was given; and shelves of those that are by
    project, or stay for as long as they are made of the same."""

    def __init__(self) -> None:
        self.answers: dict[Callable[..., object], dict[Hashable, Any]] = {}
        self._shelves: dict[Callable[..., object], Shelf[Any]] = {}
        self._kept: dict[Callable[..., object], dict[int, tuple[tuple[object, ...], Any]]] = {}

    def clear(self, touched: Collection[tuple[str, int | None]] | None = None) -> None:
        """Forget what acts on these (kind, project) may have changed; None: everything."""
        if touched is None:
            self.answers, self._shelves, self._kept = {}, {}, {}
            return
        saved = {kind for kind, _ in touched}
        self.answers = {
            q: known for q, known in self.answers.items() if saved and saved <= OUTLIVED.get(q, frozenset())
        }
        for shelf in self._shelves.values():
            shelf.touch(touched)

    def forget(self, question: Callable[..., object]) -> None:
        """Forget the answers to one question."""
        self.answers.pop(question, None)

    def shelf(self, question: Callable[..., object]) -> Shelf[Any]:
        """What is known by project of a question."""
        return self._shelves.setdefault(question, Shelf())

    def kept(self, project: int, work_out: Callable[..., Answer], *made_of: object) -> Answer:
        """The answer for a project, worked out of all that it is made of, unless that equals what it last was."""
        answers = self._kept.setdefault(work_out, {})
        known = answers.get(project)
        if known is None or known[0] != made_of:
            known = answers[project] = made_of, work_out(*made_of)
        answer: Answer = known[1]
        return answer


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
