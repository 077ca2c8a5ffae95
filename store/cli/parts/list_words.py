"""The words behind `list`, in any order: a kind, what narrows it, a project: `list red risks`, `list risks ERP`."""

from collections.abc import Sequence
from functools import cache

from store.cli.parser import Options, too_much
from store.cli.parts.kind_words import NamedKind, kind_named, kind_or_none
from store.cli.parts.leading_records import is_reference
from store.cli.parts.project_named import NAMED
from store.cli.synonyms import FILTERS, WITH_VALUE
from store.disk.workspace import Workspace
from store.records import Project
from store.trouble import UsageProblem
from store.values.text import fold
from store.values.words import N_, words


def listed(options: Options, typed: Sequence[str]) -> tuple[NamedKind, Sequence[str]]:
    """The kind among the words, and those that are left; what narrows it is put among the options, as flags would be.
    Raises UsageProblem where none is a kind."""
    left = []
    following = iter(typed)
    for word in following:
        flag = filter_words().get(fold(word))
        if flag is not None:
            name, _, value = flag.removeprefix("--").partition(" ")
            setattr(options, name, value or True)
        elif (takes := value_words().get(fold(word))) is not None and (value := next(following, "")):
            setattr(options, takes.removeprefix("--"), value)
        else:
            left.append(word)
    at = next((n for n, word in enumerate(left) if kind_or_none(word) is not None), 0)
    return kind_named(left[at] if left else typed[0]), [*left[:at], *left[at + 1 :]]


def project_among(workspace: Workspace, left: Sequence[str], code: str | None) -> str | None:
    """The code that was given with a flag, else the one among the words. Raises UsageProblem for a word too many."""
    codes = tuple(one.code for one in workspace.live(Project))
    for word in left:
        if fold(word) not in map(fold, codes):
            verb = "show" if is_reference(word) else "find"
            sentence = N_(
                '"{word}" is no project ({codes}) and narrows no list; forewarn {verb} {word}, forewarn list --help'
            )
            raise UsageProblem(words(sentence, word=word, codes=codes[:NAMED], verb=verb))
        if code is not None:
            raise UsageProblem(too_much(word))
        code = word
    return code


@cache
def filter_words() -> dict[str, str]:
    """By word the flag that it means, with its value."""
    return {word: flag for flag, said in FILTERS.items() for word in said.split(", ")}


@cache
def value_words() -> dict[str, str]:
    """By word the flag that it means, whose value is the word behind it."""
    return {word: flag for flag, said in WITH_VALUE.items() for word in said.split(", ")}
