"""The templates that come with the program: whole in both languages, and alike."""

from datetime import date

import pytest

from store.queries.template_list import PLACE
from store.records.names import CODE
from store.rules.plan.template import Template
from store.rules.plan.template_text import read_template
from store.values.calendar import Calendar

NAMES = ("consulting", "crm", "erp", "small")
LANGUAGES = ("en", "zh_CN")


def template(name: str, language: str) -> Template:
    file = PLACE / language / f"{name}.toml"
    return read_template(file.read_text(encoding="utf-8"), name, language="en")


def test_the_same_in_both_languages() -> None:
    assert {
        tuple(sorted(file.stem for file in (PLACE / language).glob("*.toml"))) for language in LANGUAGES
    } == {NAMES}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
class TestContent:
    def test_there_is_enough_to_begin_with(self, name: str, language: str) -> None:
        found = template(name, language)
        assert found.language == language and found.about
        assert len(found.of("milestone")) >= 12 and len(found.of("risk")) >= 8
        assert len(found.of("seat")) >= 5 and len(found.of("series")) >= 3 and len(found.of("action")) >= 5
        assert len(found.of("quality_check")) >= 4 and all(
            "standard" in one.values for one in found.of("quality_check")
        )
        assert len(found.closing) >= 7
        given = found.of("deliverable")
        assert len(given) >= 3 and all(one.links["milestone"] and one.links["owner"] for one in given)
        assert sum(one.values.get("type") == "gate" for one in found.of("milestone")) >= 3

    def test_every_risk_is_thought_through(self, name: str, language: str) -> None:
        for risk in template(name, language).of("risk"):
            needed = (
                "category",
                "cause",
                "trigger",
                "plan",
                "contingency",
                "response",
                "probability",
                "impact",
            )
            assert all(risk.values.get(field) for field in needed), risk.title
            assert risk.links["owner"] and {"due", "hits_on"} <= risk.days.keys()
            assert risk.days["due"] <= risk.days["hits_on"], risk.title
            # Nothing is red before somebody of the project says so.
            assert risk.values["probability"] * risk.values["impact"] <= 12

    def test_every_goal_can_be_measured_and_every_funding_has_its_day(self, name: str, language: str) -> None:
        found = template(name, language)
        assert found.of("goal") and found.of("money")
        for goal in found.of("goal"):
            assert goal.values["measure"] and goal.values["target"] and "due" in goal.days, goal.title
            assert "base" not in goal.values and goal.links["owner"]
        for line in found.of("money"):
            assert line.values["type"] == "funding" and "due" in line.days and line.links["funder"]

    def test_every_milestone_and_action_has_an_owner_and_every_seat_something_to_do(
        self, name: str, language: str
    ) -> None:
        found = template(name, language)
        assert all(
            one.links.get("owner")
            for one in (*found.of("milestone"), *found.of("action"), *found.of("quality_check"))
        )
        named = {id for one in found.entries for field in one.people for id in one.links[field.name]}
        assert {seat.id for seat in found.of("seat")} == named

    def test_all_leads_from_the_first_milestone_and_go_live_has_float(self, name: str, language: str) -> None:
        milestones = template(name, language).of("milestone")
        assert [one.id for one in milestones if "after" not in one.links] == [milestones[0].id]
        assert all("after_wd" in one.values for one in milestones[1:])
        by_id = {one.id: one for one in milestones}
        gap = {
            one.id: one.days["baseline"]
            - by_id[one.links["after"][0]].days["baseline"]
            - one.values["after_wd"]
            for one in milestones[1:]
        }
        assert max(gap.values()) > 0

    def test_no_text_is_taken_for_a_code(self, name: str, language: str) -> None:
        for one in template(name, language).entries:
            assert not any(CODE.search(str(value)) for value in one.values.values()), one


@pytest.mark.parametrize("name", NAMES)
def test_days_links_and_numbers_are_the_same_in_both_languages(name: str) -> None:
    def bare(language: str) -> list[object]:
        return [
            (one.kind, one.id, dict(one.days), dict(one.links), one.held_by, _no_text(one.values))
            for one in template(name, language).entries
        ]

    assert bare("en") == bare("zh_CN")


@pytest.mark.parametrize("name", NAMES)
def test_as_many_lines_of_closing_in_both_languages(name: str) -> None:
    assert len(template(name, "en").closing) == len(template(name, "zh_CN").closing)


def _no_text(values: object) -> dict[str, object]:
    assert isinstance(values, dict)
    told = (
        "title",
        "standard",
        "cause",
        "trigger",
        "plan",
        "contingency",
        "remark",
        "body",
        "measure",
        "unit",
    )
    return {name: value for name, value in values.items() if name not in told}


def test_the_days_of_the_erp_by_hand() -> None:
    days = {one.id: one.days["baseline"] for one in template("erp", "en").of("milestone")}
    assert (days["gate_planning"], days["gate_blueprint"], days["gate_build"]) == (20, 63, 123)
    assert (days["gate_preparation"], days["go_live"], days["accepted"]) == (153, 161, 201)


def test_the_calendar_of_the_project_counts(china: Calendar) -> None:
    charter = next(one for one in template("erp", "en").of("milestone") if one.id == "charter")
    # 19 September is a Saturday, the 20th is worked; 25 to 27 September are holidays: 21, 22, 23, 24, 28.
    assert charter.day("baseline", date(2026, 9, 19), china) == date(2026, 9, 28)
