"""Merging two persons, in the store and in the private file."""

from datetime import date

from store.acts.carry_out import carry_out
from store.acts.merge_entries import merge_entries
from store.disk.undo import undo
from store.disk.workspace import Workspace
from store.queries.people.merge_preview import merge_of
from store.queries.project_situation import situation
from store.records import Contact, Morale, Person, Project, Risk, Stakeholder
from store.values.words import words

TODAY = date(2026, 11, 26)


def two(workspace: Workspace, project: Project) -> tuple[Person, Person]:
    a, b = Person(name="Li Na"), Person(name="Li N.", phone="12")
    saved = workspace.save(
        a,
        b,
        Stakeholder(project=project.id, person=a.id, client_class="A"),
        Stakeholder(project=project.id, person=b.id),
        Contact(person=a.id, on=date(2026, 11, 2), channel="visit"),
        Contact(person=b.id, on=date(2026, 11, 20)),
        Risk(project=project.id, title="Late", owner=b.id),
        act=words("add"),
    )
    note = Morale(project=project.id, on=TODAY, mood=2, about="person", person=b.id, text="sesame")
    workspace.save(note, act=words("note"))
    kept, gone = saved.records[:2]
    assert isinstance(kept, Person) and isinstance(gone, Person)
    return kept, gone


def test_everything_names_the_one_that_stays(workspace: Workspace, project: Project) -> None:
    kept, gone = two(workspace, project)
    carry_out(workspace, merge_entries(merge_of(workspace, kept, gone)))
    now = situation(workspace, project.id)
    assert [(s.person, s.client_class) for s in now.stakeholders] == [(kept.id, "A")]
    assert now.risks[0].owner == kept.id
    assert workspace.live(Morale)[0].person == kept.id
    assert [(person.name, person.phone) for person in workspace.live(Person)] == [("Li Na", "12")]


def test_the_contacts_of_both_count_for_one_clock(workspace: Workspace, project: Project) -> None:
    kept, gone = two(workspace, project)
    carry_out(workspace, merge_entries(merge_of(workspace, kept, gone)))
    touch = situation(workspace, project.id).touches[kept.id]
    assert (touch.call, touch.visit) == (date(2026, 11, 20), date(2026, 11, 2))


def test_one_undo_brings_both_back_in_both_files(workspace: Workspace, project: Project) -> None:
    kept, gone = two(workspace, project)
    before = (workspace.live(Person), workspace.live(Stakeholder), workspace.live(Contact))
    carry_out(workspace, merge_entries(merge_of(workspace, kept, gone)))
    taken = undo(workspace)
    assert taken is not None and taken.act.name.values["act"].values["kept"] == "Li Na"
    assert [[r.id for r in part] for part in before] == [
        [r.id for r in workspace.live(kind)] for kind in (Person, Stakeholder, Contact)
    ]
    assert workspace.live(Morale)[0].person == gone.id
    assert workspace.live(Risk)[0].owner == gone.id


def test_both_are_named_in_the_shared_log_and_no_private_word_is(
    workspace: Workspace, project: Project
) -> None:
    kept, gone = two(workspace, project)
    carry_out(workspace, merge_entries(merge_of(workspace, kept, gone)))
    newest = workspace.store.journal.newest_act()
    assert newest is not None and dict(newest.name.values) == {"gone": "Li N.", "kept": "Li Na"}
    assert not workspace.store.connection.execute(
        "SELECT 1 FROM journal WHERE kind = 'morale' OR after LIKE '%sesame%'"
    ).fetchall()


def test_the_fields_that_the_other_is_right_about(workspace: Workspace, project: Project) -> None:
    kept, gone = two(workspace, project)
    carry_out(workspace, merge_entries(merge_of(workspace, kept, gone), ["name"]))
    assert [person.name for person in workspace.live(Person)] == ["Li N."]
