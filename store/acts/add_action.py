"""`a` in the review: an action for today, of whoever manages the project."""

from store.disk.workspace import Workspace
from store.records import Project
from store.rules.review.attention import Item
from store.rules.review.verdicts import acted
from store.values.day import Day
from store.values.outcome import Save
from store.values.words import Words


def add_action(workspace: Workspace, item: Item, day: Day, name: Words | str, language: str) -> Save | Words:
    """The action with the verdict on the item, which is called `name`; or why there is none."""
    project = workspace.get(Project, item.project)
    return acted(item, day, name, project.manager if project is not None else None, language)
