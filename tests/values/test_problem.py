"""Every error that is said has one base, and those of the system have a sentence."""

import ast
import errno
import os
import pickle
from pathlib import Path

import pytest

from store.disk.file.sqlite import Busy
from store.values.problem import sentence_of
from store.values.words import say, words

ROOT = Path(__file__).parents[2]


def test_a_problem_is_said_in_the_language_of_whoever_reads_it() -> None:
    problem = Busy(words("{path} is locked by another program; try again in a moment", path="a.db"))
    assert str(problem) == "a.db is locked by another program; try again in a moment"
    assert "a.db" in say(problem.words, "zh_CN")
    assert pickle.loads(pickle.dumps(problem)).words == problem.words


def test_every_error_of_ours_is_one_that_is_said() -> None:
    others = [
        f"{path.relative_to(ROOT)}: {found.name}({base.id})"
        for folder in ("store", "widgets", "tui")
        for path in (ROOT / folder).rglob("*.py")
        for found in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(found, ast.ClassDef)
        for base in found.bases
        if isinstance(base, ast.Name) and base.id.endswith(("Exception", "Error"))
    ]
    assert others == ["store/values/problem.py: Problem(Exception)"]


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("code", [None, errno.ENOENT, errno.EACCES, errno.ENOSPC, errno.EROFS, errno.EBADF])
def test_what_the_system_refuses_is_a_sentence_that_names_the_file(code: int | None, language: str) -> None:
    error = OSError("odd") if code is None else OSError(code, os.strerror(code), "/srv/pm/a.db")
    said = say(sentence_of(error), language)
    assert ("/srv/pm/a.db" in said) is (code is not None)
    assert "Errno" not in said
    assert "{" not in said
