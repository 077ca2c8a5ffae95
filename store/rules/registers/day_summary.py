"""What somebody did on a day, as one tells it in the evening: who was met, what was said, what is done, what is new."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from store.records import PLAN
from store.records.contact import CHANNELS
from store.records.names import CODE
from store.values.journal import Net
from store.values.unknown_value import read_day
from store.values.words import N_, Words, bare, say, words

Called = Callable[[str, int], str]
"""What people call a record of a kind, by its id."""
MOST_NAMED = 8
"""Things that one sentence names."""
NEW = ("risk", "action", "change", "milestone", "seat", "person", "decision", "lesson", "project", *PLAN)
"""Kinds whose new records are news of the day."""
SAID = ("told", "sent")
SENTENCES = {
    "met": N_("Met: {what}"),
    "spoke": N_("Spoke with: {what}"),
    "wrote": N_("Wrote to: {what}"),
    "briefed": N_("Briefed: {what}"),
    "told": N_("Told: {what}"),
    "decided": N_("Decided: {what}"),
    "done": N_("Done: {what}"),
    "moved": N_("Moved: {what}"),
    "new": N_("New: {what}"),
    "updated": N_("Also updated: {what}"),
}
"""In the order in which it is told."""
ALONG = ("verdict", "reading", "stakeholder", "setting", "mapping", "calendar_days")
"""Kinds that are written with others, or are housekeeping."""


def day_summary(day: Iterable[Net], called: Called, language: str) -> str:
    """A sentence for each sort of thing that was done; empty where nothing was."""
    found: dict[str, dict[str, Words | str]] = {}
    told: dict[int, list[str]] = {}
    everything = tuple(day)
    alone = _alone(everything)
    for one in everything:
        if one.kind == "told":
            if one.after.get("state") in SAID and one.made:
                told.setdefault(one.after["person"], []).append(
                    called(one.after["subject_kind"], one.after["subject"])
                )
            continue
        for sort, what in _said(one, called, alone):
            found.setdefault(sort, {})[say(what, language) if isinstance(what, Words) else what] = what
    for person, subjects in told.items():
        form = N_("{name} of {what}")
        said = words(form, name=called("person", person), what=_several(_subjects(subjects)))
        found.setdefault("told", {})[str(person)] = said
    lines = (
        say(words(form, what=_several(list(found[sort].values()))), language)
        for sort, form in SENTENCES.items()
        if sort in found
    )
    return "\n".join(lines)


def _subjects(names: Sequence[str]) -> list[str]:
    """Several by their codes."""
    each = list(dict.fromkeys(names))
    codes = ((code[0] if (code := CODE.match(name)) else name) for name in each)
    return each if len(each) == 1 else list(codes)


def _alone(day: Sequence[Net]) -> frozenset[int]:
    """The meetings that the notes of a call or visit to one person made: it is told as that."""
    there = Counter(one.after.get("meeting") for one in day if one.kind == "contact" and one.made)
    return frozenset(
        one.record
        for one in day
        if one.kind == "meeting"
        and one.made
        and one.after.get("place") != "meeting"
        and there[one.record] == 1
    )


def _said(one: Net, called: Called, alone: Collection[int]) -> Iterator[tuple[str, Words | str]]:
    """(sort, what is said of it)."""
    name, after = called(one.kind, one.record), one.after
    match one.kind:
        case "meeting":
            if after.get("state") == "held" and one.record not in alone:
                yield "met", name
        case "contact":
            if one.made and after.get("meeting") in (None, *alone):
                yield _touch(after, called)
        case "briefing":
            if one.made and after.get("person"):
                yield "briefed", called("person", after["person"])
        case "decision" if one.made:
            yield "decided", name
        case "reforecast" if one.made:
            was, now = _day(after.get("moved_from")), _day(after.get("moved_to"))
            moved = called("milestone", after["milestone"])
            yield "moved", words(N_("{name}, {was} > {now}"), name=moved, was=was, now=now)
        case "milestone" if "forecast" in after and not one.made:
            return  # its reforecast is told
        case _ if _is_done(one):
            yield "done", name
        case kind if one.made and kind in NEW:
            yield "new", name
        case kind if not one.made and kind not in ALONG and not after.get("archived"):
            yield "updated", name


def _touch(after: Mapping[str, object], called: Called) -> tuple[str, Words | str]:
    person, channel = after["person"], str(after.get("channel", "call"))
    name = called("person", person) if isinstance(person, int) else ""
    if channel in ("email", "message"):
        return "wrote", name
    how = next((word for name, word in CHANNELS.items() if name == channel), "")
    said = words(N_("{name} ({how})"), name=name, how=words(how)) if how else name
    return "spoke", said if after.get("two_way", True) else words(N_("{name} (no answer)"), name=name)


def _is_done(one: Net) -> bool:
    """Whether it was finished that day: done, met, closed."""
    return any(one.after.get(name) for name in ("done_on", "met_on", "implemented_on")) or (
        one.after.get("state") == "closed"
    )


def _day(stored: object) -> date | str:
    return read_day(stored) if isinstance(stored, str) and stored else "-"


def _several(what: list[Words | str] | list[str]) -> tuple[Words | str, ...]:
    named = tuple(bare(one) if isinstance(one, str) else one for one in what)
    return named if len(named) <= MOST_NAMED else (*named[: MOST_NAMED - 1], "…")
