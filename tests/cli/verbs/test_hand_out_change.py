"""`forewarn sheet`, and `tell` of a change: old and new days, what it costs by audience, who has heard."""

from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from store.disk.workspace import Workspace
from store.records import (
    Action,
    Change,
    Meeting,
    Milestone,
    Person,
    Project,
    Series,
    Setting,
    Stakeholder,
    Told,
)
from store.values.clock import Clock
from store.values.words import words


@pytest.fixture
def changed(begun: Any, own_store: Path, clock: Clock) -> Any:
    """A supplier's project with C-03, that moves M5 by two weeks; Li and Guo must hear of it."""
    with closing(Workspace.open(own_store, who="ann", clock=clock)) as workspace:
        (project,) = workspace.live(Project)
        li, guo = Person(name="Li Na"), Person(name="Guo Rong")
        own: dict[str, Any] = {"project": project.id, "audience": ("internal", "client", "sponsor")}
        m5 = Milestone(
            **own, code="M5", title="Acceptance", baseline=date(2027, 2, 26), forecast=date(2027, 3, 12)
        )
        change = Change(
            **own,
            code="C-03",
            title="Price conditions",
            milestones=(m5.id,),
            must_hear=(li.id, guo.id),
            effort=Decimal(10),
            benefit_per_week=Decimal(7000),
            identified_on=date(2026, 11, 2),
            approved_on=date(2026, 11, 12),
            meeting=(
                steering := Meeting(project=project.id, title="Steering", on=clock.today(), state="held")
            ).id,
        )
        workspace.save(
            replace(project, side="supplier", currency="EUR"),
            Setting(project=project.id, name="day_rate", value="1000"),
            li,
            guo,
            Stakeholder(project=project.id, person=guo.id, role="ours"),
            Series(project=project.id, title="Jour fixe", people=(li.id, guo.id)),
            steering,
            m5,
            change,
            act=words("x"),
        )
    return begun


def test_the_sheet_tells_old_and_new_cost_gates_and_who_has_heard(changed: Any) -> None:
    ran = changed("sheet", "C-03")
    assert ran.code == 0, ran.err
    assert "| M5 Acceptance | 26 Feb | 12 Mar | +10wd late |" in ran.out
    assert "- Effort × day rate: EUR 10 000\n- Delay × benefit: EUR 14 000\n- Together: EUR 24 000" in ran.out
    assert "- identified 2 Nov\n- approved 12 Nov, by nobody who is named" in ran.out
    assert "- Li Na: not yet\n- Guo Rong: not yet" in ran.out


def test_a_sheet_says_who_is_to_approve(changed: Any) -> None:
    given = ("--identified-on", "2026-11-02", "--approver", "Li Na")
    assert changed("add", "change", "Second site", *given).code == 0
    out = changed("sheet", "C-04").out
    assert "- identified 2 Nov\n- not approved yet: Li Na decides\n" in out
    assert "decides" not in changed("sheet", "C-03").out


def test_the_client_reads_what_the_delay_costs_them_and_not_our_days(changed: Any) -> None:
    ran = changed("sheet", "C-03", "--audience", "client")
    assert ran.code == 0, ran.err
    assert "EUR 14 000" in ran.out
    assert not [word for word in ("Effort", "10 000", "24 000", "not yet") if word in ran.out]
    assert "Together" not in ran.out, "one number is its own sum"
    changed("edit", "C-03", "--benefit-per-week", "", "--milestones", "")
    withheld = changed("sheet", "C-03", "--audience", "client").out
    assert "What it costs" not in withheld and "Not estimated" not in withheld, "it is, in days of ours"
    changed("undo")
    minutes = changed("minutes", "Steering", "--audience", "client")
    assert "C-03 Price conditions: EUR 14 000" in minutes.out
    assert "EUR 24 000" in changed("minutes", "Steering", "--audience", "internal").out
    assert changed("sheet", "M5").code == 2
    assert changed("sheet", "C-03", "--audience", "everybody").code == 2


def test_it_is_told_to_a_whole_meeting_in_one_act_with_reactions_and_a_promise(
    changed: Any, own_store: Path, clock: Clock
) -> None:
    said = "Li Na: angry\nLi Na: > next time yours first"
    ran = changed("tell", "C-03", "--to", "jour fixe", "--by", "meeting", "--reaction", said)
    assert ran.code == 0, ran.err
    with closing(Workspace.open(own_store, who="ann", clock=clock)) as workspace:
        (project,) = workspace.live(Project)
        assert [one.reaction for one in workspace.live(Told, project.id)] == ["angry", ""]
        (promise,) = [one for one in workspace.live(Action, project.id) if one.type == "promise"]
        assert promise.title == "next time yours first"
    assert "not yet" not in changed("sheet", "C-03").out
    assert changed("undo").code == 0
    assert "- Li Na: not yet" in changed("sheet", "C-03").out


@pytest.mark.parametrize("team", ["core team", "核心团队", "Kernteam", "our team", "我方项目组"])
def test_it_is_told_to_a_team_in_one_act(changed: Any, team: str) -> None:
    assert changed("add", "stakeholder", "--person", "Li Na", "--role", "core").code == 0
    ran = changed("tell", "C-03", "--to", team)
    assert ran.code == 0, ran.err
    left = {"Li Na", "Guo Rong"} - {"Guo Rong" if team in ("our team", "我方项目组") else "Li Na"}
    sheet = changed("sheet", "C-03").out
    assert {name for name in ("Li Na", "Guo Rong") if f"- {name}: not yet" in sheet} == left


@pytest.mark.parametrize("to", ["Guo Rong", "Li Na"])
def test_what_is_promised_on_the_spot_is_on_no_paper_but_for_the_talk(changed: Any, to: str) -> None:
    assert changed("edit", "ERP", "--side", "client").code == 0
    for name, role in (("Chen", "sponsor"), ("Li Na", "core")):
        added = changed("add", "stakeholder", "--person", name, "--role", role, "--new-people")
        assert added.code == 0, added.err
    assert changed("tell", "C-03", "--to", to, "--reaction", "> next time yours first").code == 0
    assert "next time yours first" in changed("prep", to).out
    for reader in ("Chen", "Li Na"):
        ran = changed("brief", "--for", reader)
        assert ran.code == 0, ran.err
        assert "next time yours first" not in ran.out


def test_a_team_of_nobody_is_a_name_that_nobody_has(changed: Any) -> None:
    refused = changed("tell", "C-03", "--to", "outer team")
    assert refused.code == 1 and "outer team" in refused.err


def test_what_they_said_to_it_is_on_no_paper(changed: Any, tmp_path: Path) -> None:
    assert changed("tell", "C-03", "--to", "Li Na", "--reaction", "furious").code == 0
    for name in ("sheet.html", "sheet.docx", "sheet.txt"):
        assert changed("sheet", "C-03", "-o", tmp_path / name).code == 0
        assert b"furious" not in (tmp_path / name).read_bytes()
    assert "M5 Acceptance" in (tmp_path / "sheet.txt").read_text(encoding="utf-8")
    message = changed("sheet", "C-03", "--format", "message")
    assert "- M5 Acceptance · " in message.out and "furious" not in message.out


def test_a_script_is_told_who_is_hit_and_refused_what_was_met_before(
    changed: Any, own_store: Path, clock: Clock
) -> None:
    ran = changed("add", "change", "More reports", "--milestones", "M5", "--must-hear", "Li Na")
    assert ran.code == 0, ran.err
    assert "hit too, and not told: Guo Rong (our team); --must-hear names them" in ran.err
    with closing(Workspace.open(own_store, who="ann", clock=clock)) as workspace:
        (m5,) = workspace.live(Milestone)
        workspace.save(replace(m5, met_on=date(2026, 11, 20)), act=words("met"))
    refused = changed("add", "change", "Too late", "--milestones", "M5")
    assert (refused.code, refused.err.strip()) == (3, "forewarn: M5 was met on 20 Nov and moves no more")
    assert changed("edit", "C-03", "--why", "they asked for it").code == 0, "it names it already"


def test_a_code_names_what_is_called_so_and_not_what_begins_so(changed: Any) -> None:
    for code in ("M1", "M10", "M11"):
        assert changed("add", "milestone", "--title", f"Step {code}", "--code", code).code == 0
    ran = changed("add", "change", "Two steps", "--milestones", "M1, M10")
    assert ran.code == 0, ran.err
    out = changed("sheet", "C-04").out
    assert "M1 Step M1" in out and "M10 Step M10" in out and "M11" not in out


def test_whoever_is_hit_and_was_not_named_stands_on_our_own_sheet(changed: Any) -> None:
    assert changed("add", "change", "Later", "--milestones", "M5").code == 0
    own, client = changed("sheet", "C-04").out, changed("sheet", "C-04", "--audience", "client").out
    assert "## Hit too, and not named yet\n\n- Guo Rong (our team)" in own
    assert "Guo Rong" not in client and "Hit too" not in client
