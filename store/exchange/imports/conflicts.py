"""Rows that contradict each other or the store: what is asked about them, and how it was decided."""

from collections.abc import Collection, Mapping
from dataclasses import field, replace
from typing import Literal

from store.acts.move_forecast import Approval
from store.records import Person
from store.values.frozen import frozen
from store.values.text import fold
from store.values.words import N_, Words, words

About = Literal["row", "person"]
ON_CONFLICT: Mapping[str, str] = {
    "first": N_("the first one counts"),
    "last": N_("the last one counts"),
    "skip": N_("none of them is imported"),
}
UNKNOWN_PEOPLE: Mapping[str, str] = {
    "make": N_("create a person"),
    "leave": N_("empty, the name is kept in the remark"),
    "skip": N_("the row is not imported"),
}


ALL = "all"
"""What stands for every field."""


@frozen
class Decisions:
    """What the reader wants done with contradictions; `rows` by number and `people` by folded name go first.

    `named`: by folded name, whom a name of the file means, by name or `#id`. `approval` of the file's new baselines,
    without which those here stay; `reason`: why dates move, else that the file says so; `role`: of whoever comes new in
    a list of stakeholders that gives none.
    """

    on_conflict: str = ""
    unknown_people: str = ""
    rows: Mapping[int, str] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)
    named: Mapping[str, str] = field(default_factory=dict)
    approval: Approval | None = None
    reason: str = ""
    take: Collection[str] = ()
    """Fields of which the file's value counts though they were edited here since the last import; ALL of them."""
    role: str = ""

    def takes(self, name: str) -> bool:
        """Whether the file's value of a field counts though it was edited here."""
        return name in self.take or ALL in self.take

    def of_row(self, number: int, otherwise: str) -> str:
        """What counts for this row: first, last or skip."""
        return self.rows.get(number) or self.on_conflict or otherwise

    def of_person(self, name: str, doubted: bool = False) -> str:
        """What becomes of a name that nobody here has: make, leave or skip. One that may be mistyped is made for
        nobody unasked."""
        if decided := self.people.get(fold(name)):
            return decided
        return "leave" if doubted and self.unknown_people != "skip" else self.unknown_people or "make"

    def answered(self, question: "Question", answer: str) -> "Decisions":
        """With one of the question's answers."""
        if isinstance(question.key, int):
            return replace(self, rows={**self.rows, question.key: answer})
        name = fold(question.key)
        if answer.isdecimal():
            person = question.likely[int(answer) - 1]
            return replace(self, named={**self.named, name: f"#{person.id}"})
        return replace(self, people={**self.people, name: answer})


@frozen
class Question:
    """A contradiction, as the preview shows it: its rows, what it says, and what is done unless somebody decides.

    `key` is what Decisions finds it by: the row's number, or the name; `likely`: whom that may mean.
    """

    about: About
    key: int | str
    rows: tuple[int, ...]
    words: Words
    taken: str
    likely: tuple[Person, ...] = ()

    @property
    def answers(self) -> Mapping[str, Words]:
        """value → what it does."""
        meant = {
            str(n): words(N_("it is {name}, also called so from now on"), name=person.name)
            for n, person in enumerate(self.likely, 1)
        }
        does = ON_CONFLICT if self.about == "row" else UNKNOWN_PEOPLE
        return meant | {value: Words(msgid) for value, msgid in does.items()}
