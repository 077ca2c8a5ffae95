"""What is sent begins with the form of address and ends with a line of one's own, in both languages."""

from dataclasses import replace
from datetime import date

import pytest

from store.config import Config
from store.exchange.papers.letter import closing, greeting
from store.exchange.papers.message import CHARACTERS, LINES, message
from store.exchange.papers.thanks_letter import thanks_letter
from store.queries.people.thanks_data import Thanks
from store.records import Person
from store.rules.briefing.paper import Paper, Part, Said


@pytest.mark.parametrize(
    ("names", "language", "said"),
    [
        (["Ms Chen"], "en", "Dear Ms Chen,"),
        (["Herr Dr. Weber"], "en", "Dear Herr Dr. Weber,"),
        (["陈总"], "zh_CN", "陈总，您好！"),
        (["Ms Chen", "Mr Wang"], "en", "Dear all,"),
        ([], "zh_CN", "各位好！"),
    ],
)
def test_how_it_begins(names: list[str], language: str, said: str) -> None:
    assert greeting(names, language) == said


@pytest.mark.parametrize(
    ("config", "by", "language", "said"),
    [
        (Config(closing="Kind regards, Lin"), "Jun Lin", "en", "Kind regards, Lin"),
        (Config(closing="Kind regards, Lin"), "林骏", "zh_CN", "此致敬礼！林骏"),
        (Config(closing_zh="顺颂商祺！林骏"), "", "zh_CN", "顺颂商祺！林骏"),
        (Config(), "Jun Lin", "en", "Best regards, Jun Lin"),
        (Config(name="Lin"), "Jun Lin", "en", "Best regards, Lin"),
        (Config(), "", "en", "Best regards"),
    ],
)
def test_how_it_ends(config: Config, by: str, language: str, said: str) -> None:
    assert closing(config, by, language) == said


def paper(lines: int) -> Paper:
    said = tuple(Said(f"{n}", f"a need of some length that takes its room, number {n}") for n in range(lines))
    return Paper(
        language="en",
        day=date(2026, 11, 26),
        title="Briefing for Ms Chen",
        facts=("ERP", "Thu 26 Nov 2026"),
        state="",
        over=(Part("needs", "needs", "Need from you", "numbered", said),),
        blocks=(),
        to="Ms Chen",
        closing="Kind regards, Lin",
    )


@pytest.mark.parametrize("lines", [1, 8, 11, 12, 40])
def test_a_message_keeps_its_end_and_its_length(lines: int) -> None:
    text = message(paper(lines))
    assert text.startswith("Dear Ms Chen,\n") and text.endswith("\nKind regards, Lin\n")
    assert len(text) <= CHARACTERS and text.count("\n") <= LINES


THANKS = Thanks(
    Person(name="陈婉清", address="陈总"),
    date(2026, 11, 24),
    True,
    ("上线日期不变",),
    (("报价单", date(2026, 12, 1)),),
    "林骏",
    date(2026, 11, 26),
)


def test_a_thank_you_in_chinese() -> None:
    assert thanks_letter(THANKS, "此致敬礼！林骏", "zh_CN") == (
        "陈总，您好！\n\n感谢您在11月24日抽出宝贵时间，与您当面交流，收获很大。\n\n我们商定：\n- 上线日期不变\n\n"
        "后续我们会向您回复：\n- 报价单（12月1日前）\n\n此致敬礼！林骏\n"
    )


def test_a_thank_you_in_english() -> None:
    text = thanks_letter(THANKS, "Best regards, Lin", "en")
    assert "Thank you for your time on Tue 24 Nov; it was good to talk face to face.\n" in text
    assert "- 报价单, by Tue 1 Dec\n" in text


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "- 报价单, promised for Tue 1 Dec and late\n"), ("zh_CN", "- 报价单（原定12月1日，已逾期）\n")],
)
def test_a_thank_you_promises_no_day_that_is_past(language: str, said: str) -> None:
    assert said in thanks_letter(replace(THANKS, today=date(2026, 12, 2)), "Lin", language)
