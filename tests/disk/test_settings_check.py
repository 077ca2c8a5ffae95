"""Settings that make no sense, alone or together with those in force, are refused in one sentence."""

import pytest

from store.disk.gate import Refused
from store.disk.workspace import Workspace
from store.queries.project_day import day_of
from store.records import Project, Setting
from store.values.words import say, words

ACT = words("set")


def refused(workspace: Workspace, *settings: Setting) -> str:
    with pytest.raises(Refused) as caught:
        workspace.save(*settings, act=ACT)
    assert {objection.field for _, objection in caught.value.objections} == {"value"}
    return say(caught.value.words)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("score_red", "5", "Value: score_amber (5) must be below score_red (5)"),
        ("score_red", "4", "Value: score_amber (5) must be below score_red (4)"),
        ("score_red", "26", "Value: score_red is at most 25"),
        ("score_amber", "0", "Value: score_amber is at least 2"),
        ("score_amber", "15", "Value: score_amber (15) must be below score_red (15)"),
        ("call_a", "0", "Value: call_a is at least 1"),
        ("visit_c", "0", "Value: visit_c is at least 1"),
        ("review_red_wd", "11", "Value: review_red_wd (11) must not be above review_amber_wd (10)"),
        ("unconfirmed_far_wd", "9", "Value: unconfirmed_wd (10) must not be above unconfirmed_far_wd (9)"),
        ("tolerance", "-1", "Value: not a value for tolerance: a whole number, or yes or no"),
        ("call_profile", "loud", "Value: call_profile is one of: relationship, delivery"),
    ],
)
def test_a_value_that_makes_no_sense(workspace: Workspace, name: str, value: str, sentence: str) -> None:
    assert refused(workspace, Setting(name=name, value=value)) == sentence


def test_zero_means_something_where_it_does(workspace: Workspace) -> None:
    for name in ("tolerance", "owner_grace_wd", "told_late_wd"):
        assert workspace.save(Setting(name=name, value="0"), act=ACT).records


def test_both_bands_move_together(workspace: Workspace) -> None:
    assert workspace.save(
        Setting(name="score_amber", value="16"), Setting(name="score_red", value="20"), act=ACT
    ).records
    assert "score_amber (16) must be below score_red (10)" in refused(
        workspace, Setting(name="score_red", value="10", project=_project(workspace).id)
    )


def test_a_number_of_the_store_counts_against_those_of_its_projects(
    workspace: Workspace, project: Project
) -> None:
    workspace.save(Setting(name="score_amber", value="8", project=project.id), act=ACT)
    assert refused(workspace, Setting(name="score_red", value="7")) == (
        "Value: in ERP, score_amber (8) must be below score_red (7)"
    )


def test_a_projects_profile_counts_before_a_number_of_the_store(
    workspace: Workspace, project: Project
) -> None:
    workspace.save(Setting(name="call_b", value="10"), act=ACT)
    workspace.save(Setting(name="call_profile", value="delivery", project=project.id), act=ACT)
    settings = day_of(workspace, project).settings
    assert (settings.call_a, settings.call_b, settings.call_c) == (7, 14, 30)
    workspace.save(Setting(name="call_c", value="21", project=project.id), act=ACT)
    assert day_of(workspace, project).settings.call_c == 21
    assert day_of(workspace, None).settings.call_b == 10


def _project(workspace: Workspace) -> Project:
    made = Project(code="CRM", name="CRM")
    workspace.save(made, act=ACT)
    return made
