"""What is no person's name."""

import pytest

from store.rules.people.no_name import is_sentence


@pytest.mark.parametrize(
    "text",
    [
        "ne @李娜 due tue",
        "Sun due fri",
        "call Bo 3",
        "! late",
        "Zoe: the plan",
        "唐工 截止周五",
        "send it?",
        "p4 i5",
        "who；what",
    ],
)
def test_a_line_is_no_name(text: str) -> None:
    assert is_sentence(text)


@pytest.mark.parametrize(
    "text",
    ["Sun Li", "李娜", "O'Brien, J.", "Dr. Jean-Luc Müller (QA)", "Dueck", "Legal/Compliance", "欧阳 娜娜"],
)
def test_a_name_is_none(text: str) -> None:
    assert not is_sentence(text)
