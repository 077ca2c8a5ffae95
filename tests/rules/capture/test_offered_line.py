"""Lines that read like actions are offered as such, and marked ones with the day that they end with as due then;
nothing is guessed, and what tells something stays a note."""

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
        (
            "@Sun Li call the vendor",
            "en",
            "+ @Sun Li call the vendor",
            "Tab: action, Sun Li: call the vendor",
        ),
        (
            "please @Marta send the agenda by Friday",
            "en",
            "+ @Marta send the agenda by Friday",
            "Tab: action, Marta Kowalski, due Fri 27 Nov: send the agenda",
        ),
        (
            "Marta: send the agenda by Friday",
            "en",
            "+ @Marta send the agenda by Friday",
            "Tab: action, Marta Kowalski, due Fri 27 Nov: send the agenda",
        ),
        (
            "report (Marta, Friday)",
            "en",
            "+ report @Marta due Friday",
            "Tab: action, Marta Kowalski, due Fri 27 Nov: report",
        ),
        (
            "report -> Marta Friday",
            "en",
            "+ report @Marta due Friday",
            "Tab: action, Marta Kowalski, due Fri 27 Nov: report",
        ),
        (
            "Action (Marta): draft due fri",
            "en",
            "+ @Marta draft due fri",
            "Tab: action, Marta Kowalski, due Fri 27 Nov: draft",
        ),
        ("+ report (Marta)", "en", "+ report @Marta", "Tab: action, Marta Kowalski: report"),
        (
            "催数据@郭工，截止12月5日",
            "zh",
            "+ 催数据@郭工，截止12月5日",
            "Tab: action, 郭明, due Sat 5 Dec: 催数据",
        ),
        ("请@郭工周五前交报告", "zh", "+ @郭工 周五前交报告", "Tab: action, 郭明, due Fri 27 Nov: 交报告"),
        (
            "接口文档（郭工，12/5）",
            "zh",
            "+ 接口文档 @郭工 due 12/5",
            "Tab: action, 郭明, due Sat 5 Dec: 接口文档",
        ),
        (
            "接口文档由郭工负责，12月5日前",
            "zh",
            "+ @郭工 接口文档，12月5日前",
            "Tab: action, 郭明, due Sat 5 Dec: 接口文档",
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
        "@Hanna was not amused",
        "@Hanna Vogel",
        "Meeting with @Hanna on Friday",
        "- [x] sent minutes @Marta by Friday",
        "| please @Marta send the agenda by Friday",
        "report (Marta)",
        "report (draft, Friday)",
        "Next meeting -> Monday",
        "Action (optional): draft",
        "接口文档由郭工负责",
        "M2 is done on Friday",
    ],
)
def test_what_tells_something_is_not(line: str) -> None:
    context = context_for("en")
    reading = read_line(line, 1, context)
    assert not reading.offered and offer(reading, context) is None


@pytest.mark.parametrize(
    ("line", "language", "offered", "said"),
    [
        (
            "+ Testdaten liefern @Frau Kowalski am 5.12.",
            "de",
            "+ Testdaten liefern @Frau Kowalski due am 5.12.",
            "Tab: action, Marta Kowalski, due Sat 5 Dec: Testdaten liefern",
        ),
        (
            "? Freigabe Lastenheft @Vogel nächste Woche",
            "de",
            "? Freigabe Lastenheft @Vogel due nächste Woche",
            "Tab: ask of Hanna Vogel, due Fri 4 Dec: Freigabe Lastenheft",
        ),
        (
            "+ send draft to Hanna @Sun Li, Dec 2",
            "en",
            "+ send draft to Hanna @Sun Li due Dec 2",
            "Tab: action, Sun Li, due Wed 2 Dec: send draft to Hanna",
        ),
        (
            "+ call the office @Petersen in three days",
            "en",
            "+ call the office @Petersen due in three days",
            "Tab: action, Jens Petersen, due Sun 29 Nov: call the office",
        ),
        (
            "! label printer Monday p4 i5 @Sun Li",
            "en",
            "! label printer due Monday p4 i5 @Sun Li",
            "Tab: risk, Sun Li, p4, i5, due Mon 30 Nov: label printer",
        ),
        (
            "> price list @Hanna (Dec 4)",
            "en",
            "> price list @Hanna (due Dec 4)",
            "Tab: promise to Hanna Vogel, due Fri 4 Dec: price list",
        ),
        (
            "+ 培训签到表@小唐 周五",
            "zh",
            "+ 培训签到表@小唐 due 周五",
            "Tab: action, 唐丽, due Fri 27 Nov: 培训签到表",
        ),
        (
            "行动项：@郭明 备份方案评审，时间：下周二",
            "zh",
            "+ @郭明 备份方案评审 due 下周二",
            "Tab: action, 郭明, due Tue 1 Dec: 备份方案评审",
        ),
        (
            "【待办】联系物业 周四 @王静",
            "zh",
            "+ 联系物业 due 周四 @王静",
            "Tab: action, 王静, due Thu 26 Nov: 联系物业",
        ),
    ],
)
def test_the_day_that_a_line_ends_with_is_offered_as_due(
    line: str, language: str, offered: str, said: str
) -> None:
    context = context_for(language)
    reading = read_line(line, 1, context)
    assert not any(getattr(record, "due", None) for record in reading.records), "nothing is guessed"
    assert reading.offered == offered
    assert say(offer(reading, context) or "") == said


@pytest.mark.parametrize(
    "line",
    [
        "+ minutes of Friday",
        "+ report every Friday",
        "+ Bericht jeden Montag",
        "+ move hall 1 to Monday",
        "+ minutes 24 Nov",
        "+ report yesterday",
        "+ call Sun",
        "+ see what to do",
        "+ upgrade Java 1.8",
        "+ order scanners 3",
        "+ Friday",
        "+ Friday @Marta",
        "+ send specs Monday due fri",
        "+ 发周报 每周五",
        "= freeze on 7 Dec",
        "# M2 +3wd Friday",
        "~ 2 Friday",
    ],
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_day_that_says_something_else_is_not(line: str, language: str) -> None:
    assert not read_line(line, 1, context_for(language)).offered


@pytest.mark.parametrize(
    ("line", "language", "offered"),
    [
        ("M2 slips to 11 Dec, interface late", "en", "# M2 slips to 11 Dec, interface late"),
        ("- M2 +3wd interface late", "en", "# M2 +3wd interface late"),
        ("M3 推迟两周，因为春节", "zh", "# M3 推迟两周，因为春节"),
        ("* thanks to Marta for the weekend", "en", "* thanks to @Marta for the weekend"),
        ("* 感谢郭工周末加班", "zh", "* 感谢@郭工 周末加班"),
        ("? Hanna: approve overtime due fri", "en", "? @Hanna approve overtime due fri"),
        ("> 答应陈总月底前给报价", "zh", "> 答应@陈总 月底前给报价"),
    ],
)
def test_a_move_and_whom_a_line_is_to_are_offered(line: str, language: str, offered: str) -> None:
    context = context_for(language)
    reading = read_line(line, 1, context)
    assert not reading.records and reading.offered == offered
    assert read_line(offered, 1, context).records


@pytest.mark.parametrize(
    ("line", "language", "offered", "said"),
    [
        (
            "M2 改到 12月15日",
            "zh",
            "# M2 改到 12月15日 ",
            "Tab：# M2 改到 12月15日；改动承诺日期须说明原因",
        ),
        (
            "M2 slips to 11 Dec",
            "en",
            "# M2 slips to 11 Dec ",
            "Tab: # M2 slips to 11 Dec; moving a promised date needs a reason",
        ),
        (
            "吴工 12/5前交接口文档",
            "zh",
            "+ @吴工 12/5前交接口文档",
            "Tab：+ @吴工 12/5前交接口文档；没有叫吴工的人",
        ),
        (
            "Frau Kunze to send the list by Friday",
            "en",
            "+ @Frau_Kunze send the list by Friday",
            "Tab: + @Frau_Kunze send the list by Friday; nobody is called Frau Kunze",
        ),
        (
            "Zoe Winter to send specs by Friday",
            "en",
            "+ @Zoe_Winter send specs by Friday",
            "Tab: + @Zoe_Winter send specs by Friday; nobody is called Zoe Winter",
        ),
    ],
)
def test_what_is_still_asked_is_offered_with_it(line: str, language: str, offered: str, said: str) -> None:
    """The reason of a move is typed on; whose the name is, saving asks."""
    context = context_for(language)
    reading = read_line(line, 1, context)
    assert reading.offered == offered
    assert say(offer(reading, context) or "", language) == said


@pytest.mark.parametrize(
    "line",
    [
        "员工 12/5前交表",
        "施工 12/5前完成",
        "吴工说下周五出差",
        "Zoe Winter to send specs",
        "Zoe Winter is ill",
    ],
)
def test_what_is_no_task_of_anybody_is_not(line: str) -> None:
    assert not read_line(line, 1, context_for("zh")).offered
