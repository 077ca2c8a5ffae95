"""Records as acts left them, from the journal: for what somebody has to be told of, and nothing else."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from copy import copy
from datetime import date
from functools import cache
from operator import itemgetter

from store.disk.file.journal_table import told
from store.disk.file.record_rows import value_of
from store.disk.file.renamed_fields import as_now, called
from store.disk.in_list import sql_in
from store.disk.workspace import Workspace
from store.rules.revision import Revision
from store.values.clock import moment_in
from store.values.record import Record, born

FIELDS = {
    "risk": ("state", "probability", "impact", "occurred_on"),
    "milestone": ("baseline", "forecast", "met_on", "endorsed_on", "tolerance"),
    "seat": ("key", "holder", "successor", "until", "known_on"),
    "change": (
        *("approved_on", "rejected_on", "implemented_on", "approver", "not_estimable", "milestones"),
        *("effort", "effort_high", "fixed_cost", "fixed_cost_high"),
        *("delay_weeks", "delay_weeks_high", "benefit_per_week"),
    ),
    "action": ("type", "owner", "asked_on", "times_asked"),
    "decision": ("by", "on"),
}
"""By kind, what matters to a sponsor; an act that changed something else made no revision to speak of."""
BESIDE = {"risk": ("hits_on",)}
"""By kind, what matters beside those, and is not in the index: of few records, such as what somebody need not hear of
until it gets worse, every row is looked at."""
DONE = """
SELECT journal.record, journal.rev, journal.schema, journal.before, act.at, journal.act, journal.id
FROM journal JOIN act ON act.id = journal.act
WHERE {those} AND {matters}
"""
QUOTED = '"{}"'
Row = tuple[int, int, int, str | None, str, int, int]


class Revisions(Mapping[int, tuple[Revision, ...]]):
    """By record, oldest first. They are read in one statement, and folded when somebody asks: of most records nobody
    does before they are shown.

    The present record is taken back act by act, so that a journal which lost some rows still gives the others.
    """

    def __init__(self) -> None:
        self._rows: dict[int, tuple[Record, list[Row], str]] = {}
        self._folded: dict[int, tuple[Revision, ...]] = {}
        # Many rows are of one act.
        self._day_of = cache(lambda zone, at: moment_in(zone, at).date())

    def read(
        self,
        workspace: Workspace,
        records: Iterable[Record],
        zones: Mapping[int, str],
        excused: Set[int] = frozenset(),
    ) -> None:
        """`zones`: by project; `excused`: the records of which somebody need not hear. One statement, however many
        they are."""
        known = {record.id: record for record in records}
        done = _rows_of(workspace, known, excused & known.keys()) if known else {}
        for id, record in known.items():
            self._rows[id] = record, done.get(id, []), zones.get(record.project_id or 0, "")

    def __getitem__(self, id: int) -> tuple[Revision, ...]:
        if (found := self._folded.get(id)) is None:
            record, rows, zone = self._rows[id]
            days = [self._day_of(zone, row[4]) for row in rows]
            found = self._folded[id] = tuple(_taken_back(record, rows, days, zone))
        return found

    def __contains__(self, id: object) -> bool:
        return id in self._rows

    def __iter__(self) -> Iterator[int]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def revisions(
    workspace: Workspace, records: Iterable[Record], zones: Mapping[int, str]
) -> Mapping[int, tuple[Revision, ...]]:
    """Those of these records."""
    found = Revisions()
    found.read(workspace, records, zones)
    return found


def _rows_of(workspace: Workspace, known: Mapping[int, Record], excused: Set[int]) -> dict[int, list[Row]]:
    """By record, newest first."""
    those, ids = sql_in("journal.record", tuple(known))
    sql = DONE.format(those=those, matters=of_news())
    if excused:
        which, more = sql_in("journal.record", tuple(excused))
        sql += f"UNION ALL {DONE.format(those=which, matters=beside_news())}"
        ids = (*ids, *more)
    done: dict[int, list[Row]] = {}
    for row in sorted(
        workspace.store.connection.execute(sql, ids).fetchall(), key=itemgetter(-1), reverse=True
    ):
        done.setdefault(row[0], []).append(row)
    return done


def beside_news() -> str:
    """SQL: whether an act changed what matters and is not in the index, and nothing of what is in it."""
    kinds = " ".join(
        f"WHEN '{kind}' THEN "
        + " OR ".join(f"instr(journal.before, {called(kind, name, QUOTED)})" for name in names)
        for kind, names in BESIDE.items()
    )
    return f"CASE journal.kind {kinds} END AND NOT coalesce({of_news()}, 0)"


@cache
def of_news() -> str:
    """SQL: whether an act made the record, or changed what matters. A review every week makes a hundred rows
    that did not; the index `journal_news` has the same condition, and leaves them out."""
    kinds = " ".join(
        f"WHEN '{kind}' THEN journal.before IS NULL"
        + "".join(f" OR instr(journal.before, {called(kind, name, QUOTED)})" for name in (*names, "archived"))
        for kind, names in FIELDS.items()
    )
    return f"CASE journal.kind {kinds} END"


def _taken_back(record: Record, rows: Sequence[Row], days: Sequence[date], zone: str) -> list[Revision]:
    """`rows` newest first, each with its day."""
    kind, fields = type(record), (*FIELDS.get(record.kind, ()), *BESIDE.get(record.kind, ()), "archived")
    found: list[Revision] = []
    for (_, rev, schema, before, _, act, _), on in zip(rows, days, strict=True):
        if before is None:
            found.append(Revision(rev, on, record, act))
            return found[::-1]
        was = as_now(record.kind, schema, told(before))
        changed = [name for name in fields if name in was]
        if changed:
            found.append(Revision(rev, on, record, act))
            record = copy(record)
            for name in changed:
                object.__setattr__(record, name, value_of(kind, name, was[name]))
    # Made, and its first row is lost.
    found.append(Revision(0, min((born(record.id, zone), *days)), record))
    return found[::-1]
