"""`# M3 12-11 reason`, `# M3..M5 +5wd reason`: which milestones move, to which day, and why."""

import re
from dataclasses import replace
from datetime import date

from store.records import Milestone, Reforecast
from store.records.reforecast import move
from store.rules.capture.capture_line import Captured, Context, Parts
from store.rules.capture.day_said import longest_day
from store.values.date_display import day_and_weekday
from store.values.han_numbers import in_figures
from store.values.reader import Unreadable
from store.values.record import Record
from store.values.text import fold
from store.values.words import N_, Words, words

_RANGE = re.compile(r"([A-Za-z]+-?\d+)(?:\.{2,3}|…|-|–|~|～)([A-Za-z]+-?\d+)\s+(.*)", re.DOTALL)
_ONE = re.compile(r"(\S+)\s+(.*)", re.DOTALL)
_REASON = re.compile(
    r"^(?:(?:verschoben|verlegt)(?:[\s,，:]+|$))?"
    r"(?:(?:reason|grund|原因|理由)\s*[:：]|(?:because(?: of)?|due to|weil|wegen)[\s:：]|(?:因为|由于)[:：]?)?\s*",
    re.IGNORECASE,
)
"""What only says that the reason follows."""


_UNITS = {"工作日": "wd", "天": "d", "日": "d", "周": "w", "星期": "w", "月": "m"}
_UNITS |= {"working days": "wd", "working day": "wd", "days": "d", "day": "d", "weeks": "w", "week": "w"}
_UNITS |= {
    "arbeitstage": "wd",
    "arbeitstag": "wd",
    "at": "wd",
    "tage": "d",
    "tag": "d",
    "wochen": "w",
    "woche": "w",
}
_TO = re.compile(
    r"^(?:(?:(?:now|is|new|slips?|slipped|moves?|moved|delayed|postponed|shifts?|shifted"
    r"|verschoben|verschiebt sich)\s+)*"
    r"(?:to|auf|until|now)(?=\s)|[-=]?[>→⇒]|(?:推迟|延期|延迟|延后|顺延|调整|提前|改)(?:到|至|为))\s*[:：]?\s*",
    re.IGNORECASE,
)
"""What says that the new day follows: `slips to`, `→`, `推迟到`."""
_LATER = re.compile(
    r"^(?P<later>推迟|延期|延迟|延后|顺延|提前|(?:slips|slipped|delayed|moves)(?: by)?|verschiebt sich um|um|\+)\s*"
    r"(?P<n>\d{1,4}|[一二两三四五六七八九十]{1,3})\s*个?"
    r"(?P<unit>工作日|天|日|周|星期|月|(?:working days?|days?|weeks?|arbeitstage?|(?-i:AT)|tage?|wochen?)\b)\s*",
    re.IGNORECASE,
)
"""`推迟3个工作日` for +3wd."""


def forecast(parts: Parts, context: Context) -> Captured:
    """Moves one milestone, or all from the first to the last of a range, with one reason. Raises Unreadable."""
    ranged = _RANGE.fullmatch(parts.text)
    one = ranged or _ONE.fullmatch(parts.text)
    if one is None:
        raise Unreadable(words(N_("which milestone, to which day, why? # M3 +5wd reason")))
    milestones = _between(context, one[1], one[2] if ranged else one[1])
    day_and_reason = one[3] if ranged else one[2]
    day, reason = _day_first(context, day_and_reason, milestones[0].expected)
    if len(milestones) > 1 and not day.startswith(("+", "-", "＋")):
        raise Unreadable(words(N_("several milestones move by days, such as +5wd")))
    records: list[Record] = []
    moved: list[Words] = []
    for milestone in milestones:
        to = context.day_meant(day, milestone.expected)
        if to == milestone.expected:
            raise Unreadable(words(N_("{code} is expected on that day already"), code=milestone.code))
        after = replace(milestone, forecast=to)
        made = move(milestone, after, reason, context.reader.day.date) if milestone.expected else (after,)
        records += [replace(r, meeting=context.meeting) if isinstance(r, Reforecast) else r for r in made]
        was = milestone.expected or N_("no date")
        moved.append(words(N_("{code} {was} > {now}"), code=milestone.code, was=was, now=day_and_weekday(to)))
    said = words(N_("{moves}, because: {reason}"), moves=tuple(moved), reason=reason)
    return Captured(tuple(records), said)


def _distance(found: re.Match[str]) -> str:
    sign = "-" if found["later"] == "提前" else "+"
    n = in_figures(f"{found['n']}天")[:-1]
    return f"{sign}{n}{_UNITS[found['unit'].lower()]} "


def _between(context: Context, first: str, last: str) -> list[Milestone]:
    """The milestones from `first` to `last` by expected day, met ones left out."""
    ends = []
    for code in (first, last):
        found = context.codes.get(fold(code))
        if not isinstance(found, Milestone):
            raise Unreadable(words(N_("there is no milestone {code}"), code=code))
        if found.met_on is not None:
            raise Unreadable(words(N_("{code} is met; it does not move"), code=found.code))
        ends.append(found)
    if first == last:
        return ends[:1]
    every = [m for m in {r.id: r for r in context.codes.values()}.values() if isinstance(m, Milestone)]
    every = sorted(every, key=lambda m: (m.expected or date.max, m.id))
    low, high = sorted(every.index(end) for end in ends)
    return [m for m in every[low : high + 1] if m.met_on is None]


def _day_first(context: Context, text: str, base: date | None) -> tuple[str, str]:
    """(the day as typed, the reason behind it): the longest run of words that is a day, but for the last."""
    needs = words(N_("moving a promised date needs a reason"))
    text = _LATER.sub(_distance, _TO.sub("", text))
    taken = longest_day(text, lambda typed: context.day_meant(typed, base))
    if taken is None:
        raise Unreadable(needs)
    _, day, rest = taken
    day = day.rstrip(" ,，")
    reason = _REASON.sub("", rest.lstrip(" ,，、;；:：。"))
    if not reason:
        raise Unreadable(needs)
    return day, reason
