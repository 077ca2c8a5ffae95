"""Lines as people write them, in English, German and Chinese: marks in words, days, levels, causes, what is left."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from label_directory import Labels

from store.records import Action, Milestone, Morale, Person, Reforecast, Risk
from store.rules.capture.capture_line import Context
from store.rules.capture.grammar import Reading, capture, shown
from store.rules.people.name_book import NameBook
from store.rules.people.name_index import NameIndex
from store.values.day import Day
from store.values.reader import Reader
from store.values.text import fold
from store.values.words import say

PEOPLE = {
    person.name: person
    for person in (
        Person(name="Hanna Vogel"),
        Person(name="Jan van der Berg"),
        Person(name="Siobhán O'Neill"),
        Person(name="Anna-Lena Groß"),
        Person(name="김민수"),
        Person(name="山田太郎"),
        Person(name="محمد علي"),
        Person(name="Old Boss", archived=True),
        Person(name="陈国栋", address="陈总"),
        Person(name="孙建军", address="孙工"),
        Person(name="郭明", address="郭工"),
        Person(name="唐丽", address="唐工"),
    )
}
NAMES = {person.id: name for name, person in PEOPLE.items()}


M2 = Milestone(project=7, code="M2", title="Interfaces", baseline=date(2026, 12, 4))
R9 = Risk(project=7, code="R-09", title="Data owner leaves")
CONTEXT = Context(
    project=7,
    reader=Reader(Day(date(2026, 11, 26)), Labels(NAMES)),
    people=NameBook(NameIndex(PEOPLE.values())),
    codes={"m2": M2, "r-09": R9},
    me=1,
)
FRIDAY, DECEMBER_5 = date(2026, 11, 27), date(2026, 12, 5)


def one(text: str, context: Context = CONTEXT) -> Reading:
    (reading,) = capture(text, context)
    return reading


def made(text: str, context: Context = CONTEXT) -> Any:
    reading = one(text, context)
    assert reading.problem is None, say(reading.problem)
    return reading.records[0]


@pytest.mark.parametrize(
    ("line", "title", "due"),
    [
        ("+ 催数据@郭工，截止12月5日", "催数据", DECEMBER_5),
        ("+ 催数据@郭工截止12月5日完成", "催数据", DECEMBER_5),
        ("+ @郭工 12月5日前交接口文档", "交接口文档", DECEMBER_5),
        ("+ 交接口文档 周五前", "交接口文档", FRIDAY),
        ("+ 交文档截止：12月5日", "交文档", DECEMBER_5),
        ("+ 整理12月5日前的数据", "整理12月5日前的数据", None),
        ("+ 3天前的数据重跑", "3天前的数据重跑", None),
        ("+ 目前先联系前台", "目前先联系前台", None),
        ("+ 确认报名截止时间", "确认报名截止时间", None),
        ("+ finish due diligence @Hanna", "finish due diligence", None),
        ("+ finish due diligence due fri", "finish due diligence", FRIDAY),
        ("+ explain the delay due to holidays", "explain the delay due to holidays", None),
        ("+ pay what is due", "pay what is due", None),
        ("+ send it due fri, please", "send it please", FRIDAY),
        ("+ Angebot senden bis 5.12. @Hanna", "Angebot senden", DECEMBER_5),
        ("+ bis zum Ende testen", "bis zum Ende testen", None),
        ("＋ 催数据 ＠孙工 ｄｕｅ １２月５日", "催数据", DECEMBER_5),
        ("+ call Hanna due monday next week", "call Hanna", date(2026, 11, 30)),
        ("+ call Hanna due COB friday", "call Hanna", FRIDAY),
        ("+ pass it on by Monday, please", "pass it on please", date(2026, 11, 30)),
        ("+ budget before fri", "budget", date(2026, 11, 26)),
        ("+ reviewed by Groß, cut by 3", "reviewed by Groß, cut by 3", None),
        ("+ 备货 春节前", "备货", date(2027, 2, 5)),
        ("+ 备货，截止中秋前", "备货", date(2027, 9, 14)),
        ("+ 三个月内完成测试", "完成测试", date(2027, 2, 26)),
        ("+ 近三天内的日志", "近三天内的日志", None),
        ("+ 两周后上线的准备", "两周后上线的准备", None),
    ],
)
def test_a_day_and_what_is_left(line: str, title: str, due: date | None) -> None:
    record = made(line)
    assert (record.title, record.due) == (title, due)


@pytest.mark.parametrize(
    ("line", "quoted"),
    [
        ("+ x due someday", '"someday"'),
        ("+ 催数据 截止 随便", '"随便"'),
        ("+ x due", "due"),
        ("+ x due ,,", "due"),
        ("# M2 ，， late", '"late"'),
        ("+ x due 12.5", '"12.5" may be'),
        ("+ x due 30.2. at last", '"30.2." does not exist'),
        ("+ x due Fri 5 Dec", '"Fri 5 Dec" is Sat'),
        ("+ 催数据，截止周五（12月5日）", "Sat 5 Dec"),
        ("+ x by 31 Nov", '"31 Nov" does not exist'),
        ("! supplier late p9 i0", "p9 is no level"),
        ("! supplier late p9", "p9 is no level: write p1 to p5"),
        ("! supplier late p0", "p0 is no level"),
        ("! p6 supplier late", "p6 is no level"),
        ("! supplier late i9 @Hanna", "i9 is no level: write i1 to i5"),
        ("! supplier late p4, and so on, i7", "i7 is no level"),
        ("! supplier late P=10 due fri", "p10 is no level"),
        ("! supplier late p3.5", "p3.5 is no level"),
        ("!! supplier late i6", "i6 is no level"),
        ("!! supplier late impact 8", "i8 is no level"),
        ("! supplier late, likelihood: 7, impact: 3", "p7 is no level"),
        ("! Lieferant spät Auswirkung 6", "i6 is no level"),
        ("！供应商延期 ｐ９", "p9 is no level"),
        ("! 供应商延期 影响9", "i9 is no level"),
        ("! 供应商延期 概率六 影响3", "p六 is no level"),
        ("风险：供应商延期，影响程度：8", "i8 is no level"),
        ("+ 催数据，截止十二月初五", '"十二月初五"'),
    ],
)
def test_a_day_that_is_none_is_said_in_whole(line: str, quoted: str) -> None:
    reading = one(line)
    assert reading.problem is not None and not reading.records
    assert quoted in say(reading.problem)


def test_in_chinese_a_day_in_figures_has_its_month_first() -> None:
    chinese = replace(CONTEXT, reader=Reader(Day(date(2026, 11, 26)), Labels(), "zh_CN"))
    action = made("+ 催数据@郭工，截止12.5", chinese)
    assert (action.title, action.due) == ("催数据", DECEMBER_5)


@pytest.mark.parametrize(
    ("line", "title", "levels"),
    [
        ("！接口延期 ｐ４ ｉ５ ＠孙工 ｄｕｅ １２月５日", "接口延期", (4, 5)),
        ("! 接口延期 概率4 影响5", "接口延期", (4, 5)),
        ("! 接口延期概率4影响5", "接口延期", (4, 5)),
        ("! 接口延期，概率：高，影响：中", "接口延期", (5, 3)),
        ("! 接口延期 p高 i中", "接口延期", (5, 3)),
        ("! 上线影响5个部门", "上线影响5个部门", (None, None)),
        ("! supplier late p4/i5", "supplier late", (4, 5)),
        ("! supplier late p high i medium", "supplier late", (5, 3)),
        ("! supplier late P:high, I:low", "supplier late", (5, 1)),
        ("! supplier late probability 4 impact 5", "supplier late", (4, 5)),
        ("! supplier late, likelihood high, impact: medium", "supplier late", (5, 3)),
        ("! supplier late impact 5 departments", "supplier late impact 5 departments", (None, None)),
        ("! high impact of a strike", "high impact of a strike", (None, None)),
        ("! as i low on time", "as i low on time", (None, None)),
        ("! supplier late p4 p5", "supplier late p4", (5, None)),
        ("!! supplier late p4 i5", "supplier late p4", (None, 5)),
        ("! i5 laptops late p2 i3", "i5 laptops late", (2, 3)),
        ("! i7 laptops late p2", "i7 laptops late", (2, None)),
        ("! P0 bugs stay open i3", "P0 bugs stay open", (None, 3)),
        ("! strike hits impact 9 departments", "strike hits impact 9 departments", (None, None)),
        ("! 上线影响12个部门", "上线影响12个部门", (None, None)),
        ("! 升级i5电脑", "升级i5电脑", (None, None)),
    ],
)
def test_levels(line: str, title: str, levels: tuple[int | None, int | None]) -> None:
    risk = made(line)
    assert (risk.title, (risk.probability, risk.impact)) == (title, levels)


@pytest.mark.parametrize(
    ("line", "kind", "label"),
    [
        ("Action: call the vendor", "action", "call the vendor"),
        ("TODO call the vendor", "action", "call the vendor"),
        ("- Todo: call the vendor", "action", "call the vendor"),
        ("Decision: pilot in Lyon", "decision", "pilot in Lyon"),
        ("Beschluss: Pilot in Lyon", "decision", "Pilot in Lyon"),
        ("Risk: data late p4 i5", "risk", "data late"),
        ("Issue: data late", "risk", "data late"),
        ("待办：催数据", "action", "催数据"),
        ("决议：先在里昂试点", "decision", "先在里昂试点"),
        ("风险：接口延期", "risk", "接口延期"),
        ("问题：接口延期", "risk", "接口延期"),
    ],
)
def test_words_at_a_lines_start_are_marks(line: str, kind: str, label: str) -> None:
    record = made(line)
    assert (record.kind, record.label) == (kind, label)


@pytest.mark.parametrize(
    "line",
    [
        "+ + by 5 dec @Hanna",
        "action is needed",
        "Note: nothing",
        "Time: 10:30",
        "todo lists help",
        "问题不大",
        "a: b",
        "10:30 start",
    ],
)
def test_other_words_are_none(line: str) -> None:
    assert not one(line).mark


@pytest.mark.parametrize(
    "line",
    [
        "# M2 +3wd reason: interface late",
        "# M2 +3wd interface late",
        "# M2 +3wd because interface late",
        "＃ Ｍ２ ＋３ｗｄ 原因：interface late",
        "#M2 +3wd，interface late",
    ],
)
def test_a_reason_is_said_with_or_without_its_word(line: str) -> None:
    records = one(line).records
    (reforecast,) = [record for record in records if isinstance(record, Reforecast)]
    assert reforecast.reason == "interface late"


@pytest.mark.parametrize(
    "reason", ["supplier late because tests failed", "供应商延期因为疫情", "no reason: none"]
)
def test_a_word_within_a_reason_stays(reason: str) -> None:
    records = one(f"# M2 +3wd {reason}").records
    (reforecast,) = [record for record in records if isinstance(record, Reforecast)]
    assert reforecast.reason == reason


@pytest.mark.parametrize(
    ("line", "summary"), [("* 感谢 @郭工 加班", "加班"), ("* @郭工 周末感谢 加班", "周末感谢 加班")]
)
def test_thanks_are_not_said_twice(line: str, summary: str) -> None:
    assert made(line).summary == summary


@pytest.mark.parametrize("code", ["R－09", "R-09", "Ｒ－０９", "r-09"])
def test_a_code_links_in_either_width(code: str) -> None:
    assert one(f"+ 跟进{code}的数据").linked == (R9,)


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        ("~ 2 压力大", "workload"),
        ("~ 2 overtime again", "workload"),
        ("~ 2 quarrel about the plan", "people"),
        ("~ 2 rainy day", "unsaid"),
        ("~ 2 people tired", "people"),
        ("~ 2 too much work", "workload"),
        ("~ 2 zu viel Arbeit", "workload"),
        ("~ 2 工作太多", "workload"),
        ("~ 3 人手不够", "workload"),
        ("~ 3 un-Christmassy weather", "unsaid"),
        ("~ 4 天气很好", "unsaid"),
        ("~ 3/5", "unsaid"),
    ],
)
def test_a_mood_has_the_cause_of_its_words_or_none(line: str, cause: str) -> None:
    morale = made(line)
    assert isinstance(morale, Morale) and morale.cause == cause


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("~ 2 too much work", "too much work"),
        ("~ 2 tools break", "break"),
        ("^ s cope", "s cope"),
        ("^ cost two", "two"),
    ],
)
def test_the_first_letters_of_a_choice_are_a_word_of_the_text(line: str, text: str) -> None:
    record = made(line)
    assert (record.text if isinstance(record, Morale) else record.label) == text


@pytest.mark.parametrize(("mark", "field"), [(">", "owed_to"), ("?", "owner"), ("<", "owed_to")])
def test_who_the_talk_was_with_is_meant_where_nobody_is_named(mark: str, field: str) -> None:
    hanna = replace(CONTEXT, opposite=PEOPLE["Hanna Vogel"].id)
    action = made(f"{mark} weekly mail due fri", hanna)
    assert isinstance(action, Action)
    assert (NAMES[getattr(action, field)], action.title, action.due) == ("Hanna Vogel", "weekly mail", FRIDAY)
    named = made(f"{mark} weekly mail @陈总", hanna)
    assert NAMES[getattr(named, field)] == "陈国栋"
    assert one(f"{mark} weekly mail").problem is not None


@pytest.mark.parametrize("line", ["+ 催数据 负责人：郭工 截止12月5日", "+ 催数据，负责人郭工，12月5日前"])
def test_the_owner_by_the_word_for_it(line: str) -> None:
    action = made(line)
    assert (action.title, NAMES[action.owner], action.due) == ("催数据", "郭明", DECEMBER_5)
    assert made("+ 负责人离职的交接").title == "负责人离职的交接"


@pytest.mark.parametrize(
    ("line", "title", "owner", "helpers"),
    [
        ("+ 催合同@孙工、唐工，12月10日前", "催合同", "孙建军", ["唐丽"]),
        ("+ 催合同 负责人：郭工、孙工、@唐工 截止周五", "催合同", "郭明", ["孙建军", "唐丽"]),
        ("+ 找@孙工、采购部确认", "找、采购部确认", "孙建军", []),
    ],
)
def test_those_listed_behind_a_name(line: str, title: str, owner: str, helpers: list[str]) -> None:
    action = made(line)
    assert (action.title, NAMES[action.owner]) == (title, owner)
    assert [NAMES[helper] for helper in action.helpers] == helpers


@pytest.mark.parametrize(
    "name", ["Jan van der Berg", "Siobhán O'Neill", "Anna-Lena Groß", "김민수", "山田太郎", "محمد علي"]
)
def test_names_of_all_kinds(name: str) -> None:
    action = made(f"+ call @{name} due fri")
    assert (action.title, NAMES[action.owner], action.due) == ("call", name, FRIDAY)


def test_who_is_archived_is_asked_about() -> None:
    read = one("+ call @Old Boss")
    (unclear,) = read.unclear
    assert read.problem is not None and say(read.problem).startswith("Old Boss is archived; #")
    assert [label for _, label in unclear.choices] == ["Old Boss"]


def test_two_of_one_name_are_asked_about() -> None:
    twins = NameBook(NameIndex([Person(name="Hu Bo"), Person(name="Hu Bo")]))
    (unclear,) = one("+ call @Hu Bo due fri", replace(CONTEXT, people=twins)).unclear
    assert len(unclear.choices) == 2


PIECES = [
    *(
        "! ",
        "!! ",
        "+ ",
        "> ",
        "? ",
        "< ",
        "= ",
        "^ ",
        "# ",
        "* ",
        "~ 2 ",
        "TODO ",
        "风险：",
        "待办：",
        "＋",
        "！",
    ),
    *(
        "@",
        "＠",
        "@Hanna Vogel",
        "@郭工",
        "@唐工",
        "@Zoe",
        "due ",
        "due fri",
        "截止",
        "12月5日",
        "前",
        "之前",
    ),
    *(
        "p4",
        "i高",
        "概率4",
        "影响5",
        "R-09",
        "M2 ",
        "+3wd ",
        "reason: ",
        "call",
        "催数据",
        "，",
        "、",
        " ",
        "。",
    ),
    *("负责人", "责任人：", "owner: ", "让", "请", "ask ", ":", '"'),
    *(
        "bis ",
        "zum ",
        "am 5.12.",
        "deadline ",
        "最晚",
        "推迟到",
        "→",
        "slips to ",
        "【待办】",
        "[Action] ",
        "wegen ",
    ),
    *("soll ", "schickt ", "/", " and Hanna", "春节前"),
    *(
        "(",
        ")",
        "->",
        "由",
        "负责",
        "×",
        "4/5",
        " late",
        "3 days",
        "4 Dec",
        ", ",
        "@me",
        "Hanna",
        "+ + ",
        "Action (",
    ),
]
LINES = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=9).map("".join)


@settings(max_examples=1000, deadline=None)
@given(LINES)
def test_no_text_crashes_and_none_is_lost(text: str) -> None:
    for reading in capture(text, CONTEXT):
        assert say(shown(reading)) and say(shown(reading), "zh_CN")
        assert reading.records or not reading.mark or reading.problem is not None


WORDS = [
    "call",
    "vendor",
    "催数据",
    "about",
    "it",
    "diligence",
    "R-09",
    "p7",
    "due",
    "前台",
    "O'Neill",
    "a@b.de",
]


@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=6),
    st.sampled_from(["", " @Hanna Vogel", " due fri", " by fri", " 周五前", " (@郭工, due 5 dec)"]),
)
def test_each_word_is_in_the_title_or_quoted(said: list[str], parameter: str) -> None:
    reading = one(f"+ {' '.join(said)}{parameter}")
    if reading.records:
        title = reading.records[0].label.split()
        lost = [word for word in said if word not in title]
        # `due` before another way to say the day goes with that.
        assert not lost or (lost == ["due"] and said[-1] == "due" and parameter)
    else:
        assert reading.text.startswith(f"+ {' '.join(said)}")


@given(
    st.sampled_from(["+", "!", "?", ">", "待办：", "TODO ", "[Action]"]),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=4),
    st.sampled_from(["@Hanna Vogel", "@郭工", "@陈总", "@van der Berg", "@Groß"]),
    st.sampled_from(["", "due fri", "bis zum 5.12.", "截止12月5日", "by next week", "最晚周五"]),
)
def test_what_is_shown_is_saved_in_any_width(mark: str, said: list[str], name: str, day: str) -> None:
    line = " ".join(part for part in (mark, *said, name, day) if part)
    reading = one(line)
    for record in reading.records:
        told = say(shown(reading))
        assert record.label in told
        due = getattr(record, "due", None)
        assert due is None or f"{due.day} {due:%b}" in told
    if "a@b.de" not in said:
        wide = "".join(
            chr(ord(c) + 0xFEE0) if c.isascii() and (c.isalnum() or c in "!?+@") else c for c in line
        )
        spaced = f"　{line.replace(' ', '  　')} "
        assert fold(say(shown(one(wide)))) == fold(say(shown(one(spaced)))) == fold(say(shown(reading)))


@pytest.mark.parametrize(
    "line",
    [
        "! late p4 i5 @Hanna due 12月5日",
        "+ call @郭工 due fri",
        "? budget @陈总 due 12-05",
        "# M2 +3wd late",
        "+ see R-09 @唐工",
    ],
)
def test_width_and_spaces_change_nothing(line: str) -> None:
    wide = "".join(
        chr(ord(c) + 0xFEE0) if c.isascii() and (c.isalnum() or c in "!?+#@-") else c for c in line
    )

    def told(text: str) -> str:
        return fold(say(shown(one(text))))

    assert told(wide) == told(line) == told(f"  {line.replace(' ', '　  ')} ")
