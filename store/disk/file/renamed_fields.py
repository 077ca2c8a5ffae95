"""Older rows of the journal, read as if they had been written today: the journal is added to and never rewritten.

A migration that renames something in a table has its line in RENAMED or REVALUED. A field that was added needs none,
since a row without it means the field's default. Kinds keep their names.
"""

import json
from collections.abc import Mapping
from typing import Any

from store.disk.file.schema import RENAMED, REVALUED


def as_now(kind: str, schema: int, values: dict[str, Any]) -> dict[str, Any]:
    """The fields of a row that `schema` wrote, named and valued as the present one does; none that is gone."""
    for step in _steps(kind, schema):
        known = {}
        for name, value in values.items():
            now = RENAMED.get((step, kind, name), name)
            if now is not None:
                known[now] = _value(REVALUED.get((step, kind, name), {}), value)
        values = known
    return values


def name_now(kind: str, schema: int, name: str) -> str | None:
    """What a field of a row that `schema` wrote is called now; None for one that is gone."""
    return next(iter(as_now(kind, schema, {name: None})), None)


def called(kind: str, name: str, form: str) -> str:
    """SQL for the name that a row of the journal has for a field; `form`: what stands around it, such as `$.{}`."""
    newer = ""
    for step in reversed(_steps(kind, 0)):
        was = next((old for (n, of, old), now in RENAMED.items() if (n, of, now) == (step, kind, name)), name)
        if was != name:
            newer += f" WHEN journal.schema > {step} THEN '{form.format(name)}'"
            name = was
    oldest = f"'{form.format(name)}'"
    return f"(CASE{newer} ELSE {oldest} END)" if newer else oldest


def _steps(kind: str, schema: int) -> list[int]:
    """What a row of `schema` has not been through, oldest first."""
    if not RENAMED and not REVALUED:
        return []
    return sorted({n for n, of, _ in (*RENAMED, *REVALUED) if of == kind and n >= schema})


def _value(values: Mapping[str, str], value: Any) -> Any:
    """A choice, or a list of them, as it is called now."""
    if not values or not isinstance(value, str):
        return value
    if value.startswith("["):
        several = [values.get(one, one) for one in json.loads(value)]
        return json.dumps(several, ensure_ascii=False, separators=(",", ":"))
    return values.get(value, value)
