"""The same answers on the screen and in the line dialogue leave the same records and the same acts."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from store.acts.leave_review import remember_place
from store.cli.parser import Call, Options
from store.cli.verbs.review_plain import Dialogue
from store.disk.project_by_code import project_by_code
from store.disk.workspace import Workspace
from store.queries.review.review_place import place_of
from store.records import KINDS, Action, Milestone, Risk
from store.session import Session
from store.values.clock import Clock
from store.values.words import say
from tui.dialogs.question import Question
from tui.dialogs.reason_prompt import Reason
from tui.forms.form_screen import FormScreen
from tui.meeting.meeting_screen import MeetingScreen
from tui.review.review_screen import ReviewScreen

ANSWERED = {
    "I-14": ["t", "t", "x closed next version"],
    "M2": ["ok"],
    "M6": ["c they know"],
    "A-04": ["x prices"],
    "R-21": ["x occurred"],
}
BY_CODE: dict[str, Any] = {"I-14": Risk, "A-04": Action, "M2": Milestone, "M6": Milestone, "R-21": Risk}


def left(workspace: Workspace, since: int) -> Iterator[tuple[str, Any]]:
    """The acts after a row of the journal, and what each left, without what is drawn or counted by itself."""
    rows = workspace.store.journal.changes("journal.id > ?", (since,))
    for row in rows:
        after = {name: value for name, value in row.after.items() if name not in ("id", "rev")}
        new = row.before is None
        yield say(row.act.name), (KINDS[row.kind].kind, 0 if new else row.record, after)


@pytest.fixture
def plain(
    tmp_path: Path,
    demo: Path,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> list[tuple[str, Any]]:
    """What the line dialogue left on a copy of the demo."""
    folder = tmp_path / "plain"
    shutil.copytree(demo, folder)
    session = Session(folder / "store.db", "ann", clock, "en", private_dir=folder / "ann")
    with closing(
        Workspace.open(session.path, who="ann", clock=clock, private_dir=session.private_dir)
    ) as workspace:
        since = workspace.store.journal.last()
        for code, lines in ANSWERED.items():
            records = workspace.live(BY_CODE[code], project_by_code(workspace, "ERP-North").id)
            (record,) = [one for one in records if one.code == code]
            typed = iter(lines)

            class Typing:
                def readline(self, record: Any = record, typed: Any = typed) -> str:
                    here = place_of(workspace).record == record.id
                    return (next(typed, "q") if here else "") + "\n"

            remember_place(workspace, 0, 0)
            monkeypatch.setattr("sys.stdin", Typing())
            Dialogue(Call(session, Options(plain=True), lambda _: 0), workspace).run()
            assert next(typed, None) is None, code
        found = list(left(workspace, since))
    capsys.readouterr()
    return found


async def test_the_same(
    plain: list[tuple[str, Any]], running: Any, until: Any, shown: Any, clock: Clock
) -> None:
    async with running() as (app, pilot):
        since = await app.store.run(lambda w: w.store.journal.last())
        await pilot.press("r")
        await until(pilot, lambda: isinstance(app.screen, ReviewScreen) and app.screen.focused)
        screen = app.screen

        async def saved(n: int) -> None:
            async def acts() -> bool:
                found = await app.store.run(lambda w: list(left(w, since)))
                return len(dict(found)) == n

            await until(pilot, acts, f"{n} acts")
            await until(pilot, lambda: app.screen is screen and not screen.round._pending)

        async def at(code: str) -> None:
            def place() -> int | None:
                lines = screen.round.lines
                codes = ((line.project, getattr(line.item.record, "code", "")) for line in lines)
                return next((n for n, found in enumerate(codes) if found == ("ERP-North", code)), None)

            await until(pilot, lambda: place() is not None, code)
            while screen.round.at != place():
                before = screen.round.at
                await pilot.press("right" if before < (place() or 0) else "left")
                await until(pilot, lambda before=before: screen.round.at != before)

        async def press(key: str, opens: type[Any], *keys: str) -> None:
            await pilot.press(key)
            await until(pilot, lambda: isinstance(app.screen, opens) and app.screen is not screen, key)
            await until(pilot, lambda: app.screen.focused or opens is Question, key)
            await pilot.press(*keys)

        for n in (1, 2):
            await at("I-14")
            await press("t", FormScreen, "enter")
            await saved(n)
        await at("I-14")
        await press("x", Question, "c")
        await until(pilot, lambda: "next version" in shown(app))
        await pilot.press("v")
        await until(pilot, lambda: "What was learned from" in shown(app))
        await pilot.press("escape")
        await saved(3)
        await at("M2")
        await pilot.press("space")
        await saved(4)
        await at("M6")
        await press("c", MeetingScreen, *"they", "space", *"know", "f2")
        await saved(5)
        await at("A-04")
        await press("x", Reason, *"prices", "enter")
        await saved(6)
        await at("R-21")
        await press("x", Question, "o")
        await saved(7)
        screened = await app.store.run(lambda w: list(left(w, since)))
    assert len(dict(plain)) == 7
    assert screened == plain
