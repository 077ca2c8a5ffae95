"""The review on the first screen: verdicts are given on its lines; when it is done, it shows the day."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from store.queries.review.review_place import place_of
from store.records import Risk, Stakeholder, Told, Verdict
from store.values.words import words
from tui.forms.form_screen import FormScreen


def review_rows(app: Any) -> list[Any]:
    """The stops, or the lines of the day."""
    return [row.payload for row in app.dashboard._panes[0].rows._rows if not row.below]


def codes(app: Any) -> list[str]:
    return [getattr(line.record, "code", "") for line in review_rows(app)]


async def test_a_verdict_is_given_on_the_first_screen_and_taken_back(
    running: Any, until: Any, shown: Any
) -> None:
    async with running() as (app, pilot):
        before = codes(app)
        assert before[0] == "I-14"
        await pilot.press("space")
        await until(pilot, lambda: codes(app) == before[1:], "the next one moves up")
        await until(pilot, lambda: f"REVIEW {len(before) - 1}" in shown(app))
        assert (await app.store.run(place_of)).done == 1
        await pilot.press("u")
        await until(pilot, lambda: codes(app) == before, "it is back")
        assert app.dashboard._panes[0].line.record.code == "I-14"


async def test_what_was_told_stays_until_one_goes_on(
    running: Any, until: Any, shown: Any, stored: Any
) -> None:
    async with running() as (app, pilot):
        before = codes(app)
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, FormScreen) and app.screen.focused)
        (sponsor,) = await stored(app, Stakeholder, role="sponsor")
        row = app.screen.rows["person"]
        row.typed.text = f"#{sponsor.person}"
        row.show()
        await pilot.press("f2")
        await until(pilot, lambda: app.screen is app.dashboard, "it was told")
        assert [told.person for told in await stored(app, Told)][-1] == sponsor.person
        await pilot.pause()
        assert codes(app) == before and (await app.store.run(place_of)).done == 0
        await pilot.press("space")
        await until(pilot, lambda: codes(app) == before[1:])
        assert (await app.store.run(place_of)).done == 1


async def test_the_cursor_passes_over_what_hangs_under_an_event(running: Any, until: Any) -> None:
    async with running() as (app, pilot):
        pane = app.dashboard._panes[0]
        first, second, *_ = review_rows(app)
        assert first.stop.item.event and pane.rows._rows[1].below
        await pilot.press("j")
        await until(pilot, lambda: pane.line.record == second.record)
        await pilot.press("k")
        await until(pilot, lambda: pane.line.record == first.record)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
async def test_when_it_is_done_it_is_the_day_until_something_red_comes(
    running: Any, until: Any, shown: Any, language: str
) -> None:
    async with running(language=language) as (app, pilot):
        day, review = (f"── {app.say(title)} " for title in ("THE DAY", "REVIEW"))
        for left in range(len(codes(app)), 0, -1):
            await until(pilot, lambda left=left: len(codes(app)) <= left or day in shown(app))
            await pilot.press("space")
            await until(pilot, lambda left=left: len(codes(app)) < left or day in shown(app), f"{left}")
        await until(pilot, lambda: day in shown(app) and review not in shown(app), shown(app))
        talk, *due = review_rows(app)
        assert talk.talk.hour == "9:30" and talk.talk.name in shown(app) and due
        await app.keep(
            Risk(project=app.project, title="Yard floods", probability=5, impact=5), act=words("x")
        )
        await until(pilot, lambda: review in shown(app) and "Yard floods" in shown(app))


async def test_others_see_nothing_of_it(running: Any, until: Any, shown: Any) -> None:
    async with running() as (app, pilot):
        await pilot.press("grave_accent")
        await until(pilot, lambda: "REVIEW" not in shown(app) and not review_rows(app))
        assert "CRM-Sud" not in shown(app) and "FOR CHEN" not in shown(app)
        await pilot.press("grave_accent")
        await until(pilot, lambda: "REVIEW" in shown(app) and codes(app)[0] == "I-14")


async def test_w_says_each_reason_on_a_line_of_its_own(running: Any, until: Any, shown: Any) -> None:
    async with running() as (app, pilot):
        reasons = [app.say(reason.words) for reason in app.dashboard.shown.review.line.stop.reasons]
        await pilot.press("w")
        await until(pilot, lambda: "Esc back" in shown(app))
        begun = [line[3:].strip() for line in shown(app).splitlines() if line.startswith(" - ")]
        assert len(begun) == len(reasons) > 2
        assert all(reason.startswith(line) for reason, line in zip(reasons, begun, strict=True))


async def test_w_on_a_line_that_has_no_colour_says_so(running: Any, until: Any, shown: Any) -> None:
    async with running() as (app, pilot):
        await pilot.press("5", "w")
        await until(pilot, lambda: "has no colour that needs a reason" in shown(app))


async def test_what_others_told_while_i_was_away_stays_until_i_move(
    running: Any, until: Any, shown: Any, monkeypatch: Any
) -> None:
    """Another screen that is opened and left does not take it away unread."""
    said = "Lin told Chen of 6; 2 untold"
    monkeypatch.setattr("tui.picture.morning.back_again", lambda workspace: words("{said}", said=said))
    async with running() as (app, pilot):
        await until(pilot, lambda: said in shown(app))
        await pilot.press("l")
        await until(pilot, lambda: app.screen is not app.dashboard and app.screen.focused)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.dashboard and said in shown(app))
        await pilot.press("j")
        await until(pilot, lambda: said not in shown(app))


async def test_the_round_goes_on_while_others_look(running: Any, until: Any) -> None:
    """What was under way when they came is counted, what is taken back meanwhile is."""
    async with running() as (app, pilot):
        before = codes(app)
        await pilot.press("space", "grave_accent")
        await until(pilot, lambda: app.looked_at and not codes(app), "others look")
        await pilot.press("grave_accent")
        await until(pilot, lambda: codes(app) == before[1:], "none has the verdict")
        assert (await app.store.run(place_of)).done == 1
        await pilot.press("grave_accent")
        await until(pilot, lambda: app.looked_at and not codes(app), "others look again")
        await pilot.press("u")
        await until(pilot, nothing_judged(app), "it is taken back")
        await pilot.press("grave_accent")
        await until(pilot, lambda: codes(app) == before, "it is back")


def nothing_judged(app: Any) -> Callable[[], Awaitable[bool]]:
    async def nothing() -> bool:
        return not await app.store.run(lambda w: w.live(Verdict))

    return nothing
