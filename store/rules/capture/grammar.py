"""The grammar of quick entry: one line, one record. Meeting notes, `:` and `forewarn add` read alike.

`! risk p4 i5 @Sun due fri` · `!! issue i4` · `+ action @who due` · `> our promise @to due` · `? ask @from due` ·
`< their wish @from` · `= decision` · `^ change scope @approver` · `# M3 12-11 reason`, `# M3..M5 +5wd reason` ·
`* thanks @who for what` · `~ 2 workload text`, private. Full-width marks work too. Names stand only after `@`, days
only after what says so (`due`, `by`, `截止`, `…前`); any other line stays a note. No text raises anything.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from store.records import Milestone
from store.rules.capture.capture_line import Captured, Context, Parts
from store.rules.capture.codes_said import codes_said, first_code
from store.rules.capture.dated_line import dated_line
from store.rules.capture.day_said import DaySaid, day_said
from store.rules.capture.levels_said import levels_said
from store.rules.capture.line_marks import behind_task_word, is_quoted, narrowed, split_mark, without_item
from store.rules.capture.names_said import AT, Unclear, names_said
from store.rules.capture.offered_line import offered_line, with_sign
from store.rules.capture.record_makers import MAKERS
from store.rules.people.name_book import Found
from store.values.aside import lines_of
from store.values.frozen import frozen
from store.values.problem import Problem
from store.values.reader import Unreadable
from store.values.record import Record
from store.values.text import clean_line, fold
from store.values.words import N_, Words, bare, words

_ALONE = re.compile(
    r"(?<=\s)(?:[,，、;；。]|\.{1,2})(?=\s|$)"
    r"|[(（\[［【「『<＜《“‘][\s,，、;；]+[)）\]］】」』>＞》”’]|\"\s+\"|([*＊]+)\s+\1"
)
_HANGING = re.compile(r"[\s,，、;；]+(?=[)）\]】])")
_COLON = re.compile(r"\s+(?=[:：](?:\s|$))")
_DASH = re.compile(r"(?:\s(?:[-–—]+|[-=]?[>→⇒]))+$|^[-–—]+\s(?=\S)")
_AFTER_COMMA = re.compile(r"(?<=[，、；。])\s+")
_OWNER = re.compile(
    r"(?<![^\s,，、;；。:：(（\[【])(?:负责人|责任人|经办人|执行人|跟进人|牵头人|assigned to"
    r"|(?:owner|responsible|assignee|verantwortlich|zuständig)(?=\s?[:：])"
    r"|(?:(?<=[,;(（\[])|(?<=[,;(（\[] )|(?<=[pi][1-5] ))owner(?= ))\s*(?P<sign>[:：]\s*@?|@)?\s*",
    re.IGNORECASE,
)
WITH_A_DAY = ("!", "!!", "+", ">", "?", "<")
FREE_OF_DAYS = ("#", "~")
"""Marks whose text may speak of days that nothing is due on."""
TOWARDS = (">", "?", "<", "*")
"""Marks that need somebody."""
LEVELLED = {"!": "pi", "!!": "i"}
"""The levels that a mark takes."""


@frozen
class Reading:
    """One line as it was understood. `mark` is empty for a note; `problem` says why a marked line stays one.

    `records` are what saving it writes, in that order; `private`: they live in the author's own file alone.
    `linked` are the records whose codes the line names, `lost` the codes that no record has. `offered`: the marked line
    that it may be meant as, which is taken when somebody says so.
    """

    number: int
    text: str
    mark: str = ""
    said: Words | None = None
    records: tuple[Record, ...] = ()
    linked: tuple[Record, ...] = ()
    problem: Words | None = None
    unclear: tuple[Unclear, ...] = ()
    lost: tuple[str, ...] = ()
    offered: str = ""

    @property
    def private(self) -> bool:
        """Whether nothing of the line may reach the shared file, read or not."""
        return self.mark == "~"


def capture(text: str, context: Context) -> tuple[Reading, ...]:
    """Every line of `text`, blank ones left out; lines are numbered from 1."""
    found = (
        read_line(line, number, context) for number, line in enumerate(lines_of(text), 1) if line.strip()
    )
    return together(found)


def together(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Lines of one text: a milestone moves once, so a later line that moves it too stays a note."""
    moved: dict[int, int] = {}
    found = []
    for reading in readings:
        own = [r for r in reading.records if isinstance(r, Milestone)] if reading.mark == "#" else []
        if twice := next((record for record in own if record.id in moved), None):
            problem = words(N_("line {n} moves {code} already"), n=moved[twice.id], code=twice.code)
            reading = replace(reading, records=(), said=None, problem=problem)
        elif own:
            moved |= {record.id: reading.number for record in own}
        found.append(reading)
    return tuple(found)


def read_line(text: str, number: int, context: Context) -> Reading:
    """What one line means."""
    line = clean_line(text)
    plain = narrowed(line)
    mark, rest = split_mark(plain)
    linked, lost = codes_said(plain, context.codes)
    if not mark:
        offered = _offered(plain, context)
        return Reading(number, line, linked=linked, lost=lost, offered=offered)
    read = _read(mark, rest, context, linked)
    offered = read.offered
    if mark == "+" and (task := _task(rest, context, marked=True)):
        offered = f"+ {task}"
    elif (
        mark in TOWARDS and read.problem and not read.unclear and (signed := with_sign(rest, context.people))
    ):
        offered = _readable(f"{mark} {signed}", context)
    return replace(read, number=number, text=line, mark=mark, linked=linked, lost=lost, offered=offered)


def _offered(plain: str, context: Context) -> str:
    """The marked line that one without a mark may be meant as: an action, or a milestone that moves."""
    text = without_item(plain)
    if is_quoted(plain):
        return ""
    if task := _task(behind_task_word(text), context, marked=True) or _task(text, context, marked=False):
        return f"+ {task}"
    if isinstance(first_code(text, context.codes), Milestone):
        return _readable(f"# {text}", context) or _without_reason(f"# {text}", context)
    if AT.search(text) and not text.startswith("[") and _has_day(text, context):
        return _readable(f"+ {text}", context)
    return ""


def _task(text: str, context: Context, *, marked: bool) -> str:
    return offered_line(
        text,
        context.people,
        lambda text: _has_day(text, context),
        lambda text: _is_day(text, context),
        marked=marked,
    )


def _readable(line: str, context: Context) -> str:
    """The line, where it makes something."""
    mark, rest = split_mark(line)
    return line if mark and _read(mark, rest, context, ()).records else ""


def _without_reason(line: str, context: Context) -> str:
    """The line, where nothing but the reason is missing, with room for it."""
    return f"{line} " if _readable(f"{line} x", context) else ""


def offer(reading: Reading, context: Context) -> Words | None:
    """What Tab would make of the line, or what is still asked then; None where it makes nothing."""
    if not reading.offered:
        return None
    read = read_line(reading.offered, reading.number, context)
    if read.problem is not None:
        return words(N_("Tab: {line}; {problem}"), line=bare(read.text), problem=read.problem)
    return words(N_("Tab: {said}"), said=shown(read))


def _has_day(text: str, context: Context) -> bool:
    return day_said(text, context.day_meant, context.people.knows, loose=True).day is not None


def _read(mark: str, rest: str, context: Context, linked: tuple[Record, ...]) -> Reading:
    """What stands behind a mark: what it makes, or why it makes nothing."""
    if not rest:
        return Reading(0, "", problem=words(N_("nothing follows {mark}"), mark=mark))
    parts, unclear = _parts(mark, rest, context, linked)
    if unclear:
        return Reading(0, "", problem=_who(unclear[0]), unclear=unclear)
    try:
        made: Captured = MAKERS[mark](parts, context)
    except Problem as problem:
        return Reading(0, "", problem=problem.words)
    except (OverflowError, ValueError):
        return Reading(0, "", problem=words(N_("this cannot be read")))
    said = made.said
    if any(_past(record, context.reader.day.date) for record in made.records):
        said = words(N_("{said} (a day that has passed)"), said=said)
    return Reading(0, "", said=said, records=made.records, offered=_dated(mark, rest, parts, context))


def _dated(mark: str, rest: str, parts: Parts, context: Context) -> str:
    """The line with `due` before the day that it ends with; empty where it has one, takes none or ends with none."""
    if mark not in WITH_A_DAY or parts.due is not None:
        return ""
    dated = dated_line(rest, parts.text, context.day_meant, context.people.knows, context.reader.day.date)
    return f"{mark} {dated}" if dated else ""


def _is_day(text: str, context: Context) -> bool:
    try:
        context.day_meant(text)
    except Unreadable:
        return False
    return True


def _past(record: Record, today: date) -> bool:
    """Whether it is to be done or expected on a day before today: possible, and worth a second look."""
    day = record.forecast if isinstance(record, Milestone) else getattr(record, "due", None)
    return day is not None and day < today


def shown(reading: Reading) -> Words:
    """How the line was understood, in one sentence; a code that no record has is said with it."""
    if reading.problem is not None:
        # A private line without a mood is no mistake.
        form = (
            N_("your private note ({problem})") if reading.private else N_("{mark} stays a note: {problem}")
        )
        said = words(form, mark=reading.mark, problem=reading.problem)
    else:
        said = reading.said or words(N_("note"))
    return words(N_("{said} (there is no {codes})"), said=said, codes=reading.lost) if reading.lost else said


def _parts(
    mark: str, rest: str, context: Context, linked: tuple[Record, ...]
) -> tuple[Parts, tuple[Unclear, ...]]:
    """The line taken apart: names, levels and the day are taken out of what is its text."""
    said = names_said(_owned(rest, context), context.people, context.answers, context.me)
    levels = levels_said(said.text, LEVELLED.get(mark, ""))
    day = DaySaid(levels.text)
    if mark not in FREE_OF_DAYS:
        day = day_said(levels.text, context.day_meant, context.people.knows, loose=mark in WITH_A_DAY)
    problem = levels.problem or day.problem
    return Parts(_trimmed(day.text), said.people, levels.levels, day.day, problem, linked), said.unclear


def _owned(rest: str, context: Context) -> str:
    """With `@` for `负责人` and its like, where a name follows it."""

    def sign(found: re.Match[str]) -> str:
        named = found["sign"] or isinstance(context.people.longest(rest[found.end() :]).meant, Found)
        return " @" if named else found[0]

    return _OWNER.sub(sign, rest)


def _trimmed(text: str) -> str:
    """Without the commas and brackets that stood round what was read, and now stand alone."""
    plain = _AFTER_COMMA.sub("", _COLON.sub("", _HANGING.sub("", clean_line(_ALONE.sub(" ", text)))))
    return _DASH.sub("", plain.strip(" ,，、;；").rstrip("。").lstrip(":： "))


def _who(unclear: Unclear) -> Words:
    if not unclear.choices:
        return words(N_("nobody is called {name}"), name=unclear.name)
    if gone := [one for one in unclear.choices if unclear.near and fold(one[1]) == fold(unclear.name)]:
        id, label = gone[0]
        return words(N_("{name} is archived; #{id} names them all the same"), name=label, id=str(id))
    if unclear.near:
        near = tuple(label for _, label in unclear.choices)
        unknown = words(N_("nobody is called {name}"), name=unclear.name)
        return words(N_("{problem}; did you mean {names}?"), problem=unknown, names=near)
    names: Sequence[str] = [label for _, label in unclear.choices[:4]]
    if len(set(names)) < len(names):
        return words(N_("which {name}? {n} people have that name"), name=unclear.name, n=len(unclear.choices))
    return words(N_("which {name}: {names}?"), name=unclear.name, names=tuple(names))
