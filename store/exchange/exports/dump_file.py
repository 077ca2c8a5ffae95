"""Everything as JSON Lines: a first line that names the schema, a line for each thing, and a last one that counts."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from typing import Any

from store.disk.file.replay import differences
from store.disk.file.schema import SCHEMA
from store.disk.full_dump import Filling, Misfit, Unknown, everything, is_empty
from store.disk.ledger import Ledger, transaction
from store.disk.older_dump import Older
from store.disk.workspace import Workspace
from store.values.frozen import frozen
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


@frozen
class Loaded:
    """How many records a dump had, and of how many its journal tells otherwise, as after a repair by hand."""

    records: int
    unlike: int


def head(line: bytes) -> tuple[int, bool]:
    """(the schema of the dump that begins so, whether it holds private records). Raises DumpProblem for one that is
    none, or newer."""
    try:
        said = json.loads(line)
        schema, private = said["schema"], said["private"]
        known = said["forewarn"] == "dump" and type(schema) is int and type(private) is bool
    except (ValueError, LookupError, TypeError, RecursionError):
        known = False
    if not known or schema < FIRST:
        raise DumpProblem(words(N_("this is not a dump; forewarn dump FILE writes one")))
    if schema > SCHEMA:
        sentence = N_(
            "this dump was written by a newer forewarn (schema {theirs}, this one knows {ours}); update forewarn"
        )
        raise DumpProblem(words(sentence, theirs=schema, ours=SCHEMA))
    return schema, private


def load(workspace: Workspace, lines: Iterable[bytes]) -> Loaded:
    """Put a dump of this version or an older one into an empty store, all or nothing. Raises DumpProblem, StoreProblem.

    Every record is loaded, also one whose history in the dump is not whole: nothing else may be left of it.
    """
    numbered = enumerate(lines, 1)
    schema, private = head(next(numbered, (1, b""))[1])
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
        with ExitStack() as aside:

            def filling(ledger: Ledger) -> Filling | Older:
                if schema == SCHEMA:
                    return Filling(ledger)
                return aside.enter_context(closing(Older(ledger, schema)))

            n = _fill(ledgers[::-1], filling, numbered)
        unlike = {
            (found.kind, found.record)
            for ledger in ledgers
            for found in differences(ledger.connection, ledger.file.home)
        }
    workspace.memory.clear()
    return Loaded(n, len(unlike))


def _fill(
    ledgers: Sequence[Ledger],
    begin: Callable[[Ledger], Filling | Older],
    numbered: Iterator[tuple[int, bytes]],
) -> int:
    """Fill the ledgers one after the other; how many records there were."""
    further = iter(ledgers)
    filling, last, n, ended = begin(next(further)), 1, 0, False
    for number, line in numbered:
        if ended and line.strip():
            raise _broken(number, words(N_("it comes after the end")))
        if ended:
            continue
        item = _read(number, line)
        if "end" in item:
            if item != {"end": number}:
                raise _broken(number, words(N_("lines are missing before it")))
            ended = True
        elif item == {"file": "private"} and (ledger := next(further, None)) is not None:
            _finish(filling)
            filling = begin(ledger)
        else:
            try:
                filling.put(item)
            except Unknown as unknown:
                sentence = N_(
                    "line {number} of the dump holds what this forewarn does not know, as a newer one may write it:"
                    " {what}; update forewarn; nothing was loaded"
                )
                raise DumpProblem(words(sentence, number=number, what=unknown.what)) from None
            except Misfit as misfit:
                raise _broken(number, misfit.words) from None
            n += "record" in item
        last = number
    if not ended:
        raise DumpProblem(
            words(N_("the dump is cut off after line {number}; nothing was loaded"), number=last)
        )
    _finish(filling)
    return n


def _finish(filling: Filling | Older) -> None:
    try:
        filling.finish()
    except Misfit as misfit:
        sentence = N_("the dump cannot be loaded: {why}; nothing was loaded")
        raise DumpProblem(words(sentence, why=misfit.words)) from None


def _read(number: int, line: bytes) -> Mapping[str, Any]:
    try:
        item = json.loads(line)
    except (ValueError, RecursionError):
        raise _broken(number, words(N_("it is cut off or not JSON"))) from None
    if not isinstance(item, dict):
        raise _broken(number, words(N_("it is not a line of a dump")))
    return item


def _broken(number: int, why: Words) -> DumpProblem:
    return DumpProblem(
        words(N_("line {number} of the dump is broken: {why}; nothing was loaded"), number=number, why=why)
    )


def _line(item: Mapping[str, Any]) -> bytes:
    return json.dumps(item, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
