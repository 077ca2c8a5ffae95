"""A list by a name of one's own: `[views]` of config.toml says in the words of `list` what it holds, for the command
and for the screen."""

import shlex
from collections.abc import Iterator, Mapping

from store.cli.parser import Options, Parser
from store.cli.parts.kind_words import kind_or_none
from store.cli.parts.list_choice import narrowing_flags
from store.cli.parts.list_words import filter_words, listed, value_words
from store.trouble import UsageProblem
from store.values.text import fold
from store.values.words import N_, Words, words

Views = Mapping[str, str]
"""Name → what is typed behind `forewarn list` for the same."""


def with_view(options: Options, views: Views, language: str) -> Options:
    """The options of `list` where one of its words is a view's name: those of the view, and what was typed beside it
    before them. Raises UsageProblem for a view that cannot be understood."""
    for n, word in enumerate(options.kind):
        if name := named(word, views):
            own = view_options(name, views[name], language)
            typed = {flag: value for flag, value in vars(options).items() if value}
            others = [*options.kind[:n], *options.kind[n + 1 :]]
            return Options(**{**vars(options), **vars(own), **typed, "kind": [*own.kind, *others]})
    return options


def named(word: str, views: Views) -> str:
    """The view that a word means; empty where none does. What `list` knows without any goes before."""
    name = next((name for name in views if fold(name) == fold(word)), "")
    return name if name and not known(word) else ""


def known(word: str) -> bool:
    """Whether `list` knows it without any view."""
    return fold(word) in filter_words() or fold(word) in value_words() or kind_or_none(word) is not None


def view_options(name: str, text: str, language: str) -> Options:
    """What a view says, as `list` has it. Raises UsageProblem, naming the view."""
    parser = Parser("list", "", language)
    narrowing_flags(parser)
    try:
        options = parser.understand(shlex.split(text))
        listed(options, options.kind)
    except ValueError:
        why = words(N_("a quotation mark is open in: {command}"), command=text)
    except UsageProblem as problem:
        why = problem.words
    else:
        return options
    raise UsageProblem(words(N_("the view {name}: {why}"), name=name, why=why))


def view_problems(views: Views, language: str) -> Iterator[Words]:
    """What keeps each of them from being shown."""
    for name, text in views.items():
        if known(name):
            yield words(N_("the view {name}: forewarn list knows that word already"), name=name)
        try:
            view_options(name, text, language)
        except UsageProblem as problem:
            yield problem.words
