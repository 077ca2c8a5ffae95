"""What one act did to one record, and what follows from a series of such changes."""

from collections.abc import Iterable, Mapping
from dataclasses import field, fields, replace
from typing import Any

from store.values.clock import moment_in
from store.values.frozen import frozen
from store.values.record import Record
from store.values.words import N_, Words, words

OWN = ("rev", "id")
ERASING = N_("erase personal data: {fields}")
"""The name of the one act that takes out of the journal what it held, and that nothing takes back."""


@frozen
class Act:
    """Who did what, when (UTC, ISO 8601), by which name; `undoes` is the act it takes back, if any.

    `who` is the name a person goes by, `login` the account they did it from; empty in acts of older versions.
    """

    uuid: str
    at: str
    who: str
    name: Words
    undoes: str = ""
    login: str = ""


@frozen
class Change:
    """The changed fields of one record in one act, before and after, as the store writes them.

    `before` is None for a record that the act made; `after` then holds every field.
    """

    act: Act
    kind: str
    record: int
    project: int | None
    rev: int
    before: Mapping[str, Any] | None
    after: Mapping[str, Any]


@frozen
class Net:
    """First-before and last-after of one record over many changes; only fields that differ in the end."""

    kind: str
    record: int
    made: bool
    before: Mapping[str, Any]
    after: Mapping[str, Any]


def net(changes: Iterable[Change]) -> tuple[Net, ...]:
    """Changes in journal order, folded per record; what cancels out is left out.

    A record made and archived within the series cancels too: nobody has to hear of it.
    """
    made: dict[int, bool] = {}
    before: dict[int, dict[str, Any]] = {}
    after: dict[int, dict[str, Any]] = {}
    kinds: dict[int, str] = {}
    for change in changes:
        key = change.record
        kinds.setdefault(key, change.kind)
        made.setdefault(key, change.before is None)
        first, last = before.setdefault(key, {}), after.setdefault(key, {})
        for name, value in change.after.items():
            if name not in OWN:
                first.setdefault(name, None if change.before is None else change.before.get(name))
                last[name] = value
    result = []
    for key, kind in kinds.items():
        if made[key]:
            if not after[key].get("archived"):
                result.append(Net(kind, key, True, {}, after[key]))
            continue
        differing = [name for name, value in after[key].items() if before[key][name] != value]
        if differing:
            first = {name: before[key][name] for name in differing}
            result.append(Net(kind, key, False, first, {name: after[key][name] for name in differing}))
    return tuple(result)


@frozen
class Conflict:
    """One record that others changed since it was opened: as it was then, mine, and theirs now.

    `acts`: what changed it, oldest first; `changed`: the last of them for each field that they changed; `zone`: whose
    clocks tell when.
    """

    base: Record
    mine: Record
    theirs: Record
    acts: tuple[Act, ...] = ()
    zone: str = ""
    changed: Mapping[str, Act] = field(default_factory=dict)

    @property
    def saved(self) -> Words:
        """Who changed it, and when last."""
        if not self.acts:
            return words(N_("somebody else changed it"))
        at = moment_in(self.zone, self.acts[-1].at)
        who = tuple(dict.fromkeys(act.who for act in self.acts))
        return words(N_("{who} changed it on {day} at {time}"), who=who, day=at.date(), time=f"{at:%H:%M}")

    def by(self, name: str) -> Words | None:
        """Who changed one field, and when last; None: nobody did."""
        if (act := self.changed.get(name)) is None:
            return None
        at = moment_in(self.zone, act.at)
        return words(N_("{who} {day} {time}"), who=act.who, day=at.date(), time=f"{at:%H:%M}")


def merge(conflict: Conflict) -> tuple[Record, tuple[str, ...]]:
    """(mine on top of theirs, the fields where both changed and differ; those hold mine)."""
    base, mine, theirs = conflict.base, conflict.mine, conflict.theirs
    taken: dict[str, Any] = {}
    collide = []
    for one in fields(mine):
        name = one.name
        if name in OWN or getattr(mine, name) == getattr(base, name):
            continue
        taken[name] = getattr(mine, name)
        if getattr(theirs, name) not in (getattr(base, name), taken[name]):
            collide.append(name)
    return replace(theirs, **taken), tuple(collide)
