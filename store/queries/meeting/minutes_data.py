"""What a meeting left behind, for those who may read of it: never anything of an author's own file."""

from typing import TypeVar

from store.disk.workspace import Workspace
from store.queries.project_situation import situation
from store.records import Action, Change, Decision, Meeting, Reforecast, Risk
from store.rules.briefing.highlights import weighed
from store.rules.capture.line_marks import is_quoted, split_mark
from store.rules.plan.change_cost import cost_of
from store.rules.readership import Reader
from store.values.aside import lines_of, without_asides
from store.values.frozen import frozen
from store.values.record import Audience, Record
from store.values.text import clean_line
from store.values.words import Words, bare, words

R = TypeVar("R", bound=Record)


@frozen
class Minutes:
    """One meeting as others read it: names, the unmarked lines of the notes but for quoted ones, the records it made by
    kind; `addressed`: how those who were there besides me are spoken to; `by`: me; `actions` are (owner, his or hers)
    in order of the first. `decisions` are (decision, as it is said), `changes` (change, what it costs), `moves` (code,
    move, its reason as far as it is printed for them)."""

    meeting: Meeting
    project: str
    attendees: tuple[str, ...]
    addressed: tuple[str, ...]
    by: str
    notes: tuple[str, ...]
    decisions: tuple[tuple[Decision, Words], ...]
    actions: tuple[tuple[str, tuple[Action, ...]], ...]
    risks: tuple[Risk, ...]
    changes: tuple[tuple[Change, Words], ...]
    moves: tuple[tuple[str, Reforecast, str], ...]


def minutes(workspace: Workspace, meeting: Meeting, audience: Audience | None) -> Minutes:
    """What the meeting left, as far as `audience` may read it; None: everything that is in the store.

    The unmarked notes go to an outside audience only where the meeting itself may be read by it.
    """
    now = situation(workspace, meeting.project)
    # Minutes that are for nobody in particular may come to anybody.
    reader = Reader(now, audience or "client")

    def readable(record: Record) -> bool:
        return audience is None or reader.reads(record)

    def own(records: tuple[R, ...]) -> tuple[R, ...]:
        return tuple(r for r in records if getattr(r, "meeting", None) == meeting.id and readable(r))

    by_owner: dict[str, list[Action]] = {}
    for action in own(now.actions):
        by_owner.setdefault(now.name(action.owner), []).append(action)
    codes = {m.id: m.code for m in now.milestones if readable(m)}
    lines = lines_of(without_asides(meeting.notes)[0]) if readable(meeting) else []
    return Minutes(
        meeting=meeting,
        project=f"{now.project.code} {now.project.name}".strip(),
        attendees=tuple(now.name(person) for person in meeting.attendees),
        addressed=tuple(
            person.address or person.name
            for id in meeting.attendees
            if id != now.project.manager and (person := now.people.get(id)) is not None
        ),
        by=me.name if (me := now.people.get(now.project.manager or 0)) is not None else "",
        notes=tuple(line for text in lines if (line := clean_line(text)) and _is_said(line)),
        decisions=tuple((one, _said(reader, one)) for one in own(now.decisions)),
        actions=tuple((owner, tuple(actions)) for owner, actions in by_owner.items()),
        risks=own(now.risks),
        changes=tuple((change, cost_of(reader, change)) for change in own(now.changes)),
        moves=tuple(
            (codes[move.milestone], move, move.reason if reader.prints(move.reason) else "")
            for move in now.reforecasts
            if move.meeting == meeting.id and move.milestone in codes
        ),
    )


def _said(reader: Reader, decision: Decision) -> Words:
    return weighed(reader, decision, words("{text}", text=bare(f"{decision.code} {decision.title}".strip())))


def _is_said(line: str) -> bool:
    """Whether a line of the notes is a sentence for all who were there: no record, and nothing that quotes others."""
    return not is_quoted(line) and not split_mark(line)[0]
