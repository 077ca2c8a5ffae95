"""What is to be done by what was pasted: tasks of its lists, lines headed `Action:` or `待办：`, `@who … by Friday`.

Each is offered as the line of notes that would file it. A day that counts from the day of a message, `tomorrow`, is
said as the day it was meant as.
"""

import re
from dataclasses import replace
from datetime import date

from store.rules.capture.capture_line import Context
from store.rules.capture.day_said import day_said
from store.rules.capture.grammar import read_line
from store.rules.capture.line_marks import narrowed, split_mark, without_item
from store.rules.capture.names_said import AT, Unclear, names_said
from store.rules.capture.pasted_text import (
    DE_WEEKDAY,
    EN_WEEKDAY,
    HOUR,
    ZH_WEEKDAY,
    QuotedLine,
    quoted_lines,
)
from store.rules.people.name_book import Found, Several
from store.values.reader import Unreadable
from store.values.text import clean_line, fold

_PLEASE = re.compile(
    r"(?:,?\s*(?:please|pls|kindly|bitte|(?:can|could|will|would) you(?: please)?|kannst du|könntest du"
    r"|麻烦你?|请你?|辛苦|帮忙)[\s,，]*)+",
    re.IGNORECASE,
)
_BOLD = re.compile(r"\*\*|__|`")
_HOUR = re.compile(rf"{HOUR}|\bum\b|\bat\b|\buhr\b", re.IGNORECASE)
_WEEKDAY = re.compile(
    rf"{EN_WEEKDAY}\.?,?(?=\s+\d|\s+[a-z]{{3,9}}\s+\d)|{DE_WEEKDAY},?(?=\s+\d)|[(（]?{ZH_WEEKDAY}[)）]?(?=\s*$)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?]\s+|[。！？]\s*")
_EVERYBODY = ("all", "everyone", "everybody", "channel", "team", "alle", "所有人", "大家", "全体成员")


def tasks(text: str, before: str, context: Context) -> tuple[str, ...]:
    """The lines that would file the tasks of quoted lines, each once; without those of quoted lines that stood there
    `before`, and those that the text has already."""
    earlier = set(quoted_lines(before))
    there = {fold(line) for line in text.splitlines()}
    found = (task(line, context) for line in quoted_lines(text) if line not in earlier)
    return tuple(dict.fromkeys(one for one in found if one and fold(one) not in there))


def task(line: QuotedLine, context: Context) -> str:
    """The line of notes that files what a quoted line says is to be done; empty where it says nothing of the kind."""
    text = clean_line(_BOLD.sub("", line.text))
    rest = _headed(text, context) or _asked(text, context)
    return f"+ {_on_its_day(rest, line.when, context)}" if rest else ""


def day_written(when: str, context: Context) -> date | None:
    """The day that the head of a message says; None where it says none, or one that has not come."""
    said = _WEEKDAY.sub("", _HOUR.sub(" ", when)).strip(" ,，")
    if not said:
        return None
    try:
        day = context.day_meant(said)
    except Unreadable:
        return None
    return day if day <= context.reader.day.date else None


def _headed(text: str, context: Context) -> str:
    """What stands behind `- [ ]` or `Action:`, its owner after `@`."""
    mark, rest = split_mark(narrowed(text))
    if mark != "+" or without_item(text).startswith(("+", "＋")) or not rest:
        return ""
    reading = read_line(f"+ {rest}", 0, context)
    if reading.offered:
        return reading.offered.removeprefix("+ ")
    named = context.people.longest(rest)
    if isinstance(named.meant, Found | Several) and (said := re.fullmatch(r"\s*[:：]\s*(\S.*)", named.rest)):
        return f"@{named.name} {said[1]}"
    return rest


def _asked(text: str, context: Context) -> str:
    """`@Jens Petersen can you send it by Friday?`: somebody and a day."""
    if (sign := AT.search(text)) is None:
        return ""
    begins = max((end.end() for end in _SENTENCE.finditer(text, 0, sign.start())), default=0)
    said = names_said(text[begins:], context.people, context.answers)
    names = [
        *(
            f"@{context.people.index.people[id].name}"
            for id in said.people
            if id in context.people.index.people
        )
    ]
    names += [f"@{one.name}" for one in said.unclear if not _is_everybody(one)]
    what = _PLEASE.sub(" ", clean_line(said.text), count=1).strip(" ,，?？") if names else ""
    if not what or day_said(what, context.day_meant, context.people.knows, loose=True).day is None:
        return ""
    return " ".join((what, *names))


def _is_everybody(unclear: Unclear) -> bool:
    return fold(unclear.name) in _EVERYBODY


def _on_its_day(text: str, when: str, context: Context) -> str:
    """With the day that a message of an earlier day means; as it is written where that is the same."""
    written = day_written(when, context)
    today = context.reader.day
    if written is None or written == today.date:
        return text
    then = replace(context, reader=replace(context.reader, day=replace(today, date=written)))
    meant = day_said(text, then.day_meant, context.people.knows, loose=True)
    now = day_said(text, context.day_meant, context.people.knows, loose=True)
    if meant.day is None or meant.day == now.day:
        return text
    return clean_line(f"{meant.text} due {meant.day.isoformat()}")
