"""A dump of an older version goes through the same steps as its store, and gives the same."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from store.disk.file.replay import differences
from store.disk.undo import undo
from store.disk.workspace import Workspace
from store.exchange.exports.dump_file import DumpProblem, dump, load
from store.records import Risk
from store.values.words import say

Open = Callable[..., Workspace]
Edit = Callable[[bytes], bytes]


def sound(workspace: Workspace) -> None:
    for ledger in (workspace.store, workspace.private):
        assert not list(differences(ledger.connection, ledger.file.home))


def test_it_gives_what_the_store_gives(upgraded: Workspace, opening: Open, before: Any) -> None:
    expected = list(dump(upgraded, private=True))
    new = opening(new="new")
    loaded = load(new, before.dump)
    assert (loaded.records, loaded.unlike) == (6, 0)
    assert list(dump(new, private=True)) == expected
    again = opening(new="again")
    load(again, expected)
    assert list(dump(again, private=True)) == expected, "with rows of the journal of both versions"
    while undo(again):
        sound(again)


def test_without_what_is_private(opening: Open, before: Any) -> None:
    lines = before.dump[: before.dump.index(b'{"file": "private"}\n')]
    first = before.dump[0].replace(b"true", b"false")
    new = opening(new="new")
    load(new, [first, *lines[1:], json.dumps({"end": len(lines) + 1}).encode()])
    assert new.live(Risk) and not new.private.journal.last()


def test_fields_that_it_leaves_out_are_empty(opening: Open, before: Any) -> None:
    lines = [re.sub(rb'"(trigger|ref|my_part|weather|undoes)": [^,}]*, ', b"", line) for line in before.dump]
    new = opening(new="new")
    assert lines != before.dump and load(new, lines).unlike == 0
    (risk,) = new.live(Risk)
    assert (risk.trigger, risk.title) == ("", "late")


def test_a_history_with_holes_is_loaded_and_said(opening: Open, before: Any) -> None:
    first = next(line for line in before.dump if b'"kind": "risk"' in line and b'"rev": 2' in line)
    kept = [line for line in before.dump[:-1] if line != first]
    new = opening(new="new")
    assert load(new, [*kept, json.dumps({"end": len(kept) + 1}).encode()]).unlike == 1
    assert new.live(Risk) and undo(new) is not None


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        (
            '{"record": {"kind": "risk"',
            '{"record": {"kind": "whim"',
            "does not know, as a newer one may write it: whim;",
        ),
        (
            '{"record": {"kind": "risk"',
            '{"record": {"kind": "act"',
            "does not know, as a newer one may write it: act;",
        ),
        ('{"record": {"kind": "risk"', '{"record": {"kind": 7', "does not know"),
        (
            '{"record": {"kind": "risk"',
            '{"record": {"hue": 1, "kind": "risk"',
            "as a newer one may write it: risk: hue;",
        ),
        ('{"record": {"kind": "risk"', '{"record": {"remark": "", "kind": "risk"', "risk: remark;"),
        ('{"record": {"kind": "risk"', '{"record": {"kind": "morale"', "does not know"),
        ('{"act": {', '{"act": {"mood": 1, ', "act: mood; update forewarn; nothing was loaded"),
        ('"schema": OLD, "before"', '"schema": NEW, "before"', "schema NEW; update forewarn"),
        ('"chance": 2', '"chance": {}', "broken"),
        ('"chance": 2', '"chance": 1e999', "broken"),
        ('"chance": 2', '"chance": 1180591620717411303424', "broken"),
        ('"title": "late", "state"', '"title": null, "state"', "broken: it conflicts with the rest"),
        ('"title": "late", "state"', '"state"', "broken: it conflicts with the rest"),
        ('"archived": false', '"archived": "no"', "broken: it conflicts with the rest"),
        ('"by_when": "2026-12-08"', '"by_when": "soon"', "does not know that value"),
        (
            '"before": {"by_when": "2',
            '"before": {"by_when": "x',
            "does not know that value",
        ),
        ('"at": "', '"at": "yesterday', "the dump cannot be loaded: it is not a line"),
        ('"name": {"m"', '"name": {"q"', "the dump cannot be loaded: it is not a line"),
        ('"end": ', '"more": ', "broken"),
        ('{"record": {', '{"record": 7, "more": {', "broken"),
        ('{"record": {', '{"spell": {', "broken"),
    ],
)
def test_what_it_cannot_hold(opening: Open, before: Any, was: str, now: str, said: str) -> None:
    def filled(text: str) -> str:
        return text.replace("OLD", str(before.schema)).replace("NEW", str(before.now))

    lines = [line.replace(filled(was).encode(), filled(now).encode()) for line in before.dump]
    assert lines != before.dump
    new = opening(new="new")
    empty = list(dump(new, private=True))
    with pytest.raises(DumpProblem) as caught:
        load(new, lines)
    assert filled(said) in say(caught.value.words)
    assert list(dump(new, private=True)) == empty
