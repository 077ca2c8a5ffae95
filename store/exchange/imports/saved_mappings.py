"""Mappings by name: kept with an import, used again by the next one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from store.disk.workspace import Workspace
from store.exchange.columns.column_mapping import ASIDE, OUT, Mapped, Mapping, OptionProblem
from store.exchange.columns.map_option import has_columns, map_by_hand, no_field
from store.exchange.imports.import_plan import Part, Plan
from store.exchange.imports.taught_words import Taught, lines_of, words_in
from store.exchange.vocabulary.titles import targets_called
from store.queries.mapping_list import mapping_named, mappings_for
from store.records.mapping import TAUGHT, SavedMapping, read_pairs
from store.values.record import Record
from store.values.text import clean_line, fold
from store.values.words import N_, Words, words

TYPE = "type"
"""What `--map` calls the column of a log that tells the kind of each row."""


def type_by_hand(maps: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """(the column that tells the kind of each row, the other maps)."""
    typed = [text.partition("=")[2] for text in maps if fold(text.partition("=")[0]) == TYPE]
    rest = tuple(text for text in maps if fold(text.partition("=")[0]) != TYPE)
    return clean_line(typed[-1]) if typed else "", rest


def maps_by_kind(kinds: Sequence[type[Record]], maps: Sequence[str]) -> dict[type[Record], list[str]]:
    """The maps that each kind has the field for. Raises OptionProblem for a field that none of them has."""
    shared: dict[type[Record], list[str]] = {kind: [] for kind in kinds}
    for text in maps:
        name = clean_line(text).partition("=")[0]
        apart = fold(name) in (ASIDE, OUT)
        having = [kind for kind in kinds if apart or list(targets_called(kind, name))]
        if not having:
            raise OptionProblem(words(N_("there is no field {name} in any of these kinds"), name=name))
        for kind in having:
            shared[kind].append(text)
    return shared


def maps_here(maps: Sequence[str], headers: Sequence[str], elsewhere: Sequence[Sequence[str]]) -> list[str]:
    """Of the maps those for this sheet: one whose columns stand only on another sheet of the workbook is for that."""

    def names(titles: Sequence[str], text: str) -> bool:
        return has_columns(titles, text.partition("=")[2])

    return [
        text for text in maps if names(headers, text) or not any(names(titles, text) for titles in elsewhere)
    ]


def maps_of(workspace: Workspace, name: str, called: str) -> tuple[str, ...]:
    """`FIELD=COLUMN` of a saved mapping. Raises OptionProblem where there is none of that name."""
    saved = mapping_named(workspace, clean_line(name), called)
    if saved is None:
        names = tuple(one.name for one in mappings_for(workspace, called))
        sentence = (
            N_("there is no saved mapping {name} for this; available: {names}")
            if names
            else N_("there is no saved mapping {name} for this; --save-mapping NAME makes one")
        )
        raise OptionProblem(words(sentence, name=clean_line(name), names=names))
    return tuple(f"{field}={column}" for field, column in read_pairs(saved.pairs))


def words_of(workspace: Workspace, name: str, called: str) -> tuple[Taught, ...]:
    """The words that a saved mapping knows."""
    saved = mapping_named(workspace, clean_line(name), called)
    return words_in(saved.pairs) if saved is not None else ()


def usable(
    kind: type[Record], saved: Sequence[str], maps: Sequence[str], headers: Sequence[str]
) -> tuple[list[str], list[Words]]:
    """(the saved maps and then those of today, a note for each saved one that does not fit this file)."""
    today = {
        target.name for text in maps for target in list(targets_called(kind, text.partition("=")[0]))[:1]
    }
    fitting, notes = [], []
    for text in saved:
        try:
            if (
                no_field(headers, text) is not None
                or map_by_hand(kind, headers, text).target.name not in today
            ):
                fitting.append(text)
        except OptionProblem as problem:
            notes.append(words(N_("of the saved mapping: {problem}"), problem=problem.words))
    return [*fitting, *maps], notes


def with_mapping(workspace: Workspace, plan: Plan, name: str) -> Plan:
    """The plan that also keeps its mapping and its words under a name, in place of the one that has it; unchanged:
    nothing. Raises OptionProblem for the name under which the words of all files are kept."""
    if clean_line(name) == TAUGHT:
        raise OptionProblem(words(N_("{name} is no name for a mapping; write a word"), name=TAUGHT))
    lines = dict.fromkeys(pair for part in plan.parts for pair in _pairs(part))
    pairs = "\n".join([*([f"{TYPE}={plan.type_column}"] if plan.type_column else []), *lines])
    known = mapping_named(workspace, clean_line(name), plan.called)
    taught = dict.fromkeys((*(words_in(known.pairs) if known is not None else ()), *plan.taught))
    pairs = "\n".join([pairs, *lines_of(taught)])
    if known is not None and known.pairs == pairs:
        return plan
    new = SavedMapping(name=clean_line(name), for_kind=plan.called, pairs=pairs)
    kept = replace(known, pairs=pairs) if known is not None else new
    return replace(plan, alongside=(*plan.alongside, kept))


def _pairs(part: Part) -> Iterator[str]:
    for one in part.mapping.mapped:
        yield f"{one.target.name}={_source(part.mapping, one)}"

    for column, how in part.mapping.by_hand.items():
        yield f"{how}={part.mapping.headers[column]}"


def _source(mapping: Mapping, one: Mapped) -> str:
    columns = (one.joined or "+").join(mapping.headers[column] for column in one.columns)
    scale = f":{one.scale[0]}-{one.scale[1]}" if one.scale and one.by_hand else ""
    return columns + scale
