"""Forms, through the keys."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from store.disk.file.sqlite import Busy
from store.disk.workspace import Workspace
from store.records import (
    Action,
    Contact,
    Milestone,
    Person,
    Project,
    Reforecast,
    Risk,
    Series,
    Stakeholder,
    Told,
)
from store.values.fields import field_named
from store.values.record import Record
from store.values.words import say, words
from tui.actions.record_forms import edit_record, new_record, record_contact, tell
from tui.dialogs.question import Question
from tui.forms.form_screen import WAITS, FormScreen

SIZE = (80, 24)


async def test_new_risk_is_typed_and_saved(little: Any, cast: Any, workspace: Workspace) -> None:
    async with little.run_test(size=SIZE) as pilot:
        await little.open(pilot, new_record(little, Risk))
        assert little.row("title").has_focus_within
        await little.fill(pilot, "title", "Legacy API unknown")
        await little.fill(pilot, "impact", "4")
        await little.fill(pilot, "owner", "sun")
        await pilot.press("enter")
        assert little.row("response").has_focus_within
        await pilot.press("m", "i", "t", "tab")
        await little.fill(pilot, "due", "+5wd")
        assert "Thu 3 Dec 2026, in 5wd" in "\n".join(little.shown)
        await pilot.press("f2")
        await little.until(lambda: little.saves)
        await little.until(lambda: not hasattr(little.screen, "rows"))
    (saved,) = little.saves[0].records
    assert (
        saved.code,
        saved.title,
        saved.impact,
        saved.owner,
        saved.response,
        saved.due,
        saved.detected_on,
    ) == (
        "R-15",
        "Legacy API unknown",
        4,
        cast.sun.id,
        "mitigate",
        date(2026, 12, 3),
        date(2026, 11, 26),
    )
    assert not little.drafts.all()


async def test_what_is_wrong_stays_under_its_field(little: Any) -> None:
    async with little.run_test(size=SIZE) as pilot:
        await little.open(pilot, new_record(little, Risk))
        await little.fill(pilot, "probability", "7")
        await little.fill(pilot, "owner", "nobody at all")
        await pilot.press("escape", "tab", "ctrl+s")
        await little.until(lambda: isinstance(little.screen, Question))
        await pilot.press("escape")
        await little.until(lambda: isinstance(little.screen, FormScreen))
        await little.until(lambda: little.row("title").has_focus_within)
        assert little.row("title").error == "needed"
        assert little.row("probability").error == "from 1 to 5"
        assert "nobody at all" in little.row("owner").error
        await little.until(
            lambda: all(one in "\n".join(little.shown) for one in ("! from 1 to 5", "3 to correct"))
        )
        await pilot.press("x")
        assert little.row("title").error == ""
        assert not little.saves


async def test_objections_of_the_store_go_under_their_fields(little: Any, cast: Any) -> None:
    async with little.run_test(size=SIZE) as pilot:
        await little.open(pilot, edit_record(little, cast.risk))
        await little.fill(pilot, "reviewed_on", "tomorrow")
        await pilot.press("f2")
        await little.until(lambda: little.row("reviewed_on").error)
        assert little.row("reviewed_on").error == "not after today"
        assert little.row("reviewed_on").has_focus_within


async def test_a_link_offers_everybody_it_may_mean_and_somebody_new(
    little: Any, workspace: Workspace
) -> None:
    async with little.run_test(size=SIZE) as pilot:
        await little.open(pilot, new_record(little, Stakeholder))
        row = await little.fill(pilot, "person", "li")
        assert {(offer.text, offer.detail) for offer in row.listing.offers} == {
            ("Li Na", "Nordwind AG"),
            ("Li Na", "Supplier Ltd"),
            ("li", ""),
        }
        await pilot.press("ctrl+a", "ctrl+k", *"Zhao", "space", *"Min")
        assert [offer.text for offer in row.listing.offers] == ["Zhao Min"]
        await pilot.press("enter")
        assert little.row("role").has_focus_within
        await pilot.press("f2")
        await little.until(lambda: little.saves)
    person, stakeholder = little.saves[0].records
    assert (person.name, stakeholder.person) == ("Zhao Min", person.id)
    assert workspace.get(Person, person.id) == person


async def test_tab_takes_somebody_new_as_it_takes_the_others(little: Any) -> None:
    async with little.run_test(size=SIZE) as pilot:
        await little.open(pilot, new_record(little, Stakeholder))
        await little.fill(pilot, "person", "Zhao Min")
        await pilot.press("tab")
        assert little.row("role").has_focus_within
        await pilot.press("f2")
        await little.until(lambda: little.saves)
    person, stakeholder = little.saves[0].records
    assert (person.name, stakeholder.person) == ("Zhao Min", person.id)


async def test_a_class_without_a_role_and_a_role_without_a_class_are_asked_about(little: Any) -> None:
    async with little.run_test(size=SIZE) as pilot:
        await little.open(pilot, new_record(little, Stakeholder))
        await little.fill(pilot, "person", "Zhao Min")
        await little.fill(pilot, "client_class", "B")
        await pilot.press("f2")
        await little.until(lambda: "What is Zhao Min?" in "\n".join(little.shown))
        await pilot.press("s")
        await little.until(lambda: len(little.saves) == 1)
        await little.open(pilot, new_record(little, Stakeholder))
        await little.fill(pilot, "person", "Hu Bing")
        await little.fill(pilot, "role", "executive")
        await pilot.press("f2")
        await little.until(lambda: "Which class?" in "\n".join(little.shown))
        await pilot.press("a")
        await little.until(lambda: len(little.saves) == 2)
    first, second = (saved.records[1] for saved in little.saves)
    assert (first.role, first.client_class) == ("supplier", "B")
    assert (second.role, second.client_class, second.classed_on) == ("executive", "A", date(2026, 11, 26))


async def test_who_has_a_part_gets_no_second_one(little: Any, cast: Any, workspace: Workspace) -> None:
    listed = Stakeholder(project=cast.project.id, person=cast.sun.id, role="executive", client_class="A")
    (chen,) = workspace.live(Stakeholder, cast.project.id)
    workspace.save(listed, replace(chen, archived=True), act=words("import"))
    async with little.run_test(size=SIZE) as pilot:
        await little.open(pilot, new_record(little, Stakeholder))
        await little.fill(pilot, "person", "Sun Hao")
        await little.fill(pilot, "power", "5")
        await pilot.press("f2")
        await little.until(lambda: len(little.saves) == 1)
        await little.open(pilot, new_record(little, Stakeholder, role="sponsor"))
        await little.fill(pilot, "person", "Sun Hao")
        await pilot.press("f2")
        await little.until(lambda: len(little.saves) == 2)
    parts = workspace.live(Stakeholder, cast.project.id)
    (part,) = [part for part in parts if part.person == cast.sun.id]
    assert (part.id, part.role, part.client_class, part.power) == (listed.id, "sponsor", "A", 5)
    assert little.saves[0].records[0].role == "executive", "the role that nobody typed stays"


async def test_changing_begins_at_what_is_missing_else_at_what_moves(
    little: Any, cast: Any, workspace: Workspace
) -> None:
    planned = replace(cast.risk, response="avoid", due=date(2026, 12, 1))
    (planned,) = workspace.save(planned, act=words("x")).records
    action = Action(project=cast.project.id, title="Call", owner=cast.sun.id, due=date(2026, 12, 1))
    workspace.save(action, act=words("x"))
    async with little.run_test(size=SIZE) as pilot:
        for record, field in ((cast.m3, "forecast"), (planned, "probability"), (action, "due")):
            form = await little.open(pilot, edit_record(little, record))
            assert little.row(field).has_focus_within
            await pilot.press("escape")
            await little.until(lambda form=form: little.screen is not form)


async def test_of_two_with_one_name_the_taken_one_is_meant(little: Any, cast: Any) -> None:
    async with little.run_test(size=SIZE) as pilot:
        await little.open(pilot, edit_record(little, cast.risk))
        row = await little.fill(pilot, "owner", "li")
        while row.listing.chosen.detail != "Supplier Ltd":
            await pilot.press("down")
        await pilot.press("enter", "f2")
        await little.until(lambda: little.saves)
    assert little.saves[0].records[0].owner == cast.other_li.id


async def test_space_opens_the_list_of_a_choice(little: Any, cast: Any) -> None:
    async with little.run_test(size=SIZE) as pilot:
        await little.open(pilot, edit_record(little, cast.risk))
        row = await little.fill(pilot, "response", " ")
        assert [offer.value for offer in row.listing.offers] == [
            "avoid",
            "mitigate",
            "transfer",
            "accept",
            "escalate",
        ]
        await pilot.press("down", "down", "escape")
        assert row.listing is None and row.typed.text == ""
        await pilot.press("space", "down", "down", "tab")
        assert row.typed.text == "transfer" and little.row("plan").has_focus_within


async def test_chinese_is_typed_and_understood(make_little: Callable[..., Any], cast: Any) -> None:
    little = make_little("zh_CN")
    async with little.run_test(size=SIZE) as pilot:
        await little.open(pilot, edit_record(little, cast.risk))
        await little.fill(pilot, "owner", "王")
        await pilot.press("enter")
        await little.fill(pilot, "due", "下周三")
        await little.fill(pilot, "remark", "数据负责人离开")
        await pilot.press("f2")
        await little.until(lambda: little.saves)
    saved = little.saves[0].records[0]
    assert (saved.owner, saved.due, saved.remark) == (cast.wang.id, date(2026, 12, 2), "数据负责人离开")


async def test_moving_a_forecast_asks_why_and_writes_it_down(
    little: Any, cast: Any, workspace: Workspace
) -> None:
    async with little.run_test(size=SIZE) as pilot:
        await little.open(pilot, edit_record(little, cast.m3))
        await little.fill(pilot, "forecast", "+5wd")
        assert "Fri 11 Dec 2026" in "\n".join(little.shown)
        await pilot.press("f2")
        await little.until(lambda: type(little.screen).__name__ == "Reason")
        await pilot.press("enter")
        await little.until(lambda: "needs a reason" in "\n".join(little.shown))
        await pilot.press(*"I-14", "enter")
        await little.until(lambda: little.saves)
    assert [record.kind for record in little.saves[0].records] == ["milestone", "reforecast"]
    (move,) = workspace.live(Reforecast)
    assert (move.milestone, move.moved_from, move.moved_to, move.reason) == (
        cast.m3.id,
        date(2026, 12, 4),
        date(2026, 12, 11),
        "I-14",
    )


async def test_moving_a_baseline_asks_who_approved_it_and_why(
    little: Any, cast: Any, workspace: Workspace
) -> None:
    async with little.run_test(size=SIZE) as pilot:
        await little.open(pilot, edit_record(little, cast.m3))
        await little.fill(pilot, "baseline", "2026-12-11")
        await pilot.press("f2")
        await little.until(lambda: type(little.screen).__name__ == "Reason")
        await little.until(lambda: "Who approved the new" in "\n".join(little.shown))
        await pilot.press(*"nobody", "enter")
        await little.until(lambda: "is called nobody" in "\n".join(little.shown))
        await pilot.pause()
        await pilot.press(*"ww", "enter")
        await little.until(lambda: " Reason " in "\n".join(little.shown))
        await pilot.pause()
        await pilot.press("n", "e", "w", "space", "p", "l", "a", "n", "enter")
        await little.until(lambda: little.saves)
    (move,) = workspace.live(Reforecast)
    assert (move.what, move.moved_from, move.approver, move.reason) == (
        "baseline",
        date(2026, 12, 4),
        cast.wang.id,
        "new plan",
    )


@pytest.mark.parametrize(("answer", "moves"), [("y", 2), ("n", 1)])
async def test_what_follows_may_move_too(
    little: Any, cast: Any, workspace: Workspace, answer: str, moves: int
) -> None:
    m4 = workspace.get(Milestone, cast.m4.id)
    assert m4 is not None
    workspace.save(replace(m4, after=cast.m3.id), act=words("change"))
    async with little.run_test(size=SIZE) as pilot:
        await little.open(pilot, edit_record(little, cast.m3))
        await little.fill(pilot, "forecast", "+5wd")
        await pilot.press("f2")
        await little.until(lambda: type(little.screen).__name__ == "Reason")
        await pilot.press(*"I-14", "enter")
        await little.until(lambda: type(little.screen).__name__ == "Question")
        await pilot.pause()
        assert "M4 Cut-over: forecast 15 Jan to 22 Jan, 5wd later" in "\n".join(little.shown)
        await pilot.press(answer)
        await little.until(lambda: little.saves)
    assert {move.reason for move in workspace.live(Reforecast)} == {"I-14"}
    assert len(workspace.live(Reforecast)) == moves


async def test_leaving_the_reason_goes_back_to_the_form(little: Any, cast: Any) -> None:
    async with little.run_test(size=SIZE) as pilot:
        await little.open(pilot, edit_record(little, cast.m3))
        await little.fill(pilot, "forecast", "+5wd")
        await pilot.press("f2")
        await little.until(lambda: type(little.screen).__name__ == "Reason")
        await pilot.press("escape")
        await little.until(lambda: hasattr(little.screen, "rows"))
        assert little.row("forecast").typed.value() == date(2026, 12, 11)
        assert not little.saves


async def test_a_busy_store_is_waited_for_then_said_and_f2_saves(
    little: Any, cast: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    save, tries = Workspace.save, []

    def busy_at_first(self: Workspace, *records: Any, **options: Any) -> Any:
        tries.append(options["uuid"])
        if len(tries) <= WAITS:
            raise Busy(words("store.db is locked by another program"))
        return save(self, *records, **options)

    monkeypatch.setattr(Workspace, "save", busy_at_first)
    async with little.run_test(size=SIZE) as pilot:
        await little.open(pilot, edit_record(little, cast.risk))
        await little.fill(pilot, "trigger", "she says so")
        await pilot.press("f2")
        await little.until(lambda: "locked by another program" in "\n".join(little.shown))
        await little.until(lambda: not little.form._busy)
        await pilot.press("f2")
        await little.until(lambda: little.saves)
    assert len(tries) == WAITS + 1 and set(tries) == {little.saves[0].act.uuid}


async def test_told_with_one_enter(little: Any, cast: Any, workspace: Workspace) -> None:
    async with little.run_test(size=SIZE) as pilot:
        await little.open(pilot, tell(little, cast.risk))
        await pilot.press("enter")
        await little.until(lambda: little.saves)
    (told,) = workspace.live(Told)
    assert (told.subject, told.subject_kind, told.person, told.state) == (
        cast.risk.id,
        "risk",
        cast.chen.id,
        "told",
    )
    assert told.on == told.entered_on == date(2026, 11, 26)


async def test_a_mail_is_sent_not_told(little: Any, cast: Any, workspace: Workspace) -> None:
    async with little.run_test(size=SIZE) as pilot:
        await little.open(pilot, tell(little, cast.risk))
        await little.fill(pilot, "channel", "e-mail")
        await pilot.press("enter")
        assert little.row("state").typed.text == "sent"
        await pilot.press("enter")
        await little.until(lambda: little.saves)
    assert workspace.live(Told)[0].state == "sent"


async def test_who_hears_first_is_offered_first(little: Any, cast: Any, workspace: Workspace) -> None:
    project = workspace.live(type(cast.project))[0]
    workspace.save(replace(project, hear_first=cast.li.id), act=words("change"))
    async with little.run_test(size=SIZE) as pilot:
        await little.open(pilot, tell(little, cast.risk))
        await pilot.pause()
        assert little.row("person").typed.value() == (cast.li.id,)
        assert "Li Na is to be told before Chen Wei" in "\n".join(little.shown)
        await pilot.press("enter")
        await little.until(lambda: little.saves)
        await little.until(lambda: not hasattr(little.screen, "rows"))
        await little.open(pilot, tell(little, cast.risk))
        assert little.row("person").typed.value() == (cast.chen.id,)


async def test_a_contact_begins_in_its_notes(little: Any, cast: Any, workspace: Workspace) -> None:
    async with little.run_test(size=SIZE) as pilot:
        form = await little.open(pilot, record_contact(little, cast.li.id))
        await little.until(lambda: form.focused is form._typing)
        await pilot.press(*"Shift", "enter", *"two")
        await pilot.press("ctrl+s")
        await little.until(lambda: little.saves)
    (contact,) = workspace.live(Contact)
    assert (contact.person, contact.summary, contact.on) == (cast.li.id, "Shift\ntwo", date(2026, 11, 26))
    assert contact.projects == (cast.project.id,)


async def test_nothing_changed_saves_nothing(little: Any, cast: Any) -> None:
    async with little.run_test(size=SIZE) as pilot:
        await little.open(pilot, edit_record(little, cast.risk))
        await pilot.press("f2")
        await little.until(lambda: little.reports)
    assert little.reports == ["nothing was changed"] and not little.saves


async def test_every_field_is_reached_and_no_label_is_cut_at_80x24(little: Any, cast: Any) -> None:
    async with little.run_test(size=SIZE) as pilot:
        await little.open(pilot, edit_record(little, cast.risk))
        for name in list(little.form.rows)[1:]:
            row = await little.at(pilot, name)
            await little.until(lambda row=row: any(line.startswith(f"▌{row.label}") for line in little.shown))


async def test_after_a_tiny_terminal_a_form_stands_as_before(little: Any, cast: Any) -> None:
    async with little.run_test(size=SIZE) as pilot:
        await little.open(pilot, edit_record(little, cast.risk))
        for name in ("title", "cause", "ref"):
            await little.at(pilot, name)
            await pilot.pause()
            await pilot.pause(0.3)
            before = little.shown
            for size in ((20, 5), SIZE):
                await pilot.resize_terminal(*size)
                await pilot.pause()
            await little.until(lambda before=before: little.shown == before)


async def test_told_says_what_is_told_and_that_the_sponsor_waits(
    little: Any, cast: Any, workspace: Workspace
) -> None:
    project = workspace.live(type(cast.project))[0]
    workspace.save(replace(project, hear_first=cast.li.id), act=words("change"))
    async with little.run_test(size=SIZE) as pilot:
        await little.open(pilot, tell(little, cast.risk))
        await pilot.pause()
        assert "score 4 × 5 = 20; known since 25 Nov" in "\n".join(little.shown)
        await pilot.press("enter")
        await little.until(lambda: little.reports)
    assert little.reports == ["told Li Na: R-14 Data owner leaves; Chen Wei not yet: t again"]


async def test_a_calendar_is_offered_and_an_unknown_one_refused(little: Any, cast: Any) -> None:
    from store.records import CalendarDays

    async with little.run_test(size=(80, 24)) as pilot:
        await little.store.run(lambda w: w.save(CalendarDays(code="DE-BY"), act=words("x")))
        await little.open(pilot, edit_record(little, cast.project))
        row = await little.fill(pilot, "calendar", "de")
        assert row.listing is not None and row.listing.chosen.text == "DE-BY"
        await pilot.press("escape", "-", "b", "e")
        await pilot.press("f2")
        await little.until(lambda: "forewarn calendar set de-be" in row.error)
        assert not little.saves
        await pilot.press(*["backspace"] * 5, *"by", "tab")
        assert row.typed.text == "DE-BY"
        await pilot.press("f2")
        await little.until(lambda: little.saves)


async def test_a_series_is_told_at_once_and_a_draft_keeps_whom(
    little: Any, cast: Any, workspace: Workspace
) -> None:
    people = (cast.chen.id, cast.li.id, cast.sun.id)
    project = workspace.live(type(cast.project))[0]
    series = Series(project=cast.project.id, title="Steering", people=people)
    workspace.save(series, replace(project, manager=cast.sun.id), act=words("add"))
    async with little.run_test(size=SIZE) as pilot:
        await little.open(pilot, tell(little, cast.risk, cast.m3))
        assert "R-14, M3" in "\n".join(little.shown)
        row = await little.at(pilot, "person")
        row.typed.text = "Steering"
        row.show()
        await pilot.press("escape")
        await little.until(lambda: not hasattr(little.screen, "rows"))
        (draft,) = little.drafts.all()
        little.dialogue(little.actions.resume(draft))
        await little.until(lambda: hasattr(little.screen, "rows") and little.screen.focused)
        await pilot.press("f2")
        await little.until(lambda: little.saves)
    found = [(told.subject, told.person) for told in workspace.live(Told)]
    assert found == [(one.id, who) for who in people[:2] for one in (cast.risk, cast.m3)], "not to myself"
    assert say(little.saves[0].act.name) == "told Chen Wei, Li Na: R-14, M3"


@pytest.mark.parametrize(
    ("kind", "title", "type", "alone", "begins", "wrong", "sentence", "right", "saves"),
    [
        (
            Milestone, "Go or no-go", "gate", "plan_agreed_on", {"baseline": "2026-12-18"},
            {"phase_from": "2026-12-21"}, "the gate ends before it begins, on 18 Dec", "2026-11-02",
            {"type": "gate", "phase_from": date(2026, 11, 2)},
        ),
        (
            Action, "Training room", "ask", "needed_from", {"needed_from": "2027-01-04"},
            {"needed_until": "2027-01-01"}, "it ends before it begins, on 4 Jan", "2027-01-15",
            {"type": "ask", "needed_from": date(2027, 1, 4), "needed_until": date(2027, 1, 15)},
        ),
    ],
    ids=["a phase of a gate", "the days of a need"],
)  # fmt: skip
async def test_what_one_type_alone_has_is_asked_of_that_type(
    little: Any, project: Project, kind: type[Record], title: str, type: str, alone: str, begins: dict[str, str],
    wrong: dict[str, str], sentence: str, right: str, saves: dict[str, object],
) -> None:  # fmt: skip
    ((name, value),) = wrong.items()
    async with little.run_test(size=SIZE) as pilot:
        await little.open(pilot, new_record(little, kind))
        assert not any(field_named(kind, alone).title in line for line in little.shown)
        await little.fill(pilot, "title", title)
        await little.fill(pilot, "type", type)
        await little.until(lambda: little.row(alone).display)
        for before, text in begins.items():
            await little.fill(pilot, before, text)
        await little.fill(pilot, name, value)
        await pilot.press("f2")
        await little.until(lambda: little.row(name).error)
        assert little.row(name).error == sentence
        await little.at(pilot, name)
        await pilot.press("ctrl+u")
        await little.until(lambda: not little.row(name).typed.text)
        await little.fill(pilot, name, right)
        await pilot.press("f2")
        await little.until(lambda: little.saves)
        await little.until(lambda: not hasattr(little.screen, "rows"))
    (saved,) = little.saves[0].records
    assert {field: getattr(saved, field) for field in saves} == saves
