"""Minutes of a meeting as a paper, in the formats of one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from store.exchange.formats import MESSAGE
from store.exchange.papers.handout import day_words, handout, listed
from store.exchange.papers.whole_message import whole_message
from store.exchange.papers.writers import PAPERS, PaperWriters, utf8
from store.queries.meeting.minutes_data import Minutes
from store.records import Action, Change
from store.rules.briefing.paper import Paper
from store.values.words import N_, Words, bare, words

Section = tuple[str, Sequence[Words | str]]
"""A heading and its lines."""


def minutes_paper(minutes: Minutes, language: str, closing: str = "") -> Paper:
    """The whole of it; sections without a line are left out. `closing`: the line that it ends with as a message."""
    parts = [listed(heading, lines, language) for heading, lines in _sections(minutes)]
    paper = handout(_title(minutes), _facts(minutes, language), parts, minutes.meeting.on, language)
    return replace(paper, to="\n".join(minutes.addressed), closing=closing)


MINUTES: PaperWriters = {**PAPERS, MESSAGE: lambda paper: utf8(whole_message(paper))}


def _title(minutes: Minutes) -> Words:
    return words(N_("Minutes: {title}"), title=bare(minutes.meeting.title))


def _facts(minutes: Minutes, language: str) -> Iterator[Words]:
    yield words("{project}", project=minutes.project)
    yield day_words(minutes.meeting.on, language)
    yield words("{time}", time=minutes.meeting.time or "")
    if minutes.attendees:
        yield words(N_("present: {names}"), names=minutes.attendees)


def _sections(minutes: Minutes) -> Iterator[Section]:
    everything: tuple[Section, ...] = (
        (N_("Decisions"), [said for _, said in minutes.decisions]),
        (N_("Actions"), list(_actions(minutes))),
        (N_("Dates that moved"), list(_moves(minutes))),
        (N_("Changes"), [_costing(change, cost) for change, cost in minutes.changes]),
        (N_("Risks and issues"), [_coded(r.code, r.title) for r in minutes.risks]),
        (N_("Notes"), [words("{note}", note=note) for note in minutes.notes]),
    )
    yield from (section for section in everything if section[1])


def _actions(minutes: Minutes) -> Iterator[Words]:
    for owner, actions in minutes.actions:
        name = owner or words(N_("nobody yet"))
        yield from (words(N_("{owner}: {action}"), owner=name, action=_due(action)) for action in actions)


def _due(action: Action) -> Words:
    what = _coded(action.code, action.title)
    return words(N_("{what}, due {day}"), what=what, day=action.due) if action.due is not None else what


def _moves(minutes: Minutes) -> Iterator[Words]:
    for code, move, reason in minutes.moves:
        said = words(N_("{code}: {was} > {now}"), code=code, was=move.moved_from, now=move.moved_to)
        yield (
            words(N_("{moves}, because: {reason}"), moves=said, reason=bare(reason)) if bare(reason) else said
        )


def _costing(change: Change, cost: Words) -> Words:
    what = _coded(change.code, change.title)
    return words(N_("{what}: {cost}"), what=what, cost=cost) if cost.msgid else what


def _coded(code: str, title: str) -> Words:
    return words("{text}", text=bare(f"{code} {title}".strip()))
