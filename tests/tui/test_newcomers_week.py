"""The week of a newcomer at 80×24, by keys that are counted, in both languages: no record is asked about twice."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from newcomer import Keyboard, Newcomer
from office_files import office_files

from store.values.words import say

STOPS = 12
"""Of a morning."""
ROWS = 11
"""Of the workbook that are records, a dependency and one that is due "next week" among them."""
RED_ITEM = 6
"""Keys for a red risk without owner and response."""


@dataclass(frozen=True)
class Tongue:
    """What differs between the languages: names that are typed, and words that are read on the screen."""

    language: str
    currency: str
    sponsor: str
    owner: str
    plan_maps: str
    call: str
    mitigate: str
    tired: str
    strike: str
    incomplete: str
    title: str
    said: str
    last: str

    def says(self, label: str) -> str:
        """A label of the screen or of a paper."""
        return say(label, self.language)


EN = Tongue(
    language="en",
    currency="EUR",
    sponsor="Ruth Ammann",
    owner="Yun Zhao",
    plan_maps="",
    call="call 7 Dec",
    mitigate="m",
    tired="long evenings",
    strike="Servers-burnt",
    incomplete="incomplete",
    title="Steering",
    said="""! Strike at the telephone company p4 i5 @Yun due fri
!! Test phones stolen i4 @Nora
+ order new phones @Piet due fri
= first clinic in January
> price list @Ruth due fri
? name a deputy @Ruth due fri
^ two more weeks of support @Ruth
# M4 +2wd phones come late
< training in the evening @Ruth
* M1 thanks @Nora for the screens
~ 3 workload long days
talk about the budget in December""",
    last="long days",
)
ZH = Tongue(
    language="zh",
    currency="CNY",
    sponsor="顾明远",
    owner="赵云帆",
    plan_maps="--map baseline=基线完成",
    call="12-07",
    mitigate="减",
    tired="天天加班",
    strike="机房起火",
    incomplete="信息不全",
    title="指导委员会",
    said="""! 电信公司罢工 p4 i5 @赵云帆 due 周五
!! 测试手机被盗 i4 @郑可
+ 再订一批手机 @彭卫东 due 周五
= 首个院区一月上线
> 报价单 @顾明远 due 周五
? 指定副组长 @顾明远 due 周五
^ 再加两周支持 @顾明远
# M4 +2wd 手机到货晚
< 培训放在晚上 @顾明远
* M1 感谢 @郑可
~ 3 工作量 加班多
十二月再谈预算""",
    last="加班多",
)


@pytest.fixture(params=[EN, ZH], ids=lambda tongue: tongue.language)
def tongue(request: pytest.FixtureRequest) -> Tongue:
    found: Tongue = request.param
    return found


@pytest.fixture
def ann(
    tongue: Tongue, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Newcomer:
    """On Monday 30 November, with her people, her plan and her RAID workbook in the store."""
    files = office_files(tmp_path, tongue.language)
    ann = Newcomer(tongue.language, capsys.readouterr, monkeypatch)
    ann.on("2026-11-30")
    ann.typed(
        f"init -p BOOK --name Booking --side client --currency {tongue.currency}",
        f"import stakeholder {files['people']} --yes",
        f"import milestone {files['plan']} --yes {tongue.plan_maps}",
        f"import raid {files['raid']} --yes --unknown-people make",
        "edit BOOK --state active",
    )
    return ann


def stood(keyboard: Keyboard) -> None:
    """Space, and the next stop."""
    place, line = keyboard.place, keyboard.terminal.lines[1]
    keyboard.press("space", lambda: keyboard.place != place and keyboard.terminal.lines[1] != line)


def stops(ann: Newcomer) -> list[str]:
    """The codes of the morning's stops, as `today` prints them."""
    morning, _, _ = ann.typed("today").partition("\n\n")
    found = re.findall(r"^ [!~.?] (\S+)", morning, re.MULTILINE)
    assert len(found) <= STOPS and len(found) == len(set(found))
    return found


def test_the_week(ann: Newcomer, tongue: Tongue) -> None:
    monday(ann, tongue)
    ann.on("2026-12-01")
    tuesday(ann, tongue)
    ann.on("2026-12-02")
    wednesday(ann, tongue)
    ann.on("2026-12-04")
    friday(ann, tongue)


def monday(ann: Newcomer, tongue: Tongue) -> None:
    """No row is lost, the sponsor is known from the file, and each record is one stop; then the talk."""
    assert sum(len(ann.records(kind)) for kind in ("risk", "action", "decision")) == ROWS
    with ann.screen() as keyboard:
        keyboard.press("r", lambda: keyboard.place[0] == 1)
        _, stops = keyboard.place
        assert stops <= STOPS
        seen = 1
        while keyboard.place[0]:
            assert keyboard.place == (seen, stops), "each record is one stop"
            if keyboard.shows("▌! R-08"):
                completed(keyboard, tongue)
                dated(keyboard, tongue)
            elif keyboard.shows("▌! R-01") or keyboard.shows("▌! R-07"):
                responded(keyboard, tongue)
            stood(keyboard)
            seen += 1
        assert seen == stops + 1
        keyboard.press("esc", tongue.call)
        meeting(keyboard, tongue, untold=len(ann.untold()))
    assert ann.untold() == []
    (sponsor,) = [one for one in ann.records("stakeholder") if one["person_name"] == tongue.sponsor]
    assert sponsor["role"] == "sponsor", "the row that was there"
    (red,) = [one for one in ann.records("risk") if one["code"] == "R-08"]
    assert red["owner_name"] == tongue.owner and red["response"] == "mitigate"


def completed(keyboard: Keyboard, tongue: Tongue) -> None:
    """Owner and response of a red risk."""
    before = keyboard.pressed
    keyboard.press("e", "▌")
    keyboard.press(tongue.owner[:2].lower(), f"▌{tongue.owner}")
    keyboard.press("tab", tongue.owner)
    keyboard.press(tongue.mitigate, tongue.mitigate)
    keyboard.press("f2", lambda: keyboard.place[0] and keyboard.shows(tongue.owner))
    assert keyboard.pressed - before <= RED_ITEM


def responded(keyboard: Keyboard, tongue: Tongue) -> None:
    """The response alone is missing: there `e` begins."""
    keyboard.press("e", f"▌{tongue.says('Response')}")
    keyboard.press(tongue.mitigate, tongue.mitigate)
    keyboard.press("f2", lambda: keyboard.place[0])


def dated(keyboard: Keyboard, tongue: Tongue) -> None:
    """The day alone is missing: there `e` begins."""
    keyboard.press("e", f"▌{tongue.says('Due')}")
    keyboard.press("18.12", "18.12")
    keyboard.press("f2", lambda: keyboard.place[0])


def meeting(keyboard: Keyboard, tongue: Tongue, untold: int) -> None:
    """With the sponsor in the room: what was raised is told with one Enter."""
    keyboard.press("m", tongue.says("NOTES"))
    keyboard.paste(tongue.title, tongue.title)
    keyboard.press("tabtab9:30tabtab", "9:30")
    keyboard.paste(tongue.sponsor, tongue.sponsor)
    keyboard.press("tabtabtabtab", "▌")
    keyboard.paste(tongue.said, tongue.last)
    keyboard.press("f2", "[x]")
    assert keyboard.screen.count("[x]") == 5, "what was raised, before any key"
    keyboard.press("down" * 5 + "space" * untold, lambda: "[ ]" not in keyboard.screen)
    keyboard.press("enter", tongue.call)


def tuesday(ann: Newcomer, tongue: Tongue) -> None:
    """Nothing but what the meeting brought: raised, moved, or told and now to be accepted."""
    assert set(stops(ann)) == {"R-09", "I-10", "M4", "M1"}
    with ann.screen() as keyboard:
        keyboard.press("r", lambda: keyboard.place == (1, 4))
        while keyboard.place[0]:
            if keyboard.shows("▌! R-09"):
                responded(keyboard, tongue)
            elif keyboard.shows("▌! I-10"):
                responded(keyboard, tongue)
                dated(keyboard, tongue)
            stood(keyboard)
        keyboard.press("esc", tongue.call)


def wednesday(ann: Newcomer, tongue: Tongue) -> None:
    """What is entered and changed begins where it matters: no Tab is needed to reach it."""
    assert stops(ann) == []
    with ann.screen() as keyboard:
        keyboard.press("5n", f"▌{tongue.says('Mood')}")
        keyboard.press("2f2", tongue.call)
        keyboard.press("e", f"▌{tongue.says('Note')}")
        keyboard.paste(tongue.tired, tongue.tired)
        keyboard.press("f2", tongue.call)
        keyboard.press("2e", f"▌{tongue.says('Forecast')}")
        keyboard.press("2026-12-11f2", f" {tongue.says('Reason')} ")
        keyboard.paste(tongue.tired, tongue.tired)
        keyboard.press("enter", tongue.call)
        alarmed(ann, keyboard, tongue)
    assert any(one["text"].endswith(tongue.tired) for one in ann.records("morale"))
    (tested,) = [one for one in ann.records("milestone") if one["code"] == "M2"]
    assert tested["forecast"] == "2026-12-11"


def alarmed(ann: Newcomer, keyboard: Keyboard, tongue: Tongue) -> None:
    """What another files is seen at once, on top."""
    ann.typed(f"add issue --title {tongue.strike} --impact 5", who="bob")
    keyboard.sees(tongue.strike)
    assert any(tongue.strike in line for line in keyboard.terminal.lines[2:4])


def friday(ann: Newcomer, tongue: Tongue) -> None:
    """What has just been told is off the list, and does not stand under what changed."""
    assert len(stops(ann)) <= STOPS
    with ann.screen() as keyboard:
        keyboard.press("r", lambda: keyboard.place[0])
        while keyboard.place[0]:
            if keyboard.shows(f"▌! I-11 {tongue.strike}"):
                keyboard.press("t", f"* {tongue.sponsor}")
                keyboard.press("enter", lambda: keyboard.place[0])
            stood(keyboard)
        keyboard.press("esc", tongue.call)
    assert ann.untold() == []
    paper = ann.typed(f"brief --for '{tongue.sponsor}' --format text")
    changes, asked = (tongue.says(title).upper() for title in ("What changed", "You asked"))
    (changed,) = re.findall(rf"^{changes}\n(.+?)^{asked}", paper, re.MULTILINE | re.DOTALL)
    assert "M2" in changed and tongue.strike not in changed
    assert tongue.incomplete not in ann.typed("brief --weekly --format text")


def test_from_the_demo_to_the_first_verdict(ann: Newcomer, tongue: Tongue) -> None:
    """One key: Space on the stop that the cursor is on."""
    queue = rf"{tongue.says('REVIEW')} (\d+)"
    with ann.screen("demo") as keyboard:
        (before,) = re.findall(queue, keyboard.screen)
        keyboard.press("space", lambda: re.findall(queue, keyboard.screen) == [str(int(before) - 1)])
        assert keyboard.pressed == 1
