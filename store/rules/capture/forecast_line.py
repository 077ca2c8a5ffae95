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
from store.values.period_words import COUNTS
from store.values.reader import Unreadable
from store.values.record import Record
from store.values.text import fold
from store.values.words import N_, Words, words

_CODE = r"[A-Za-z]+-?\d+"
_BEHIND = r"(?![A-Za-z0-9])\s*[:：]?\s*"
_RANGE = re.compile(rf"({_CODE})\s?(?:\.{{2,3}}|…|-|–|~|～|to|bis|到|至)\s?({_CODE}){_BEHIND}(.*)", re.DOTALL)
_SEVERAL = re.compile(rf"({_CODE}(?:\s*(?:[,，、/&+]|and|und|[和与及])\s*{_CODE})+){_BEHIND}(.*)", re.DOTALL)
_ONE = re.compile(rf"({_CODE}{_BEHIND}|\S+\s+)(\S.*)", re.DOTALL)
_REASON = re.compile(
    r"^(?:(?:verschoben|verlegt)(?:[\s,，:]+|$))?"
    r"(?:(?:reason|grund|原因|理由)\s*[:：]|(?:原因|理由)\s|(?:(?:the )?reason is|reason(?=\s\S+\s))\s"
    r"|(?:because(?: of)?|since|as|due to|owing to|weil|da|wegen|aufgrund)[\s:：]"
    r"|(?:因为|由于|鉴于|因(?![素此果]))[:：]?)?\s*",
    re.IGNORECASE,
)
"""What only says that the reason follows."""
_BRACKETED = re.compile(r"[(（]([^()（）]+)[)）]")


_UNITS = {"工作日": "wd", "天": "d", "日": "d", "周": "w", "星期": "w", "月": "m"}
_UNITS |= {"wd": "wd", "d": "d", "w": "w", "m": "m", "months": "m", "month": "m", "monate": "m", "monat": "m"}
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
    r"^(?:(?:(?:now|is|are|new|date|forecast|expected|slips?|slipped|slides?|slid|mov(?:es?|ed)|delayed|postponed"
    r"|shift(?:s|ed)?|push(?:es|ed)|rescheduled|revised|brought|pulled|back|out|in|forward|on"
    r"|neu(?:er termin)?|verschoben|verschiebt sich)\s+)*"
    r"(?:to|auf|until|now|expected|date|on)(?:\s*[:：]|(?=\s))|[-=]?[>→⇒]"
    r"|(?:[各均都]|整体|全部)?(?:往?后?推迟?|延期|延迟|延后|顺延|调整?|提前|改期?|延|变更|预计|预期)?(?:到|至|为)"
    r"|(?:预计|预期|新(?:的)?(?:日期|时间|预测))(?:是|在)?)\s*[:：]?\s*",
    re.IGNORECASE,
)
"""What says that the new day follows: `slips to`, `→`, `推迟到`."""
_VERBS = (
    "(?:[各均都]|整体|全部)?(?:推迟|延期|延迟|延后|顺延|后延|推后|往后推|延|晚|提前|早)"
    "|(?:slip(?:s|ped)?|slides?|slid|delay(?:s|ed)?|moves?|moved|postponed?|push(?:es|ed))(?: (?:out|back))?(?: by)?|by"
    "|verschiebt sich um|um|\\+"
)
_NUMBER = r"\d{1,4}|[一二两三四五六七八九十]{1,3}|(?:a|one|two|three|four|five|six|eine|zwei|drei|vier)(?=\s)"
_UNIT = (
    r"工作日|天|周|星期|(?<=个)月"
    r"|(?:working days?|days?|weeks?|months?|wd|[dw]|arbeitstage?|(?-i:AT)|tage?|wochen?|monate?)\b"
)
_WAS = re.compile(
    r"(?:从|from |von )?(?P<day>\S.{1,14}?)\s*"
    r"(?=[-=]?[>→⇒]|\s(?:to|auf)\s|(?:推迟|延期|延迟|延后|顺延|调整|提前|改|延)?[到至])"
)
"""`4 Dec → 11 Dec` says what it was, too."""
_LATER = re.compile(
    rf"^(?:(?P<later>{_VERBS})了?\s*)?(?P<n>{_NUMBER})\s*个?(?P<unit>{_UNIT})(?!\s*(?:[之以]?[后内前]|from\b|[\d号]))"
    r"(?P<side>\s*(?:later|late|delay(?:ed)?|später|verspätung|verzug|earlier|early|früher)\b)?\s*",
    re.IGNORECASE,
)
"""`推迟3个工作日`, `3 working days late` for +3wd: a length alone is how much later."""
_BECAUSE = re.compile(
    r"(?:因为?|由于)(?P<reason>\S.*?)[,，]?\s*(?P<move>(?:推迟|延期|延迟|延后|顺延|后延|推后|提前).+)",
    re.DOTALL,
)
"""`因海关推迟两周`: the reason first."""
_EARLIER = ("提前", "早", "earlier", "early", "früher")


def forecast(parts: Parts, context: Context) -> Captured:
    """Moves one milestone, or all from the first to the last of a range, with one reason. Raises Unreadable."""
    milestones, day_and_reason = _moved(context, parts.text)
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


def _moved(context: Context, text: str) -> tuple[list[Milestone], str]:
    """(the milestones that a line begins with, the day and the reason behind them)."""
    if ranged := _RANGE.fullmatch(text):
        return _between(context, ranged[1], ranged[2]), ranged[3]
    if several := _SEVERAL.fullmatch(text):
        codes = re.findall(_CODE, several[1])
        return [milestone for code in codes for milestone in _between(context, code, code)], several[2]
    if (one := _ONE.fullmatch(text)) is None:
        raise Unreadable(words(N_("which milestone, to which day, why? # M3 +5wd reason")))
    code = one[1].rstrip(":： ")
    return _between(context, code, code), one[2]


def _is_day(context: Context, text: str, base: date | None) -> bool:
    try:
        context.day_meant(text, base)
    except Unreadable:
        return False
    return True


def _distance(found: re.Match[str]) -> str:
    # `+5wd late supplier`: a word of the reason.
    kept = found["later"] == "+" or not found.string[found.end() :].strip()
    side = (found["side"] or "").strip()
    earlier = (found["later"] or "").endswith(_EARLIER) or side.lower() in _EARLIER
    n = COUNTS.get(found["n"].lower()) or in_figures(f"{found['n']}天")[:-1]
    return f"{'-' if earlier else '+'}{n}{_UNITS[found['unit'].lower()]} {side if kept else ''} "


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
    if because := _BECAUSE.fullmatch(text):
        text = f"{because['move']} {because['reason']}"
    if (was := _WAS.match(text)) and _is_day(context, was["day"], base):
        text = text[was.end() :].lstrip()
    text = _LATER.sub(_distance, _TO.sub("", text)).strip()
    taken = longest_day(text, lambda typed: context.day_meant(typed, base))
    if taken is None:
        raise Unreadable(needs)
    _, day, rest = taken
    day = day.rstrip(" ,，")
    reason = _REASON.sub("", rest.lstrip(" ,，、;；:：。-–—"))
    if bracketed := _BRACKETED.fullmatch(reason):
        reason = _REASON.sub("", bracketed[1])
    if not reason:
        raise Unreadable(needs)
    return day, reason
