"""A store of an older version: its Chinese names are found by their initials as soon as it is opened."""

from pathlib import Path

import pytest
from upgraded_store import (
    assert_nobodys_change,
    assert_sound,
    dumped,
    loaded,
    opened_by_its_author,
    released,
)

from store.disk.file.sqlite import connect
from store.disk.undo import redo, stack, undo
from store.disk.workspace import Workspace
from store.exchange.exports.dump_file import dump
from store.queries.directory import Names
from store.queries.search_results import find
from store.records import Person

PLAIN, CHINESE = '"name": "Chen"', '"name": "曾伟"'


@pytest.fixture(params=[1, 2, 3, 4])
def upgraded(request: pytest.FixtureRequest, tmp_path: Path) -> Workspace:
    """The store of a release whose person has a Chinese name, opened by whoever wrote it."""
    path = released(tmp_path / "before.db", request.param)
    connection = connect(path)
    connection.execute("UPDATE person SET name = '曾伟' WHERE name = 'Chen'")
    connection.execute("UPDATE journal SET after = replace(after, ?, ?)", (PLAIN, CHINESE))
    connection.close()
    return opened_by_its_author(path)


def person(workspace: Workspace) -> Person:
    return next(one for one in workspace.select(Person, "1") if one.name == "曾伟")


def test_a_name_is_found_by_its_initials(upgraded: Workspace) -> None:
    zeng = person(upgraded)
    assert "zeng wei" in zeng.pinyin.split("; ")
    assert_sound(upgraded)
    assert [id for id, _ in Names(upgraded, None).find("person", "zw")] == [zeng.id]
    assert [line.name for line in find(upgraded, "zw").lines] == ["曾伟"]


def test_it_is_an_act_of_the_program_and_nobodys_change(upgraded: Workspace) -> None:
    assert_nobodys_change(upgraded, 5)


def test_what_came_before_is_undone_and_redone_over_it(upgraded: Workspace) -> None:
    while stack(upgraded).undo:
        undo(upgraded)
        assert_sound(upgraded)
    assert person(upgraded).archived
    while stack(upgraded).redo:
        redo(upgraded)
    assert_sound(upgraded)
    assert "zeng wei" in person(upgraded).pinyin.split("; ")


def test_its_dump_comes_to_the_same(tmp_path: Path) -> None:
    new = loaded(tmp_path / "new.db", dumped(PLAIN, CHINESE))
    assert "zeng wei" in person(new).pinyin.split("; ")
    assert_sound(new)
    again = loaded(tmp_path / "again.db", dump(new, private=False))
    assert list(dump(again, private=False)) == list(dump(new, private=False))
