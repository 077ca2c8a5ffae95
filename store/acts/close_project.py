"""A project is closed: its goals are read a last time, what is still open in it is said; or it is opened again."""

from dataclasses import replace

from store.acts.read_goal import value_in, with_reading
from store.disk.workspace import Workspace
from store.queries.project_situation import situation
from store.records import Goal, Project
from store.records.goal import last_reading, show_measure
from store.records.names import name_said
from store.rules.registers.project_closure import still_open, to_be_read
from store.rules.situation import Situation
from store.values.date_display import dated
from store.values.outcome import Answers, Choose, Explain, Save
from store.values.record import Record
from store.values.words import N_, Words, bare, words

NOT_READ = "-"
"""What is typed where nobody can tell how a goal stands."""


def close_project(
    workspace: Workspace, project: Project, answers: Answers
) -> Save | Choose | Explain | Words:
    """Asks how each goal stands whose end nobody has read, then where something is still open: the `details` say how
    much of what."""
    now = situation(workspace, project.id)
    read: list[Record] = []
    for goal in to_be_read(now):
        name = f"goal:{goal.id}"
        typed = answers.get(name)
        if typed is None:
            needs = N_("a number, or - where nobody can tell")
            return Explain(
                name, _how_it_stands(now, goal), needs, back=N_("back"), of=goal.rev, label=N_("Value")
            )
        if typed.strip() == NOT_READ:
            continue
        if (value := value_in(typed, goal.unit)) is None:
            said = N_('"{typed}" is no value of {name}; nothing was closed')
            return words(said, typed=typed.strip(), name=goal.code)
        read.append(with_reading(goal, value, now.day.date))
    found = still_open(now)
    if found and answers.get("close") != "yes":
        said = N_(
            "Still open in {code}: {counts}. They stay as they are, and none of them is shown any more."
        )
        asked = words(said, code=project.code, counts=found)
        return Choose("close", asked, (("yes", N_("close it")),), found, back=N_("back"))
    closed = replace(project, state="closed")
    return Save((closed, *read), words(N_("close {code}"), code=project.code))


def _how_it_stands(now: Situation, goal: Goal) -> Words:
    """The question, with what was wanted and what was read last."""
    unit = f" {unit}" if (unit := bare(goal.unit)) else ""
    said = name_said(goal)
    if goal.target is not None:
        said = words(N_("{what}, target {target}"), what=said, target=f"{show_measure(goal.target)}{unit}")
    if (last := last_reading(goal)) is not None:
        value = f"{show_measure(last[1])}{unit}"
        said = words(N_("{what}, {value} on {day}"), what=said, value=value, day=dated(last[0], now.day.date))
    return words(N_("{what}: how does it stand today?"), what=said)


def open_again(project: Project) -> Save:
    """A closed project goes on."""
    return Save((replace(project, state="active"),), words(N_("open {code} again"), code=project.code))
