"""The thread that owns the workspace: it looks at what others do however busy it is."""

import asyncio
import time
from concurrent.futures import Future
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from patience import PATIENCE

from store.disk.workspace import Workspace
from store.records import Person
from store.values.clock import Clock
from store.values.words import Words
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
        store.watch(lambda kinds, said: None, lambda: looks.append(None), lambda trouble: None)
        for _ in range(200):
            store.submit(lambda workspace: None).result()
            time.sleep(0.002)
        assert len(looks) > 1
    finally:
        store.close()


@pytest.mark.parametrize("saves", [False, True])
def test_whoever_leaves_waits_for_what_is_saved_and_not_for_what_is_read(
    tmp_path: Path, clock: Clock, saves: bool
) -> None:
    begun, end = Event(), Event()
    path = tmp_path / "store.db"
    store = StoreThread(
        lambda: Workspace.open(path, who="ann", clock=clock, private_dir=tmp_path / "ann", create=True)
    )

    def read(workspace: Workspace) -> bool:
        begun.set()
        return end.wait(PATIENCE)

    async def leave() -> Future[Any] | None:
        reading = asyncio.ensure_future(store.read(read))
        await asyncio.to_thread(begun.wait, PATIENCE)
        saved = store.submit(lambda w: w.save(Person(name="Ada"), act=Words("add"))) if saves else None
        if saves:
            asyncio.get_running_loop().call_later(0.2, end.set)
        await asyncio.to_thread(store.close)
        assert end.is_set() is saves, "only a save is waited for"
        end.set()
        assert await reading
        return saved

    saved = asyncio.run(leave())
    assert saved is None or saved.done()
