"""A check was held, or a drill: its result. What was found the time before, and put right, is in its history."""

from dataclasses import replace

from store.disk.workspace import Workspace
from store.queries.project_day import today_of
from store.records import Check
from store.records.check import RESULTS, next_on
from store.records.names import Called, name_of
from store.values.outcome import Answers, Choose, Save
from store.values.words import N_, Words, words

HELD = {"passed": N_("passed: {name}"), "failed": N_("failed: {name}")}


def hold_check(
    workspace: Workspace, check: Check, answers: Answers, called: Called = name_of
) -> Save | Choose | Words:
    """Asks for the `result`, today's. One that was held and is not planned again has none to come."""
    name, result = called(check), answers.get("result")
    if check.checked_on is not None and next_on(check) is None:
        said = N_("{name} was checked on {day}, and is not planned again: e plans it")
        return words(said, name=name, day=check.checked_on)
    if result not in HELD:
        return Choose(
            "result",
            words(N_("{name}: with which result?"), name=name),
            tuple(RESULTS.items()),
            of=check.id,
        )
    held = replace(
        check,
        checked_on=today_of(workspace, check),
        result=result,
        finding="",
        correction="",
        corrector=None,
        correct_by=None,
        corrected_on=None,
    )
    return Save((held,), words(HELD[result], name=name))
