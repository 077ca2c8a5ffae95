"""Minutes of a meeting as Markdown, or as a message to paste into a chat or mail."""

from collections.abc import Iterator, Sequence

from store.exchange.markdown import escaped
from store.queries.minutes import Minutes
from store.records import Action
from store.values.dateshow import show_day
from store.values.words import N_, Words, bare, say, words

Section = tuple[str, Sequence[Words | str]]
"""A heading and its lines."""


def minutes_markdown(minutes: Minutes, language: str) -> str:
    """The whole of it, ending in a line end; sections without a line are left out."""
    lines = [
        f"# {escaped(say(_title(minutes), language))}",
        "",
        escaped(say(_head(minutes, language), language)),
    ]
    for heading, said in _sections(minutes):
        lines += ["", f"## {escaped(say(heading, language))}", ""]
        lines += [f"- {escaped(say(line, language), begins=True)}" for line in said]
    return "\n".join(lines) + "\n"


def minutes_message(minutes: Minutes, language: str) -> str:
    """The same as plain text."""
    lines = [say(_title(minutes), language), say(_head(minutes, language), language)]
    for heading, said in _sections(minutes):
        lines += ["", say(words(N_("{heading}:"), heading=Words(heading)), language)]
        lines += [f"- {' '.join(say(line, language).split())}" for line in said]
    return "\n".join(lines) + "\n"


FORMATS = {"md": minutes_markdown, "message": minutes_message}


def _title(minutes: Minutes) -> Words:
    return words(N_("Minutes: {title}"), title=bare(minutes.meeting.title))


def _head(minutes: Minutes, language: str) -> Words:
    on, time = minutes.meeting.on, minutes.meeting.time
    day = words(N_("{day} {year}"), day=show_day(on, language), year=on.year)
    parts = [minutes.project, day, *([time] if time else [])]
    if minutes.attendees:
        parts.append(words(N_("present: {names}"), names=minutes.attendees))
    return words("{parts}", parts=tuple(parts))


def _sections(minutes: Minutes) -> Iterator[Section]:
    everything: tuple[Section, ...] = (
        (N_("Decisions"), [_coded(d.code, d.title) for d in minutes.decisions]),
        (N_("Actions"), list(_actions(minutes))),
        (N_("Dates that moved"), list(_moves(minutes))),
        (N_("Changes"), [_coded(c.code, c.title) for c in minutes.changes]),
        (N_("Risks and issues"), [_coded(r.code, r.title) for r in minutes.risks]),
        (N_("Notes"), list(minutes.notes)),
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
    for code, move in minutes.moves:
        form = N_("{code}: {was} > {now}, because: {reason}")
        yield words(form, code=code, was=move.moved_from, now=move.moved_to, reason=bare(move.reason))


def _coded(code: str, title: str) -> Words:
    return words("{text}", text=bare(f"{code} {title}".strip()))
