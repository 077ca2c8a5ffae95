"""What a person should hear: brief."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Forewarn = Callable[..., Any]


@pytest.fixture
def sponsored(begun: Forewarn) -> Forewarn:
    """A project with a sponsor, a red risk and a private note."""
    begun("add", "stakeholder", "--person", "Chen Jing", "--role", "sponsor", "--new-people")
    begun("add", "risk", "--title", "Data owner leaves", "--impact", "5", "--probability", "4")
    begun("add", "morale", "--mood", "1", "--text", "sesame")
    return begun


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


def test_the_only_project_they_have_a_part_in_is_meant(sponsored: Forewarn) -> None:
    sponsored("init", "--project", "CRM", "--name", "CRM")
    assert "ERP" in sponsored("brief", "--for", "chen").out
    sponsored("add", "stakeholder", "--project", "CRM", "--person", "Chen")
    assert sponsored("brief", "--for", "chen").code == 2
    assert sponsored("brief", "--for", "chen", "--project", "CRM").code == 0


def test_a_link_that_appears_while_writing_is_not_followed(tmp_path: Path) -> None:
    from store.exchange.output import OutputProblem, write_file

    with pytest.raises(OutputProblem):
        (tmp_path / "a").symlink_to(tmp_path / "b")
        write_file(tmp_path / "a", "x")
    assert not (tmp_path / "b").exists()
