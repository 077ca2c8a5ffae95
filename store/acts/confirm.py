"""Space: it stands. Confirmed, reviewed, read again; and what is kept within stays so."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from store.disk.workspace import Workspace
from store.queries.project_day import today_of
from store.queries.project_situation import situation
from store.records import Told
from store.records.names import Called, name_of, names
from store.rules.registers.kept_internal import STAYS, kept_internal
from store.rules.registers.lifecycle import STAND, handled
from store.rules.registers.news import who_may_know
from store.values.outcome import Save
from store.values.record import Record, own_project
from store.values.words import N_, Words, words


def confirm(
    workspace: Workspace, records: Sequence[Record], called: Called = name_of, language: str = "en"
) -> Save | Words:
    """What Space makes of each, or why there is nothing to confirm. In the review what cannot be confirmed is seen:
    `rules.review.verdicts.stands`. `language`: of what is written with it."""
    days = {record.id: today_of(workspace, record) for record in records}
    done = handled(records, days, STAND, N_("nothing to confirm here"), called)
    made = {one.id: one for one in done.records} if isinstance(done, Save) else {}
    kept = tuple(_kept(workspace, records, made, days, language))
    if not kept:
        return done
    subjects = {told.subject for told in kept}
    name = names([record for record in records if record.id in subjects], called)
    return Save((*made.values(), *kept), words(STAYS, name=name))


def _kept(
    workspace: Workspace,
    records: Sequence[Record],
    made: Mapping[int, Record],
    days: Mapping[int, date],
    language: str,
) -> Iterator[Told]:
    """That it stays internal, of those of which that is asked: `rules.registers.news.who_may_know`."""
    for record in records:
        if (project := own_project(record)) is None:
            continue
        if (asked := who_may_know(situation(workspace, project), record)) is not None:
            rev = record.rev + (record.id in made and made[record.id] != record)
            yield kept_internal(project, record, asked.person, rev, days[record.id], language)
