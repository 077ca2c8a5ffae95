"""Files written for others: whole or not at all, for their owner's eyes, never through a link."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from store.disk.file.files import fresh
from store.disk.file.sqlite import StoreProblem
from store.values.problem import Problem
from store.values.words import N_, words


class OutputProblem(Problem):
    """The file was not written; `words` says why."""


def in_working_folder(name: str) -> Path:
    """A file of that name where forewarn was started. Raises OutputProblem when that folder is gone."""
    try:
        return Path.cwd() / name
    except OSError:
        sentence = N_("the folder forewarn was started in is gone; start it in another")
        raise OutputProblem(words(sentence)) from None


@contextmanager
def writing(path: Path) -> Iterator[BinaryIO]:
    """A file, 0600, beside the target, that takes its place when the block ends well. Raises OutputProblem.

    A link at the target is refused: following it would write somewhere else, replacing it would surprise.
    """
    if path.is_symlink():
        raise OutputProblem(words(N_("{path} is a link; name the file itself"), path=str(path)))
    if path.is_dir():
        raise OutputProblem(words(N_("{path} is a folder; name a file in it"), path=str(path)))
    if path.exists() and not path.is_file():
        # A device or a pipe would be replaced by the file.
        raise OutputProblem(words(N_("{path} is not a file; name a file"), path=str(path)))
    try:
        with fresh(path) as file:
            yield file
    except StoreProblem as problem:
        raise OutputProblem(problem.words) from None


def write_file(path: Path, content: bytes) -> None:
    """The whole file, as `writing` writes. Raises OutputProblem."""
    with writing(path) as file:
        file.write(content)
