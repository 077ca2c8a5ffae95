"""`a` in the review: an action for today, that begins with a verb and has an owner."""

from dataclasses import replace

from store.disk.workspace import Workspace
from store.records import Action, Project
from store.rules.review.action_words import proposed
from store.rules.review.review_item import Item
from store.rules.review.verdicts import acted
from store.values.day import Day
from store.values.outcome import Save
from store.values.record import Record
from store.values.words import Words


def propose_action(
    workspace: Workspace, item: Item, day: Day, name: Words | str, language: str
) -> Action | Words:
    """The action as it is offered, of whoever manages the project; or why there is none. The item is called `name`."""
    project = workspace.get(Project, item.project)
    return proposed(item, day, name, project.manager if project is not None else None, language)


def add_action(item: Item, day: Day, action: Action, title: str, owner: int | None, *made: Record) -> Save:
    """The action as it was typed, with the verdict on the item and with who was `made` for it by name."""
    done = acted(item, day, replace(action, title=title, owner=owner))
    return replace(done, records=(*made, *done.records))
