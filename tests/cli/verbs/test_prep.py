"""Before a talk: prep."""

from collections.abc import Callable
from typing import Any

Forewarn = Callable[..., Any]


def test_the_sheet_of_a_person_by_part_of_the_name(begun: Forewarn) -> None:
    assert begun(
        "add", "stakeholder", "--project", "ERP", "--person", "Li Na", "--role", "client_pm", "--new-people"
    ).code == 0  # fmt: skip
    begun("add", "action", "--project", "ERP", "--title", "price list", "--type", "promise", "--owed-to", "Li Na",
          "--due", "2026-11-25")  # fmt: skip
    ran = begun("prep", "li")
    assert (ran.code, ran.err) == (0, "")
    lines = [" ".join(line.split()) for line in ran.out.splitlines()]
    assert lines[0] == "Li Na ERP"
    assert "who client project manager" in lines and "we owe price list, 1wd late" in lines


def test_without_a_name_and_with_a_strangers(begun: Forewarn) -> None:
    assert begun("prep").code == 2
    ran = begun("prep", "Zorro")
    assert ran.code == 1 and "nobody is called Zorro" in ran.complaint
