"""Lines that read like actions are offered as such; nothing is guessed, and what tells something stays a note."""

import pytest
from said_lines import context_for

from store.rules.capture.grammar import offer, read_line
from store.values.words import say


@pytest.mark.parametrize(
    ("line", "language", "offered", "said"),
    [
        (
            "Marta sends the minutes by Friday",
            "en",
            "+ @Marta send the minutes by Friday",
            "Tab: action, Marta Kowalski, due Fri 27 Nov: send the minutes",
        ),
        (
            "- Jens Pedersen to send specs",
            "en",
            "+ @Jens Pedersen send specs",
            "Tab: action, Jens Pedersen: send specs",
        ),
        (
            "Action: Marta to send minutes",
            "en",
            "+ @Marta send minutes",
            "Tab: action, Marta Kowalski: send minutes",
        ),
        (
            "郭工 12/5前交接口文档",
            "zh",
            "+ @郭工 12/5前交接口文档",
            "Tab: action, 郭明, due Sat 5 Dec: 交接口文档",
        ),
        ("待办：郭工周五前交报告", "zh", "+ @郭工 周五前交报告", "Tab: action, 郭明, due Fri 27 Nov: 交报告"),
        (
            "请唐工负责接口文档，周五前",
            "zh",
            "+ @唐工 负责接口文档，周五前",
            "Tab: action, 唐丽, due Fri 27 Nov: 负责接口文档",
        ),
    ],
)
def test_what_reads_like_an_action_is_offered(line: str, language: str, offered: str, said: str) -> None:
    context = context_for(language)
    reading = read_line(line, 1, context)
    assert reading.offered == offered
    assert say(offer(reading, context) or "") == said


@pytest.mark.parametrize(
    "line",
    [
        "Hanna will talk to the board",
        "Hanna is back by Friday",
        "Marta will be away by Friday",
        "Marta's laptop",
        "Jens",
        "唐工说下周五之前都在出差",
        "陈总会后表示满意",
        "王经理问：能不能推迟？",
        "Zoe to send specs",
        "+ send specs @Marta",
        "+ @Marta sends specs",
        "Decision: Marta to send specs",
    ],
)
def test_what_tells_something_is_not(line: str) -> None:
    context = context_for("en")
    reading = read_line(line, 1, context)
    assert not reading.offered and offer(reading, context) is None
