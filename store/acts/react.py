"""What people said to what they were told: to each their own, and what was promised to them on the spot."""

from collections.abc import Sequence
from dataclasses import replace

from store.disk.workspace import Workspace
from store.queries.meeting.capture_context import capture_context
from store.queries.project_situation import situation
from store.records import KINDS, Action, Told
from store.records.names import name_of
from store.rules.capture.grammar import capture
from store.values.record import Record
from store.values.text import fold

PROMISES = (">", "＞")
ENDS_NAME = (":", "：")


def react(workspace: Workspace, tolds: Sequence[Told], language: str) -> tuple[Record, ...]:
    """The Tolds of one act, each with its own reaction, and the promises in them as records of their own.

    The text stands in all of them as it was typed. A line that begins with the name of one of those who were told,
    `Li: …`, is theirs alone; a line that begins with `>`, there or by itself, is a promise to whom it names (`@Li`),
    else to each who was told. Of texts without either the Tolds as they are.
    """
    text = tolds[0].reaction if tolds else ""
    if not any(_marked(line) for line in text.splitlines()) and len(tolds) == 1:
        return tuple(tolds)
    now = situation(workspace, tolds[0].project)
    people = tuple(dict.fromkeys(told.person for told in tolds))
    named = {
        fold(name): one
        for one in people
        for name in (now.name(one), now.whole_name(one), now.people[one].address if one in now.people else "")
        if name
    }
    said: dict[int, list[str]] = {one: [] for one in people}
    promised: dict[tuple[str, int | None], Action] = {}
    made = _Promises(workspace, tolds[0], language)
    for line in text.splitlines():
        whose, rest = _whose(line, named)
        for one in (whose,) if whose is not None else people:
            promise = made.of(rest, one, now.whole_name(one)) if rest.lstrip().startswith(PROMISES) else None
            if promise is not None:
                promised.setdefault((promise.title, promise.owed_to), promise)
            else:
                said[one].append(rest.strip())
    own = (replace(told, reaction="\n".join(said[told.person]).strip()) for told in tolds)
    return (*own, *promised.values())


def _marked(line: str) -> bool:
    return line.lstrip().startswith(PROMISES) or any(
        end in line and line.split(end, 1)[1].lstrip().startswith(PROMISES) for end in ENDS_NAME
    )


def _whose(line: str, named: dict[str, int]) -> tuple[int | None, str]:
    for end in ENDS_NAME:
        before, found, rest = line.partition(end)
        if found and (person := named.get(fold(before.strip()))) is not None:
            return person, rest
    return None, line


class _Promises:
    """What is promised in lines about one subject."""

    def __init__(self, workspace: Workspace, told: Told, language: str) -> None:
        self._context = capture_context(workspace, told.project, language, on=told.on)
        kind = KINDS.get(told.subject_kind)
        subject = workspace.get(kind, told.subject) if kind is not None else None
        self._about = name_of(subject) if subject is not None else ""

    def of(self, line: str, person: int, name: str) -> Action | None:
        """As a line of the meeting's grammar makes it, to that person where it names nobody; None where nothing can be
        read, so that it stays what was said. As what was said it is in no paper to
        others: it is for those within, and for the talk."""
        typed = line if "@" in line or "＠" in line else f"{line} @{name}"
        for reading in capture(typed, self._context):
            for record in reading.records:
                if isinstance(record, Action) and record.type == "promise":
                    return replace(
                        record, owed_to=record.owed_to or person, remark=self._about, audience=("internal",)
                    )
        return None
