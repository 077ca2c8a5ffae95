"""The draft of a form is written beside the event loop, and never comes back after it was forgotten."""

from datetime import date
from pathlib import Path
from threading import Event, Thread
from typing import Any, ClassVar

from patience import PATIENCE

from store.disk.draft_files import Draft, Drafts
from store.values.clock import Clock
from tui.forms import draft_autosave
from tui.forms.draft_autosave import DraftAutosave

A = "a" * 32


class State:
    """As much of a form as its draft needs."""

    uuid = A
    changed = True
    texts: ClassVar[dict[str, str]] = {"title": "late"}

    def draft(self, title: str, clock: Clock) -> Draft:
        return Draft(A, "risk", title, {"title": "late"})


def test_forgetting_waits_for_what_is_being_written(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(draft_autosave, "title_of", lambda state: "risk")
    drafts = Drafts(tmp_path / "x.drafts")
    begun, go = Event(), Event()
    write = drafts._write

    def slowly(draft: Draft) -> None:
        begun.set()
        go.wait(PATIENCE)
        write(draft)

    monkeypatch.setattr(drafts, "_write", slowly)
    autosave = DraftAutosave(drafts, Clock(date(2026, 11, 26)), State())  # type: ignore[arg-type]
    keeping = Thread(target=autosave.keep)
    forgetting = Thread(target=autosave.forget)
    keeping.start()
    begun.wait(PATIENCE)
    forgetting.start()
    go.set()
    keeping.join(PATIENCE)
    forgetting.join(PATIENCE)
    autosave.keep()
    assert drafts.all() == []
