"""Where what a command makes goes, into a file or out here, and in which of its formats."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from store.cli.console import print_lines, tell
from store.cli.parser import OUTPUT, Call, Parser
from store.exchange.formats import Format, FormatProblem, format_of
from store.trouble import UsageProblem
from store.values.frozen import frozen
from store.values.words import N_, Words, words

JSON_IS_PRINTED = N_("--json is printed: > FILE instead of -o FILE, and no --format")


def output_flags(parser: Parser, formats: Iterable[Format]) -> None:
    """`-o FILE` and `--format NAME`."""
    short, long = OUTPUT
    parser.flag(long, "FILE", N_("the file to write; - or nothing: standard output"), short=short)
    names = "|".join(one.name for one in formats)
    parser.flag("--format", names, N_("the format, if no file extension decides it (default: the first)"))


@frozen
class Outlet:
    """`path` None: it is printed."""

    format: Format
    path: Path | None

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """What data is written to; a file is there whole when the block ends, or not at all. Raises OutputProblem."""
        if self.path is None:
            sys.stdout.flush()
            yield sys.stdout.buffer
            sys.stdout.flush()
            return
        from store.exchange.atomic_write import writing

        with writing(self.path) as file:
            file.write(self.format.mark)
            yield file

    def send(self, call: Call, content: bytes, said: Words | None = None) -> None:
        """All of it; `said` instead of where it was written."""
        if self.path is None and self.format.content == "lines":
            print_lines(content.decode("utf-8").splitlines())
            return
        with self.open() as out:
            out.write(content)
        if self.path is not None:
            tell(call, said or words(N_("written to {path}"), path=str(self.path)))


def outlet(call: Call, formats: Iterable[Format], file: str | None = None) -> Outlet:
    """What the flags say, and `file`, a word for the same as `-o`. Raises UsageProblem for two files, for a format that
    is not among `formats`, for one that no terminal shows, and for either beside --json."""
    output = call.options.output
    if vars(call.options).get("json") and (call.options.format or output not in (None, "-")):
        raise UsageProblem(words(JSON_IS_PRINTED))
    if file and output:
        raise UsageProblem(words(N_("{one} and {other}: one file will do"), one=file, other=output))
    named = file or output
    path = call.session.file(named) if named and named != "-" else None
    try:
        chosen = format_of(formats, call.options.format, path)
    except FormatProblem as problem:
        raise UsageProblem(problem.words) from None
    if path is None and chosen.content == "binary" and os.isatty(1):
        sentence = N_("{format} is nothing to read on a terminal: -o FILE{ending}")
        raise UsageProblem(words(sentence, format=Words(chosen.title), ending=chosen.endings[0]))
    return Outlet(chosen, path)
