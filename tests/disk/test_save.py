"""Saving: all or nothing, never over others' work, never twice."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from store.disk.file.replay import differences
from store.disk.gate import Refused
from store.disk.project_by_code import project_by_code
from store.disk.workspace import Stale, StoreProblem, Workspace
from store.records import Action, Change, Milestone, Morale, Person, Project, Reforecast, Risk, Told
from store.records.reforecast import move
from store.values.clock import Clock
from store.values.journal import merge
from store.values.record import Record, new_id
from store.values.words import Words, say, words

ACT = Words("act")
Open = Callable[..., Workspace]


def saved(workspace: Workspace, *records: Record) -> tuple[Any, ...]:
    return workspace.save(*records, act=ACT).records


def refused_fields(workspace: Workspace, *records: Record, uuid: str = "") -> list[str]:
    before = workspace.store.connection.execute("SELECT count(*) FROM journal").fetchone()
    with pytest.raises(Refused) as caught:
        workspace.save(*records, act=ACT, uuid=uuid)
    assert workspace.store.connection.execute("SELECT count(*) FROM journal").fetchone() == before
    return [objection.field for _, objection in caught.value.objections]


def test_a_stale_revision_is_refused_with_base_mine_and_theirs(
    workspace: Workspace, project: Project, open_again: Open
) -> None:
    (base,) = saved(workspace, Risk(project=project.id, title="supplier late", impact=3))
    theirs = replace(base, impact=5)
    saved(open_again("bob"), theirs)
    mine = replace(base, title="supplier very late")
    with pytest.raises(Stale) as caught:
        saved(workspace, mine)
    (conflict,) = caught.value.conflicts
    assert (conflict.base, conflict.mine) == (base, mine)
    assert conflict.theirs == replace(theirs, rev=2)


def test_what_does_not_collide_is_merged_and_what_does_is_named(
    workspace: Workspace, project: Project, open_again: Open
) -> None:
    (base,) = saved(workspace, Risk(project=project.id, title="old", impact=3, plan="none"))
    saved(open_again("bob"), replace(base, impact=5, plan="theirs"))
    with pytest.raises(Stale) as caught:
        saved(workspace, replace(base, title="new", plan="mine"))
    merged, collide = merge(caught.value.conflicts[0])
    assert collide == ("plan",)
    (after,) = saved(workspace, merged)
    assert isinstance(after, Risk)
    assert (after.title, after.impact, after.plan, after.rev) == ("new", 5, "mine", 3)


def test_the_base_of_a_conflict_is_rebuilt_over_several_revisions(
    workspace: Workspace, project: Project, open_again: Open
) -> None:
    (base,) = saved(workspace, Risk(project=project.id, title="a", due=date(2026, 12, 1)))
    bob = open_again("bob")
    for title in ("b", "c", "d"):
        (now,) = bob.select(Risk)
        saved(bob, replace(now, title=title, due=None))
    with pytest.raises(Stale) as caught:
        saved(workspace, replace(base, impact=2))
    assert caught.value.conflicts[0].base == base


def test_others_moving_a_date_is_a_conflict_and_not_a_missing_reason(
    workspace: Workspace, project: Project, open_again: Open
) -> None:
    (base,) = saved(workspace, Milestone(project=project.id, title="go", baseline=date(2027, 1, 4)))
    assert isinstance(base, Milestone)
    saved(
        open_again("bob"), *move(base, replace(base, forecast=date(2027, 1, 11)), "late", date(2026, 11, 26))
    )
    with pytest.raises(Stale):
        saved(workspace, replace(base, title="going"))


def test_a_promised_date_moves_only_with_its_reason(workspace: Workspace, project: Project) -> None:
    (base,) = saved(workspace, Milestone(project=project.id, title="go", baseline=date(2027, 1, 4)))
    assert isinstance(base, Milestone)
    assert refused_fields(workspace, replace(base, forecast=date(2027, 1, 11))) == ["forecast"]
    assert refused_fields(workspace, replace(base, baseline=date(2027, 1, 11))) == ["baseline"]
    assert refused_fields(workspace, replace(base, baseline=None)) == ["baseline"]
    moved, why = saved(
        workspace, *move(base, replace(base, forecast=date(2027, 1, 11)), "supplier", date(2026, 11, 26))
    )
    assert isinstance(why, Reforecast)
    assert (why.moved_from, why.moved_to, why.reason) == (date(2027, 1, 4), date(2027, 1, 11), "supplier")
    assert refused_fields(workspace, replace(moved, forecast=None)) == ["forecast"]


def test_a_baseline_moves_freely_while_planning_and_afterwards_with_an_approval(
    workspace: Workspace, project: Project
) -> None:
    (base,) = saved(workspace, Milestone(project=project.id, title="go", baseline=date(2027, 1, 4)))
    assert isinstance(base, Milestone)
    later = replace(base, baseline=date(2027, 1, 11))
    assert refused_fields(workspace, *move(base, later, "new plan", date(2026, 11, 26))) == ["approver"]
    (waits,) = saved(workspace, Change(project=project.id, title="Mobile"))
    behind = move(base, later, "new plan", date(2026, 11, 26), change=waits.id)
    assert refused_fields(workspace, *behind) == ["change"]
    (chen,) = saved(workspace, Person(name="Chen"))
    moved, why = saved(workspace, *move(base, later, "new plan", date(2026, 11, 26), approver=chen.id))
    assert isinstance(why, Reforecast) and isinstance(moved, Milestone)
    assert (why.what, why.approver, why.moved_from) == ("baseline", chen.id, date(2027, 1, 4))
    planning = replace(project, state="planning")
    saved(workspace, planning)
    (free,) = saved(workspace, replace(moved, baseline=date(2027, 2, 1)))
    assert isinstance(free, Milestone) and free.baseline == date(2027, 2, 1)
    assert refused_fields(workspace, replace(free, forecast=date(2027, 2, 8))) == ["forecast"]


def test_a_reforecast_is_never_overwritten_and_never_written_by_hand(
    workspace: Workspace, project: Project
) -> None:
    (base,) = saved(workspace, Milestone(project=project.id, title="go", baseline=date(2027, 1, 4)))
    assert isinstance(base, Milestone)
    moved, why = saved(
        workspace, *move(base, replace(base, forecast=date(2027, 2, 1)), "x", date(2026, 11, 26))
    )
    assert refused_fields(workspace, replace(why, reason="y"), moved) == ["reason"]
    assert refused_fields(workspace, replace(why, archived=True), moved) == ["reason"]
    assert refused_fields(workspace, replace(why, id=new_id(), rev=0)) == ["milestone"]
    with pytest.raises(Stale):
        saved(workspace, replace(why, reason="y", rev=0), moved)
    assert workspace.get(Reforecast, why.id) == why


def test_codes_are_given_per_project_and_kind_and_never_twice(workspace: Workspace, project: Project) -> None:
    (other,) = saved(workspace, Project(code="CRM", name="CRM"))

    def code(record: Record) -> str:
        return str(saved(workspace, record)[0].code)

    def risk(**values: Any) -> Risk:
        given: dict[str, Any] = {"project": project.id, "title": "t"}
        return Risk(**given | values)

    assert [code(risk()) for _ in range(2)] == ["R-01", "R-02"]
    assert code(risk(state="occurred")) == "I-03"
    assert code(risk(project=other.id)) == "R-01"
    assert code(Milestone(project=project.id, title="m")) == "M1"
    assert code(Action(project=project.id, title="a")) == "A-01"
    saved(workspace, replace(workspace.select(Risk, "code = 'R-02'")[0], archived=True))
    assert code(risk()) == "R-04"
    (typed,) = saved(workspace, risk(code="r-05"))
    saved(workspace, replace(typed, code="X"))
    assert code(risk()) == "R-06", "R-05 was used by a record that is now called X"


def test_an_emptied_code_means_the_one_it_has(workspace: Workspace, project: Project) -> None:
    first, second = saved(workspace, *(Risk(project=project.id, title=title) for title in "ab"))
    after = saved(workspace, replace(first, code="", title="c"), replace(second, code="", title="d"))
    assert [record.code for record in after] == ["R-01", "R-02"]


def test_two_live_records_never_carry_one_code(workspace: Workspace, project: Project) -> None:
    (first,) = saved(workspace, Risk(project=project.id, title="a", code="R-9"))
    again = Risk(project=project.id, title="b", code="r-9")
    assert refused_fields(workspace, again) == ["code"]
    assert refused_fields(
        workspace, replace(again, code="Z"), Risk(project=project.id, title="c", code="z")
    ) == ["code"]
    saved(workspace, replace(first, archived=True))
    saved(workspace, again)
    assert refused_fields(workspace, replace(first, rev=2)) == ["code"]


@pytest.mark.parametrize("id", [12345, 2**63 - 1])
def test_a_link_to_nothing_is_refused(workspace: Workspace, project: Project, id: int) -> None:
    assert refused_fields(workspace, Risk(project=project.id, title="a", owner=id)) == ["owner"]
    assert refused_fields(workspace, Risk(project=id, title="a")) == ["project"]
    assert refused_fields(workspace, Morale(project=project.id, on=date(2026, 11, 1), mood=1, person=id)) == [
        "person"
    ]


def test_a_link_to_a_record_of_another_kind_is_refused(workspace: Workspace, project: Project) -> None:
    risk = Risk(project=project.id, title="a")
    assert refused_fields(workspace, risk, Risk(project=project.id, title="b", owner=risk.id)) == ["owner"]
    assert refused_fields(workspace, Risk(project=project.id, title="b", owner=project.id)) == ["owner"]


def test_told_points_at_something_that_is_there_and_not_private(
    workspace: Workspace, project: Project
) -> None:
    person, risk = Person(name="Chen"), Risk(project=project.id, title="a")
    note = Morale(project=project.id, on=date(2026, 11, 1), mood=1)
    saved(workspace, person, risk, note)

    def told(subject: int, kind: str) -> Told:
        on = date(2026, 11, 25)
        return Told(project=project.id, person=person.id, on=on, subject=subject, subject_kind=kind)

    saved(workspace, told(risk.id, "risk"))
    for subject, kind in ((12345, "risk"), (risk.id, "action"), (risk.id, "nothing"), (note.id, "morale")):
        assert refused_fields(workspace, told(subject, kind)) == ["subject"]


@pytest.mark.parametrize("field", ["owner", "rev", "id"])
def test_a_number_that_sqlite_cannot_hold_is_refused(
    workspace: Workspace, project: Project, field: str
) -> None:
    values: dict[str, Any] = {field: 2**63}
    record = replace(Risk(project=project.id, title="a"), **values)
    assert refused_fields(workspace, record) == [field]


def test_records_made_in_one_act_point_at_each_other(workspace: Workspace, project: Project) -> None:
    person = Person(name="Sun")
    risk, _ = saved(workspace, Risk(project=project.id, title="a", owner=person.id), person)
    assert isinstance(risk, Risk) and risk.owner == person.id


def test_an_act_is_all_or_nothing(workspace: Workspace, project: Project) -> None:
    good = Risk(project=project.id, title="good")
    note = Morale(project=project.id, on=date(2026, 11, 1), mood=2)
    assert refused_fields(workspace, note, good, Risk(project=project.id, title="")) == ["title"]
    assert workspace.get(Risk, good.id) is None
    assert workspace.get(Morale, note.id) is None


def test_nothing_changed_is_no_act(workspace: Workspace, project: Project) -> None:
    saved(workspace, project)
    assert [act.name.msgid for act in workspace.store.journal.acts_of("ann", workspace.login)] == [
        "add project"
    ]


def test_the_same_act_saved_twice_is_one_act(
    workspace: Workspace, project: Project, open_again: Open
) -> None:
    risk = Risk(project=project.id, title="once")
    note = Morale(project=project.id, on=date(2026, 11, 1), mood=2)
    first = workspace.save(risk, note, act=ACT, uuid="f" * 32)
    once = first.records[0]
    assert isinstance(once, Risk)
    (other,) = saved(open_again("bob"), replace(once, impact=4))
    again = workspace.save(risk, note, act=ACT, uuid="f" * 32)
    assert again.records == (other, first.records[1])
    assert len(workspace.select(Risk)) == len(workspace.select(Morale)) == 1
    assert len(workspace.store.changes("journal.record = ?", (risk.id,))) == 2


def test_a_draft_that_was_saved_and_typed_on_loses_no_word(workspace: Workspace, project: Project) -> None:
    risk = Risk(project=project.id, title="draft")
    for title in ("draft", "draft two", "draft two", "draft three"):
        workspace.save(replace(risk, title=title), act=ACT, uuid="e" * 32)
    (now,) = workspace.select(Risk)
    assert (now.title, now.code, now.rev) == ("draft three", "R-01", 3)


def test_a_draft_typed_on_over_others_changes_is_a_conflict(
    workspace: Workspace, project: Project, open_again: Open
) -> None:
    risk = Risk(project=project.id, title="draft")
    (base,) = workspace.save(risk, act=ACT, uuid="e" * 32).records
    assert isinstance(base, Risk)
    saved(open_again("bob"), replace(base, title="theirs"))
    with pytest.raises(Stale) as caught:
        workspace.save(replace(risk, title="mine"), act=ACT, uuid="e" * 32)
    assert caught.value.conflicts[0].base == base


def test_a_change_of_a_written_move_is_refused_from_a_draft_too(
    workspace: Workspace, project: Project
) -> None:
    (base,) = saved(workspace, Milestone(project=project.id, title="go", baseline=date(2027, 1, 4)))
    assert isinstance(base, Milestone)
    milestone, why = move(base, replace(base, forecast=date(2027, 2, 1)), "x", date(2026, 11, 26))
    assert isinstance(why, Reforecast)
    workspace.save(milestone, why, act=ACT, uuid="d" * 32)
    assert refused_fields(workspace, milestone, replace(why, reason="other"), uuid="d" * 32) == ["reason"]


def test_hostile_text_is_cleaned_or_kept_as_it_is(workspace: Workspace, project: Project) -> None:
    hostile = "[/nope] [@click=app.quit]x[/] \x1b]0;owned\x07 \u202eevil \x00 \ud800 😀 " + "字" * 9000
    (risk,) = saved(workspace, Risk(project=project.id, title=hostile, plan=hostile + "\nsecond"))
    assert isinstance(risk, Risk)
    assert risk.title.startswith("[/nope] [@click=app.quit]x[/] ]0;owned evil 😀 字")
    assert not set("\x00\x07\x1b\u202e\ud800") & set(risk.title + risk.plan)
    assert risk == workspace.get(Risk, risk.id)
    assert not list(differences(workspace.store.connection, "store"))


def test_what_another_program_wrote_is_cleaned_when_read(workspace: Workspace, project: Project) -> None:
    workspace.store.connection.execute("UPDATE project SET name = 'a' || char(27) || '[2J'")
    (found,) = workspace.select(Project)
    assert found.name == "a[2J"


def test_a_project_that_is_not_there_names_those_that_are(workspace: Workspace, project: Project) -> None:
    assert project_by_code(workspace, " erp ") == project
    with pytest.raises(StoreProblem) as caught:
        project_by_code(workspace, "CRM")
    assert caught.value.words.values["codes"] == ("ERP",)


def test_the_day_of_the_latest_zone_counts(workspace: Workspace, project: Project) -> None:
    """Nothing is refused as being in the future where it is already that day."""
    workspace.clock = Clock()
    saved(workspace, replace(project, zone="Pacific/Kiritimati"))
    day = workspace.clock.today("Pacific/Kiritimati")
    saved(workspace, Risk(project=project.id, title="a", detected_on=day))
    late = Risk(project=project.id, title="a", detected_on=day + timedelta(2))
    assert refused_fields(workspace, late) == ["detected_on"]


def test_poll_names_the_kinds_that_others_changed(
    workspace: Workspace, project: Project, open_again: Open
) -> None:
    bob = open_again("bob")
    assert workspace.poll() == bob.poll() == frozenset()
    saved(bob, Risk(project=project.id, title="a"))
    assert workspace.days() and workspace.memory.answers
    assert workspace.poll() == {"risk"}
    assert not workspace.memory.answers
    assert workspace.poll() == frozenset()
    assert bob.poll() == frozenset()


def test_an_own_save_does_not_hide_what_others_did_before_it(
    workspace: Workspace, project: Project, open_again: Open
) -> None:
    saved(open_again("bob"), Risk(project=project.id, title="a"))
    saved(workspace, Person(name="Guo"))
    assert "risk" in workspace.poll()


def test_others_do_not_see_that_a_private_note_was_saved(
    workspace: Workspace, project: Project, open_again: Open
) -> None:
    bob = open_again("bob")
    saved(workspace, Morale(project=project.id, on=date(2026, 11, 1), mood=2))
    assert bob.poll() == frozenset()
    assert bob.live(Morale) == []


def test_codes_go_on_after_the_highest_typed_one(workspace: Workspace, project: Project) -> None:
    saved(workspace, *(Risk(project=project.id, title=f"r{n}", code=f"R-{n:02}") for n in (3, 21)))
    assert saved(workspace, Risk(project=project.id, title="issue", state="occurred"))[0].code == "I-22"  # type: ignore[attr-defined]
    assert saved(workspace, Risk(project=project.id, title="next"))[0].code == "R-23"  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["", "[]", "{", '{"m": 5}', '{"m": "x", "v": {"a": {"w": 3}}}', "[" * 5000])
def test_an_act_whose_name_is_none_is_said_to_be_one(
    workspace: Workspace, project: Project, name: str
) -> None:
    workspace.store.connection.execute("UPDATE act SET name = ?", (name,))
    (act,) = workspace.store.journal.acts_of("ann", workspace.login)
    assert say(act.name) == "an act whose name cannot be read"


def test_a_new_milestone_that_the_client_signed_is_the_clients_too(workspace: Workspace) -> None:
    ours = Project(code="SUP", name="x", side="supplier")
    signed = Milestone(project=ours.id, title="a")
    paid = Milestone(project=ours.id, title="b", type="payment")
    hidden = Milestone(project=ours.id, title="c", audience=("internal",))
    workspace.save(ours, signed, paid, hidden, act=words("x"))
    kept = {one.title: one for one in workspace.live(Milestone)}
    assert set(kept["a"].audience) == {"internal", "client", "sponsor"}
    assert (kept["b"].audience, kept["c"].audience) == ((), ("internal",))
    workspace.save(replace(kept["a"], audience=()), act=words("x"))
    again = workspace.get(Milestone, signed.id)
    assert again is not None and again.audience == (), "what already exists keeps what it says"
