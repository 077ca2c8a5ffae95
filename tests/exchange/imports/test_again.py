"""A later export of the same register: what it updates, what it leaves, what is said of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from store.disk.workspace import Workspace
from store.exchange.columns.column_mapping import OptionProblem
from store.exchange.imports.conflicts import Decisions
from store.exchange.imports.import_plan import Plan
from store.exchange.imports.import_preview import preview_lines
from store.exchange.imports.incoming_file import Options
from store.exchange.imports.register_import import NoProject, plan_import, plan_raid
from store.records import Milestone, Project, Reforecast, Risk
from store.records.reforecast import move
from store.values.words import say, words

Bring = Callable[..., Plan]

PLAYGROUND = {
    "en": (
        "No.,Risk,Likelihood,Impact,Owner\n1,Swings arrive late,4,5,Ruth Bell\n2,Permit is refused,2,4,Omar Said\n"
        "3,Ground is polluted,3,3,Ruth Bell\n"
    ),
    "zh": (
        "序号,风险描述,可能性,影响程度,责任人\n1,秋千到货延迟,4,5,周航\n2,许可证未批准,2,4,林岚\n"
        "3,土壤受污染,3,3,周航\n"
    ),
    "de": (
        "Lfd. Nr.;Risiko;Wahrscheinlichkeit;Auswirkung;Verantwortlich\n1;Schaukeln kommen zu spät;4;5;Ruth Bell\n"
        "2;Genehmigung wird versagt;2;4;Omar Said\n3;Boden ist belastet;3;3;Ruth Bell\n"
    ),
}
ON_TOP = {
    "en": "1,Fence is missing,1,2,Omar Said",
    "zh": "1,缺少围栏,1,2,林岚",
    "de": "1;Zaun fehlt;1;2;Omar Said",
}
REWORDED = {
    "en": ("Permit is refused", "Permit is refused again"),
    "zh": ("许可证未批准", "许可证仍未批准"),
    "de": ("Genehmigung wird versagt", "Genehmigung wird erneut versagt"),
}
LANGUAGES = tuple(PLAYGROUND)


def statuses(plan: Plan) -> list[str]:
    return [row.status for row in plan.rows]


def names(plan: Plan) -> list[str]:
    return [str(getattr(record, "title", "")) for record in plan.gone]


def with_row_on_top(language: str) -> str:
    titles, *rows = PLAYGROUND[language].splitlines()
    moved = [f"{int(row[0]) + 1}{row[1:]}" for row in rows]
    return "\n".join([titles, ON_TOP[language], *moved, ""])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_row_on_top_renames_nothing(language: str, bring: Bring, workspace: Workspace) -> None:
    bring(Risk, PLAYGROUND[language], save=True)
    before = workspace.live(Risk)
    plan = bring(Risk, with_row_on_top(language), save=True)
    assert statuses(plan) == ["new", "unchanged", "unchanged", "unchanged"] and plan.gone == ()
    assert workspace.live(Risk)[:3] == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_title_changed_by_a_word_is_known_by_its_neighbours(
    language: str, bring: Bring, workspace: Workspace
) -> None:
    bring(Risk, PLAYGROUND[language], save=True)
    second = workspace.live(Risk)[1]
    old, new = REWORDED[language]
    plan = bring(Risk, with_row_on_top(language).replace(old, new), save=True)
    assert statuses(plan) == ["new", "unchanged", "changed", "unchanged"] and plan.gone == ()
    assert [say(one.words) for one in plan.rows[2].reasons] == [
        f"known by its neighbours: it was called {old} here"
    ]
    assert [tuple(one) for one in plan.rows[2].changes] == [("Title", old, new)]
    after = workspace.get(Risk, second.id)
    assert after is not None and after.title == new


def test_a_like_title_elsewhere_or_of_another_content_is_new(bring: Bring) -> None:
    bring(Risk, PLAYGROUND["en"], save=True)
    head, first, second, third = PLAYGROUND["en"].splitlines()
    other = second.replace("Permit is refused,2,4,Omar Said", "Permit is refused again,5,1,Ada Lund")
    assert statuses(bring(Risk, "\n".join([head, first, other, third]))) == ["unchanged", "new", "unchanged"]
    alone = second.replace("Permit is refused", "Permit is refused again")
    assert statuses(bring(Risk, "\n".join([head, alone]))) == ["new"], "nobody stands beside it"


def test_what_was_renamed_here_is_known_by_what_the_register_calls_it(
    bring: Bring, workspace: Workspace
) -> None:
    text = "ID,Risk,Impact\nPG-7,Permit is refused,4\n"
    bring(Risk, text, save=True)
    risk = workspace.live(Risk)[0]
    workspace.save(replace(risk, code="R-77", title="The town refuses"), act=words("edit"))
    plan = bring(Risk, text.replace(",4", ",5"), save=True)
    assert statuses(plan) == ["changed"] and plan.gone == ()
    after = workspace.get(Risk, risk.id)
    assert after is not None and (after.code, after.title, after.impact) == ("R-77", "The town refuses", 5)


def test_a_register_that_gives_ids_from_now_on(bring: Bring, workspace: Workspace) -> None:
    bring(Risk, PLAYGROUND["en"], save=True)
    assert [one.code for one in workspace.live(Risk)] == ["R-01", "R-02", "R-03"]
    text = "ID,Risk,Impact\nPG-17,Swings arrive late,5\nPG-4,Sand is stolen,1\n"
    assert statuses(bring(Risk, text, save=True)) == ["changed", "new"]
    assert [one.code for one in workspace.live(Risk)] == ["PG-17", "R-02", "R-03", "PG-4"]


def test_what_is_not_listed_any_more_is_said_and_stays_open(bring: Bring, workspace: Workspace) -> None:
    bring(Risk, PLAYGROUND["en"], save=True, name="playground 2026-10.csv")
    head, first, *_ = PLAYGROUND["en"].splitlines()
    plan = bring(Risk, f"{head}\n{first}\n", save=True, name="playground 2026-11.csv")
    assert names(plan) == ["Permit is refused", "Ground is polluted"]
    assert all(one.state == "open" and not one.archived for one in workspace.live(Risk))
    lines = preview_lines(plan, "en", 100)
    assert "0 new, 0 changed, 1 unchanged, 0 waiting, 0 rejected, 2 gone" in lines
    assert lines[lines.index("Gone from the file, and open here as before") :][1:3] == [
        "  R-02 Permit is refused",
        "  R-03 Ground is polluted",
    ]


def test_another_register_misses_nothing(bring: Bring, workspace: Workspace) -> None:
    bring(Risk, PLAYGROUND["en"], save=True, name="playground.csv")
    assert bring(Risk, "Risk,Impact\nRoof leaks,3\n", name="school.csv").gone == ()
    closed = [replace(one, state="closed") for one in workspace.live(Risk)]
    workspace.save(*closed, act=words("close"))
    assert bring(Risk, "Risk,Impact\nRoof leaks,3\n", name="playground.csv").gone == (), (
        "what is over is over"
    )


def test_my_newer_forecast_is_kept_and_said(bring: Bring, workspace: Workspace, project: Project) -> None:
    text = "ID,Name,Baseline,Finish\nM3,Opening,2027-04-01,{}\n"
    bring(Milestone, text.format("2027-04-01"), save=True)
    (before,) = workspace.live(Milestone)
    mine = replace(before, forecast=date(2027, 4, 15))
    workspace.save(*move(before, mine, "frost", date(2026, 11, 24)), act=words("move"))
    plan = bring(Milestone, text.format("2027-04-08"))
    assert statuses(plan) == ["unchanged"]
    lines = preview_lines(plan, "en", 120)
    start = lines.index("Newer here than in the file")
    assert lines[start + 1 : start + 3] == [
        "  M3: yours of Thu 26 Nov 2026 is newer: kept (Forecast 15 Apr; the file: 8 Apr)",
        "  to take what the file says: --take-file forecast, or --take-file all",
    ]
    taken = bring(Milestone, text.format("2027-04-08"), save=True, decisions=Decisions(take={"all"}))
    assert statuses(taken) == ["changed"]
    assert workspace.live(Milestone)[0].forecast == date(2027, 4, 8)
    assert [one.moved_to for one in workspace.live(Reforecast)] == [date(2027, 4, 15), date(2027, 4, 8)]


def test_what_moves_is_said_with_its_direction(bring: Bring) -> None:
    text = "ID,Name,Finish\nM1,Opening,{}\nM2,Fence,{}\n"
    bring(Milestone, text.format("2027-04-01", "2027-03-01"), save=True)
    lines = preview_lines(bring(Milestone, text.format("2027-04-08", "2027-02-22")), "en", 120)
    assert "0 new, 2 changed, 0 unchanged, 0 waiting, 0 rejected, 2 of them moved" in lines
    start = lines.index("Moved")
    assert lines[start + 1 : start + 3] == [
        "  row 2  M1 Opening  forecast Thu 1 Apr 2027 -> Thu 8 Apr 2027, later",
        "  row 3  M2 Fence  forecast Mon 1 Mar 2027 -> Mon 22 Feb 2027, earlier",
    ]


def test_exact_doubles_come_in_once(bring: Bring, workspace: Workspace) -> None:
    head, first, *_ = PLAYGROUND["zh"].splitlines()
    plan = bring(Risk, "\n".join([head, first, first.replace("1,", "2,", 1)]), save=True)
    assert statuses(plan) == ["new", "unchanged"]
    assert [say(one.words) for one in plan.rows[1].reasons] == ["says the same as row 2 and is taken once"]
    assert len(workspace.live(Risk)) == 1


# Rows to their projects


@pytest.fixture
def projects(workspace: Workspace, project: Project) -> dict[str, Project]:
    """The park beside the project that is there."""
    park = Project(code="PARK", name="City Park", state="planning")
    workspace.save(park, act=words("add"))
    return {"home": project, "park": park}


def opened(workspace: Workspace, tmp_path: Path, text: str, home: Project | None, *values: str) -> Plan:
    file = tmp_path / "all.csv"
    file.write_text(text, encoding="utf-8")
    return plan_import(workspace, Risk, file, project=home, options=Options(values=values))


@pytest.mark.parametrize("title", ["Project", "项目", "Projekt"])
def test_a_column_sends_rows_to_their_projects(
    title: str, workspace: Workspace, projects: dict[str, Project], tmp_path: Path
) -> None:
    home, park = projects["home"], projects["park"]
    text = f"{title},Risk,Impact,Owner\ncity park,Frost,4,Ruth\n{home.code},Frost,2,Ruth\nPARK,Moles,3,\n"
    plan = opened(workspace, tmp_path, text, None)
    plan.save(workspace)
    assert statuses(plan) == ["new", "new", "new"] and [one.code for one in plan.projects] == [
        "PARK",
        home.code,
    ]
    assert [one.title for one in workspace.live(Risk, park.id)] == ["Frost", "Moles"]
    assert [one.impact for one in workspace.live(Risk, home.id)] == [2]
    assert len(plan.people) == 1, "one person, whatever the project"
    assert f"{title} sends the rows to their projects: PARK, {home.code}" in [say(one) for one in plan.notes]
    again = opened(workspace, tmp_path, text, None)
    assert statuses(again) == ["unchanged"] * 3


def test_an_unknown_project_waits_until_it_is_said(
    workspace: Workspace, projects: dict[str, Project], tmp_path: Path
) -> None:
    text = "Project,Risk\nPARK,Frost\nNorthern light,Moles\n,Sand\n"
    plan = opened(workspace, tmp_path, text, None)
    assert statuses(plan) == ["new", "waiting", "waiting"]
    assert say(plan.rows[1].reasons[0].words).startswith("Northern light is no project here; --value ")
    assert [(one.text, one.choices) for one in plan.unread] == [
        ("Northern light", tuple(one.code for one in projects.values()))
    ]
    settled = opened(workspace, tmp_path, text, projects["home"], "Northern light=PARK")
    settled.save(workspace)
    assert statuses(settled) == ["new"] * 3
    assert [one.title for one in workspace.live(Risk, projects["park"].id)] == ["Frost", "Moles"]
    with pytest.raises(OptionProblem, match="there is no project NONE"):
        opened(workspace, tmp_path, text, None, "Northern light=NONE")


def test_a_column_that_names_no_project_of_ours_is_kept_as_text(
    workspace: Workspace, projects: dict[str, Project], tmp_path: Path
) -> None:
    text = "Project,Risk\nNorthern light,Moles\n"
    plan = opened(workspace, tmp_path, text, projects["home"])
    assert plan.kept == ("Project",) and statuses(plan) == ["new"]
    with pytest.raises(NoProject):
        opened(workspace, tmp_path, text, None)


def test_a_log_of_several_kinds_goes_to_its_projects_too(
    workspace: Workspace, projects: dict[str, Project], tmp_path: Path
) -> None:
    file = tmp_path / "raid.csv"
    file.write_text("Type,Project,Title\nRisk,PARK,Frost\nAction,PARK,Order salt\nIssue,Nowhere,Moles\n")
    plan = plan_raid(workspace, file, project=projects["home"])
    assert statuses(plan) == ["new", "new", "waiting"]
    plan.save(workspace)
    assert {one.project for one in workspace.live(Risk)} == {projects["park"].id}
