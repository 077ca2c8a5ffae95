"""Which column becomes which field: by its title, or as `--map FIELD=COLUMN` says."""

import re
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Mapping as Table
from dataclasses import dataclass, field, replace
from typing import Literal

from store.exchange.columns.column_fit import BESIDE, WELL
from store.exchange.columns.misspelt_titles import misspelt
from store.exchange.columns.unknown_names import unknown_column, unknown_field
from store.exchange.vocabulary.choices import is_blank
from store.exchange.vocabulary.titles import (
    DERIVED,
    Target,
    before_response,
    knows,
    last_resorts,
    parted,
    scale_in,
    strength,
    targets_called,
    targets_of,
    title_key,
    titles_of,
)
from store.values.frozen import frozen
from store.values.problem import Problem
from store.values.record import Record
from store.values.text import clean_line
from store.values.words import N_, Words, words

Joined = Literal["", "+", "|"]
Fits = Callable[[Target, int], float]
Names = Callable[[int], bool]
"""Whether the cells of a column are texts that could each name a row."""
NOT_READ = N_("its cells do not read as {field}")
COUNTS = N_("it numbers the rows and is no code")
NUMBERED = ("code", "ref")
"""What a number that only counts the rows never is."""
TELLING = 2  # fields that tell that a table is a register of its kind
ASIDE, OUT = "aside", "out"
"""What `--map` calls a column that becomes no field: kept in the remark, or left out."""
_SCALE = re.compile(r"(.+):\s*(\d{1,3})\s*-\s*(\d{1,3})\s*")
_HAN = re.compile("[\u3400-\u9fff]")


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
            together = all(_HAN.match(part) for part in parts)
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


def map_columns(
    kind: type[Record],
    headers: Sequence[str],
    maps: Sequence[str],
    fits: Fits,
    counting: frozenset[int] = frozenset(),
    beside: frozenset[int] = frozenset(),
    names: Names | None = None,
) -> Mapping:
    """Every target at most once, every column of its own accord at most once.

    `fits` looks at a column's cells: 0 for what cannot be the target, WELL and more for what surely is; `counting`:
    columns that only number the rows; `beside`: those that are read only if `maps` says so; `names` tells the one that
    stands in where no column is called a title. Raises OptionProblem for an unknown field or column in `maps`.
    """
    apart = dict(one for text in maps if (one := no_field(headers, text)) is not None)
    by_hand = [map_by_hand(kind, headers, text) for text in maps if no_field(headers, text) is None]
    found: dict[str, Mapped] = {one.target.name: one for one in by_hand}
    used = {column for one in by_hand for column in one.columns} | set(apart)
    misfits: dict[int, Target] = {}
    weak: list[tuple[Target, int]] = []

    def take(target: Target, column: int) -> None:
        if target.name not in found and column not in used:
            found[target.name] = Mapped(target, (column,), scale=scale_in(headers[column]))
            used.add(column)

    titles = ["" if column in beside else header for column, header in enumerate(headers)]
    for target, column in _candidates(kind, titles):
        fit = 0.0 if target.name in NUMBERED and column in counting else fits(target, column)
        if fit >= WELL:
            take(target, column)
        elif fit:
            weak.append((target, column))
        else:
            misfits.setdefault(column, target)
    for target, column in weak:
        take(target, column)
    for column, key in enumerate(_keys(kind, titles)):
        near = misspelt(kind, key) if column not in used and not knows(kind, key) else None
        if near is not None and near.name not in found and fits(near, column) >= WELL:
            take(near, column)
            found[near.name] = replace(found[near.name], misspelt=True)
    _stand_in(kind, titles, found, used, fits, frozenset(apart))
    if names is not None:
        _first_text(kind, found, [n for n in range(len(headers)) if n not in used | beside | counting], names)
    _number_them(kind, headers, found)
    _join_name(kind, headers, found)
    order = [target.name for target in targets_of(kind)]
    mapped = tuple(
        one for one in sorted(found.values(), key=lambda one: order.index(one.target.name)) if one.columns
    )
    unmapped = tuple(
        column for column in range(len(headers)) if not any(column in one.columns for one in mapped)
    )
    why = {column: Words(NOT_READ, {"field": Words(target.title)}) for column, target in misfits.items()}
    why |= {column: Words(COUNTS) for column in counting}
    apart = {column: how for column, how in apart.items() if column in unmapped}
    return Mapping(
        tuple(headers),
        mapped,
        unmapped,
        {column: why[column] for column in unmapped if column in why and column not in apart},
        counting & set(unmapped) - set(apart),
        apart,
    )


def _candidates(kind: type[Record], headers: Sequence[str]) -> Iterable[tuple[Target, int]]:
    """Every target and column that may go together: whole titles in the order of the table, then contained ones, then
    titles of the text beside a choice, last what was before any response."""
    ranked: list[tuple[tuple[int, int], int, int]] = []
    targets = targets_of(kind)
    keys = _keys(kind, headers)
    numbers = {target.name: number for number, target in enumerate(targets)}
    for number, target in enumerate(targets):
        titles = titles_of(kind, target.name)
        places = {title.key: place for place, title in reversed(list(enumerate(titles)))}
        for column, key in enumerate(keys):
            beside = numbers.get(BESIDE.get(target.name, ""))
            if key in places:
                ranked.append(((0, places[key]), column, number))
            elif rest := before_response(key):
                if any(rest == title.key or strength(title, rest) for title in titles):
                    ranked.append(((3, 0), column, number))
                continue
            elif best := max((strength(title, key) for title in titles), default=0):
                ranked.append(((1, -best), column, number))
            else:
                continue
            if beside is not None:
                ranked.append(((2, 0), column, beside))
    return [(targets[number], column) for _, column, number in sorted(ranked)]


def _keys(kind: type[Record], headers: Sequence[str]) -> list[str]:
    """The titles for comparing; as databases write them, `riskprobability` is the title behind the kind's name, and
    `plandate` the title of two words."""
    keys = []
    for key in map(title_key, headers):
        rest = key.removeprefix(kind.kind)
        forms: tuple[str, ...] = (f"{kind.kind} {rest}", rest) if rest != key else ()
        forms = () if " " in key or knows(kind, key) else (*forms, parted(kind, key), parted(kind, rest))
        keys.append(next((form for form in forms if knows(kind, form)), key))
    return keys


def _stand_in(
    kind: type[Record],
    headers: Sequence[str],
    found: dict[str, Mapped],
    used: set[int],
    fits: Fits,
    apart: frozenset[int],
) -> None:
    """A missing title is taken from the description, away from the field that had it."""
    title = next((target for target in targets_of(kind) if target.name == "title"), None)
    if title is None or "title" in found:
        return
    keys = _keys(kind, headers)
    by_hand = {column for one in found.values() if one.by_hand for column in one.columns} | apart
    for resort in last_resorts(kind):
        columns = [n for n, key in enumerate(keys) if key == resort and n not in by_hand and fits(title, n)]
        if not columns:
            continue
        column = min(columns, key=lambda n: n in used)
        holder = next((one for one in found.values() if one.columns == (column,)), None)
        if holder is None or not holder.target.required:
            if holder is not None:
                del found[holder.target.name]
            found["title"] = Mapped(title, (column,))
            used.add(column)
            return


def _first_text(kind: type[Record], found: dict[str, Mapped], free: Sequence[int], names: Names) -> None:
    """Where nothing is called a title, though the table is such a register by other columns: the first column of texts
    that tell the rows apart."""
    title = next((target for target in targets_of(kind) if target.name == "title" and target.required), None)
    if title is None or title.name in found or len(found.keys() - {"code", "remark", *DERIVED}) < TELLING:
        return
    column = next(filter(names, free), None)
    if column is not None:
        found[title.name] = Mapped(title, (column,), instead=True)


def _number_them(kind: type[Record], headers: Sequence[str], found: dict[str, Mapped]) -> None:
    """A column `Ref` holds the codes where no other column does; a link is called so only beside them."""
    holder = found.get("ref")
    code = next((target for target in targets_of(kind) if target.name == "code"), None)
    if code is None or "code" in found or holder is None or holder.by_hand:
        return
    if title_key(headers[holder.columns[0]]) == "ref":
        del found["ref"]
        found["code"] = Mapped(code, holder.columns)


def _join_name(kind: type[Record], headers: Sequence[str], found: dict[str, Mapped]) -> None:
    """First and last name make the name where there is none; under Chinese titles the family's comes first."""
    parts = {name: found.pop(name).columns[0] for name in ("first", "last") if name in found}
    if not parts or "name" in found:
        return
    columns = list(parts.values())
    if any(_HAN.match(headers[column]) for column in columns):
        columns.reverse()
    target = next(target for target in targets_of(kind) if target.name == "name")
    joined: Joined = "+" if len(columns) > 1 else ""
    found["name"] = Mapped(target, tuple(columns), joined, family=parts.get("last"))


def no_field(headers: Sequence[str], text: str) -> tuple[int, str] | None:
    """(column, ASIDE or OUT) of an `aside=COLUMN` or `out=COLUMN`; None for a map to a field. Raises OptionProblem."""
    name, _, source = (part.strip() for part in clean_line(text).partition("="))
    if name.lower() not in (ASIDE, OUT):
        return None
    if (column := _column(headers, source)) is None:
        raise OptionProblem(unknown_column(headers, source))
    return column, name.lower()


def map_by_hand(kind: type[Record], headers: Sequence[str], text: str) -> Mapped:
    """What one `FIELD=COLUMN` says. Raises OptionProblem."""
    name, equals, source = clean_line(text).partition("=")
    if not equals:
        raise OptionProblem(words(N_("--map {text}: write FIELD=COLUMN"), text=text))
    called = list(targets_called(kind, name))
    if not called:
        raise OptionProblem(unknown_field(kind, name.strip()))
    form = None if clean_line(source) in headers else _SCALE.fullmatch(source)
    if form:
        source = form[1]
    columns, joined = _columns(headers, source.strip())
    families = {title.key for title in titles_of(kind, "last")} if called[0].name == "name" else set()
    family = next((column for column in columns if title_key(headers[column]) in families), None)
    scale = (int(form[2]), int(form[3])) if form else None
    if scale and scale[0] == scale[1]:
        sentence = N_("--map {text}: a scale goes from its lowest level to its highest, as in 1-10 or 3-1")
        raise OptionProblem(words(sentence, text=text))
    found = scale or (scale_in(headers[columns[0]]) if columns else None)
    return Mapped(called[0], columns, joined, True, found, family)


def _columns(headers: Sequence[str], source: str) -> tuple[tuple[int, ...], Joined]:
    """(columns, how they go together) of `First+Last`, `finish|start` or one title; nothing for nothing."""
    if not source:
        return (), ""
    if (whole := _column(headers, source)) is not None:
        return (whole,), ""
    joined: Joined = "+" if "+" in source else "|" if "|" in source else ""
    columns = []
    for part in source.split(joined) if joined else [source]:
        column = _column(headers, part)
        if column is None:
            raise OptionProblem(unknown_column(headers, part.strip()))
        columns.append(column)
    return tuple(columns), joined


def has_columns(headers: Sequence[str], source: str) -> bool:
    """Whether the titles hold what a map names: one column, several joined, or one with its scale."""
    form = _SCALE.fullmatch(source)
    try:
        return bool(_columns(headers, source.strip())[0] or (form and _columns(headers, form[1].strip())[0]))
    except OptionProblem:
        return form is not None and _column(headers, form[1]) is not None


def _column(headers: Sequence[str], text: str) -> int | None:
    plain = clean_line(text)
    if plain in headers:
        return headers.index(plain)
    keys = [title_key(header) for header in headers]
    return keys.index(title_key(plain)) if plain and title_key(plain) in keys else None
