"""vCards out and in: our own come back as they were, other people's as far as a person has fields."""

import base64
import quopri
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from store.disk.workspace import Workspace
from store.exchange.columns.column_mapping import OptionProblem
from store.exchange.imports.import_plan import Plan
from store.exchange.tables.decoding import SheetProblem
from store.exchange.tables.vcards import read_vcards, vcards
from store.records import CalendarDays, Person, Project, Risk
from store.values.words import say, words

Bring = Callable[..., Plan]
WEI = Person(
    name="王伟",
    address="王总",
    organisation="北方; 数据, 有限公司",
    title="Leiter, \\Einkauf",
    phone="+86 138 0000 1111",
    email="wang@example.org",
    chat="wechat: wang,wei;1",
    language="zh",
    calendar="CN",
    away_until=date(2026, 12, 4),
    greet_on=date(1980, 2, 29),
    remark="Line one\nline two: " + "很长的备注" * 30,
    ref="https://example.org/?a=1;2",
)


def nested(deep: int) -> str:
    """Cards in cards, that deep."""
    return "BEGIN:VCARD\nVERSION:3.0\nFN:x\n" * deep + "END:VCARD\n" * deep


def card(*lines: str, version: str = "3.0") -> str:
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_people_come_back_as_they_were(workspace: Workspace, bring: Bring, version: str) -> None:
    people = [WEI, Person(name='Jing "JC" Chen; Dr.')]
    workspace.save(CalendarDays(code="CN"), *people, act=words("add"))
    plan = bring(Person, vcards(people, version), name="people.vcf")
    assert plan.counts == {"new": 0, "changed": 0, "unchanged": 2, "waiting": 0, "rejected": 0}
    workspace.save(*(replace(one, archived=True, name="gone", rev=1) for one in people), act=words("away"))
    fresh = bring(Person, vcards(people, version), name="people.vcf")
    (made, other) = [record for row in fresh.of("new") for record in row.records]
    assert replace(made, id=WEI.id) == WEI
    assert other.label == people[1].name


def test_every_line_is_short_and_in_utf8() -> None:
    content = vcards([WEI])
    assert max(map(len, content.split(b"\r\n"))) <= 76
    assert "王总" in content.decode().replace("\r\n ", "")


def quoted(text: str, encoding: str) -> str:
    return quopri.encodestring(text.encode(encoding)).decode().replace("\n", "\r\n")


@pytest.mark.parametrize("encoding", ["UTF-8", "GBK", "GB2312"])
def test_an_old_phone(bring: Bring, encoding: str) -> None:
    how = f"CHARSET={encoding};ENCODING=QUOTED-PRINTABLE"
    photo = base64.b64encode(b"x" * 91).decode()
    text = card(
        f"N;{how}:{quoted('王', encoding)};{quoted('伟', encoding)};;;",
        f"ORG;{how}:{quoted('北方数据科技有限公司采购与供应链管理中心', encoding)}",
        "TEL;HOME:010 1",
        "TEL;CELL;PREF:138 1",
        f"PHOTO;ENCODING=BASE64;JPEG:{photo[:40]}",
        f" {photo[40:]}",
        "",
        version="2.1",
    )
    plan = bring(Person, text, name="phone.vcf", save=True)
    (row,) = plan.of("new")
    (person,) = row.records
    assert isinstance(person, Person)
    assert (person.name, person.organisation) == ("王伟", "北方数据科技有限公司采购与供应链管理中心")
    assert (person.phone, person.remark) == ("138 1", "Phone 2: 010 1")


def test_a_whole_file_in_gb18030(bring: Bring) -> None:
    text = card(
        "FN:王伟", "ORG:北方数据科技", "TITLE:采购部负责人", "NOTE:喜欢上午打电话，先说数字，再说原因"
    )
    (row,) = bring(Person, text.encode("gb18030"), name="phone.vcf").of("new")
    assert row.records[0].label == "王伟"


def test_what_a_person_has_no_field_for(bring: Bring) -> None:
    text = card(
        "FN:Chen",
        "N:Chen;Jing;;;",
        "ORG:Kaltwerk;Finance;Paris",
        "TEL;VALUE=uri;PREF=1:tel:+49-1",
        "item1.EMAIL:a@example.org",
        "item1.X-ABLABEL:work",
        "EMAIL:b@example.org",
        "ADR:;;Main St 1;Berlin;;10115;DE",
        "BDAY:1980-01-01",
        version="4.0",
    )
    plan = bring(Person, text, name="other.vcf")
    (row,) = plan.of("new")
    (person,) = row.records
    assert isinstance(person, Person)
    assert (person.name, person.organisation, person.phone) == ("Chen", "Kaltwerk", "+49-1")
    assert person.email == "a@example.org"
    assert set(person.remark.splitlines()) == {
        "Department 2: Finance / Paris",
        "E-mail 2: b@example.org",
        "Address 1: Main St 1, 10115, Berlin, DE",
    }
    assert "the cards hold more, which is not imported: BDAY" in [say(note) for note in plan.notes]


@pytest.mark.parametrize(
    ("parts", "name"), [("Chen;Jing", "Jing Chen"), ("王;伟", "王伟"), (";;;;", "Kaltwerk")]
)
def test_a_name_from_its_parts(bring: Bring, parts: str, name: str) -> None:
    (row,) = bring(Person, card(f"N:{parts}", "ORG:Kaltwerk", version="2.1"), name="n.vcf").of("new")
    assert row.records[0].label == name


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (card("FN:Chen") + "BEGIN:VCARD\r\nFN:Wang\r\n", "card 2 of the file is no whole vCard"),
        ("name,email\n", "card 1 of the file is no whole vCard"),
        ("END:VCARD\r\n", "card 1 of the file is no whole vCard"),
        ("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "there is no vCard"),
        (card("FN;CHARSET=nonsense;ENCODING=QUOTED-PRINTABLE:=E7"), "card 1 of the file is no whole vCard"),
        (card("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=CD=F5"), "card 1 of the file is no whole vCard"),
        (card("FN"), "card 1 of the file is no whole vCard"),
        (card("FN:a") + nested(5), "card 2 of the file is no whole vCard"),
        (nested(1_200), "card 1 of the file is no whole vCard"),
        (nested(100_000), "card 1 of the file is no whole vCard"),
        (card("FN:a", *["BEGIN:X"] * 3_000, *["END:X"] * 3_000), "card 1 of the file is no whole vCard"),
        ("BEGIN:VCARD\nFN:a\n" * 10, "card 1 of the file is no whole vCard"),
        (
            card("FN:a") + card("NOTE:" + "y" * 50_000_000),
            "card 2 of the file has a property of more than 1,000,000",
        ),
        (
            card("FN:a", "NOTE:" + "y\n " * 5_000_000),
            "card 1 of the file has a property of more than 1,000,000",
        ),
        ("", "empty"),
    ],
)
def test_what_is_no_vcard(tmp_path: Path, content: str, said: str) -> None:
    file = tmp_path / "x.vcf"
    file.write_text(content, encoding="utf-8", newline="")
    with pytest.raises(SheetProblem) as caught:
        read_vcards(file, "en")
    assert said in say(caught.value.words)


def test_the_card_of_an_assistant_is_passed_over(bring: Bring) -> None:
    plan = bring(Person, card("FN:Chen", "NOTE:ab", *card("FN:Wang").split("\r\n")[:-1]), name="x.vcf")
    (row,) = plan.of("new")
    assert row.records[0].label == "Chen"
    assert [say(note) for note in plan.notes if "not imported" in say(note)] == [
        "the cards hold more, which is not imported: VCARD"
    ]


def test_a_large_picture_takes_no_time(bring: Bring) -> None:
    """Ten megabytes, folded as every program folds them."""
    picture = "PHOTO;ENCODING=b;TYPE=JPEG:" + ("A" * 74 + "\r\n ") * 140_000
    (row,) = bring(Person, card("FN:Chen", picture), name="x.vcf").of("new")
    assert row.records[0].label == "Chen"


def test_only_people_come_from_cards(workspace: Workspace, project: Project, bring: Bring) -> None:
    with pytest.raises(OptionProblem) as caught:
        bring(Risk, card("FN:Chen"), name="x.vcf")
    assert "vCards hold people" in say(caught.value.words)


def test_hostile_text_is_cleaned(bring: Bring) -> None:
    (row,) = bring(Person, card("FN:Chen\x1b[2J\u202e", "NOTE:=cmd()"), name="x.vcf").of("new")
    (person,) = row.records
    assert isinstance(person, Person)
    assert (person.name, person.remark) == ("Chen[2J", "=cmd()")
