"""Which column becomes which field: by its title and its cells, where `--map` does not say it."""

from collections.abc import Callable, Iterable, Sequence

from store.exchange.columns.column_fit import BESIDE, CHOICE_OF, NEARLY, WELL
from store.exchange.columns.column_mapping import Joined, Mapped, Mapping
from store.exchange.columns.map_option import map_by_hand, no_field
from store.exchange.columns.misspelt_titles import misspelt
from store.exchange.vocabulary.scripts import HAN
from store.exchange.vocabulary.titles import (
    DERIVED,
    Target,
    after_response,
    bare_title,
    before_response,
    described_title,
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
from store.records import Person, Stakeholder
from store.values.record import Record
from store.values.words import N_, Words

Pair = tuple[Target, int]
Fits = Callable[[Target, int], float]
Marks = Callable[[int], bool]
"""Whether the cells of a column are codes and nothing else: R1, R2."""
Names = Callable[[int], float]
"""Which share of the rows a column names: its texts, where hardly two of them are alike; 0 for any other column."""
NOT_READ = N_("its cells do not read as {field}")
COUNTS = N_("it numbers the rows and is no code")
NUMBERED = ("code", "ref")
"""What a number that only counts the rows never is."""
TELLING = 2  # fields that tell that a table is a register of its kind
NAMED = (Person, Stakeholder)
"""Kinds whose rows are people, and named by a name."""
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
    match = _Match(kind, headers, maps, fits, counting, beside)
    candidates = list(_candidates(kind, match.keys))
    weak = match.take_well(candidates)
    match.take_all(one for one in weak if one[0].name != "title")
    match.take_misspelt()
    match.stand_in(last_resorts(kind))
    if names is not None:
        match.first_text(names)
    match.take_all(weak)  # codes or numbers are a title only where no description is
    # What had the column that is the title now may have another.
    match.take_well(one for one in candidates if match.is_open(*one))
    match.stand_in(last_resorts(kind, "sort_of"))
    if names is not None:
        match.any_text(names)
    match.number_them()
    if marks is not None:
        match.code_left(marks)
    match.join_name()
    return match.mapping()


class _Match:
    """What is found so far: the columns of each target by its name, and which columns are taken."""

    def __init__(
        self,
        kind: type[Record],
        headers: Sequence[str],
        maps: Sequence[str],
        fits: Fits,
        counting: frozenset[int],
        beside: frozenset[int],
    ) -> None:
        self.kind, self.headers, self.fits, self.counting, self.beside = kind, headers, fits, counting, beside
        self.keys = _keys(kind, ["" if n in beside else header for n, header in enumerate(headers)])
        self.targets = {target.name: target for target in targets_of(kind)}
        self.apart = dict(one for text in maps if (one := no_field(headers, text)) is not None)
        by_hand = [map_by_hand(kind, headers, text) for text in maps if no_field(headers, text) is None]
        self.found = {one.target.name: one for one in by_hand}
        self.used = {column for one in by_hand for column in one.columns} | set(self.apart)
        self.misfits: dict[int, Target] = {}

    def is_open(self, target: Target, column: int) -> bool:
        """Whether neither of them is taken."""
        return target.name not in self.found and column not in self.used

    def take(self, target: Target, column: int, *, misspelt: bool = False) -> None:
        """Where neither of them is taken."""
        if self.is_open(target, column):
            scale = scale_in(self.headers[column])
            self.found[target.name] = Mapped(target, (column,), scale=scale, misspelt=misspelt)
            self.used.add(column)

    def take_all(self, pairs: Iterable[Pair]) -> None:
        """Each of them, the first ones first."""
        for target, column in pairs:
            self.take(target, column)

    def take_well(self, candidates: Iterable[Pair]) -> list[Pair]:
        """Those whose cells fit; returned are those that may do."""
        weak = []
        for target, column in candidates:
            fit = self._fit(target, column)
            if fit >= WELL:
                self.take(target, column)
            elif fit:
                weak.append((target, column))
            else:
                self.misfits.setdefault(column, target)
        return weak

    def _fit(self, target: Target, column: int) -> float:
        return 0.0 if target.name in NUMBERED and column in self.counting else self.fits(target, column)

    def take_misspelt(self) -> None:
        """Columns whose title is known but for one letter."""
        for column, key in enumerate(self.keys):
            near = misspelt(self.kind, key) if column not in self.used and not knows(self.kind, key) else None
            if near is not None and self.is_open(near, column) and self.fits(near, column) >= WELL:
                self.take(near, column, misspelt=True)

    def stand_in(self, resorts: Sequence[str]) -> None:
        """A missing title is taken from the description, away from the field that had it."""
        title = self.targets.get("title")
        if title is None or title.name in self.found:
            return
        by_hand = {column for one in self.found.values() if one.by_hand for column in one.columns}
        kept = by_hand | set(self.apart)
        for resort in resorts:
            columns = [
                n
                for n, key in enumerate(self.keys)
                if key == resort and n not in kept and self.fits(title, n)
            ]
            if not columns:
                continue
            column = min(columns, key=lambda n: n in self.used)
            holder = next((one for one in self.found.values() if one.columns == (column,)), None)
            if holder is None or not holder.target.required:
                if holder is not None:
                    del self.found[holder.target.name]
                self.found[title.name] = Mapped(title, (column,))
                self.used.add(column)
                return

    def _free(self) -> list[int]:
        return [n for n in range(len(self.headers)) if n not in self.used | self.beside | self.counting]

    def first_text(self, names: Names) -> None:
        """Where nothing is called a title, though the table is such a register by other columns: the first column of
        texts that tell the rows apart."""
        if (title := self._unnamed()) is not None and self._tells():
            column = next((n for n in self._free() if names(n) >= NEARLY), None)
            if column is not None:
                self._stand(title, column)

    def any_text(self, names: Names) -> None:
        """Where nothing else names the rows of such a register: the column of texts that names the most of them."""
        if (title := self._unnamed()) is not None and self._tells():
            column = max(self._free(), key=names, default=None)
            if column is not None and names(column):
                self._stand(title, column)

    def _unnamed(self) -> Target | None:
        """The title or the name, where no column is it and no row can do without."""
        named = next((target for name in ("title", "name") if (target := self.targets.get(name))), None)
        if self.kind in NAMED and (name := self.targets.get("name")) is not None:
            named = None if self.found.keys() & {"first", "last"} else name
        return named if named is not None and named.required and named.name not in self.found else None

    def _tells(self) -> bool:
        telling = self.found.keys() - {"code", "remark", *DERIVED}
        return len(telling) >= TELLING or bool(telling - USUAL)

    def _stand(self, title: Target, column: int) -> None:
        self.found[title.name] = Mapped(title, (column,), instead=True)
        self.used.add(column)

    def code_left(self, marks: Marks) -> None:
        """A column of codes is the code where none is called so: R1, R2 under `Risk` beside `Name`."""
        code = self.targets.get("code")
        if code is None or code.name in self.found:
            return
        column = next(filter(marks, self._free()), None)
        if column is not None:
            self.found[code.name] = Mapped(code, (column,))

    def number_them(self) -> None:
        """A column `Ref` holds the codes where no other column does; a link is called so only beside them."""
        holder, code = self.found.get("ref"), self.targets.get("code")
        if code is None or code.name in self.found or holder is None or holder.by_hand:
            return
        if title_key(self.headers[holder.columns[0]]) == "ref":
            del self.found["ref"]
            self.found[code.name] = Mapped(code, holder.columns)

    def join_name(self) -> None:
        """First and last name make the name where there is none; under Chinese titles the family's comes first."""
        parts = {name: self.found.pop(name).columns[0] for name in ("first", "last") if name in self.found}
        if not parts or "name" in self.found:
            return
        columns = list(parts.values())
        if any(HAN.match(self.headers[column]) for column in columns):
            columns.reverse()
        joined: Joined = "+" if len(columns) > 1 else ""
        self.found["name"] = Mapped(self.targets["name"], tuple(columns), joined, family=parts.get("last"))

    def mapping(self) -> Mapping:
        """What was found, and why the other columns are no field."""
        mapped = tuple(one for name in self.targets if (one := self.found.get(name)) and one.columns)
        taken = {column for one in mapped for column in one.columns}
        unmapped = tuple(column for column in range(len(self.headers)) if column not in taken)
        why = {n: Words(NOT_READ, {"field": Words(target.title)}) for n, target in self.misfits.items()}
        why |= {column: Words(COUNTS) for column in self.counting}
        apart = {column: how for column, how in self.apart.items() if column in unmapped}
        return Mapping(
            tuple(self.headers),
            mapped,
            unmapped,
            {column: why[column] for column in unmapped if column in why and column not in apart},
            self.counting & set(unmapped) - set(apart),
            apart,
        )


def _candidates(kind: type[Record], keys: Sequence[str]) -> Iterable[Pair]:
    """Every target and column that may go together: whole titles in the order of the table, then contained ones and
    those with words that say nothing, then titles of the text beside a choice or of the choice beside a text, last what
    was before any response."""
    ranked: list[tuple[tuple[int, int], int, int]] = []
    targets = targets_of(kind)
    numbers = {target.name: number for number, target in enumerate(targets)}
    bare = [(bare_title(key), described_title(key)) for key in keys]
    for number, target in enumerate(targets):
        titles = titles_of(kind, target.name)
        places = {title.key: place for place, title in reversed(list(enumerate(titles)))}
        left = numbers.get(f"residual_{target.name}")
        if left is not None and any(key in places for key in keys):
            ranked += [
                ((0, 0), column, left) for column, key in enumerate(keys) if after_response(key) in places
            ]
        for column, key in enumerate(keys):
            beside = numbers.get(BESIDE.get(target.name, ""))
            plain, described = bare[column]
            whole = key in places or plain in places or (described in places and not target.is_level)
            if key in places:
                ranked.append(((0, places[key]), column, number))
            elif rest := before_response(key):
                if any(rest == title.key or strength(title, rest) for title in titles):
                    ranked.append(((3, 0), column, number))
                continue
            elif best := max((strength(title, key) for title in titles), default=0):
                ranked.append(((1, -best), column, number))
            elif whole:
                ranked.append(((1, 0), column, number))
            else:
                continue
            choice = numbers.get(CHOICE_OF.get(target.name, "")) if whole else None
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
