"""Which column of a register became which field, and what a row says of it."""

from collections.abc import Mapping as Table
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from store.exchange.vocabulary.choices import is_blank
from store.exchange.vocabulary.scripts import HAN
from store.exchange.vocabulary.titles import Target
from store.values.frozen import frozen
from store.values.problem import Problem
from store.values.words import Words

Joined = Literal["", "+", "|"]
ASIDE, OUT = "aside", "out"
"""What `--map` calls a column that becomes no field: kept in the remark, or left out."""


class OptionProblem(Problem):
    """An option of the import is wrong or missing; `words` says which and what to write."""


@frozen
class Mapped:
    """One target and its columns: one, several joined (`+`), or the first that says something (`|`)."""

    target: Target
    columns: tuple[int, ...]
    joined: Joined = ""
    by_hand: bool = False
    scale: tuple[int, int] | None = None
    family: int | None = None
    """The column of the family name, of a name that is joined."""
    fit: float = 1.0
    """Which part of its words reads as the target."""
    misspelt: bool = False
    """Whether its title is known but for one letter."""
    instead: bool = False
    """Whether it only stands in, as the first column whose cells could be that."""
    samples: tuple[str, ...] = ()
    """Two of its values, as the preview shows them."""

    def text(self, cells: Sequence[str]) -> str:
        """What the row says of it; empty when it says nothing."""
        if not self.joined:
            return cells[self.columns[0]]
        columns = [column for column in self.columns if cells[column]]
        parts = [cells[column] for column in columns]
        if self.joined == "+":
            together = all(HAN.match(part) for part in parts)
            if together and self.family in columns:
                parts = [cells[column] for column in sorted(columns, key=lambda n: n != self.family)]
            return ("" if together else " ").join(parts)
        return next((part for part in parts if not is_blank(part)), parts[0] if parts else "")

    def source(self, cells: Sequence[str]) -> int:
        """The column that `text` comes from; of a join the first."""
        if not self.joined:
            return self.columns[0]
        said = (column for column in self.columns if not is_blank(cells[column]))
        return next(said, self.columns[0])


@dataclass(frozen=True, slots=True)
class Mapping:
    """The targets that have columns, and the columns that are no target."""

    headers: tuple[str, ...]
    mapped: tuple[Mapped, ...]
    unmapped: tuple[int, ...]
    why: Table[int, Words] = field(default_factory=dict)
    """Of columns that are no target though they are called so, what keeps them from it."""
    counting: frozenset[int] = frozenset()
    """Columns without a field that only number the rows."""
    by_hand: Table[int, str] = field(default_factory=dict)
    """Columns of which somebody said that they become no field: ASIDE or OUT."""
    samples: Table[int, tuple[str, ...]] = field(default_factory=dict)
    """Two values of each column that is no field."""
    _by_name: dict[str, Mapped] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_name", {one.target.name: one for one in self.mapped})

    def of(self, name: str) -> Mapped | None:
        """The columns of a target; None when it has none."""
        return self._by_name.get(name)

    @property
    def left_out(self) -> tuple[str, ...]:
        """Columns of which nothing comes in, since somebody said so."""
        return tuple(self.headers[column] for column, how in self.by_hand.items() if how == OUT)

    def is_kept(self, column: int) -> bool:
        """Whether its text goes to the remark."""
        return column not in self.counting and self.by_hand.get(column) != OUT

    def shown(self, one: Mapped) -> str:
        """`First + Last`: the columns of a target, for people."""
        return f" {one.joined} ".join(self.headers[column] for column in one.columns)
