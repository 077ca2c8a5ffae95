"""How words were kept, in both directions, with what the journal knows of due days that changed."""

from store.disk.workspace import Workspace
from store.queries.due_changes import due_changes
from store.queries.project_situation import situation
from store.records import Action
from store.rules.registers.facts import Fact
from store.rules.registers.promises import Ratio, Word, ratio, told_of, word
from store.values.day import Day
from store.values.frozen import frozen


@frozen
class Kept:
    """`ours`: what we promised; `theirs`: what we asked for."""

    ours: Ratio
    theirs: Ratio


def kept_words(workspace: Workspace, project: int) -> Kept:
    """Of all promises and asks of a project, in two statements beside the situation."""
    now = situation(workspace, project)
    moved = due_changes(workspace, now.actions)
    today = now.day.date

    def of(type: str) -> list[Word]:
        return [word(a, moved.get(a.id, ()), today) for a in now.actions if a.type == type]

    return Kept(ratio(of("promise")), ratio(of("ask")))


def word_facts(workspace: Workspace, action: Action, day: Day) -> tuple[Fact, ...]:
    """What there is to say of one given word."""
    changes = due_changes(workspace, (action,)).get(action.id, ())
    return tuple(told_of(action, changes, day))
