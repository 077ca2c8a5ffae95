"""A register that nobody here made, into the store: planned row by row, then saved as one act."""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from store.disk.workspace import Workspace
from store.exchange.action_rows import Actions
from store.exchange.columns import Columns, read_columns
from store.exchange.importer import Importer
from store.exchange.mapping import OptionProblem
from store.exchange.milestone_rows import Milestones
from store.exchange.people import People
from store.exchange.people_rows import Persons, Stakeholders
from store.exchange.plan import Plan, Row
from store.exchange.risk_rows import Risks
from store.exchange.sheet import Sheet, read_sheet
from store.exchange.standing import Standing, standing_of
from store.exchange.titles import knows, targets_of
from store.records import Person, Project, Stakeholder
from store.values.day import Day
from store.values.fields import fields_of
from store.values.reader import Reader
from store.values.record import ProjectRecord, Record
from store.values.text import clean_line
from store.values.width import cut
from store.values.words import N_, Words, words

FILE_NAME = 60  # cells of a file's name in the name of the act
IMPORTERS: tuple[type[Importer], ...] = (Risks, Milestones, Actions, Persons, Stakeholders)


def plan_import(
    workspace: Workspace,
    kind: type[Record],
    path: Path,
    *,
    project: Project | None,
    maps: Sequence[str] = (),
    dates: str = "",
    language: str = "en",
) -> Plan:
    """What importing a CSV file would do; nothing is written.

    `maps`: `FIELD=COLUMN` each, `dates`: dmy or mdy. Raises SheetProblem for a file that is no table, and
    OptionProblem for a kind, a project or an option that does not do.
    """
    importer_of = next((one for one in IMPORTERS if one.kind is kind), None)
    if importer_of is None:
        kinds = tuple(one.kind.kind for one in IMPORTERS)
        raise OptionProblem(
            words(N_("{kind} is not imported from CSV; these are: {kinds}"), kind=kind.kind, kinds=kinds)
        )
    if issubclass(kind, ProjectRecord) and project is None:
        raise OptionProblem(words(N_("say which project it belongs to: --project CODE")))
    if dates not in ("", "dmy", "mdy"):
        raise OptionProblem(words(N_("--dates is dmy (day before month) or mdy, not {dates}"), dates=dates))
    place = project if issubclass(kind, ProjectRecord) else None
    sheet = _sheet(kind, path, language)
    people = People(workspace.live(Person))
    day = Day(workspace.clock.today(project.zone if project else ""))
    columns = read_columns(kind, sheet, maps, dates, Reader(day, people, language), people)
    file = cut(clean_line(path.name), FILE_NAME)
    importer = importer_of(place, file, columns, _standings(workspace, kind, place))
    rows = importer.rows(sheet.rows)
    return Plan(
        kind=kind,
        file=file,
        project=place,
        mapping=columns.mapping,
        kept=columns.kept,
        rows=rows,
        notes=(*sheet.notes, *columns.mapping.notes, *columns.notes(), *importer.notes()),
        asks=(*_unmapped(kind, columns), *columns.dates.asks),
        people=_people_named(rows, people),
    )


def _sheet(kind: type[Record], path: Path, language: str) -> Sheet:
    """The table that the file is, or is read as."""
    if path.suffix.casefold() in (".vcf", ".vcard"):
        from store.exchange.vcards import read_vcards

        if kind not in (Person, Stakeholder):
            raise OptionProblem(words(N_("vCards hold people: forewarn import person FILE")))
        return read_vcards(path, language)
    return read_sheet(path, partial(knows, kind))


def _standings(
    workspace: Workspace, kind: type[Record], project: Project | None
) -> dict[type[Record], Standing]:
    standings = {kind: standing_of(workspace, kind, project)}
    if kind is Stakeholder:
        standings[Person] = standing_of(workspace, Person, None)
    return standings


def _unmapped(kind: type[Record], columns: Columns) -> Iterable[Words]:
    headers = columns.mapping.headers
    for target in targets_of(kind):
        if target.required and columns.mapping.of(target.name) is None:
            sentence = N_("no column is read as {field}; add --map {name}=COLUMN; the file has: {columns}")
            yield words(sentence, field=Words(target.title), name=target.name, columns=headers[:30])


def _people_named(rows: Iterable[Row], people: People) -> tuple[Person, ...]:
    """The new people that the records to be saved point at, in the order of the file."""
    saved = [record for row in rows for record in row.records]
    own = {record.id for record in saved}
    links: dict[int, None] = {}
    for record in saved:
        for one in fields_of(type(record)):
            if one.links_to == "person" and (id := getattr(record, one.name)) in people.new:
                links[id] = None
    return tuple(people.new[id] for id in links if id not in own)
