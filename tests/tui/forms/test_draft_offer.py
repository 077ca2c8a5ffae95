"""What was typed and not saved is kept, and offered again."""

from datetime import date
from typing import Any

import pytest

from store.disk.workspace import Workspace
from store.records import Morale, Person, Risk, Told
from tui.actions.record_forms import edit_record, new_record, tell
from tui.actions.resume_drafts import open_drafts

SIZE = (80, 24)


def asks(little: Any) -> bool:
    return type(little.screen).__name__ == "Question"


def no_form(little: Any) -> bool:
    return not hasattr(little.screen, "rows") and not asks(little)


async def test_a_draft_is_kept_after_a_pause_in_typing(
    little: Any, cast: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.forms.form_screen.PAUSE", 0.01)
    async with little.run_test(size=SIZE) as pilot:
        await little.open(pilot, new_record(little, Risk))
        await pilot.press(*"Legacy")
        await little.until(little.drafts.all)
        (draft,) = little.drafts.all()
        assert (draft.kind, draft.record, dict(draft.fields)) == ("risk", None, {"title": "Legacy"})


async def test_escape_keeps_a_draft_that_opening_again_offers(
    little: Any, cast: Any, workspace: Workspace
) -> None:
    async with little.run_test(size=SIZE) as pilot:
        await little.open(pilot, edit_record(little, cast.risk))
        await little.fill(pilot, "due", "fri")
        await little.fill(pilot, "owner", "Petra")
        await pilot.press("enter")
        await little.fill(pilot, "impact", "9")
        await pilot.press("escape")
        await little.until(lambda: no_form(little))
        assert "draft kept: R-14, Data owner leaves" in little.reports[0]
        draft = little.drafts.all()[0]
        assert draft.fields["due"] == "2026-11-27" and draft.fields["impact"] == "9"

        little.dialogue(edit_record(little, cast.risk))
        await little.until(lambda: asks(little))
        await pilot.press("e")
        await little.until(lambda: hasattr(little.screen, "rows") and little.screen.focused)
        assert little.row("impact").typed.text == "9"
        await little.fill(pilot, "impact", "3")
        await pilot.press("f2")
        await little.until(lambda: little.saves)
    made, risk = little.saves[0].records
    assert little.saves[0].act.uuid == draft.id
    assert (made.name, risk.owner, risk.due, risk.impact) == ("Petra", made.id, date(2026, 11, 27), 3)
    assert workspace.get(Person, made.id) is not None
    assert little.drafts.all() == []


async def test_what_is_discarded_is_gone(little: Any, cast: Any) -> None:
    async with little.run_test(size=SIZE) as pilot:
        await little.open(pilot, edit_record(little, cast.risk))
        await little.fill(pilot, "trigger", "x")
        little.form.keep_now()
        assert little.drafts.all()
        await pilot.press("ctrl+x")
        await little.until(lambda: asks(little))
        await pilot.press("d")
        await little.until(lambda: no_form(little))
    assert not little.drafts.all() and not little.saves


async def test_a_form_left_as_it_was_keeps_nothing(little: Any, cast: Any) -> None:
    async with little.run_test(size=SIZE) as pilot:
        await little.open(pilot, edit_record(little, cast.risk))
        await pilot.press("tab", "escape")
        await little.until(lambda: no_form(little))
    assert not little.drafts.all() and not little.reports


async def test_keep_now_needs_no_event_loop(little: Any, cast: Any) -> None:
    import threading

    async with little.run_test(size=SIZE) as pilot:
        await little.open(pilot, new_record(little, Risk))
        await pilot.press(*"Legacy")
        thread = threading.Thread(target=little.form.keep_now)
        thread.start()
        thread.join()
        assert little.drafts.all()[0].fields["title"] == "Legacy"


async def test_leaving_the_app_keeps_what_was_typed(little: Any, cast: Any) -> None:
    async with little.run_test(size=SIZE) as pilot:
        await little.open(pilot, new_record(little, Risk))
        await pilot.press(*"Legacy")
        await pilot.pause()
    assert little.drafts.all()[0].fields["title"] == "Legacy"


async def test_at_the_start_one_question_for_all_drafts_and_again_for_those_that_wait(
    little: Any, cast: Any, workspace: Workspace
) -> None:
    async with little.run_test(size=SIZE) as pilot:
        for kind, text in ((Risk, "Legacy"), (Morale, "3")):
            await little.open(pilot, new_record(little, kind))
            await pilot.press(*text)
            await pilot.press("escape")
            await little.until(lambda: no_form(little))
        await little.open(pilot, tell(little, cast.risk))
        await little.fill(pilot, "reaction", "thanks")
        await pilot.press("escape")
        await little.until(lambda: no_form(little))

        little.dialogue(open_drafts(little))
        await little.until(lambda: asks(little))
        await pilot.pause()
        assert "3 drafts are kept" in "\n".join(little.shown)
        for left in (3, 2, 1):
            await little.until(lambda: asks(little))
            await pilot.pause()
            said = f"{left} drafts are kept" if left > 1 else "A draft is kept"
            assert said in "\n".join(little.shown)
            await pilot.press("e")
            await little.until(lambda: hasattr(little.screen, "rows") and little.screen.focused)
            form = little.form
            if form.state.base.kind == "told":
                await pilot.press("enter")
            else:
                await pilot.press("escape")
            await little.until(lambda form=form: little.screen is not form)
        await little.until(lambda: no_form(little))
    (told,) = workspace.live(Told)
    assert (told.subject, told.reaction) == (cast.risk.id, "thanks")
    assert {draft.kind for draft in little.drafts.all()} == {"risk", "morale"}


async def test_a_draft_of_another_version_is_no_crash(little: Any, cast: Any) -> None:
    from store.disk.draft_files import Draft

    little.drafts.keep(Draft(id="abc", kind="no such kind", title="old", fields={"x": "y"}))
    async with little.run_test(size=SIZE) as pilot:
        little.dialogue(open_drafts(little))
        await little.until(lambda: asks(little))
        await pilot.press("e")
        await little.until(lambda: little.reports)
    assert "another version" in little.reports[0]


async def test_a_waiting_draft_does_not_take_the_key_of_the_review(little: Any, cast: Any) -> None:
    gone: list[str] = []
    little.go = gone.append
    async with little.run_test(size=SIZE) as pilot:
        await little.open(pilot, new_record(little, Risk))
        await pilot.press(*"Legacy", "escape")
        await little.until(lambda: no_form(little))
        little.dialogue(open_drafts(little))
        await little.until(lambda: asks(little))
        await pilot.press("r")
        await little.until(lambda: gone == ["review"])
    assert little.drafts.all(), "it waits"


async def test_discarding_one_of_two_drafts_announces_the_other_and_types_nothing_into_it(
    little: Any, cast: Any
) -> None:
    async with little.run_test(size=SIZE) as pilot:
        for kind, text in ((Risk, "Legacy"), (Morale, "3")):
            await little.open(pilot, new_record(little, kind))
            await pilot.press(*text)
            little.form.keep_now()
            await pilot.press("escape")
            await little.until(lambda: no_form(little))
        _, second = little.drafts.all()
        little.dialogue(open_drafts(little))
        await little.until(lambda: asks(little))
        await pilot.press("e")
        await little.until(lambda: hasattr(little.screen, "rows") and little.screen.focused)
        await pilot.press("ctrl+x")
        await little.until(lambda: asks(little))
        await pilot.press("d")
        await little.until(lambda: asks(little) and "A draft is kept" in "\n".join(little.shown))
        await pilot.press("escape")
        await little.until(lambda: no_form(little))
    assert [(draft.id, dict(draft.fields)) for draft in little.drafts.all()] == [
        (second.id, dict(second.fields))
    ]
