"""Which column becomes which field."""

from itertools import pairwise

import pytest

from store.exchange.columns.column_mapping import Mapping, OptionProblem
from store.exchange.columns.title_match import map_columns
from store.exchange.vocabulary.titles import knows, scale_in, title_key
from store.records import Action, Milestone, Person, Risk, Stakeholder
from store.values.record import Record
from store.values.words import say


def mapping(kind: type[Record], titles: str, *maps: str) -> Mapping:
    return map_columns(kind, titles.split(","), maps, lambda target, column: True)


def mapped(kind: type[Record], titles: str, *maps: str) -> dict[str, str]:
    found = mapping(kind, titles, *maps)
    return {one.target.name: found.shown(one) for one in found.mapped}


def problem(kind: type[Record], titles: str, *maps: str) -> str:
    with pytest.raises(OptionProblem) as caught:
        mapped(kind, titles, *maps)
    return say(caught.value.words)


def test_a_security_register() -> None:
    titles = (
        "risk_id,title,asset_id,scenario,L_1to5,I_1to5,score,residual_L_1to5,treatment,actions,target_date"
    )
    assert mapped(Risk, titles) == {
        "code": "risk_id",
        "title": "title",
        "probability": "L_1to5",
        "impact": "I_1to5",
        "response": "treatment",
        "plan": "actions",
        "due": "target_date",
        "cause": "scenario",
        "residual_probability": "residual_L_1to5",
        "score": "score",
    }
    found = mapping(Risk, titles)
    assert [found.headers[column] for column in found.unmapped] == ["asset_id"]
    probability = found.of("probability")
    assert probability is not None and probability.scale == (1, 5)


def test_a_planning_export() -> None:
    titles = "task_code,status_code,task_name,pred_list,start_date,base_end_date,act_end_date"
    assert mapped(Milestone, titles) == {
        "code": "task_code",
        "title": "task_name",
        "baseline": "base_end_date",
        "met_on": "act_end_date",
        "start": "start_date",
        "status": "status_code",
        "predecessors": "pred_list",
    }


def test_baseline_and_present_plan_side_by_side() -> None:
    titles = "Activity ID,Activity Name,BL Project Finish,Finish,Actual Finish,(*)Predecessors"
    assert mapped(Milestone, titles) == {
        "code": "Activity ID",
        "title": "Activity Name",
        "baseline": "BL Project Finish",
        "met_on": "Actual Finish",
        "finish": "Finish",
        "predecessors": "(*)Predecessors",
    }


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (
            "Nr.,Risiko,Eintrittswahrscheinlichkeit,Auswirkung,Maßnahme,Verantwortlich,Zieltermin",
            "code title probability impact plan owner due",
        ),
        (
            "Nr,Risico,Kans,Gevolg,Beheersmaatregel,Eigenaar,Einddatum",
            "code title probability impact plan owner due",
        ),
        (
            "编号,风险描述,发生概率（1-5）,影响程度,应对措施,责任人,截止日期",
            "code title probability impact plan owner due",
        ),
        (
            "Ref No,Risk Event,Likelihood of occurrence,Severity,Mitigation Actions,Risk Owner,Due Date",
            "code title probability impact plan owner due",
        ),
        ("ID,Description,Probability,Impact", "code title probability impact"),
        (
            "riskid,riskdescription,riskprobability,riskimpact,riskowner",
            "code title probability impact owner",
        ),
    ],
)
def test_other_peoples_titles(titles: str, expected: str) -> None:
    assert mapped(Risk, titles) == dict(zip(expected.split(), titles.split(","), strict=True))


def test_a_description_is_the_cause_where_there_is_a_title() -> None:
    assert mapped(Risk, "Title,Description") == {"title": "Title", "cause": "Description"}


def test_a_longer_title_about_something_else_is_not_taken() -> None:
    assert mapped(Risk, "Title,Previous Probability,Impact description,Owner e-mail") == {"title": "Title"}


def test_titles_of_this_program_in_every_language() -> None:
    assert mapped(Risk, "Title,What we do,Reviewed on,audience") == {
        "title": "Title",
        "plan": "What we do",
        "reviewed_on": "Reviewed on",
        "audience": "audience",
    }


def test_first_and_last_name_make_the_name() -> None:
    assert mapped(Person, "First Name,Last Name,Company") == {
        "name": "First Name + Last Name",
        "organisation": "Company",
    }
    assert mapped(Stakeholder, "名,姓,角色") == {"name": "姓 + 名", "role": "角色"}


def test_joining_by_hand() -> None:
    found = mapping(Person, "Given,Family", "name=Given+Family")
    (name,) = found.mapped
    assert name.text(("Hans", "Müller")) == "Hans Müller"
    assert name.text(("王", "伟")) == "王伟"
    assert name.text(("", "Müller")) == "Müller"


def test_the_first_that_says_something() -> None:
    found = mapping(Milestone, "name,A,B", "forecast=A|B")
    forecast = found.of("forecast")
    assert forecast is not None
    assert [forecast.text(("x", a, b)) for a, b in (("1", "2"), ("", "2"), ("N/A", "2"), ("", ""))] == [
        "1",
        "2",
        "2",
        "",
    ]
    assert forecast.source(("x", "", "2")) == 2


def test_fields_and_columns_by_any_of_their_names() -> None:
    titles = "title,Chance (1-10),x"
    for field in ("probability", "Probability", "likelihood", "概率", "PROBABILITY"):
        assert mapped(Risk, titles, f"{field}=chance")["probability"] == "Chance (1-10)"


def test_a_scale_by_hand() -> None:
    found = mapping(Risk, "title,P", "probability=P:1-3").of("probability")
    assert found is not None and found.scale == (1, 3) and found.columns == (1,)
    upside_down = mapping(Risk, "title,P", "probability=P:3-1").of("probability")
    assert upside_down is not None and upside_down.scale == (3, 1)


def test_a_field_from_no_column() -> None:
    assert mapped(Risk, "title,owner", "owner=") == {"title": "title"}


def test_a_title_that_looks_like_an_expression() -> None:
    assert mapped(Risk, "title,a+b,P:1-3", "cause=a+b", "trigger=P:1-3") == {
        "title": "title",
        "cause": "a+b",
        "trigger": "P:1-3",
    }


def test_what_is_unknown_is_an_error_with_a_suggestion() -> None:
    titles = "title,Likelihood"
    assert problem(Risk, titles, "probabilty=Likelihood") == (
        "there is no field probabilty; did you mean probability?"
    )
    assert problem(Risk, titles, "probability=Liklihood") == (
        "the file has no column Liklihood; did you mean Likelihood?"
    )
    assert problem(Risk, titles, "zzz=Likelihood").startswith(
        "there is no field zzz; available: code, title,"
    )
    assert problem(Risk, titles, "cause=zzz") == "the file has no column zzz; it has: title, Likelihood"
    assert problem(Risk, titles, "cause") == "--map cause: write FIELD=COLUMN"
    assert problem(Risk, titles, "impact=Likelihood:5-5") == (
        "--map impact=Likelihood:5-5: a scale goes from its lowest level to its highest, as in 1-10 or 3-1"
    )


def test_every_title_of_the_tables_reaches_its_kind() -> None:
    for kind, title in ((Risk, "Eintrittswahrscheinlichkeit"), (Milestone, "task_code"), (Action, "责任人")):
        assert knows(kind, title)
    assert not knows(Risk, "Account takeover via phishing")


@pytest.mark.parametrize(
    ("title", "key", "scale"),
    [
        ("L_1to5", "l", (1, 5)),
        ("Impact (1 - 10)", "impact", (1, 10)),
        ("概率（1-5）", "概率", (1, 5)),
        ("riskTitle", "risk title", None),
        ("(*)Predecessors", "predecessors", None),
        ("#", "#", None),
        ("P x I", "p x i", None),
    ],
)
def test_titles_for_comparing(title: str, key: str, scale: tuple[int, int] | None) -> None:
    assert (title_key(title), scale_in(title)) == (key, scale)


def test_no_title_means_two_fields_of_the_same_standing() -> None:
    """A title may be wanted by several fields, but then one of them has it nearer the front."""
    from store.exchange.vocabulary.titles import targets_of, titles_of

    for kind in (Risk, Milestone, Action, Person, Stakeholder):
        places: dict[str, list[int]] = {}
        for target in targets_of(kind):
            for place, title in enumerate(titles_of(kind, target.name)):
                places.setdefault(title.key, []).append(place)
        clashes = [key for key, found in places.items() if any(a == b for a, b in pairwise(sorted(found)))]
        assert clashes == [], kind.kind
