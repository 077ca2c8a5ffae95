"""A part in a project is entered. For somebody who has one there already, as a first import leaves it, it becomes that
one: nobody has two; but who the sponsor is, is not changed so. Where no clock would run by its role and class, the one
that is missing is asked for."""

from collections.abc import Collection
from dataclasses import replace
from typing import Final

from store.disk.workspace import Workspace
from store.queries.people.part_held import part_held
from store.queries.project_day import day_within
from store.records import Stakeholder
from store.records.stakeholder import CLASSES, ROLES
from store.rules.people.cadence import class_without_clock, without_clock
from store.rules.registers.defaults import following
from store.values.outcome import Answers, Choose, Save
from store.values.words import N_, words

NO_CLASS: Final = "unclassed"
ASKED_ROLES: Final = ("executive", "client_pm", "supplier", "core")
"""Roles that a class is given to, and the one in which no clock runs by it."""


def enter_part(
    workspace: Workspace, typed: Stakeholder, given: Collection[str]
) -> tuple[Stakeholder | None, Stakeholder]:
    """The part that was held before, None: there is none, or nothing was `given` (names of fields) that it would
    change; and the part to save."""
    part = part_held(workspace, typed) if given and not typed.rev else None
    if part is not None and part.role == "sponsor" and "role" in given and typed.role != part.role:
        # Saving it is refused, with the way out: the sponsor would be gone, and with them all that is untold.
        part = None
    return part, typed if part is None else replace(part, **{name: getattr(typed, name) for name in given})


def enter_clocks(
    workspace: Workspace, part: Stakeholder, given: Collection[str], answers: Answers, name: str
) -> Save | Choose:
    """The part, after the question for the role that a class was given without, or for the class that a role needs.
    `given` as above; `name`: of the person, who may be entered with it."""
    if "client_class" in given and "role" not in given and class_without_clock(part):
        if "role" not in answers:
            said = words(
                N_("No clock runs by class {letter} in the core team. What is {name}?"),
                letter=part.client_class or "",
                name=name,
            )
            return Choose("role", said, tuple((role, ROLES[role]) for role in ASKED_ROLES))
        part = replace(part, role=answers["role"])
    if {"role", "client_class"} & set(given) and without_clock(part):
        if "class" not in answers:
            said = words(
                N_("No clock runs for {name} ({role}) without a class. Which class?"),
                name=name,
                role=words(ROLES[part.role]),
            )
            return Choose("class", said, (*CLASSES.items(), (NO_CLASS, N_("none"))))
        if answers["class"] != NO_CLASS:
            today = day_within(workspace, part.project).date
            chosen = {"client_class": answers["class"]}
            part = replace(part, **chosen, **following(Stakeholder, chosen, today, part))
    return Save((part,), words(N_("part of {name}"), name=name))
