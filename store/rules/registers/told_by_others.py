"""The first morning back: of how much others told whom meanwhile, and how much is still untold."""

from collections import Counter
from collections.abc import Mapping, Sequence

from store.records import Told
from store.rules.registers.event_ties import together
from store.rules.registers.to_tell import to_tell
from store.rules.situation import Situation
from store.values.record import Record
from store.values.words import N_, Clauses, Words, bare, words


def told_by_others(nows: Sequence[Situation], tellers: Mapping[int, str]) -> Words | None:
    """`tellers`: who entered it, by the id of each Told that others made meanwhile. What belongs to one event was told
    once. None where they told nothing."""
    told: Counter[tuple[str, str]] = Counter()
    for now in nows:
        by_pair: dict[tuple[str, int], list[Told]] = {}
        for one in now.told:
            if one.id in tellers and one.state == "told":
                by_pair.setdefault((tellers[one.id], one.person), []).append(one)
        for (who, person), tolds in by_pair.items():
            told[who, now.name(person)] += _events(now, tolds)
    if not told:
        return None
    said = Clauses(
        words(N_("{who} told {name} of {n}"), who=bare(who), name=bare(name), n=n)
        for (who, name), n in told.items()
    )
    left = sum(len(to_tell(now)) for now in nows)
    return words(N_("{said}; {n} untold") if left else N_("{said}; nothing untold"), said=said, n=left)


def _events(now: Situation, tolds: Sequence[Told]) -> int:
    subjects = {told.subject for told in tolds}
    register: tuple[Record, ...] = (
        *(*now.risks, *now.milestones, *now.changes, *now.seats),
        *now.money,
    )
    known = [record for record in register if record.id in subjects]
    return len(together(now, known)) + len(subjects) - len(known)
