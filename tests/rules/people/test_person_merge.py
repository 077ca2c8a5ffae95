"""Two persons that are one."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from store.records import Contact, Person, Project, Seat, Stakeholder
from store.rules.people.person_merge import moved, twins
from store.rules.people.reassignment import names, people_fields

A, B = Person(name="Li Na", phone="1", language="zh"), Person(name="Li N.", phone="2", email="li@n.example")
ERP = Project(code="ERP", name="ERP")
TODAY = date(2026, 11, 26)


def test_empty_fields_are_filled_and_others_stay() -> None:
    both = twins(A, B)
    assert [field.name for field in both.filled] == ["email"]
    assert [field.name for field in both.disputed] == ["name", "phone"]
    one = both.person(["phone"])
    assert (one.id, one.name, one.phone, one.email, one.language) == (
        A.id,
        "Li Na",
        "2",
        "li@n.example",
        "zh",
    )


def test_of_two_parts_in_a_project_the_first_stays() -> None:
    mine = Stakeholder(project=ERP.id, person=A.id, role="sponsor")
    theirs = Stakeholder(project=ERP.id, person=B.id)
    elsewhere = Stakeholder(project=ERP.id + 1, person=B.id)
    old = Stakeholder(project=ERP.id + 1, person=A.id, archived=True)
    found = moved(A.id, B.id, [mine, theirs, elsewhere, old])
    assert [(one.id, one.archived) for one in found] == [(theirs.id, True), (elsewhere.id, False)]


people = st.sampled_from([A.id, B.id, 3])
some = st.one_of(st.none(), people)


@given(st.lists(st.one_of(
    st.builds(Contact, person=people, on=st.just(TODAY)),
    st.builds(Seat, project=st.just(ERP.id), title=st.just("x"), holder=some, successor=some),
    st.builds(Stakeholder, project=st.integers(1, 3), person=people, via=some),
    st.builds(Project, code=st.just("X"), name=st.just("X"), manager=some, hear_first=some),
)))  # fmt: skip
def test_nothing_names_the_one_that_goes_and_nothing_else_changes(records: list) -> None:  # type: ignore[type-arg]
    after = {record.id: record for record in records}
    after |= {record.id: record for record in moved(A.id, B.id, records)}
    for record in records:
        new = after[record.id]
        fields = people_fields(type(record))
        assert not any(names(new, field.name, B.id) for field in fields)
        if not any(names(record, field.name, B.id) for field in fields):
            assert new == record
        assert not [o for o in new.objections((), TODAY) if not list(record.objections((), TODAY))]  # type: ignore[arg-type]
