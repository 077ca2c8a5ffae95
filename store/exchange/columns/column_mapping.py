"""Which column becomes which field: by its title, or as `--map FIELD=COLUMN` says."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal

from store.exchange.vocabulary.choices import is_blank
from store.exchange.vocabulary.titles import (
    Target,
    last_resorts,
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
from store.values.words import LANGUAGES, N_, Words, say, words

Joined = Literal["", "+", "|"]
Fits = Callable[[Target, int], bool]
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

    def text(self, cells: Sequence[str]) -> str:
        """What the row says of it; empty when it says nothing."""
        if not self.joined:
            return cells[self.columns[0]]
        parts = [cells[column] for column in self.columns if cells[column]]
        if self.joined == "+":
            together = all(_HAN.match(part) for part in parts)
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
    notes: tuple[Words, ...] = ()
    _by_name: dict[str, Mapped] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_name", {one.target.name: one for one in self.mapped})

    def of(self, name: str) -> Mapped | None:
        """The columns of a target; None when it has none."""
        return self._by_name.get(name)

    def shown(self, one: Mapped) -> str:
        """`First + Last`: the columns of a target, for people."""
        return f" {one.joined} ".join(self.headers[column] for column in one.columns)


def map_columns(kind: type[Record], headers: Sequence[str], maps: Sequence[str], fits: Fits) -> Mapping:
    """Every target at most once, every column of its own accord at most once; `fits` looks at a column's cells.

    Raises OptionProblem for an unknown field or column in `maps`.
    """
    by_hand = [map_by_hand(kind, headers, text) for text in maps]
    taken = {one.target.name for one in by_hand}
    used = {column for one in by_hand for column in one.columns}
    found: dict[str, Mapped] = {one.target.name: one for one in by_hand}
    misfits: dict[int, Target] = {}
    for target, column in _candidates(kind, headers):
        if target.name in taken or column in used:
            continue
        if fits(target, column):
            found[target.name] = Mapped(target, (column,), scale=scale_in(headers[column]))
            taken.add(target.name)
            used.add(column)
        else:
            misfits.setdefault(column, target)
    _stand_in(kind, headers, found)
    _number_them(kind, headers, found)
    _join_name(kind, headers, found)
    order = [target.name for target in targets_of(kind)]
    mapped = tuple(
        one for one in sorted(found.values(), key=lambda one: order.index(one.target.name)) if one.columns
    )
    unmapped = tuple(
        column for column in range(len(headers)) if not any(column in one.columns for one in mapped)
    )
    notes = (
        words(
            N_("{column} has no cell that can be read as {field}; it is kept as text"),
            column=headers[column],
            field=Words(target.title),
        )
        for column, target in misfits.items()
        if column in unmapped
    )
    return Mapping(tuple(headers), mapped, unmapped, tuple(notes))


def _candidates(kind: type[Record], headers: Sequence[str]) -> Iterable[tuple[Target, int]]:
    """Every target and column that may go together: whole titles in the order of the table, then contained ones."""
    ranked: list[tuple[tuple[int, int], int, int]] = []
    targets = targets_of(kind)
    keys = [title_key(header) for header in headers]
    for number, target in enumerate(targets):
        titles = titles_of(kind, target.name)
        places = {title.key: place for place, title in reversed(list(enumerate(titles)))}
        for column, key in enumerate(keys):
            if key in places:
                ranked.append(((0, places[key]), column, number))
            elif best := max((strength(title, key) for title in titles), default=0):
                ranked.append(((1, -best), column, number))
    return [(targets[number], column) for _, column, number in sorted(ranked)]


def _stand_in(kind: type[Record], headers: Sequence[str], found: dict[str, Mapped]) -> None:
    """A missing title is taken from the description, away from the field that had it."""
    if "title" in found or not (resorts := last_resorts(kind)):
        return
    keys = [title_key(header) for header in headers]
    for resort in resorts:
        holder = next(
            (one for one in found.values() if not one.by_hand and keys[one.columns[0]] == resort), None
        )
        if holder is not None and not holder.target.required:
            del found[holder.target.name]
            target = next(target for target in targets_of(kind) if target.name == "title")
            found["title"] = Mapped(target, holder.columns)
            return


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
    parts = [found.pop(name) for name in ("first", "last") if name in found]
    if not parts or "name" in found:
        return
    columns = [part.columns[0] for part in parts]
    if any(_HAN.match(headers[column]) for column in columns):
        columns.reverse()
    target = next(target for target in targets_of(kind) if target.name == "name")
    found["name"] = Mapped(target, tuple(columns), "+" if len(columns) > 1 else "")


def map_by_hand(kind: type[Record], headers: Sequence[str], text: str) -> Mapped:
    """What one `FIELD=COLUMN` says. Raises OptionProblem."""
    name, equals, source = clean_line(text).partition("=")
    if not equals:
        raise OptionProblem(words(N_("--map {text}: write FIELD=COLUMN"), text=text))
    called = list(targets_called(kind, name))
    if not called:
        raise OptionProblem(_unknown_field(kind, name.strip()))
    form = None if clean_line(source) in headers else _SCALE.fullmatch(source)
    if form:
        source = form[1]
    columns, joined = _columns(headers, source.strip())
    scale = (int(form[2]), int(form[3])) if form else None
    if scale and scale[0] >= scale[1]:
        raise OptionProblem(words(N_("--map {text}: a scale goes from low to high, as in 1-10"), text=text))
    found = scale or (scale_in(headers[columns[0]]) if columns else None)
    return Mapped(called[0], columns, joined, True, found)


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
            raise OptionProblem(_unknown_column(headers, part.strip()))
        columns.append(column)
    return tuple(columns), joined


def _column(headers: Sequence[str], text: str) -> int | None:
    plain = clean_line(text)
    if plain in headers:
        return headers.index(plain)
    keys = [title_key(header) for header in headers]
    return keys.index(title_key(plain)) if plain and title_key(plain) in keys else None


def _unknown_field(kind: type[Record], name: str) -> Words:
    targets = targets_of(kind)
    offered = {say(t.title, language): t.name for t in targets for language in LANGUAGES}
    offered |= {t.name: t.name for t in targets}
    near = get_close_matches(name, offered, 1) or get_close_matches(name.lower(), offered, 1)
    if near:
        return words(N_("there is no field {name}; did you mean {near}?"), name=name, near=offered[near[0]])
    fields = tuple(target.name for target in targets)
    return words(N_("there is no field {name}; available: {fields}"), name=name, fields=fields)


def _unknown_column(headers: Sequence[str], name: str) -> Words:
    by_key = {title_key(header): header for header in headers}
    near = get_close_matches(title_key(name), by_key, 1)
    if near:
        return words(
            N_("the file has no column {name}; did you mean {near}?"), name=name, near=by_key[near[0]]
        )
    return words(
        N_("the file has no column {name}; it has: {columns}"), name=name, columns=tuple(headers[:30])
    )
