"""Settings against the settings in force: what makes no sense together is refused, wherever it would hold."""

from collections.abc import Iterable, Iterator

from store.disk.ledger import Ledger
from store.records import Project, Setting
from store.records.setting import in_force
from store.values.record import Batch, Objection, Record
from store.values.sense import nonsense
from store.values.words import N_, Words, words


def contradictions(ledger: Ledger, part: Iterable[Record], act: Batch) -> Iterator[tuple[Record, Objection]]:
    """Against the settings among `part`, with all settings of the act in place."""
    new = [record for record in part if isinstance(record, Setting)]
    if not new:
        return
    changed = {setting.id for setting in new}
    standing = [s for s in ledger.select(Setting, "archived = 0", (), "ORDER BY id") if s.id not in changed]
    settings = [*standing, *(setting for setting in new if not setting.archived)]
    places = {setting.project for setting in settings if setting.project is not None}
    for setting in new:
        for place in [None, *sorted(places)] if setting.project is None else [setting.project]:
            for names, problem in nonsense(in_force(settings, place)):
                if setting.name in names or setting.name == "call_profile":
                    yield setting, _said(ledger, setting, place, problem)
                    break


def _said(ledger: Ledger, setting: Setting, place: int | None, problem: Words) -> Objection:
    """The problem under the value; with the project's code where it is a project's own settings that clash."""
    project = ledger.get(Project, place) if place is not None and place != setting.project else None
    if project is not None:
        problem = words(N_("in {project}, {problem}"), project=project.code, problem=problem)
    return Objection("value", problem)
