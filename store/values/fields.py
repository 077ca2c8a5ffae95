"""A kind's fields, read once into data: form, list columns, CLI flags, CSV headers and messages come from it.

The annotations of a record are the only declaration. `Shown` gives the words, `Limit` the bounds (pydantic
honours it), `LinksTo` the kind a link points at, `CodeOf` the kind whose code a line names; the shape follows
from the Python type.
"""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from dataclasses import Field as DataclassField
from datetime import date
from decimal import Decimal
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args

from store.values.frozen import frozen

Shape = Literal["line", "prose", "number", "date", "choice", "choices", "yesno", "money", "link", "links"]
PROSE = "prose"


@frozen
class Shown:
    """Title and hint are msgids; `choices` maps each allowed value to its msgid, in a line its usual ones beside words
    of people's own; `asked=False`: set by the program; `only`: (field, value) of the records that have it, where some
    of the kind do without."""

    title: str
    hint: str = ""
    choices: Mapping[str, str] | None = None
    asked: bool = True
    only: tuple[str, str] | None = None


@frozen
class Limit:
    """Bounds of a number, or of a text's length in characters; both ends included.

    Speaks annotated_types' protocol of grouped metadata, so that pydantic applies it, without the import
    (which would cost more at start than everything else in this file).
    """

    ge: int | None = None
    le: int | None = None
    min_length: int | None = None
    max_length: int | None = None

    @property
    def __is_annotated_types_grouped_metadata__(self) -> Literal[True]:
        return True

    def __iter__(self) -> Iterator[object]:
        import annotated_types as at

        if self.ge is not None:
            yield at.Ge(self.ge)
        if self.le is not None:
            yield at.Le(self.le)
        if self.min_length is not None:
            yield at.MinLen(self.min_length)
        if self.max_length is not None:
            yield at.MaxLen(self.max_length)


@frozen
class LinksTo:
    """The name of the kind that an id in this field belongs to; `*` for any kind."""

    kind: str


LINE = Limit(max_length=10_000)


@frozen
class CodeOf:
    """The name of the kind whose code stands in this line; unlike a link it may come before its record."""

    kind: str


Line = Annotated[str, LINE]
Prose = Annotated[str, PROSE, Limit(max_length=200_000)]


@frozen
class Field:
    """One field of a kind, as data."""

    name: str
    shape: Shape
    title: str
    hint: str
    required: bool
    empty: Any
    asked: bool
    choices: Mapping[str, str]
    ge: int | None
    le: int | None
    max_length: int | None
    links_to: str
    code_of: str = ""
    kind: str = ""
    """The kind of record it is a field of."""
    only: tuple[str, str] | None = None

    def belongs(self, record: object) -> bool:
        """Whether a record of the kind has it."""
        return self.only is None or getattr(record, self.only[0]) == self.only[1]


def fields_of(kind: type) -> tuple[Field, ...]:
    """The fields of a record class in order of declaration, inherited ones first; worked out once."""
    known = _ALL.get(kind)
    if known is None:
        known = _ALL[kind] = tuple(_known(kind, one) for one in fields(kind))
    return known


_ALL: dict[type, tuple[Field, ...]] = {}


class Column(NamedTuple):
    """A field as a table holds it."""

    name: str
    shape: Shape
    links_to: str
    choices: tuple[Any, ...]
    ge: int | None
    le: int | None


def columns_of(kind: type) -> tuple[Column, ...]:
    """The columns of a record class in order of declaration, worked out once. The words of a field, which take most of
    the work, are not asked for: the first screen reads fifteen tables."""
    known = _COLUMNS.get(kind)
    if known is None:
        known = _COLUMNS[kind] = tuple(_column(f.name, f.type) for f in fields(kind))
    return known


_COLUMNS: dict[type, tuple[Column, ...]] = {}


def field_named(kind: type, name: str) -> Field:
    """The field `name` of `kind`, worked out once; KeyError when there is none."""
    if (known := _ONE.get((kind, name))) is not None:
        return known
    for own in fields(kind):
        if own.name == name:
            return _known(kind, own)
    raise KeyError(name)


_ONE: dict[tuple[type, str], Field] = {}


def _known(kind: type, own: DataclassField[Any]) -> Field:
    known = _ONE.get((kind, own.name))
    if known is None:
        known = _ONE[kind, own.name] = _field(own, getattr(kind, "kind", ""))
    return known


def _column(name: str, annotation: Any) -> Column:
    bare, metadata = _unwrap(annotation)
    link, low, high = "", None, None
    for one in metadata:
        if isinstance(one, LinksTo):
            link = link or one.kind
        elif isinstance(one, Limit):
            low = one.ge if low is None else low
            high = one.le if high is None else high
    shape = _shape(bare, metadata, bool(link))
    if shape != "number":
        low = high = None
    return Column(name, shape, link, _choices(bare, shape), low, high)


def _choices(bare: Any, shape: Shape) -> tuple[Any, ...]:
    """The values that a choice may have, as its type says."""
    if shape == "choices":
        bare = get_args(bare)[0]
    return get_args(bare) if shape in ("choice", "choices") else ()


def _unwrap(annotation: Any) -> tuple[Any, list[Any]]:
    """(the bare type without None, all metadata met on the way)."""
    metadata: list[Any] = []
    while True:
        # What `typing` says of them takes three times as long, and the first screen asks of five hundred.
        origin = getattr(annotation, "__origin__", None)
        if origin is Union or isinstance(annotation, UnionType):
            (annotation,) = (part for part in annotation.__args__ if part is not NoneType)
        elif origin in (None, tuple, Literal):
            return annotation, metadata
        else:
            metadata += annotation.__metadata__
            annotation = origin


_SHAPES: dict[Any, Shape] = {int: "number", bool: "yesno", date: "date", Decimal: "money"}


def _shape(bare: Any, metadata: list[Any], links: bool) -> Shape:
    origin = getattr(bare, "__origin__", None)
    if origin is tuple:
        return "links" if links else "choices"
    if links:
        return "link"
    if origin is Literal:
        return "choice"
    if bare is str:
        return "prose" if PROSE in metadata else "line"
    return _SHAPES[bare]


def _field(own: DataclassField[Any], kind: str) -> Field:
    name, default = own.name, own.default
    column = _column(name, own.type)
    _, metadata = _unwrap(own.type)
    shown = next((m for m in metadata if isinstance(m, Shown)), Shown(name, asked=False))
    code = next((m for m in metadata if isinstance(m, CodeOf)), None)
    limits = [m for m in metadata if isinstance(m, Limit)]

    def bound(side: str) -> int | None:
        return next((v for m in limits if (v := getattr(m, side)) is not None), None)

    required = (default is MISSING and own.default_factory is MISSING) or bool(bound("min_length"))
    return Field(
        name=name,
        shape=column.shape,
        title=shown.title,
        hint=shown.hint,
        required=required,
        empty=None if default is MISSING else default,
        asked=shown.asked,
        choices=shown.choices or {},
        ge=bound("ge"),
        le=bound("le"),
        max_length=bound("max_length"),
        links_to=column.links_to,
        code_of=code.kind if code else "",
        kind=kind,
        only=shown.only,
    )
