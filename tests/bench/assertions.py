"""Tests and assertions at revisions of git: `python tests/bench/assertions.py a1529ca HEAD`.

An assertion is an `assert` or a `pytest.raises`, those of fixtures and helpers among them.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def git(*words: str) -> str:
    """What git says."""
    return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True).stdout


def nodes(revision: str) -> Iterator[ast.AST]:
    """All that stands in the tests at a revision."""
    for name in git("ls-tree", "-r", "--name-only", revision, "tests").splitlines():
        if name.endswith(".py"):
            yield from ast.walk(ast.parse(git("show", f"{revision}:{name}")))


def is_test(node: ast.AST) -> bool:
    """Whether pytest runs it."""
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_")


def is_assertion(node: ast.AST) -> bool:
    """Whether it can fail a test."""
    return isinstance(node, ast.Assert) or (isinstance(node, ast.Attribute) and node.attr == "raises")


def main() -> None:
    """The command line."""
    for revision in sys.argv[1:] or ["HEAD"]:
        found = list(nodes(revision))
        tests, assertions = sum(map(is_test, found)), sum(map(is_assertion, found))
        sys.stdout.write(f"{revision}: {assertions} in {tests} tests, {assertions / tests:.2f} each\n")


if __name__ == "__main__":
    main()
