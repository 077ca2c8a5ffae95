"""Whom a change of the plan hits: those who must hear of it, proposed from what moves, the seats and the teams."""

from collections.abc import Iterator

from store.records import Change
from store.rules.plan.moved_dates import behind
from store.rules.situation import Situation
from store.values.frozen import frozen
from store.values.words import N_, Words, bare, words


@frozen
class Hit:
    """One person, and why: the first of what hits them."""

    person: int
    why: Words


def hit_people(situation: Situation, change: Change) -> tuple[Hit, ...]:
    """In the order of how near it is to them: who owns what it moves or what comes after that, the holders of key seats
    and who follows them, the client's project manager and core team, our own team. Not who runs the project, nor the
    sponsor, who hears of it as news, nor who approved it; nobody where it moves nothing."""
    own = {situation.project.manager, situation.sponsor_person}
    if change.approved:
        own.add(change.approver)
    found: dict[int, Words] = {}
    if change.milestones:
        for person, why in _reached(situation, change):
            if person is not None and person not in own and person in situation.people:
                found.setdefault(person, why)
    return tuple(Hit(person, why) for person, why in found.items())


def unnamed(situation: Situation, change: Change) -> tuple[Hit, ...]:
    """Those of them whom nobody put down yet as people who must hear of it."""
    return tuple(one for one in hit_people(situation, change) if one.person not in change.must_hear)


def _reached(situation: Situation, change: Change) -> Iterator[tuple[int | None, Words]]:
    moved = {one.id: one for one in situation.milestones if one.id in change.milestones}
    for one in (*moved.values(), *behind(situation, moved)):
        code = bare(one.code or one.title)
        said = N_("owns {code}") if one.id in moved else N_("owns {code}, which comes after")
        yield one.owner, words(said, code=code)
    today = situation.day.date
    for seat in situation.seats:
        if seat.key:
            here = seat.until is None or seat.until >= today
            yield (seat.holder if here else None), words(N_("seat: {seat}"), seat=bare(seat.title))
            yield seat.successor, words(N_("seat: {seat}"), seat=bare(seat.title))
    for part in situation.part_of.values():
        if part.role in ("client_pm", "core"):
            said = N_("client project manager") if part.role == "client_pm" else N_("core team")
            yield part.person, words(said)
    for part in situation.part_of.values():
        if part.role == "ours":
            yield part.person, words(N_("our team"))
