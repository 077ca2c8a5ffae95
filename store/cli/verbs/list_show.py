"""Looking at records: `list`, `show`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date

from store.cli.console import print_json, print_lines, remark, table
from store.cli.parser import Call, Options, Parser, terminal_width
from store.cli.parts.as_of import as_of_day, as_of_flag
from store.cli.parts.json_records import record_json, records_json
from store.cli.parts.kind_words import NamedKind
from store.cli.parts.list_choice import fields_called, narrowing_flags
from store.cli.parts.list_selection import selection
from store.cli.parts.list_view import with_view
from store.cli.parts.outlet import JSON_IS_PRINTED
from store.cli.parts.record_named import record_named, reference_flags
from store.cli.parts.untold_json import with_untold
from store.disk.workspace import Workspace
from store.queries.plan_marks import plan_marks
from store.queries.project_day import day_of
from store.queries.record_history import reader_for
from store.queries.reference import name_of
from store.records import KINDS, Project, Setting
from store.records.names import kind_of
from store.trouble import UsageProblem
from store.values.day import Settings
from store.values.fields import Field, fields_of
from store.values.reader import Reader
from store.values.record import Record
from store.values.text import clean_line, fold
from store.values.width import cell_width, cut
from store.values.words import N_, Words, say, words

LAYOUTS = ("table", "csv", "md", "json")
WIDEST = 60
"""Cells of one column; the whole text is in `show` and in the JSON."""


def list_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`list KIND`."""
    narrowing_flags(parser)
    parser.flag("--format", "|".join(LAYOUTS), N_("how it is printed (default: table)"))
    parser.json()
    as_of_flag(parser)


def list_(call: Call) -> int:
    """A register, as a table or as JSON."""
    language, views = call.session.language, call.session.config.views
    if not call.options.kind:
        raise UsageProblem(_which(tuple(views)))
    options = with_view(call.options, views, language)
    layout = _layout(options)
    with call.session.workspace(as_of=as_of_day(call)) as workspace:
        found = selection(workspace, options, language)
        meant, project, records = found.meant, found.project, found.records
        if meant.kind is Setting and layout == "table" and not options.archived:
            print_lines(_settings(workspace, project))
            return 0
        _mark_private(call, meant.kind)
        if layout == "json":
            document = records_json(workspace, meant.kind.kind, records)
            with_untold(workspace, records, document["records"])
            print_json(document)
        elif records or layout != "table":
            reader = reader_for(workspace, project.id if project else None, language)
            print_lines(_laid_out(options, workspace, meant, records, reader, project))
        else:
            remark(call, words(N_("{kind}: none"), kind=words(meant.plural)))
    return 0


def show_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`show REF`."""
    reference_flags(parser)
    parser.json()


def show(call: Call) -> int:
    """Every field of one record that holds something."""
    with call.session.workspace() as workspace:
        record = record_named(workspace, call.options.ref, call.options.project)
        _mark_private(call, type(record))
        if call.options.json:
            print_json(with_untold(workspace, [record], [record_json(workspace, record)])[0])
        else:
            print_lines(
                _record(workspace, record, reader_for(workspace, record.project_id, call.session.language))
            )
    return 0


COMMANDS = {"list": (list_flags, list_), "show": (show_flags, show)}


def _mark_private(call: Call, kind: type[Record]) -> None:
    if kind.home == "private":
        remark(call, N_("(private)"))


def _register(
    workspace: Workspace,
    meant: NamedKind,
    records: Sequence[Record],
    reader: Reader,
    project: Project | None,
    columns_typed: list[Field] | None = None,
) -> Iterator[str]:
    """A heading and a line for each record; of the columns that hold anything, as many as fit."""
    width = (terminal_width(0) or None) if columns_typed is None else None
    columns = columns_typed or [
        f for f in _columns(meant.kind, project) if any(_filled(record, f) for record in records)
    ]
    rows = list(_rows(workspace, meant, records, reader, columns, "table"))
    if width:
        fitting = _fitting(rows, width)
        rows, columns = [row[:fitting] for row in rows], columns[:fitting]
    right = frozenset(i for i, f in enumerate(columns) if f.shape in ("number", "money"))
    yield from table(rows, right=right)


def _rows(
    workspace: Workspace,
    meant: NamedKind,
    records: Sequence[Record],
    reader: Reader,
    columns: Sequence[Field],
    layout: str,
) -> Iterator[list[str]]:
    """The heading, then a row for each record: in a table cut and with marks, for a program whole and with days as
    ISO 8601."""
    labels = _labels(workspace, meant.kind)
    marks = plan_marks(workspace, records) if layout == "table" else {}

    def cell(record: Record, one: Field) -> str:
        value = getattr(record, one.name)
        if layout == "csv" and isinstance(value, date):
            return value.isoformat()
        said = _cell(one, value, labels, reader)
        return cut(said, WIDEST) + marks.get((record.id, one.name), "") if layout == "table" else said

    yield [say(one.title, reader.language) for one in columns]
    yield from ([cell(record, one) for one in columns] for record in records)


def _which(views: tuple[str, ...]) -> Words:
    """What is said of a line that names no kind."""
    if views:
        return words(N_("which kind? forewarn list risk; or one of your views: {views}"), views=views)
    return words(N_("which kind? forewarn list risk; forewarn list --help says more"))


def _layout(options: Options) -> str:
    """Raises UsageProblem for one there is not."""
    typed = fold(options.format or ("json" if options.json else LAYOUTS[0]))
    if options.json and typed != "json":
        raise UsageProblem(words(JSON_IS_PRINTED))
    layout = {"markdown": "md", "text": "table", "txt": "table"}.get(typed, typed)
    if layout not in LAYOUTS:
        sentence = N_('unknown format "{text}"; available: {known}')
        raise UsageProblem(words(sentence, text=typed, known=LAYOUTS))
    return layout


def _laid_out(
    options: Options,
    workspace: Workspace,
    meant: NamedKind,
    records: Sequence[Record],
    reader: Reader,
    project: Project | None,
) -> Iterable[str]:
    """As a table, as CSV with every column whole, or as a table of Markdown."""
    typed = fields_called(meant.kind, options.columns)
    layout = _layout(options)
    if layout == "table":
        return _register(workspace, meant, records, reader, project, typed or None)
    columns = typed or [*_columns(meant.kind, project)]
    rows = list(_rows(workspace, meant, records, reader, columns, layout))
    if layout == "md":
        lines = ["| " + " | ".join(cell.replace("|", r"\|") for cell in row) + " |" for row in rows]
        return [lines[0], "|" + " --- |" * len(columns), *lines[1:]]
    import csv
    import io

    from store.exchange.formula_escape import escape_formula

    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows([escape_formula(cell) for cell in row] for row in rows)
    return out.getvalue().splitlines()


def _columns(kind: type[Record], project: Project | None) -> Iterator[Field]:
    """Code, name, then the rest; long texts only where the record is called by one."""
    known = [f for f in fields_of(kind) if f.asked or (f.name == "project" and project is None)]
    yield from (f for f in known if f.shape != "prose" or f.name == kind.named_by)


def _filled(record: Record, one: Field) -> bool:
    return getattr(record, one.name) not in (None, "", ())


def _fitting(rows: Sequence[Sequence[str]], width: int) -> int:
    """How many columns fit; at least two."""
    used = 0
    for i in range(len(rows[0])):
        used += max(cell_width(row[i]) for row in rows) + 2
        if used - 2 > width and i >= 2:
            return i
    return len(rows[0])


def _cell(one: Field, value: object, labels: Mapping[str, Mapping[int, str]], reader: Reader) -> str:
    if one.links_to and value is not None:
        ids = value if isinstance(value, tuple) else (value,)
        return say(N_("; "), reader.language).join(labels[one.links_to].get(id) or f"#{id}" for id in ids)
    return clean_line(reader.show(one, value))


def _labels(workspace: Workspace, kind: type[Record]) -> dict[str, dict[int, str]]:
    """The names behind a kind's links, one statement for each kind linked to."""
    linked = {f.links_to for f in fields_of(kind) if f.links_to in KINDS}
    found = {name: {record.id: record.label for record in workspace.select(KINDS[name])} for name in linked}
    return found | {"*": {}}


def _record(workspace: Workspace, record: Record, reader: Reader) -> Iterator[str]:
    """Its name, what it is and where, then title and value of each field."""
    labels = _labels(workspace, type(record))
    project = workspace.get(Project, record.project_id) if record.project_id is not None else None
    place: list[Words | str] = [
        Words(kind_of(record)),
        project.code if project else "",
        f"#{record.id}",
    ]
    if record.archived:
        place.append(words(N_("archived")))
    heading = words(
        N_("{name} ({place})"), name=name_of(workspace, record), place=tuple(part for part in place if part)
    )
    yield clean_line(say(heading, reader.language))
    rows = _followed(workspace, record, reader.language)
    rows += [
        (say(f.title, reader.language), _whole(f, getattr(record, f.name), labels, reader))
        for f in fields_of(type(record))
        if f.asked and f.name not in ("project", "code", type(record).named_by) and _filled(record, f)
    ]
    size = max((cell_width(title) for title, _ in rows), default=0)
    for title, text in rows:
        first, *others = text.split("\n")
        yield f"  {title}{' ' * (size - cell_width(title))}  {first}"
        yield from (f"  {' ' * size}  {line}" for line in others)


def _followed(workspace: Workspace, record: Record, language: str) -> list[tuple[str, str]]:
    """What follows from it and its project; of what belongs to no project, nothing."""
    if record.project_id is None:
        return []
    # Not of what `list` prints, which needs no situation.
    from store.queries.project_situation import situation
    from store.queries.record_detail import all_facts_of

    found = all_facts_of(workspace, situation(workspace, record.project_id), record)
    return [(say(fact.title, language), say(fact.said, language)) for fact in found]


def _whole(one: Field, value: object, labels: Mapping[str, Mapping[int, str]], reader: Reader) -> str:
    return str(value) if one.shape == "prose" else _cell(one, value, labels, reader)


def _settings(workspace: Workspace, project: Project | None) -> Iterator[str]:
    """Every setting with the value in force; `*` marks what differs from the default."""
    present, default = day_of(workspace, project).settings, Settings()
    rows = []
    for one in fields(Settings):
        value, usual = getattr(present, one.name), getattr(default, one.name)
        rows.append((one.name, _typed(value), "*" if value != usual else ""))
    yield from table(rows)


def _typed(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
