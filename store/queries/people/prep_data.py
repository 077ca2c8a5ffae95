"""The prep sheet of one person: what is read for it, the same number of statements for whomever."""

from store.disk.in_list import each_of, sql_in
from store.disk.workspace import Workspace
from store.queries.project_situation import situations
from store.records import Contact, Person, Project
from store.rules.briefing.prep_sheet import Prep, prep

TOUCHES = 3
MOST_OPINIONS = 20
THEIRS = f"""
SELECT project FROM stakeholder WHERE person = :person AND archived = 0
UNION SELECT project FROM action WHERE archived = 0 AND done_on IS NULL AND dropped_on IS NULL
  AND :person IN (owner, owed_to, asked_by)
UNION SELECT project FROM change WHERE archived = 0
  AND EXISTS (SELECT 1 FROM {each_of("must_hear")} WHERE value = :person)
UNION SELECT id FROM project WHERE archived = 0 AND hear_first = :person
"""
OPINION = "person = ? AND archived = 0 AND opinion <> '' AND answered_on IS NULL"


def prep_of(workspace: Workspace, person: int, first: int | None = None) -> Prep:
    """The sheet over every running project that knows them, `first` before the others.

    Raises KeyError when there is no such person.
    """
    found = workspace.get(Person, person)
    if found is None:
        raise KeyError(person)
    rows = workspace.store.connection.execute(THEIRS, {"person": person}).fetchall()
    which, ids = sql_in("id", [project for (project,) in rows])
    projects = workspace.select(Project, f"archived = 0 AND state <> 'closed' AND {which}", ids)
    order = sorted(projects, key=lambda project: (project.id != first, not project.running, project.id))
    nows = situations(workspace, [project.id for project in order]) if order else ()
    touches = workspace.select(
        Contact, "person = ? AND archived = 0", (person,), f'ORDER BY "on" DESC, id DESC LIMIT {TOUCHES}'
    )
    opinions = workspace.select(Contact, OPINION, (person,), f'ORDER BY "on", id LIMIT {MOST_OPINIONS}')
    today = nows[0].day.date if nows else workspace.clock.today()
    return prep(found, today, nows, touches, opinions)
