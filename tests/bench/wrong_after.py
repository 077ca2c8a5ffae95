"""What is wrong with a store after its writers were killed."""

from pathlib import Path

from store.disk.care.integrity import check
from store.disk.file.replay import differences
from store.disk.workspace import Workspace
from store.records import Risk
from store.values.record import Home
from store.values.words import say


def wrong_after(workspace: Workspace, home: Home, private: Path) -> list[str]:
    """Codes that were given twice, tables of one of the files that disagree with its journal, and what `check` finds;
    closes it."""
    wrong = []
    codes = [risk.code for risk in workspace.select(Risk)]
    if len(set(codes)) != len(codes):
        wrong.append("a code was given twice")
    ledger = workspace.store if home == "store" else workspace.private
    wrong += [f"{one}" for one in differences(ledger.connection, home)]
    workspace.close()
    found = check(workspace.path, private_dir=private)
    return wrong + [say(finding.words) for finding in found if finding.severity == "trouble"]
