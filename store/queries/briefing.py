"""The briefing of one person: what they have not heard yet, from the same situation as the screen."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from store.disk.rows import value_of
from store.disk.workspace import Workspace
from store.queries.situation import situation
from store.records import BY_NAME, Contact, Person, Told
from store.rules.briefing import Briefing, brief
from store.rules.changes import Changed, changed
from store.rules.situation import Situation
from store.values.clock import zone_of
from store.values.journal import Net, net
from store.values.record import born

BASE = "person = ? AND archived = 0"
SINCE = (
    "journal.project = ? AND act.at > ?"
    " AND journal.act >= (SELECT id FROM act WHERE at > ? ORDER BY at, id LIMIT 1)"
)
"""The first such act is looked up, so that the index of the project's journal is read from there on."""


def briefing(workspace: Workspace, project: int, person: int, since: date | None = None) -> Briefing:
    """What `person` should hear of `project`; `since` a day, else the day they last heard before today.

    Raises KeyError when there is no such person.
    """
    now = situation(workspace, project)
    found = workspace.get(Person, person)
    if found is None:
        raise KeyError(person)
    heard, row = (since, None) if since is not None else last_heard(workspace, now, person)
    return brief(found, now, changes_since(workspace, now, heard, row), heard)


def last_heard(workspace: Workspace, now: Situation, person: int) -> tuple[date | None, int | None]:
    """The last day before today on which they were told something or had a two-way contact, and the row of the
    journal that entered it when that was the same day: what changed later that day they have not heard. The row and
    not its moment, since a clock may have been set back in between."""
    today = now.day.date.isoformat()
    told = workspace.select(
        Told,
        f"{BASE} AND state = 'told' AND \"on\" < ?",
        (person, today),
        'ORDER BY "on" DESC, id DESC LIMIT 1',
    )
    met = workspace.select(
        Contact,
        f'{BASE} AND two_way = 1 AND "on" < ?',
        (person, today),
        'ORDER BY "on" DESC, id DESC LIMIT 1',
    )
    heard = [(one.on, one.id) for one in told] + [(one.on, one.id) for one in met]
    latest = max(heard, default=None)
    if latest is None:
        return None, None
    on, id = latest
    return on, _entered(workspace, id) if born(id, now.project.zone) == on else None


def changes_since(
    workspace: Workspace, now: Situation, since: date | None, row: int | None
) -> tuple[Changed, ...]:
    """Everything that changed in the project after that day, or after that row of the journal on it; folded, cancelling
    what cancels. Nothing at all when they never heard: then all of it is new to them, and the registers say it."""
    if since is None:
        return ()
    if row is not None:
        found = workspace.store.journal.changes(
            "journal.project = ? AND journal.id > ?", (now.project.id, row)
        )
    else:
        at = _end_of(since, now)
        found = workspace.store.journal.changes(SINCE, (now.project.id, at, at))
    return changed(now, tuple(_typed(one) for one in net(found)))


def _entered(workspace: Workspace, record: int) -> int | None:
    """The row of the journal in which a record was made."""
    sql = "SELECT min(id) FROM journal WHERE record = ?"
    row: int | None = workspace.store.connection.execute(sql, (record,)).fetchone()[0]
    return row


def _end_of(day: date, now: Situation) -> str:
    """The midnight after `day` where the project is, as acts keep it."""
    midnight = datetime.combine(day + timedelta(days=1), time(), zone_of(now.project.zone))
    return midnight.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _typed(one: Net) -> Net:
    kind = BY_NAME[one.kind]
    return replace(
        one,
        before={name: value_of(kind, name, value) for name, value in one.before.items()},
        after={name: value_of(kind, name, value) for name, value in one.after.items()},
    )
