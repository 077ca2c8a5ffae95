"""Everything at once, out of a store and into another: `dump`, `load`."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from store.cli.console import remark, tell
from store.cli.parser import Call, Parser
from store.cli.parts.outlet import outlet, output_flags
from store.disk.file.files import clear
from store.exchange.exports.dump_file import dump, head, load
from store.exchange.formats import JSON_LINES
from store.trouble import Trouble, UsageProblem
from store.values.words import N_, NN_, words

FORMATS = (JSON_LINES,)


def dump_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`dump [FILE]`."""
    parser.word("file", N_("the file to write; - or nothing: standard output"))
    parser.switch("--private", N_("include your private notes; keep that file to yourself"))
    output_flags(parser, FORMATS)


def dump_(call: Call) -> int:
    """Write every record with its whole history."""
    out, n = outlet(call, FORMATS, call.options.file), 0
    with call.session.workspace() as workspace, out.open() as file:
        for line in dump(workspace, private=call.options.private):
            file.write(line)
            n += 1
    if out.path is not None:
        sentence = NN_("{n} line written to {path}", "{n} lines written to {path}")
        tell(call, words(sentence, n=n, path=str(out.path)))
    return 0


def load_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`load FILE`."""
    parser.word("file", N_("a file written by forewarn dump; - for standard input"))


def load_(call: Call) -> int:
    """Fill an empty or a new store, or leave everything as it was."""
    if not call.options.file:
        raise UsageProblem(words(N_("which dump? forewarn load FILE --store NEW")))
    path = call.session.path
    with _lines(call, call.options.file) as lines:
        first = next(lines, b"")
        head(first)
        made = not os.path.lexists(path)
        private = None
        try:
            with call.session.workspace(create=True) as workspace:
                private = workspace.private_path
                loaded = load(workspace, _again(first, lines))
        except BaseException:
            if made:
                for one in (path, private):
                    if one is not None:
                        clear(one)
                        one.with_name(one.name + ".lock").unlink(missing_ok=True)
            raise
    n, unlike = loaded.records, loaded.unlike
    tell(
        call,
        words(NN_("{n} record loaded into {path}", "{n} records loaded into {path}"), n=n, path=str(path)),
    )
    if unlike:
        sentence = NN_(
            "{n} record of the dump does not match its history; forewarn check names it",
            "{n} records of the dump do not match their history; forewarn check names them",
        )
        remark(call, words(sentence, n=unlike))
    return 0


COMMANDS = {"dump": (dump_flags, dump_), "load": (load_flags, load_)}


def _again(first: bytes, lines: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from lines


@contextmanager
def _lines(call: Call, file: str) -> Iterator[Iterator[bytes]]:
    if file == "-":
        yield iter(sys.stdin.buffer)
        return
    path = call.session.file(file)
    try:
        opened = path.open("rb")
    except OSError as error:
        raise Trouble(
            words(N_("{path} cannot be read: {why}"), path=str(path), why=error.strerror or str(error))
        ) from None
    with opened:
        yield iter(opened)
