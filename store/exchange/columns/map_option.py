"""What `--map FIELD=COLUMN` says: one column, several joined, one with its scale, or that it becomes no field."""

import re
from collections.abc import Sequence

from store.exchange.columns.column_mapping import ASIDE, OUT, Joined, Mapped, OptionProblem
from store.exchange.columns.unknown_names import unknown_column, unknown_field
from store.exchange.vocabulary.titles import scale_in, targets_called, title_key, titles_of
from store.values.record import Record
from store.values.text import clean_line
from store.values.words import N_, words

_SCALE = re.compile(r"(.+):\s*(\d{1,3})\s*-\s*(\d{1,3})\s*")


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
