"""What one person has not heard, record by record: what must be told until it is, smaller changes until the next
briefing that is delivered."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from store.disk.file.record_rows import value_of
from store.disk.file.renamed_fields import called
from store.disk.in_list import each_of, sql_in
from store.disk.workspace import Workspace
from store.queries.briefing.previous_report import last_of_each, written_up_to
from store.queries.record_revisions import beside_news, of_news, revisions
from store.records import KINDS, Briefed, Milestone, Seat
from store.records import Change as ChangeOfPlan
from store.records.told import Told
from store.rules.briefing.changed_line import Changed, in_order
from store.rules.briefing.changes import as_it_stands, changed, withdrawn
from store.rules.briefing.paper_start import PaperStart
from store.rules.briefing.red_spells import Averted, averted_before_told
from store.rules.registers.knowledge import covers, hearings, tells
from store.rules.registers.news import News, revisions_of, tellable, untold
from store.rules.situation import Situation
from store.values.clock import moment_in
from store.values.frozen import frozen
from store.values.journal import Change, Net, net

LOOKS = {"risk": ("reviewed_on", "remark"), "milestone": ("confirmed_on", "remark")}
"""What a look changes that leaves the record as it was: of years of reviews nine rows in ten."""
MOVES = frozenset(("forecast", "baseline"))
"""The fields of a milestone by which it moves."""
UNREGISTERED = (Seat.kind, ChangeOfPlan.kind)
"""Kinds that no register of a paper shows."""


@frozen
class Unheard:
    """By project: `changes`, from where the paper tells; `touched`: the records that were since the last briefing."""

    changes: dict[int, tuple[Changed, ...]]
    starts: dict[int, PaperStart]
    touched: frozenset[int]


def not_heard(
    workspace: Workspace, nows: Sequence[Situation], person: int, among: Container[int] | None = None
) -> Unheard:
    """What a briefing of this person tells of these projects, in three statements where they were briefed on all
    of them together, and in five where they never were.

    To somebody who was never briefed what a project began with is in the registers, and only what became of it is a
    change. `among`: of no other records.
    """

    def wanted(record: int) -> bool:
        return among is None or record in among

    last = last_of_each(workspace, person, "briefing")
    found: dict[int, dict[tuple[int, int], Change]] = {now.project.id: {} for now in nows}
    briefed = tuple(id for id in found if id in last)
    journal = workspace.store.journal
    since = _since_briefed(workspace, briefed, last)
    _add(found, (one for one in since if wanted(one.record)))
    _add(found, _ever_done(workspace, [now for now in nows if now.project.id not in last], wanted, person))
    starts = {
        id: start_at(last[id].on, rows.values()) if id in last else PaperStart() for id, rows in found.items()
    }
    touched = frozenset(id for rows in found.values() for id, _ in rows)
    silent = {now.project.id: [one for one in untold(now, person) if wanted(one.record.id)] for now in nows}
    if any(silent.values()):
        which, values = sql_in("journal.record", [one.record.id for each in silent.values() for one in each])
        rows = journal.changes(f"{which} AND (journal.before IS NULL OR {told_of()})", values)
        _add(found, _without_known_plan([one for one in rows if _says(one, briefed)]))
    told = {now.project.id: _told(now, person, {id for id, _ in found[now.project.id]}) for now in nows}
    # That a risk is closed tells nothing to whom never knew of it, or that it was red.
    closed = {risk.id: now.project.id for now in nows for risk in now.risks if risk.state == "closed"}
    never_told = {id for id, project in closed.items() if project not in last and id not in told[project]}
    lines = {}
    for now in nows:
        own, theirs = found[now.project.id], told[now.project.id]
        rows_left = [change for _, change in sorted(own.items()) if not _heard(now, change, theirs)]
        lines[now.project.id] = with_standing(
            now, lines_of(workspace, now, rows_left), silent[now.project.id]
        )
    shown = {line.record.id for each in lines.values() for line in each}
    known = averted(workspace, nows, person, (touched & shown & closed.keys()) - never_told)
    changes = {}
    for id, each in lines.items():
        gone = never_told | {one.risk.id for one in known[id]}
        changes[id] = tuple(line for line in each if line.record.id not in gone)
    return Unheard(changes, starts, touched)


def averted(
    workspace: Workspace, nows: Sequence[Situation], person: int, touched: frozenset[int]
) -> dict[int, tuple[Averted, ...]]:
    """By project what was red and is averted before they were told, of the risks among `touched`; one statement."""
    risks = [risk for now in nows for risk in now.risks if risk.id in touched]
    known = revisions(workspace, risks, {now.project.id: now.project.zone for now in nows})
    return {now.project.id: averted_before_told(now, known, person) for now in nows}


def _since_briefed(
    workspace: Workspace, projects: Iterable[int], last: Mapping[int, Briefed]
) -> Iterator[Change]:
    """What was done since their last briefing; one statement for all projects that were in it together."""
    together: dict[int, list[int]] = {}
    for id in projects:
        together.setdefault(last[id].id, []).append(id)
    for ids in together.values():
        which, values = sql_in("journal.project", ids)
        row = int(written_up_to(workspace, last[ids[0]]))
        yield from workspace.store.journal.changes(f"{which} AND journal.id > {row}", values)


def _ever_done(
    workspace: Workspace, nows: Sequence[Situation], wanted: Callable[[int], bool], person: int
) -> Iterator[Change]:
    """What changed a record that a paper may show, later than it was made. Of the registers, which have years of
    reviews, only what is in the index of the news: a project's whole journal takes longer than all of a start."""
    registered = (one.id for now in nows for one in (*now.risks, *now.milestones))
    others = (
        id for now in nows for id in (*(one.id for one in (*now.seats, *now.changes)), *_gone(now, person))
    )
    # Of an open risk the day on which it may hit, too: that index has it not, and of these alone every row is read.
    ahead = (risk.id for now in nows for risk in now.risks if risk.state == "open")
    for records, condition in ((registered, of_news()), (ahead, beside_news()), (others, "1")):
        if ids := [*filter(wanted, records)]:
            which, values = sql_in("journal.record", ids)
            edits = f"{which} AND journal.before IS NOT NULL AND {condition}"
            yield from workspace.store.journal.changes(edits, values)


def _gone(now: Situation, person: int) -> frozenset[int]:
    """What they were told of and no register has any more."""
    told = frozenset(one.subject for one in now.told if one.person == person and tells(now, one))
    return told.difference(record.id for record in tellable(now))


def told_of() -> str:
    """The condition for what a paper may tell of a record: more than that somebody looked at it."""
    kinds = [f"journal.kind IN {(*UNREGISTERED,)}"]
    for kind, names in LOOKS.items():
        known = ", ".join(called(kind, name, "{}") for name in names)
        more = f"EXISTS (SELECT 1 FROM {each_of('journal.after')} WHERE key NOT IN ({known}))"
        kinds.append(f"journal.kind = '{kind}' AND {more}")
    return f"({' OR '.join(kinds)})"


def start_at(on: date, done: Iterable[Change]) -> PaperStart:
    """The paper of that day, and what acts after it touched."""
    touched: dict[int, set[str]] = {}
    for change in done:
        touched.setdefault(change.record, set()).update(change.after)
    return PaperStart(on, touched)


def lines_of(workspace: Workspace, now: Situation, done: Iterable[Change]) -> tuple[Changed, ...]:
    """Rows of the journal as lines of a report; a statement for each record that they archived."""
    nets = net(done)
    archived = [one for one in nets if one.after.get("archived") and not one.made]
    gone = (workspace.get(KINDS[one.kind], one.record) for one in archived)
    left = [line for record in gone if record is not None and (line := withdrawn(record)) is not None]
    return in_order((*changed(now, tuple(map(_typed, nets))), *left))


def with_standing(now: Situation, lines: tuple[Changed, ...], silent: Iterable[News]) -> tuple[Changed, ...]:
    """With what they have not heard and no act tells of: a day passed. What a record came in with is in the
    registers."""
    shown = {line.record.id for line in lines}
    left = (one.record for one in silent if one.untold and not one.entered and one.record.id not in shown)
    return in_order((*lines, *(line for record in left if (line := as_it_stands(now, record)) is not None)))


def _says(change: Change, briefed: Sequence[int]) -> bool:
    """A first briefing has registers for what a project began with, but for its seats and changes."""
    return change.before is not None or change.kind in UNREGISTERED or change.project in briefed


def _without_known_plan(rows: Sequence[Change]) -> Iterator[Change]:
    """A milestone that moved is not new to whom papers showed it where it was: the move is what they have not heard."""
    moved = {one.record for one in rows if one.before is not None and MOVES & one.after.keys()}
    for one in rows:
        if one.kind != Milestone.kind or one.before is not None or one.record not in moved:
            yield one


def _add(found: dict[int, dict[tuple[int, int], Change]], rows: Iterable[Change]) -> None:
    for change in rows:
        if change.project in found:
            found[change.project][change.record, change.rev] = change


def _told(now: Situation, person: int, records: Container[int]) -> dict[int, tuple[Told, ...]]:
    return {
        record.id: heard
        for record in tellable(now)
        if record.id in records and (heard := hearings(now, record, person, revisions_of(now, record))[0])
    }


def _heard(now: Situation, change: Change, told: dict[int, tuple[Told, ...]]) -> bool:
    if not (tolds := told.get(change.record)):
        return False
    on = moment_in(now.project.zone, change.act.at).date()
    return any(covers(one, change.rev, on) for one in tolds)


def _typed(one: Net) -> Net:
    kind = KINDS[one.kind]
    return replace(
        one,
        before={name: value_of(kind, name, value) for name, value in one.before.items()},
        after={name: value_of(kind, name, value) for name, value in one.after.items()},
    )
