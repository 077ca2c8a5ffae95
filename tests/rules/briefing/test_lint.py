"""What should be looked at before a briefing is handed over."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from store.queries.briefing.briefing_checks import word_list
from store.records import Action, Milestone, Person, Project, Reading, Reforecast, Risk, Stakeholder
from store.rules.briefing.changed_line import Changed
from store.rules.briefing.changes import changed as changes_of
from store.rules.briefing.edits import Edits
from store.rules.briefing.lint import lint
from store.rules.briefing.paper import paper
from store.rules.briefing.private_text import secrets
from store.rules.briefing.sponsor_report import brief
from store.rules.briefing.unfit_words import WordList
from store.rules.briefing.weekly_report import weekly
from store.rules.situation import Situation
from store.values.journal import Net
from store.values.record import Audience
from store.values.words import say, words

Make = Callable[..., Situation]
PROJECT = Project(code="ERP", name="New ERP")
TODAY = date(2026, 11, 26)


def found(
    now: Situation,
    *,
    edits: Edits | None = None,
    private: tuple[str, ...] = (),
    changed: tuple[Changed, ...] = (),
    fresh: Situation | None = None,
) -> list[str]:
    (sponsor,) = [s for s in now.stakeholders if s.role == "sponsor"]
    person = now.people[sponsor.person]
    changes = {now.project.id: changed}
    briefing = brief(person, (now,), changes, date(2026, 11, 19))
    again = brief(person, (fresh,), changes, date(2026, 11, 19)) if fresh is not None else None
    said = paper(briefing, "en", edits or Edits())
    return [say(one.words) for one in lint((now,), briefing, said, word_list(), private, again)]


def risk(**values: Any) -> Risk:
    return Risk(project=PROJECT.id, code="R-1", **({"title": "Late"} | values))


def test_a_supplier_reads_what_a_client_may(situation: Make) -> None:
    project = Project(code="ERP", name="x", side="client")
    gao = Person(name="Gao")
    part = Stakeholder(project=project.id, person=gao.id, role="supplier")
    now = situation(project=project, people=(gao,), stakeholders=(part,))
    told = brief(gao, (now,), {}, None)
    found = [say(one.words) for one in lint((now,), told, paper(told, "en"), WordList())]
    assert found == ["Gao is a supplier and reads here what a client may"]


def test_an_orderly_project_has_nothing(situation: Make) -> None:
    assert found(situation(project=PROJECT)) == []


def test_registers(situation: Make) -> None:
    red = risk(probability=5, impact=5)
    stale = Milestone(
        id=1,
        project=PROJECT.id,
        code="M1",
        title="Plan",
        baseline=date(2026, 12, 4),
        confirmed_on=date(2026, 9, 1),
    )
    late = Milestone(project=PROJECT.id, code="M2", title="Go", baseline=date(2026, 11, 20))
    override = Reading(
        project=PROJECT.id,
        area="time",
        colour="green",
        sentence="ok",
        on=date(2026, 11, 1),
        valid_until=date(2026, 11, 20),
    )
    now = situation(project=PROJECT, risks=(red,), milestones=(stale, late), readings=(override,))
    planned = replace(now, risks=(replace(red, plan="Talk to the supplier", owner=1),))
    assert "red, strategy not chosen yet, no day yet: R-1 Late" in found(planned)
    assert set(found(now)) == {
        "red, no response yet, no owner yet, no day yet: R-1 Late",
        "forecast not confirmed or moved recently: M1 Plan",
        "overdue without a new day: M2 Go",
        "the override of T ended 20 Nov",
    }


@pytest.mark.parametrize(
    ("title", "cause", "names"),
    [
        ("Sun left", "", ["Sun"]),
        ("sunny days", "", []),
        ("Late", "Nordwind was slow", ["Nordwind"]),
        ("Late", "the IT department was slow", ["IT department"]),
        ("数据晚了", "财务部没交", ["财务部"]),
        ("数据晚了", "王总没签", ["王总"]),
    ],
)
def test_names_in_what_happened_or_cause(situation: Make, title: str, cause: str, names: list[str]) -> None:
    people = (Person(name="Sun", organisation="Nordwind"), Person(name="王总"))
    now = situation(
        project=PROJECT, people=people, risks=(risk(title=title, cause=cause, impact=3, probability=3),)
    )
    assert {text.split('"')[1] for text in found(now) if "a name in" in text} == set(names)


def test_names_belong_to_plans_and_ownership(situation: Make) -> None:
    sun = Person(name="Sun")
    now = situation(
        project=PROJECT,
        people=(sun,),
        risks=(risk(plan="Sun covers", owner=sun.id, probability=3, impact=3),),
    )
    assert found(now) == []


def test_words_of_blame_and_money_without_a_currency(situation: Make) -> None:
    asks = [
        Action(project=PROJECT.id, title=title, type="promise", audience=("sponsor",))
        for title in (
            "It was their fault",
            "default values",
            "都怪接口",
            "40 k more",
            "EUR 40 k more",
            "三十万",
            "三十万元",
        )
    ]
    assert [text.partition(": ")[2] for text in found(situation(project=PROJECT, actions=tuple(asks)))] == [
        '"fault"',
        '"都怪"',
        "40 k more",
        "三十万",
    ]


def test_who_hears_first(situation: Make) -> None:
    wang = Person(name="Wang")
    project = replace(PROJECT, hear_first=wang.id)
    red = risk(
        probability=5, impact=5, response="avoid", owner=wang.id, due=TODAY, detected_on=date(2026, 11, 25)
    )
    now = situation(project=project, people=(wang,), risks=(red,))
    worse = (Changed("worse", words("R-1 worse"), red),)
    assert "Wang is to be told first and has not been told of R-1 Late" in found(now, changed=worse)
    assert found(now) == []


def test_what_changed_since_the_preview(situation: Make) -> None:
    before = risk(probability=3, impact=3)
    now = situation(project=PROJECT, risks=(before,))
    people, parts = tuple(now.people.values()), now.stakeholders
    after = replace(now, risks=(replace(before, impact=4),))
    assert people and parts
    assert any("changed since the preview" in text for text in found(now, fresh=after))
    assert found(now, fresh=now) == []


def test_private_text_is_found_wherever_it_came_from_and_never_shown(situation: Make) -> None:
    private = secrets(["Guo is about to resign", "ok", "first line\n! Li is not up to the job"])
    now = situation(project=PROJECT)
    line = "bluf:needs"
    for text in ("I fear Guo  is about to resign soon", "so Li is not up to the job"):
        (finding,) = found(now, edits=Edits(texts={line: " ".join(text.split())}), private=private)
        assert finding.startswith("line ") and "private note" in finding
        assert "Guo" not in finding and "Li" not in finding
    assert found(now, edits=Edits(texts={line: "all is ok"}), private=private) == []
    left_out = Edits(texts={line: "Guo is about to resign"}, out=frozenset({line}))
    assert found(now, edits=left_out, private=private) == []


def test_the_word_list_can_be_changed() -> None:
    assert "fault" in word_list().blame
    own = word_list(["-fault", "schuld"]).blame
    assert ("fault" in own, "schuld" in own) == (False, True)


@pytest.mark.parametrize(("known", "said"), [(date(2026, 11, 3), True), (date(2026, 11, 20), False)])
def test_the_paper_says_how_long_it_was_known(situation: Make, known: date, said: bool) -> None:
    project = Project(code="ERP", name="x")
    risk = Risk(
        project=project.id, code="R-1", title="Late", probability=4, impact=4, response="mitigate", owner=1,
        due=date(2026, 12, 4), detected_on=known,
    )  # fmt: skip
    now = situation(project=project, risks=(risk,))
    (part,) = now.stakeholders
    made = {project.id: changes_of(now, (Net("risk", risk.id, True, {}, {}),))}
    briefing = brief(now.people[part.person], (now,), made, date(2026, 11, 19))
    texts = [say(one.words) for one in lint((now,), briefing, paper(briefing, "en"), WordList())]
    assert ("the paper says that you knew for 17 working days: R-1 Late" in texts) is said
    out = paper(briefing, "en", Edits(out=frozenset({f"changed:{risk.id}"})))
    assert not any("you knew" in say(one.words) for one in lint((now,), briefing, out, WordList()))


def test_many_alike_are_counted(situation: Make) -> None:
    late = tuple(
        Milestone(project=PROJECT.id, code=f"M{n}", title="Go", baseline=date(2026, 11, 20))
        for n in range(30)
    )
    texts = [text for text in found(situation(project=PROJECT, milestones=late)) if "overdue" in text]
    assert len(texts) <= 6 and texts[0] == "overdue without a new day: M0 Go"
    assert texts[-1].startswith("and ")


@pytest.mark.parametrize(
    ("side", "reason", "printed"),
    [
        ("supplier", "our tests were sloppy", False),
        ("supplier", "M3 waits for R-07", True),
        ("client", "supplier late", True),
    ],
)
def test_a_reason_of_the_house_is_not_printed_to_its_client(
    situation: Make, side: Any, reason: str, printed: bool
) -> None:
    """It names no record, and was typed for us: before it leaves it is said, so that the line can be written."""
    project = Project(code="ERP", name="x", side=side)
    base, moved = date(2026, 12, 4), date(2026, 12, 18)
    readers: tuple[Audience, ...] = ("client", "sponsor")
    milestone = Milestone(
        project=project.id, code="M3", title="Go", baseline=base, forecast=moved, audience=readers
    )
    risk = Risk(project=project.id, code="R-07", title="Data late", audience=readers)
    move = Reforecast(
        project=project.id, milestone=milestone.id, on=TODAY, moved_from=base, moved_to=moved, reason=reason
    )
    now = situation(project=project, milestones=(milestone,), risks=(risk,), reforecasts=(move,))
    (chen,) = (now.people[part.person] for part in now.stakeholders if part.role == "sponsor")
    told = changes_of(now, [Net("milestone", milestone.id, False, {"forecast": None}, {"forecast": moved})])
    briefing = brief(chen, (now,), {project.id: told}, date(2026, 11, 19))
    week = weekly(chen, (now,), date(2026, 11, 19))
    for made in (*briefing.lines("changed"), *week.lines("late")):
        assert (reason in say(made.words)) is printed
    said = [say(one.words) for one in lint((now,), briefing, paper(briefing, "en"), word_list())]
    assert any(reason in one and "left out" in one for one in said) is not printed
    written = Edits(texts={f"changed:{milestone.id}": "M3 moves by two weeks"})
    said = [say(one.words) for one in lint((now,), briefing, paper(briefing, "en", written), word_list())]
    assert not any("left out" in one for one in said)


def test_a_reason_that_names_what_they_may_not_read_is_left_out_and_said(situation: Make) -> None:
    project = Project(code="ERP", name="x", side="supplier")
    base, moved = date(2026, 12, 4), date(2026, 12, 18)
    milestone = Milestone(
        project=project.id,
        code="M3",
        title="Go",
        baseline=base,
        forecast=moved,
        audience=("client", "sponsor"),
    )
    hidden = Risk(project=project.id, code="I-2", title="Tester ill", state="occurred", impact=3)
    move = Reforecast(
        project=project.id, milestone=milestone.id, on=TODAY, moved_from=base, moved_to=moved,
        reason="I-2: our second tester is ill",
    )  # fmt: skip
    now = situation(project=project, milestones=(milestone,), risks=(hidden,), reforecasts=(move,))
    (chen,) = (now.people[part.person] for part in now.stakeholders if part.role == "sponsor")
    told = changes_of(now, [Net("milestone", milestone.id, False, {"forecast": None}, {"forecast": moved})])
    briefing = brief(chen, (now,), {project.id: told}, date(2026, 11, 19))
    assert [say(line.words) for line in briefing.lines("changed")] == ["M3 Go 4 Dec → 18 Dec (+10wd)"]
    week = weekly(chen, (now,), date(2026, 11, 19))
    assert [say(line.words) for line in week.lines("late")] == ["M3 Go 4 Dec → 18 Dec, +10wd late"]
    said = [say(one.words) for one in lint((now,), briefing, paper(briefing, "en"), word_list())]
    assert "the reason names I-2, which they may not read of, and is left out: M3 Go" in said
    mine = brief(chen, (replace(now, project=replace(project, executive=chen.id)),), {project.id: told}, None)
    assert "Reason: I-2" in say(mine.lines("changed")[0].words)
    written = Edits(texts={f"changed:{milestone.id}": "M3 waits for I-2"})
    said = [say(one.words) for one in lint((now,), briefing, paper(briefing, "en", written), word_list())]
    assert "names I-2, which they may not read of: M3 waits for I-2" in said
