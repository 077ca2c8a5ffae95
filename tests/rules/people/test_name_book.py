"""Who is meant by a name, however it is written; who is only nearly called so is asked about."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.records import Person
from store.rules.people.name_book import Found, Meant, NameBook, Nobody, Several
from store.rules.people.name_index import NameIndex
from store.rules.people.spelled_name import spelled
from store.values.pinyin import pinyin_of


def person(name: str, **more: Any) -> Person:
    return Person(name=name, pinyin=pinyin_of(name), **more)


PEOPLE = (
    person("Hanna Vogel", address="Frau Dr. Vogel", email="h.vogel@kunde.de"),
    person("Jens Petersen", phone="+49 170 1234567", also="JP; der Däne"),
    person("Jens Pedersen"),
    person("Marta Kowalski"),
    person("Sun Li"),
    person("Sun Wei"),
    person("陈国栋", address="陈总"),
    person("孙建军", address="孙工"),
    person("王建国", address="王经理"),
    person("王静"),
    person("郭明", address="郭工"),
    person("唐丽", address="唐工"),
    person("欧阳娜娜", title="总监"),
    person("李伟"),
    person("Jörg Müller"),
    person("Paul Schroeder"),
    person("Jan van der Berg"),
    person("Siobhán O'Brien"),
    person("Jean-Luc Picard"),
    person("Anna Maria Schmidt"),
    person("José García"),
    person("김철수"),
    person("田中太郎"),
    person("محمد الأحمد"),
    person("Old Hand", archived=True),
)
BOOK = NameBook(NameIndex(PEOPLE))


def names(meant: Meant) -> tuple[str, list[str]]:
    """Of a meaning its sort and the people it names."""
    match meant:
        case Found(person):
            return "found", [person.name]
        case Several(people):
            return "several", [one.name for one in people]
        case Nobody(near):
            return ("near" if near else "unknown"), [one.name for one in near]


def found(text: str, book: NameBook = BOOK) -> str:
    meant = book.find(text)
    assert isinstance(meant, Found), (text, names(meant))
    return meant.person.name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hanna Vogel", "Hanna Vogel"),
        ("Vogel, Hanna", "Hanna Vogel"),
        ("VOGEL Hanna", "Hanna Vogel"),
        ("Ｈａｎｎａ　Ｖｏｇｅｌ", "Hanna Vogel"),
        ("Hanna_Vogel", "Hanna Vogel"),
        ("Vogel", "Hanna Vogel"),
        ("vog", "Hanna Vogel"),
        ("Frau Vogel", "Hanna Vogel"),
        ("Fr. Dr. Vogel", "Hanna Vogel"),
        ("Mrs Vogel", "Hanna Vogel"),
        ("Dr. Hanna Vogel", "Hanna Vogel"),
        ("HV", "Hanna Vogel"),
        ("hv", "Hanna Vogel"),
        ("H. Vogel", "Hanna Vogel"),
        ("Vogel H.", "Hanna Vogel"),
        ("Vogel, H", "Hanna Vogel"),
        ("Hanna V.", "Hanna Vogel"),
        ("H.Vogel@kunde.de", "Hanna Vogel"),
        ("J. Petersen", "Jens Petersen"),
        ("Petersen J.", "Jens Petersen"),
        ("Hr. Petersen", "Jens Petersen"),
        ("M. Petersen", "Jens Petersen"),
        ("0170 1234567", "Jens Petersen"),
        ("+49 (170) 123-4567", "Jens Petersen"),
        ("der Daene", "Jens Petersen"),
        ("JP", "Jens Petersen"),
        ("Li", "Sun Li"),
        ("Mr Li", "Sun Li"),
        ("陈总", "陈国栋"),
        ("陈国栋", "陈国栋"),
        ("国栋", "陈国栋"),
        ("国栋 陈", "陈国栋"),
        ("陈", "陈国栋"),
        ("陈总监", "陈国栋"),
        ("老陈", "陈国栋"),
        ("Chen Guodong", "陈国栋"),
        ("Guo Dong Chen", "陈国栋"),
        ("cgd", "陈国栋"),
        ("陈国栋总", "陈国栋"),
        ("孙工", "孙建军"),
        ("孙工程师", "孙建军"),
        ("王经理", "王建国"),
        ("王老师", "王静"),
        ("郭老师", "郭明"),
        ("王静经理", "王静"),
        ("欧阳总监", "欧阳娜娜"),
        ("李 伟", "李伟"),
        ("伟 李", "李伟"),
        ("Li Wei", "李伟"),
        ("Wei Li", "李伟"),
        ("liwei", "李伟"),
        ("lw", "李伟"),
        ("李主任", "李伟"),
        ("Müller", "Jörg Müller"),
        ("Mueller", "Jörg Müller"),
        ("Muller", "Jörg Müller"),
        ("Joerg Mueller", "Jörg Müller"),
        ("Schröder", "Paul Schroeder"),
        ("Schroder", "Paul Schroeder"),
        ("van der Berg", "Jan van der Berg"),
        ("Berg, Jan van der", "Jan van der Berg"),
        ("van der Berg, Jan", "Jan van der Berg"),
        ("J. van der Berg", "Jan van der Berg"),
        ("Dhr. van der Berg", "Jan van der Berg"),
        ("Berg", "Jan van der Berg"),
        ("OBrien", "Siobhán O'Brien"),
        ("Siobhan O’Brien", "Siobhán O'Brien"),
        ("Jean Luc Picard", "Jean-Luc Picard"),
        ("Jean Picard", "Jean-Luc Picard"),
        ("J.-L. Picard", "Jean-Luc Picard"),
        ("Mme Schmidt", "Anna Maria Schmidt"),
        ("Anna Schmidt", "Anna Maria Schmidt"),
        ("A. M. Schmidt", "Anna Maria Schmidt"),
        ("Sr. Garcia", "José García"),
        ("김 철수", "김철수"),
        ("김부장님", "김철수"),
        ("철수 씨", "김철수"),
        ("田中さん", "田中太郎"),
        ("田中 太郎", "田中太郎"),
        ("مُحَمَّد", "محمد الأحمد"),
        ("Old Hand", "Old Hand"),
    ],
)
def test_one_person_however_they_are_called(text: str, name: str) -> None:
    assert found(text) == name


@pytest.mark.parametrize(
    ("text", "sort", "people"),
    [
        ("Jens", "several", ["Jens Petersen", "Jens Pedersen"]),
        ("Sun", "several", ["Sun Li", "Sun Wei"]),
        ("王", "several", ["王建国", "王静"]),
        ("Marta Kowalsky", "near", ["Marta Kowalski"]),
        ("Kowalksi", "near", ["Marta Kowalski"]),
        ("Hana Vogel", "near", ["Hanna Vogel"]),
        ("陈国动", "near", ["陈国栋"]),
        ("Sun Le", "unknown", []),
        ("孙经理", "near", ["孙建军"]),
        ("王工", "near", ["王建国", "王静"]),
        ("陈静", "unknown", []),
        ("a@b.de", "unknown", []),
        ("Chen Li", "unknown", []),
        ("Zhao", "unknown", []),
        ("", "unknown", []),
        ("...", "unknown", []),
        ("@", "unknown", []),
    ],
)
def test_what_is_not_sure_is_not_taken(text: str, sort: str, people: list[str]) -> None:
    assert names(BOOK.find(text)) == (sort, people)


@pytest.mark.parametrize(
    ("text", "sort", "people", "rest"),
    [
        ("Hanna Vogel due fri", "found", ["Hanna Vogel"], " due fri"),
        ("Jens Petersen due fri", "found", ["Jens Petersen"], " due fri"),
        ("Jens due fri", "several", ["Jens Petersen", "Jens Pedersen"], " due fri"),
        ("Marta Kowalsky", "near", ["Marta Kowalski"], ""),
        ("Marta Kowalsky about the price", "near", ["Marta Kowalski"], " about the price"),
        ("Marta Kowalski's team", "found", ["Marta Kowalski"], "'s team"),
        ("Sun Li @Marta", "found", ["Sun Li"], " @Marta"),
        ("郭工，截止12月5日", "found", ["郭明"], "，截止12月5日"),
        ("郭工、@唐工 due 周五", "found", ["郭明"], "、@唐工 due 周五"),
        ("郭工周末加班", "found", ["郭明"], "周末加班"),
        ("陈总监督", "found", ["陈国栋"], "监督"),
        ("陈国栋说要改", "found", ["陈国栋"], "说要改"),
        ("陈静怡 来电", "unknown", [], " 来电"),
        ("孙建军due 周五", "found", ["孙建军"], "due 周五"),
        ("J. Petersen comes", "found", ["Jens Petersen"], " comes"),
        ("Petersen J. comes", "found", ["Jens Petersen"], " comes"),
        ("O'Brien's offer", "found", ["Siobhán O'Brien"], "'s offer"),
        ("Jean-Luc Picard, please", "found", ["Jean-Luc Picard"], ", please"),
        ("van der Berg calls", "found", ["Jan van der Berg"], " calls"),
        ("Hanna v 2 of the plan", "found", ["Hanna Vogel"], " v 2 of the plan"),
        ('"Hanna Vogel"calls', "found", ["Hanna Vogel"], "calls"),
        ("Hanna_Vogel calls", "found", ["Hanna Vogel"], " calls"),
        ("Will will call", "unknown", [], " will call"),
        ("a@b.de is no name", "unknown", [], " is no name"),
        ("h.vogel@kunde.de calls", "found", ["Hanna Vogel"], " calls"),
        ("", "unknown", [], ""),
        ("田中さんに連絡", "found", ["田中太郎"], "に連絡"),
    ],
)
def test_a_name_ends_where_a_known_one_does(text: str, sort: str, people: list[str], rest: str) -> None:
    named = BOOK.longest(text)
    assert (*names(named.meant), named.rest) == (sort, people, rest)


def test_a_second_word_in_lower_case_is_no_mistyped_surname() -> None:
    book = NameBook(NameIndex((Person(name="Will Hill"),)))
    assert found("Will", book) == "Will Hill"
    assert book.longest("Will will call").rest == " will call"
    assert book.longest("Will Hall will call").rest == " will call"


def test_those_present_then_those_of_the_project_then_those_named_recently() -> None:
    petersen, pedersen = PEOPLE[1], PEOPLE[2]
    assert found("Jens", NameBook(BOOK.index, present={petersen.id})) == "Jens Petersen"
    assert found("Jens", NameBook(BOOK.index, project={pedersen.id})) == "Jens Pedersen"
    both = NameBook(BOOK.index, present={petersen.id}, project={petersen.id, pedersen.id})
    assert found("Jens", both) == "Jens Petersen"
    assert found("Pedersen", both) == "Jens Pedersen"
    recent = NameBook(BOOK.index, recent=(pedersen.id,))
    assert names(recent.find("Jens")) == ("several", ["Jens Pedersen", "Jens Petersen"])


def test_two_of_one_name_and_form_of_address_are_told_apart_by_who_is_there_alone() -> None:
    one, other = (Person(name="王静", address="王工") for _ in range(2))
    index = NameIndex((one, other))
    for text in ("王静", "王工", "王"):
        assert names(NameBook(index).find(text)) == ("several", ["王静", "王静"])
        assert names(NameBook(index, project={one.id}).find(text))[0] == "several"
        meant = NameBook(index, present={other.id}).find(text)
        assert isinstance(meant, Found) and meant.person == other


def test_who_is_archived_is_found_last() -> None:
    gone = Person(name="Ann Weber", archived=True)
    index = NameIndex((gone, Person(name="Ann Wagner")))
    assert found("Ann", NameBook(index)) == "Ann Wagner"
    assert found("Ann Weber", NameBook(index)) == "Ann Weber"
    assert NameBook(index).whole("Ann Weber") == (gone,)


def test_a_register_takes_whole_names_alone() -> None:
    assert [one.name for one in BOOK.whole("Petersen, Jens")] == ["Jens Petersen"]
    assert [one.name for one in BOOK.whole("陈总")] == ["陈国栋"]
    assert [one.name for one in BOOK.whole("jp")] == ["Jens Petersen"]
    assert BOOK.whole("Petersen") == BOOK.whole("J. Petersen") == BOOK.whole("HV") == ()


@given(st.text(max_size=80))
def test_no_letter_is_lost(text: str) -> None:
    named = BOOK.longest(text)
    assert named.name in text and text.endswith(named.rest)
    lost = text.removesuffix(named.rest) if named.rest else text
    assert lost.replace(named.name, "", 1).strip('"“”') == ""
    BOOK.find(text)


@given(
    st.sampled_from([one.name for one in PEOPLE]), st.sampled_from(["due fri", "，截止", " calls", "。", ""])
)
def test_a_whole_name_is_taken_whole(name: str, behind: str) -> None:
    named = BOOK.longest(f"{name} {behind}")
    assert names(named.meant) == ("found", [name]) and named.rest.strip() == behind.strip()


def test_a_short_name_that_begins_otherwise_is_another_one() -> None:
    book = NameBook(NameIndex([person("Sun Hao"), person("Jens Petersen")]))
    assert book.find("Zhao") == Nobody(())
    found = book.find("Jens Pedersen")
    assert isinstance(found, Nobody) and [one.name for one in found.near] == ["Jens Petersen"]


@pytest.mark.parametrize("mark", ["'", "’", "‘", "`", "´", "＇", "ʼ", ""])
def test_an_apostrophe_is_no_letter_however_it_is_typed(mark: str) -> None:
    assert spelled(f"O{mark}Brien") == "obrien"


@pytest.mark.parametrize(
    ("name", "plain"), [("Ǿrsted", "orsted"), ("Ørsted", "orsted"), ("Ǽlfric", "aelfric")]
)
def test_letters_of_the_north_with_an_accent(name: str, plain: str) -> None:
    assert spelled(name) == plain
