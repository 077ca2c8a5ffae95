"""What stands around a text that is sent: the form of address before it, a line of the writer's own behind it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from store.config import Config
from store.rules.briefing.paper import Paper
from store.values.date_display import show_day
from store.values.words import N_, Words, bare, say, words


def greeting(names: Sequence[str], language: str) -> str:
    """To one person by how they are addressed; to several, or to nobody that is known, to all."""
    if len(names) == 1:
        return say(words(N_("Dear {name},"), name=names[0]), language)
    return say(N_("Dear all,"), language)


def closing(config: Config, by: str, language: str) -> str:
    """The writer's own line in that language; without one the usual words, and the writer's name, which is `by` where
    no other is set."""
    own = config.closing_zh if language.startswith("zh") else config.closing
    if own.strip():
        return own.strip()
    name = config.name or by
    return say(words(N_("Best regards, {name}"), name=name) if name else words(N_("Best regards")), language)


def day_of_letter(day: date, language: str) -> str:
    """A day as one writes it to somebody: `Thu 19 Nov`, `11月19日`."""
    return f"{day.month}月{day.day}日" if language.startswith("zh") else show_day(day, language)


def signed(paper: Paper, config: Config) -> Paper:
    """As it is sent. Nobody signs a Chinese letter as others address him, which is how it says who reports."""
    by = "" if paper.language.startswith("zh") else paper.by
    return replace(paper, closing=closing(config, by, paper.language))


def letter(
    begin: str, parts: Iterable[tuple[Words | str, Sequence[Words | str]]], end: str, language: str
) -> str:
    """Sentences, each with the items below it, between how it begins and ends."""
    lines = [begin]
    for sentence, items in parts:
        lines += ["", say(sentence, language)]
        lines += [f"- {bare(' '.join(say(item, language).split()))}" for item in items]
    return "\n".join((*lines, "", end)) + "\n"
