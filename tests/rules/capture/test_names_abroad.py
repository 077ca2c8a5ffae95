"""Names as they are written elsewhere: apostrophes, hyphens, umlauts, particles, Korean, Japanese and Arabic ones."""

from datetime import date
from typing import Any

import pytest
from label_directory import Labels

from store.records import Person
from store.rules.capture.capture_line import Context
from store.rules.capture.grammar import Reading, capture
from store.rules.people.name_book import NameBook
from store.rules.people.name_index import NameIndex
from store.values.day import Day
from store.values.reader import Reader
from store.values.words import say

PEOPLE = (
    Person(name="Frank O'Brien"),
    Person(name="Lucia D'Angelo"),
    Person(name="Karin Müller-Lüdenscheidt"),
    Person(name="Uwe Müller", address="Herr Müller"),
    Person(name="Jan van der Berg"),
    Person(name="Ernst von Stein", address="Herr Dr. von Stein"),
    Person(name="Jean-Pierre L'Hôpital"),
    Person(name="김민수"),
    Person(name="佐藤 花子"),
    Person(name="محمد علي"),
    Person(name="Will Smith"),
    Person(name="Ada Gone", archived=True),
)
NAMES = {person.id: person.name for person in PEOPLE}
CONTEXT = Context(
    project=7,
    reader=Reader(Day(date(2026, 11, 26)), Labels(NAMES)),
    people=NameBook(NameIndex(PEOPLE)),
    me=1,
)


def one(text: str, *people: Person) -> Reading:
    book = NameBook(NameIndex(people)) if people else CONTEXT.people
    (reading,) = capture(
        text, Context(project=7, reader=CONTEXT.reader, people=book, me=1, answers=CONTEXT.answers)
    )
    return reading


def made(text: str, *people: Person) -> Any:
    """The one record of a line."""
    reading = one(text, *people)
    assert reading.problem is None, say(reading.problem)
    (record,) = reading.records
    return record


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        *((typed, "Frank O'Brien") for typed in ("O'Brien", "O’Brien", "o´brien", "OBrien", "Frank O'Brien")),
        *((typed, "Lucia D'Angelo") for typed in ("D'Angelo", "D‘Angelo", "dangelo", "D'Angelo, Lucia")),
        *(
            (typed, "Karin Müller-Lüdenscheidt")
            for typed in (
                "Müller-Lüdenscheidt",
                "Mueller-Luedenscheidt",
                "Muller Ludenscheidt",
                "Frau Müller-Lüdenscheidt",
            )
        ),
        *((typed, "Uwe Müller") for typed in ("Uwe Müller", "Uwe Mueller", "Uwe Muller", "Herr Mueller")),
        *(
            (typed, "Jan van der Berg")
            for typed in ("van der Berg", "Berg", "Hr. van der Berg", "van der Berg, Jan")
        ),
        *((typed, "Ernst von Stein") for typed in ("von Stein", "Dr. von Stein", "Herr Dr. von Stein")),
        *((typed, "Jean-Pierre L'Hôpital") for typed in ("L'Hopital", "Jean Pierre", "lhôpital")),
        *((typed, "김민수") for typed in ("김민수", "김민수님", "김민수 씨", "민수")),
        *((typed, "佐藤 花子") for typed in ("佐藤 花子 さん", "佐藤花子", "佐藤さん", "佐藤", "花子 佐藤")),
        *((typed, "محمد علي") for typed in ("محمد علي", "محمد", "مُحَمَّد", "السيد علي")),
    ],
)
def test_each_way_to_write_it_is_that_person(typed: str, name: str) -> None:
    action = made(f"+ call @{typed} due fri")
    assert (NAMES[action.owner], action.title, action.due) == (name, "call", date(2026, 11, 27))


def test_a_surname_that_is_two_peoples_is_asked_about() -> None:
    (unclear,) = one("+ call @Müller due fri").unclear
    assert [label for _, label in unclear.choices] == ["Karin Müller-Lüdenscheidt", "Uwe Müller"]


def test_a_verb_behind_a_name_is_none() -> None:
    known = made("+ @Will will call")
    assert (NAMES[known.owner], known.title) == ("Will Smith", "will call")
    (unclear,) = one("+ @Will will call", Person(name="Zoe Hu")).unclear
    assert (unclear.name, unclear.choices) == ("Will", ())
    assert not one("@Will will call").mark


def test_two_of_one_name_and_form_of_address_are_both_offered() -> None:
    twins = [Person(name="Hu Bo", address="胡总"), Person(name="Hu Bo", address="胡总")]
    for typed in ("Hu Bo", "胡总"):
        (unclear,) = one(f"+ call @{typed} due fri", *twins).unclear
        assert [id for id, _ in unclear.choices] == [person.id for person in twins]


def test_who_is_archived_is_asked_about_unless_somebody_else_is_called_so() -> None:
    (unclear,) = one("+ call @Ada").unclear
    assert [label for _, label in unclear.choices] == ["Ada Gone"]
    ada = Person(name="Ada Lund")
    action = made("+ call @Ada", ada, *PEOPLE)
    assert action.owner == ada.id


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("+ mail a@b.de about it", "mail a@b.de about it"),
        ("+ call @", "call @"),
        ("+ 打电话＠", "打电话@"),
        ("+ call @ 10:00", "call @ 10:00"),
    ],
)
def test_a_sign_that_names_nobody_stays(line: str, title: str) -> None:
    action = made(line)
    assert (action.title, action.owner) == (title, 1)


def test_an_address_behind_the_sign_is_a_person() -> None:
    frank = Person(name="Frank", email="a@b.de")
    action = made("+ mail @a@b.de today", frank)
    assert (action.owner, action.title) == (frank.id, "mail today")
    (unclear,) = one("+ mail @a@b.de").unclear
    assert unclear.name == "a@b.de"


def test_five_thousand_lines_have_five_thousand_readings() -> None:
    readings = capture("+ call @O'Brien due fri\n" * 5000, CONTEXT)
    assert len(readings) == 5000 and all(one.records for one in readings)
