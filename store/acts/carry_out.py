"""Saving what an act came to, in the same step as it was looked at."""

from typing import TypeVar

from store.disk.workspace import Saved, Workspace
from store.values.outcome import Save

Otherwise = TypeVar("Otherwise")


def carry_out(workspace: Workspace, outcome: Save | Otherwise, uuid: str = "") -> Saved | Otherwise:
    """What was saved; a question or a refusal comes back as it is. Raises what `Workspace.save` raises."""
    if not isinstance(outcome, Save):
        return outcome
    return workspace.save(*outcome.records, act=outcome.act, uuid=uuid, shared=outcome.shared)
