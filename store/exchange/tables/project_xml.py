"""A plan that Microsoft Project saved as XML: its tasks as the rows of a table, the milestones marked."""

import re
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, iterparse

from store.exchange.tables.decoding import SheetProblem
from store.exchange.tables.sheet_grid import Sheet, SheetRow
from store.values.frozen import frozen
from store.values.text import clean_line, clean_prose
from store.values.words import N_, words

LOOK_AT = 4_000  # bytes in which the file says whose it is
MOST_TASKS = 100_000
HEADERS = (
    "ID",
    "Task Name",
    "Finish",
    "Baseline Finish",
    "Actual Finish",
    "% Complete",
    "Predecessors",
    "Resource Names",
    "Milestone",
    "Notes",
)
_SPACE = b"http://schemas.microsoft.com/project"
_NO_TIME = re.compile(r"PT?0+H0+M0+S|PT?0+[HMSD]")
_YEARLESS = "1984-01-01"
"""What the program writes where a day is not given."""


@frozen
class _Task:
    uid: str
    id: str
    name: str
    days: tuple[str, ...]
    """Finish, baseline finish, actual finish; empty where none is given."""
    percent: str
    before: tuple[str, ...]
    milestone: bool
    notes: str


def is_project_xml(data: bytes) -> bool:
    """Whether these are the bytes of such a plan, which never declares a document type of its own."""
    head = data[:LOOK_AT]
    return _SPACE in head and b"<Project" in head


def read_project_xml(data: bytes) -> Sheet:
    """Its tasks; predecessors name the milestones that come before, through tasks too. Raises SheetProblem."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise SheetProblem(words(N_("the plan defines entities, which no plan needs; save it again as XML")))
    tasks: dict[str, _Task] = {}
    people: dict[str, str] = {}
    given: dict[str, list[str]] = {}
    try:
        for name, element in _parts(data):
            if name == "Task" and (task := _task(element)) is not None:
                tasks[task.uid] = task
            elif name == "Resource":
                people[_text(element, "UID")] = clean_line(_text(element, "Name"))
            elif name == "Assignment":
                given.setdefault(_text(element, "TaskUID"), []).append(_text(element, "ResourceUID"))
            if len(tasks) > MOST_TASKS:
                raise SheetProblem(words(N_("the plan has more than {most} tasks"), most=f"{MOST_TASKS:,}"))
    except (ParseError, ValueError):
        raise SheetProblem(words(N_("the plan is damaged; save it again as XML"))) from None
    rows = tuple(_row(task, tasks, people, given.get(task.uid, ())) for task in tasks.values())
    if not rows:
        raise SheetProblem(words(N_("the plan has no tasks")))
    return Sheet(HEADERS, tuple(SheetRow(n, cells) for n, cells in enumerate(rows, 1)))


def _parts(data: bytes) -> Iterator[tuple[str, Element]]:
    """Tasks, resources and assignments in the file's order, each emptied after it was looked at."""
    for _, element in iterparse(BytesIO(data)):
        name = element.tag.rpartition("}")[2]
        if name in ("Task", "Resource", "Assignment"):
            yield name, element
            element.clear()


def _text(element: Element, name: str) -> str:
    return (element.findtext(f"{{*}}{name}") or "").strip()


def _task(element: Element) -> _Task | None:
    """None for a blank line of the plan, for the plan itself and for what was taken out of it."""
    if _text(element, "IsNull") == "1" or _text(element, "Active") == "0" or _text(element, "UID") == "0":
        return None
    baseline = next(
        (_text(one, "Finish") for one in element.findall("{*}Baseline") if _text(one, "Number") in ("", "0")),
        "",
    )
    days = (_text(element, "Finish"), baseline, _text(element, "ActualFinish"))
    nothing = _NO_TIME.fullmatch(_text(element, "Duration")) is not None and _text(element, "Summary") != "1"
    return _Task(
        uid=_text(element, "UID"),
        id=_text(element, "ID"),
        name=clean_line(_text(element, "Name")),
        days=tuple("" if day.startswith(_YEARLESS) else day[:10] for day in days),
        percent=_text(element, "PercentComplete"),
        before=tuple(_text(link, "PredecessorUID") for link in element.findall("{*}PredecessorLink")),
        milestone=_text(element, "Milestone") == "1" or nothing,
        notes=clean_prose(_text(element, "Notes")),
    )


def _row(
    task: _Task, tasks: Mapping[str, _Task], people: Mapping[str, str], given: Sequence[str]
) -> tuple[str, ...]:
    before = _milestones_before(task, tasks) if task.milestone else ()
    return (
        task.id,
        task.name,
        *task.days,
        f"{task.percent}%" if task.percent else "",
        "; ".join(one.id for one in before),
        "; ".join(name for uid in given if (name := people.get(uid, ""))),
        "Yes" if task.milestone else "No",
        task.notes,
    )


def _milestones_before(task: _Task, tasks: Mapping[str, _Task]) -> tuple[_Task, ...]:
    """The nearest milestones on the ways that lead to it."""
    found: dict[str, _Task] = {}
    seen = {task.uid}
    ahead = list(task.before)
    while ahead:
        uid = ahead.pop()
        if uid in seen or (other := tasks.get(uid)) is None:
            continue
        seen.add(uid)
        if other.milestone:
            found[uid] = other
        else:
            ahead += other.before
    return tuple(found.values())
