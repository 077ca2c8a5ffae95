"""Which column becomes which field: by its title and its cells, where `--map` does not say it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from store.exchange.columns.column_fit import BESIDE, WELL
from store.exchange.columns.column_mapping import HAN, Joined, Mapped, Mapping
from store.exchange.columns.map_option import map_by_hand, no_field
from store.exchange.columns.misspelt_titles import misspelt
from store.exchange.vocabulary.titles import (
    DERIVED,
    Target,
    before_response,
    knows,
    last_resorts,
    one_of_several,
    parted,
    scale_in,
    strength,
    targets_of,
    title_key,
    titles_of,
)
from store.values.record import Record
from store.values.words import N_, Words

_CHOICE_OF = {text: choice for choice, text in BESIDE.items()}
Fits = Callable[[Target, int], float]
Marks = Callable[[int], bool]
"""Whether the cells of a column are codes and nothing else: R1, R2."""
Names = Callable[[int], bool]
"""Whether the cells of a column are texts that could each name a row."""
NOT_READ = N_("its cells do not read as {field}")
COUNTS = N_("it numbers the rows and is no code")
NUMBERED = ("code", "ref")
"""What a number that only counts the rows never is."""
TELLING = 2  # fields that tell that a table is a register of its kind
USUAL = frozenset({"owner", "ref", "state", "status", "audience"})
"""Fields that lists of every kind have; one of another field tells as much as two of them."""


def map_columns(
    kind: type[Record],
    headers: Sequence[str],
    maps: Sequence[str],
    fits: Fits,
    counting: frozenset[int] = frozenset(),
    beside: frozenset[int] = frozenset(),
    names: Names | None = None,
    marks: Marks | None = None,
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
    candidates = list(_candidates(kind, titles))
    for target, column in candidates:
        fit = 0.0 if target.name in NUMBERED and column in counting else fits(target, column)
        if fit >= WELL:
            take(target, column)
        elif fit:
            weak.append((target, column))
        else:
            misfits.setdefault(column, target)
    for target, column in weak:
        if target.name != "title":
            take(target, column)
    for column, key in enumerate(_keys(kind, titles)):
        near = misspelt(kind, key) if column not in used and not knows(kind, key) else None
        if near is not None and near.name not in found and fits(near, column) >= WELL:
            take(near, column)
            found[near.name] = replace(found[near.name], misspelt=True)
    _stand_in(kind, titles, found, used, fits, frozenset(apart), last_resorts(kind))
    for target, column in weak:  # codes or numbers are a title only where no description is
        take(target, column)
    for target, column in candidates:  # what had the column that is the title now may have another
        counted = target.name in NUMBERED and column in counting
        if target.name not in found and column not in used and not counted and fits(target, column) >= WELL:
            take(target, column)
    if names is not None:
        _first_text(kind, found, [n for n in range(len(headers)) if n not in used | beside | counting], names)
    _stand_in(kind, titles, found, used, fits, frozenset(apart), last_resorts(kind, "sort_of"))
    _number_them(kind, headers, found)
    if marks is not None:
        _code_left(kind, found, [n for n in range(len(headers)) if n not in used | beside | counting], marks)
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
    titles of the text beside a choice or of the choice beside a text, last what was before any response."""
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
            choice = numbers.get(_CHOICE_OF.get(target.name, "")) if key in places else None
            for other in (beside, choice):
                if other is not None:
                    ranked.append(((2, 0), column, other))
    return [(targets[number], column) for _, column, number in sorted(ranked)]


def _keys(kind: type[Record], headers: Sequence[str]) -> list[str]:
    """The titles for comparing; as databases write them, `riskprobability` is the title behind the kind's name, and
    `plandate` the title of two words; of several titles in one the first that is known."""
    keys = []
    for header, key in zip(headers, map(title_key, headers), strict=True):
        rest = key.removeprefix(kind.kind)
        forms: tuple[str, ...] = (f"{kind.kind} {rest}", rest) if rest != key else ()
        forms = () if " " in key or knows(kind, key) else (*forms, parted(kind, key), parted(kind, rest))
        several = "" if knows(kind, key) else one_of_several(kind.kind, header)
        keys.append(next((form for form in (*forms, several) if knows(kind, form)), key))
    return keys


def _stand_in(
    kind: type[Record],
    headers: Sequence[str],
    found: dict[str, Mapped],
    used: set[int],
    fits: Fits,
    apart: frozenset[int],
    resorts: Sequence[str],
) -> None:
    """A missing title is taken from the description, away from the field that had it."""
    title = next((target for target in targets_of(kind) if target.name == "title"), None)
    if title is None or "title" in found:
        return
    keys = _keys(kind, headers)
    by_hand = {column for one in found.values() if one.by_hand for column in one.columns} | apart
    for resort in resorts:
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
    telling = found.keys() - {"code", "remark", *DERIVED}
    if title is None or title.name in found or (len(telling) < TELLING and not telling - USUAL):
        return
    column = next(filter(names, free), None)
    if column is not None:
        found[title.name] = Mapped(title, (column,), instead=True)


def _code_left(kind: type[Record], found: dict[str, Mapped], free: Sequence[int], marks: Marks) -> None:
    """A column of codes is the code where none is called so: R1, R2 under `Risk` beside `Name`."""
    code = next((target for target in targets_of(kind) if target.name == "code"), None)
    column = next(filter(marks, free), None)
    if code is not None and code.name not in found and column is not None:
        found[code.name] = Mapped(code, (column,))


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
    if any(HAN.match(headers[column]) for column in columns):
        columns.reverse()
    target = next(target for target in targets_of(kind) if target.name == "name")
    joined: Joined = "+" if len(columns) > 1 else ""
    found["name"] = Mapped(target, tuple(columns), joined, family=parts.get("last"))
