"""What a person should hear: brief."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document

Forewarn = Callable[..., Any]


@pytest.fixture
def sponsored(prepared: Callable[..., Forewarn]) -> Forewarn:
    """A project with a sponsor, a red risk and a private note."""
    return prepared(
        "add stakeholder --person 'Chen Jing' --role sponsor --new-people",
        "add risk --title 'Data owner leaves' --impact 5 --probability 4",
        "add morale --mood 1 --text sesame",
    )


def test_it_is_printed(sponsored: Forewarn) -> None:
    for typed in (("brief", "--for", "chen"), ("brief", "--for", "Chen Jing", "-o", "-", "--project", "ERP")):
        ran = sponsored(*typed)
        assert ran.code == 0, ran.err
        assert ran.out.startswith("# Briefing for Chen Jing\n")
        assert "Data owner leaves" in ran.out
        assert "sesame" not in ran.out


def test_it_is_written_for_its_owner_only(sponsored: Forewarn, tmp_path: Path) -> None:
    file = tmp_path / "chen.md"
    file.write_text("old")
    ran = sponsored("brief", "--for", "chen", "-o", file)
    assert (ran.code, ran.out) == (0, f"written to {file}\n")
    assert file.read_text("utf-8") == sponsored("brief", "--for", "chen").out
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.glob("*chen*")] == ["chen.md"]


def test_it_goes_through_no_link_and_into_no_folder(sponsored: Forewarn, tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("mine")
    link.symlink_to(target)
    for place, said in (
        (link, "is a link"),
        (tmp_path, "is a folder"),
        (tmp_path / "no/x.md", "cannot be written"),
    ):
        ran = sponsored("brief", "--for", "chen", "-o", place)
        assert ran.code == 1
        assert said in ran.complaint
    assert (target.read_text(), link.is_symlink()) == ("mine", True)


def test_no_device_is_replaced_and_a_pipe_stays_one(sponsored: Forewarn, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for target in (pipe, Path("/dev/full")):
        ran = sponsored("brief", "--for", "chen", "-o", target)
        assert (ran.code, "is not a file" in ran.complaint) == (1, True)
        assert not target.is_file()


def test_since_is_a_day_as_typed(sponsored: Forewarn) -> None:
    assert "since 19 Nov" in sponsored("brief", "--for", "chen", "--since", "last thu").out
    assert sponsored("brief", "--for", "chen", "--since", "whenever").code == 2


def test_whom_it_is_for(sponsored: Forewarn) -> None:
    assert sponsored("brief").code == 2
    assert sponsored("brief", "--for", "nobody").code == 1
    sponsored("add", "person", "--name", "Chen Wei")
    ran = sponsored("brief", "--for", "chen")
    assert ran.code == 1
    assert "Chen Wei" in ran.complaint


def test_all_projects_they_sponsor_in_one_or_the_one_that_is_named(sponsored: Forewarn) -> None:
    sponsored("init", "--project", "CRM", "--name", "CRM")
    sponsored("add", "stakeholder", "--project", "CRM", "--person", "Chen")
    assert "CRM" not in sponsored("brief", "--for", "chen").out
    sponsored("edit", "stakeholder", "Chen", "--project", "CRM", "--role", "sponsor")
    out = sponsored("brief", "--for", "chen").out
    assert ["## ERP" in out, "## CRM CRM" in out, out.count("Nothing needed from you")] == [True, True, 1]
    assert "ERP" not in sponsored("brief", "--for", "chen", "--project", "CRM").out


def test_every_format(sponsored: Forewarn, tmp_path: Path) -> None:
    begins = {
        "md": b"# Briefing",
        "text": b"Briefing",
        "message": b"Dear Chen Jing,",
        "html": b"<!doctype",
        "docx": b"PK",
    }
    for name, first in begins.items():
        file = tmp_path / name
        ran = sponsored("brief", "--for", "chen", "--format", name, "-o", file)
        assert ran.code == 0, ran.err
        assert file.read_bytes().startswith(first)
    assert sponsored("brief", "--for", "chen", "--format", "odt").code == 2


def test_the_language_of_the_reader(sponsored: Forewarn) -> None:
    sponsored("add", "person", "--name", "Zhu", "--language", "zh")
    assert sponsored("brief", "--for", "zhu").out.startswith("# 致")
    assert sponsored("brief", "--for", "zhu", "--lang", "en").out.startswith("# Project briefing")


def test_the_week(sponsored: Forewarn) -> None:
    out = sponsored("brief", "--weekly").out
    assert [
        part in out for part in ("Done this week", "Planned next week", "Issues and risks", "Support needed")
    ]
    zh = sponsored("brief", "--weekly", "--lang", "zh").out
    assert all(part in zh for part in ("本周完成", "下周计划", "问题与风险", "需要的支持"))


def test_what_should_be_looked_at_stands_beside_it(sponsored: Forewarn) -> None:
    ran = sponsored("brief", "--for", "chen")
    assert ran.err == "check: red, no response yet, no owner yet, no day yet: R-01 Data owner leaves\n"


def test_private_text_never_leaves_and_is_not_shown(sponsored: Forewarn, tmp_path: Path) -> None:
    sponsored("add", "morale", "--mood", "2", "--text", "Data owner leaves")
    ran = sponsored("brief", "--for", "chen", "-o", tmp_path / "x.md")
    assert (ran.code, ran.out, (tmp_path / "x.md").exists()) == (1, "", False)
    assert "private note" in ran.complaint and "Data owner" not in ran.err


def test_a_link_that_appears_while_writing_is_not_followed(tmp_path: Path) -> None:
    from store.exchange.atomic_write import OutputProblem, write_file

    with pytest.raises(OutputProblem):
        (tmp_path / "a").symlink_to(tmp_path / "b")
        write_file(tmp_path / "a", b"x")
    assert not (tmp_path / "b").exists()


def test_one_reason_of_all_that_moved_stands_once(sponsored: Forewarn) -> None:
    sponsored("edit", "ERP", "--state", "active")
    for title, *after in (("Prototype",), ("Go-live", "--after", "M1")):
        sponsored("add", "milestone", "--title", title, "--baseline", "2026-12-18", *after)
    ran = sponsored("edit", "M1", "--forecast", "+8wd", "--reason", "Data late", "--move-followers", "yes")
    assert ran.code == 0, ran.err
    told = sponsored("brief", "--for", "chen").out
    assert "M2 Go-live 18 Dec → 30 Dec (+8wd)" in told
    assert told.count("Reason: Data late") == 1


def test_a_word_document_of_ones_own_is_filled_in(sponsored: Forewarn, tmp_path: Path) -> None:
    template, out = tmp_path / "MY.docx", tmp_path / "out.docx"
    assert sponsored("brief", "--sample", "-o", template).out == f"written to {template}\n"
    before = template.read_bytes()
    ran = sponsored("brief", "--for", "chen", "--template", template, "-o", out)
    assert (ran.code, ran.out) == (0, f"written to {out}\n")
    text = "\n".join(paragraph.text for paragraph in Document(str(out)).paragraphs)
    assert "Data owner leaves" in text and "{{" not in text and "sesame" not in text
    assert template.read_bytes() == before
    for refused, said in (
        (("--template", template, "-o", template), f"{template} is the template itself"),
        (("--template", template, "-o", tmp_path / "out.pdf"), "a file that ends in .pdf cannot be written"),
        (("--template", template, "--json"), "--json is printed, --template is filled in"),
    ):
        ran = sponsored("brief", "--for", "chen", *refused)
        assert ran.code == 2 and ran.complaint.startswith(said)
    ran = sponsored("brief", "--for", "chen", "--template", tmp_path / "none.docx", "-o", out)
    assert ran.code == 1 and "none.docx" in ran.complaint


def test_the_template_says_which_sections_there_are(sponsored: Forewarn, tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("{{risks}}")
    document.save(str(tmp_path / "MY.docx"))
    ran = sponsored("brief", "--for", "chen", "--template", tmp_path / "MY.docx", "-o", tmp_path / "out.docx")
    assert "has no place" not in ran.err
    document.save(str(tmp_path / "week.docx"))
    ran = sponsored("brief", "--weekly", "--template", tmp_path / "week.docx", "-o", tmp_path / "out.docx")
    assert ran.code == 1 and ran.complaint == "{{risks}} stands in another report: forewarn brief --for NAME"
    document.paragraphs[0].text = "{{done}}"
    document.save(str(tmp_path / "week.docx"))
    ran = sponsored("brief", "--weekly", "--template", tmp_path / "week.docx", "-o", tmp_path / "out.docx")
    assert "not in week.docx, which has no place for it: In short, " in ran.err


def test_what_is_not_there_is_said_to_be_not_there(sponsored: Forewarn, tmp_path: Path) -> None:
    ran = sponsored("brief", "--for", "chen", "--template", tmp_path / "MY.docx", "-o", tmp_path / "out.docx")
    missing = f"there is no {tmp_path / 'MY.docx'}; check its name, and whether it was moved"
    assert (ran.code, ran.complaint) == (1, missing)
    ran = sponsored("brief", "--sample", "s.docx")
    assert ran.code == 2 and ran.complaint.endswith("forewarn brief --sample -o s.docx")
