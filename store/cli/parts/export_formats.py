"""The formats in which a register leaves: for each a function from what is asked to the bytes of a file."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from store.cli.parts.json_records import records_in
from store.cli.parts.kind_words import NamedKind
from store.cli.parts.project_named import active_projects
from store.disk.workspace import Workspace
from store.exchange.formats import CALENDAR, CARDS, CARDS_4, CSV, JSON_LINES, WORKBOOK, Format
from store.queries.register_rows import register
from store.records import CalendarDays, Contact, Meeting, Milestone, Person, Project, Stakeholder
from store.trouble import UsageProblem
from store.values.frozen import frozen
from store.values.record import Record
from store.values.words import N_, Words, say, words

if TYPE_CHECKING:
    from store.exchange.exports.register_table import Table
    from store.queries.boards.calendar_entries import Sort


DAYS: Mapping[type[Record], "Sequence[Sort]"] = {
    Milestone: ("milestone",),
    Contact: ("contact",),
    Stakeholder: ("contact",),
    Meeting: ("meeting",),
    CalendarDays: (),
}
"""The kinds that a calendar takes, and which of its entries each means; of the days off: all of them."""


@frozen
class Asked:
    """What is to be written: a kind, in one project or (None) in the whole store; `pairs` are a mapping's."""

    meant: NamedKind
    project: Project | None
    pairs: Sequence[str]
    language: str


@frozen
class Sent:
    """What goes into the file: `n` entries; `notes`: what the reader should know of them."""

    content: bytes
    n: int
    notes: tuple[Words, ...] = ()


def _records(workspace: Workspace, asked: Asked) -> list[Record]:
    place = asked.project.id if asked.project else None
    return list(register(workspace, asked.meant.kind, place, having=asked.meant.implied))


def _csv(workspace: Workspace, asked: Asked) -> Sent:
    from store.exchange.exports.csv_file import csv_text

    records = _records(workspace, asked)
    return Sent(csv_text(_table(workspace, asked, records)).encode(), len(records))


def _xlsx(workspace: Workspace, asked: Asked) -> Sent:
    from store.exchange.exports.xlsx import workbook

    records = _records(workspace, asked)
    content, notes = workbook(_table(workspace, asked, records), workspace.clock.now())
    return Sent(content, len(records), notes)


def _table(workspace: Workspace, asked: Asked, records: Sequence[Record]) -> "Table":
    from store.exchange.exports.column_choice import columns_as
    from store.exchange.exports.register_table import table_of

    return table_of(
        workspace,
        asked.meant.kind,
        records,
        asked.language,
        title=say(asked.meant.plural, asked.language),
        choose=columns_as(asked.pairs) if asked.pairs else None,
    )


def _ics(workspace: Workspace, asked: Asked) -> Sent:
    from store.exchange.exports.calendar_export import ics
    from store.queries.boards.calendar_entries import SORTS, agenda

    if asked.meant.kind not in DAYS:
        raise UsageProblem(
            words(
                N_(
                    "a calendar takes milestone, contact or meeting, or all three: forewarn export calendar FILE.ics"
                )
            )
        )
    projects = [asked.project] if asked.project else active_projects(workspace)
    entries = agenda(workspace, [project.id for project in projects], DAYS[asked.meant.kind] or SORTS)
    name = ", ".join(project.code for project in projects)
    return Sent(ics(entries, name, asked.language), len(entries))


def _vcf(workspace: Workspace, asked: Asked) -> Sent:
    return _cards(workspace, asked, "3.0")


def _vcf4(workspace: Workspace, asked: Asked) -> Sent:
    return _cards(workspace, asked, "4.0")


def _cards(workspace: Workspace, asked: Asked, version: str) -> Sent:
    from store.exchange.tables.vcards import vcards

    if asked.meant.kind is not Person:
        raise UsageProblem(words(N_("vCards hold people: forewarn export person FILE.vcf")))
    people = [record for record in _records(workspace, asked) if isinstance(record, Person)]
    return Sent(vcards(people, version), len(people))


def _jsonl(workspace: Workspace, asked: Asked) -> Sent:
    records = _records(workspace, asked)
    lines = [json.dumps(one, ensure_ascii=False) + "\n" for one in records_in(workspace, records)]
    return Sent("".join(lines).encode(), len(records))


FORMATS: Mapping[Format, Callable[[Workspace, Asked], Sent]] = {
    CSV: _csv,
    WORKBOOK: _xlsx,
    CALENDAR: _ics,
    CARDS: _vcf,
    CARDS_4: _vcf4,
    JSON_LINES: _jsonl,
}


def formats_of(kind: type[Record]) -> tuple[Format, ...]:
    """Those that a register of this kind can leave in."""
    without = () if kind is Person else (CARDS, CARDS_4)
    without = without if kind in DAYS else (*without, CALENDAR)
    return tuple(one for one in FORMATS if one not in without)


WITH_COLUMNS = (CSV, WORKBOOK)
"""Those that a mapping can name the columns of."""
