"""The people that cells name: taken, said, asked about and learnt, never guessed in silence."""

from collections.abc import Callable

import pytest

from store.disk.undo import undo
from store.disk.workspace import Workspace
from store.exchange.imports.conflicts import Decisions
from store.exchange.imports.import_plan import Plan
from store.records import Person, Risk
from store.values.text import fold
from store.values.words import say, words

Bring = Callable[..., Plan]
JENS = Person(name="Jens Petersen")
PEOPLE = (
    JENS,
    Person(name="Hanna Vogel", address="Frau Dr. Vogel"),
    Person(name="Sun Li"),
    Person(name="Sun Wei"),
    Person(name="陈国栋", address="陈总"),
    Person(name="李伟"),
)


@pytest.fixture(autouse=True)
def known(workspace: Workspace) -> None:
    workspace.save(*PEOPLE, act=words("add"))


def owners(workspace: Workspace) -> dict[str, str]:
    names = {person.id: person.name for person in workspace.live(Person)}
    return {risk.title: names.get(risk.owner or 0, "") for risk in workspace.live(Risk)}


def register(*names: str) -> str:
    rows = (f'{n},"{name}"' for n, name in enumerate(names, 1))
    return "\n".join(("title,owner", *rows, ""))


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("Petersen, Jens", "Jens Petersen"),
        ("PETERSEN Jens", "Jens Petersen"),
        ("Frau Dr. Vogel", "Hanna Vogel"),
        ("陈总", "陈国栋"),
        ("李 伟", "李伟"),
        ("伟李", "李伟"),
    ],
)
def test_a_whole_name_is_taken_without_a_word(
    bring: Bring, workspace: Workspace, name: str, owner: str
) -> None:
    plan = bring(Risk, register(name), save=True)
    assert (owners(workspace), plan.questions, plan.people) == ({"1": owner}, (), ())


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("J. Petersen", "Jens Petersen"),
        ("Petersen, J.", "Jens Petersen"),
        ("Frau Vogel", "Hanna Vogel"),
        ("李主任", "李伟"),
        ("Wei Li", "李伟"),
    ],
)
def test_a_part_that_is_one_persons_is_taken_and_said(
    bring: Bring, workspace: Workspace, name: str, owner: str
) -> None:
    plan = bring(Risk, register(name), save=True)
    (doubt,) = plan.questions
    assert say(doubt.words) == f"{name} is read as {owner}"
    assert (owners(workspace), doubt.taken) == ({"1": owner}, "1")
    assert all(not person.also for person in workspace.live(Person)), "only what somebody said is learnt"


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("Jens Pedersen", "nobody here is called Jens Pedersen; did you mean Jens Petersen?"),
        ("Sun", "nobody here is called Sun; did you mean Sun Li, Sun Wei?"),
    ],
)
def test_what_may_be_somebody_is_left_in_the_remark_and_asked(
    bring: Bring, workspace: Workspace, name: str, asked: str
) -> None:
    plan = bring(Risk, register(name), save=True)
    (doubt,) = plan.questions
    (risk,) = workspace.live(Risk)
    assert (say(doubt.words), doubt.taken, plan.people) == (asked, "leave", ())
    assert risk.owner is None and name in risk.remark
    made = bring(Risk, register(name), decisions=Decisions(people={fold(name): "make"}))
    assert [person.name for person in made.people] == [name]


def test_a_part_may_be_somebody_new_when_that_is_decided(bring: Bring) -> None:
    plan = bring(Risk, register("J. Petersen"), decisions=Decisions(people={"j. petersen": "make"}))
    assert [person.name for person in plan.people] == ["J. Petersen"]


def test_who_it_is_can_be_said_is_learnt_and_undone(bring: Bring, workspace: Workspace) -> None:
    said = Decisions(
        named={"the dane": "Jens Petersen", "j. petersen": f"#{JENS.id}", "jens pedersen": "Jens Pedersen"}
    )
    plan = bring(Risk, register("The Dane", "J. Petersen", "Jens Pedersen"), decisions=said, save=True)
    assert owners(workspace) == {"1": "Jens Petersen", "2": "Jens Petersen", "3": "Jens Pedersen"}
    assert [person.name for person in plan.people] == ["Jens Pedersen"]
    again = bring(Risk, register("J. Petersen", "the dane"))
    assert again.questions == () and again.people == ()
    jens = workspace.get(Person, JENS.id)
    assert jens is not None and jens.also == "The Dane; J. Petersen"
    undo(workspace)
    jens = workspace.get(Person, JENS.id)
    assert jens is not None and jens.also == ""
