"""What a command takes, as data: flags and words."""

from typing import Any, Literal, NamedTuple

from store.trouble import UsageProblem
from store.values.frozen import frozen
from store.values.words import N_, words

How = Literal["once", "joined", "repeated", "switch"]
"""A flag's value is the last that was given, all of them in one text, all of them in a list; or it has none."""


@frozen
class Flag:
    """`names`: the long one last; `value`: what stands for its value in the help, whose sentence is `help`, None where
    it is left out."""

    names: tuple[str, ...]
    value: str
    help: str | None
    dest: str
    how: How = "once"

    @property
    def unset(self) -> Any:
        """What it is where it was not typed."""
        return {"switch": False, "repeated": []}.get(self.how)

    def taken(self, before: Any, value: str | None) -> Any:
        """What it is once it was typed with that value. Raises UsageProblem."""
        name = self.names[-1]
        if self.how == "switch":
            if value is not None:
                raise UsageProblem(words(N_("{flag} takes no value"), flag=name))
            return True
        if value is None:
            sentence = N_("{flag} needs a value; one that begins with - is written {flag}=VALUE")
            raise UsageProblem(words(sentence, flag=name))
        if self.how == "repeated":
            return [*before, value]
        return f"{before}; {value}" if self.how == "joined" and before is not None else value


class Word(NamedTuple):
    """A word without a flag."""

    name: str
    help: str
    many: bool
