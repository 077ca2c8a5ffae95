"""Everything as JSON Lines: a first line that names the schema, a line for each thing, and a last one that counts."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from store.disk.everything import Filling, Misfit, everything, is_empty
from store.disk.ledger import Ledger
from store.disk.schema import SCHEMA
from store.disk.transaction import transaction
from store.disk.workspace import Workspace
from store.values.problem import Problem
from store.values.words import N_, Words, words

FIRST = 2
"""The schema of the first dumps there were."""


class DumpProblem(Problem):
    """The dump cannot be loaded; `words` says why, and where. Nothing was loaded."""


def dump(workspace: Workspace, *, private: bool) -> Iterator[bytes]:
    """The lines, each with its end. `private`: with what the user's own private file holds, after the store."""
    yield _line({"forewarn": "dump", "schema": SCHEMA, "private": private})
    n = 1
    for ledger in (workspace.store, workspace.private)[: 1 + private]:
        if ledger is workspace.private:
            yield _line({"file": "private"})
            n += 1
        for item in everything(ledger.connection, ledger.file.home):
            yield _line(item)
            n += 1
    yield _line({"end": n + 1})


def head(line: bytes) -> bool:
    """Whether the dump that begins so holds private records. Raises DumpProblem for one that is none, or newer."""
    try:
        said = json.loads(line)
        schema, private = said["schema"], said["private"]
        known = said["forewarn"] == "dump" and type(schema) is int and type(private) is bool
    except (ValueError, LookupError, TypeError, RecursionError):
        known = False
    if not known or schema < FIRST:
        raise DumpProblem(words(N_("this is no dump; forewarn dump FILE writes one")))
    if schema > SCHEMA:
        sentence = N_(
            "this dump was written by a newer forewarn (schema {theirs}, this one knows {ours}); update forewarn"
        )
        raise DumpProblem(words(sentence, theirs=schema, ours=SCHEMA))
    return bool(private)


def load(workspace: Workspace, lines: Iterable[bytes]) -> int:
    """Put a dump into an empty store, all or nothing; how many records it has. Raises DumpProblem, StoreProblem."""
    numbered = enumerate(lines, 1)
    private = head(next(numbered, (1, b""))[1])
    ledgers = [workspace.private, workspace.store] if private else [workspace.store]
    with transaction(ledgers):
        for ledger in reversed(ledgers):
            if not is_empty(ledger.connection):
                raise DumpProblem(
                    words(
                        N_(
                            "{path} holds something already; a dump goes into an empty or a new store: --store FILE"
                        ),
                        path=str(ledger.file.path),
                    )
                )
        n = _fill(workspace.store, workspace.private if private else None, numbered)
    workspace.memory.clear()
    return n


def _fill(store: Ledger, private: Ledger | None, numbered: Iterator[tuple[int, bytes]]) -> int:
    filling, last, n, ended = Filling(store), 1, 0, False
    for number, line in numbered:
        if ended and line.strip():
            raise _broken(number, words(N_("it stands after the end")))
        if ended:
            continue
        item = _read(number, line)
        if "end" in item:
            if item != {"end": number}:
                raise _broken(number, words(N_("lines are missing before it")))
            ended = True
        elif item == {"file": "private"} and private is not None and filling.ledger is store:
            filling.finish()
            filling = Filling(private)
        else:
            try:
                filling.put(item)
            except Misfit as misfit:
                raise _broken(number, misfit.words) from None
            n += "record" in item
        last = number
    if not ended:
        raise DumpProblem(
            words(N_("the dump is cut off after line {number}; nothing was loaded"), number=last)
        )
    filling.finish()
    return n


def _read(number: int, line: bytes) -> Mapping[str, Any]:
    try:
        item = json.loads(line)
    except (ValueError, RecursionError):
        raise _broken(number, words(N_("it is cut or no JSON"))) from None
    if not isinstance(item, dict):
        raise _broken(number, words(N_("it is not a line as a dump has it")))
    return item


def _broken(number: int, why: Words) -> DumpProblem:
    return DumpProblem(
        words(N_("line {number} of the dump is broken: {why}; nothing was loaded"), number=number, why=why)
    )


def _line(item: Mapping[str, Any]) -> bytes:
    return json.dumps(item, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
