"""The thread that owns the workspace: it looks at what others do however busy it is."""

import time
from pathlib import Path

import pytest

from store.disk.workspace import Workspace
from store.values.clock import Clock
from tui.terminal.store_thread import StoreThread


def test_work_after_work_keeps_it_from_no_look(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.terminal.store_thread.TICK", 0.05)
    path = tmp_path / "store.db"
    store = StoreThread(
        lambda: Workspace.open(path, who="ann", clock=clock, private_dir=tmp_path / "ann", create=True)
    )
    looks: list[None] = []
    try:
        store.opened.result()
        store.watch(lambda kinds: None, lambda: looks.append(None), lambda trouble: None)
        for _ in range(200):
            store.submit(lambda workspace: None).result()
            time.sleep(0.002)
        assert len(looks) > 1
    finally:
        store.close()
