"""Adding a kind: these name what is still missing."""

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import NoneType
from typing import Any, get_args, get_type_hints

import pytest

from store import records
from store.disk.workspace import Workspace
from store.records import KINDS
from store.values.fields import fields_of
from store.values.record import Record

every_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.kind)


def literals(annotation: Any) -> set[str]:
    """The values of every Literal inside an annotation."""
    parts = get_args(annotation)
    if parts and all(isinstance(part, str) for part in parts):
        return set(parts)
    return set().union(*(literals(part) for part in parts), set())


def subclasses(kind: type[Record]) -> set[type[Record]]:
    return {kind}.union(*(subclasses(sub) for sub in kind.__subclasses__()))


@every_kind
def test_it_has_a_table_with_exactly_its_fields(workspace: Workspace, kind: type[Record]) -> None:
    connection = workspace.ledger(kind).connection
    columns = {row[1] for row in connection.execute(f"PRAGMA table_info({kind.kind})").fetchall()}
    names = {field.name for field in fields_of(kind)}
    assert columns, (
        f"no table {kind.kind} in the {kind.home} file: write a migration in store/disk/file/migrations"
    )
    assert not names - columns, f"table {kind.kind} lacks the columns {sorted(names - columns)}"
    assert not columns - names, f"table {kind.kind} has columns that are no field: {sorted(columns - names)}"
    other = workspace.private if kind.home == "store" else workspace.store
    found = other.connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (kind.kind,)).fetchone()
    assert found is None, f"{kind.kind} is {kind.home}, yet the other file has a table for it"


@every_kind
def test_a_column_holds_what_its_field_may_be(workspace: Workspace, kind: type[Record]) -> None:
    columns = workspace.ledger(kind).connection.execute(f"PRAGMA table_info({kind.kind})").fetchall()
    hints = get_type_hints(kind)
    types = {name: (type_, not_null) for _, name, type_, not_null, _, _ in columns}
    for field in fields_of(kind):
        wanted = "INTEGER" if field.shape in ("number", "yesno", "link") else "TEXT"
        type_, not_null = types[field.name]
        assert type_ == wanted, f"{kind.kind}.{field.name} is a {field.shape}: its column must be {wanted}"
        may_be_none = NoneType in get_args(hints[field.name])
        assert field.name == "id" or bool(not_null) != may_be_none, (
            f"{kind.kind}.{field.name} {'may' if may_be_none else 'must not'} be empty: its column says otherwise"
        )


@every_kind
def test_every_choice_has_its_word(kind: type[Record]) -> None:
    hints = get_type_hints(kind)
    for field in fields_of(kind):
        values = literals(hints[field.name])
        if values or field.shape in ("choice", "choices"):
            words = set(field.choices)
            assert words == values, (
                f"{kind.kind}.{field.name}: words for {sorted(words)}, values {sorted(values)}"
            )
            assert all(field.choices.values()), f"{kind.kind}.{field.name}: a choice has an empty word"


@every_kind
def test_every_asked_field_has_a_title(kind: type[Record]) -> None:
    for field in fields_of(kind):
        if field.asked:
            assert field.title and field.title != field.name, (
                f"{kind.kind}.{field.name} has no title for people"
            )
    titles = [field.title for field in fields_of(kind) if field.asked]
    twice = {title for title in titles if titles.count(title) > 1}
    assert not twice, f"{kind.kind} has two fields called {sorted(twice)}"


@every_kind
def test_it_has_a_name(kind: type[Record]) -> None:
    for name in ("kind", "singular", "plural"):
        assert getattr(kind, name, ""), f"{kind.__name__}.{name} is not set"
    assert kind.kind.isidentifier() and kind.kind == kind.kind.lower(), f"{kind.kind!r} names a table"
    assert kind.named_by in {field.name for field in fields_of(kind)}, (
        f"{kind.kind} is named by no field of its own"
    )
    assert kind.__doc__ and not kind.__doc__.startswith(f"{kind.__name__}("), (
        f"{kind.__name__} has no docstring"
    )


@every_kind
def test_it_links_to_kinds_that_are_there(kind: type[Record]) -> None:
    for field in fields_of(kind):
        if field.links_to == "*":
            names = {f.name for f in fields_of(kind)}
            assert f"{field.name}_kind" in names, (
                f"{kind.kind}.{field.name} needs {field.name}_kind beside it"
            )
        elif field.links_to:
            assert field.links_to in KINDS, f"{kind.kind}.{field.name} links to an unknown {field.links_to!r}"


def test_names_and_code_prefixes_are_used_once() -> None:
    assert all(kind.kind == name for name, kind in KINDS.items())
    prefixes = [kind.prefix for kind in KINDS.values() if kind.prefix]
    assert len(set(prefixes)) == len(prefixes), f"two kinds give the same codes: {sorted(prefixes)}"


def test_every_kind_that_is_written_is_in_kinds() -> None:
    for file in iter_modules(records.__path__):
        import_module(f"store.records.{file.name}")
    # By name, since a dataclass with slots is made twice.
    written = {kind.kind for kind in subclasses(Record) if "kind" in vars(kind)}
    assert not written - KINDS.keys(), f"not in KINDS (store/records/__init__.py): {written - KINDS.keys()}"


def test_type_checkers_see_every_kind() -> None:
    tree = ast.parse(Path(records.__file__).read_text(encoding="utf-8"))
    (block,) = (
        one for one in tree.body if isinstance(one, ast.If) and ast.unparse(one.test) == "TYPE_CHECKING"
    )
    seen = {
        f"{one.module}.{alias.name}"
        for one in block.body
        if isinstance(one, ast.ImportFrom)
        for alias in one.names
    }
    assert seen == {f"{kind.__module__}.{kind.__name__}" for kind in KINDS.values()}


def test_a_kind_is_loaded_when_it_is_asked_for() -> None:
    asked = """
import sys
def loaded():
    return {name.rpartition(".")[2] for name in sys.modules if name.startswith("store.records.")}
import store.records
assert not loaded(), loaded()
assert "risk" in store.records.KINDS and "risks" not in store.records.KINDS and len(store.records.KINDS) > 20
assert not loaded(), loaded()
from store.records import Seat
assert loaded() == {"seat"}, loaded()
assert store.records.KINDS["seat"] is Seat
store.records.KINDS["lesson"]
assert loaded() == {"seat", "lesson"}, loaded()
"""
    subprocess.run([sys.executable, "-c", asked], check=True)


def test_a_name_of_no_kind_is_none() -> None:
    with pytest.raises(ImportError):
        exec("from store.records import Rsik")
    with pytest.raises(KeyError):
        KINDS["rsik"]
