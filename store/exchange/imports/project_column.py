"""A column that sends each row to its project: its title says so, and its values name projects of the store."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from store.exchange.columns.column_mapping import OptionProblem
from store.exchange.imports.import_plan import PlannedRow, Reason
from store.exchange.imports.taught_words import Taught
from store.exchange.imports.unread_words import UnreadWord
from store.exchange.tables.sheet_grid import Sheet, SheetRow
from store.exchange.vocabulary.choices import is_blank
from store.exchange.vocabulary.titles import Target, title_key
from store.exchange.vocabulary.word_tables import read_table
from store.records import Project
from store.values.frozen import frozen
from store.values.text import clean_line, fold
from store.values.words import N_, Words, words
from store.values.written_choices import word_key

PROJECT = Target("project", N_("Project"), "line")


@frozen
class Share:
    """The rows of a sheet that belong to one project; None: to none that is known."""

    project: Project | None
    rows: tuple[SheetRow, ...]


@frozen
class Shares:
    """A sheet without its column of projects, parted by project; `held`: rows that wait for theirs.

    `column`: the title of the one that told; empty where none does and all rows are of one project. `asked`: names
    that no project has; `taught`: those of which somebody said which project they mean.
    """

    sheet: Sheet
    shares: tuple[Share, ...]
    held: tuple[PlannedRow, ...] = ()
    column: str = ""
    place: int | None = None
    """Where that column stands in the file."""
    asked: tuple[UnreadWord, ...] = ()
    taught: tuple[Taught, ...] = ()
    notes: tuple[Words, ...] = ()


def shares_of(
    sheet: Sheet,
    home: Project | None,
    projects: Sequence[Project],
    said: Mapping[str, str],
    maps: Iterable[str] = (),
) -> Shares:
    """The rows by project. `home`: where rows go that name none; `said`: word → project, as somebody settled it;
    `maps`: columns that are read as something else by hand.

    Raises OptionProblem for a word that is said to be what is no project.
    """
    called = {key: one for one in reversed(projects) for key in (fold(one.name), fold(one.code))}
    column = _column(sheet, called, said, maps)
    if column is None:
        return Shares(sheet, (Share(home, sheet.rows),))
    title = sheet.headers[column]
    by_word: dict[str, list[SheetRow]] = {}
    for row in sheet.rows:
        text = row.cells[column]
        by_word.setdefault("" if is_blank(text) else word_key(text), []).append(row)
    found: dict[int, list[SheetRow]] = {}
    held, asked, taught = [], [], []
    codes = tuple(one.code for one in projects)
    for word, rows in by_word.items():
        text = clean_line(rows[0].cells[column])
        project = called.get(fold(text)) if word else home
        if project is None and word in said:
            if (project := called.get(fold(said[word]))) is None:
                sentence = N_("--value {word}={value}: there is no project {value}; there are: {projects}")
                raise OptionProblem(words(sentence, word=text, value=said[word], projects=codes))
            taught.append(Taught(PROJECT.name, text, project.code))
        if project is not None:
            found.setdefault(project.id, []).extend(rows)
            continue
        why = (
            words(
                N_('{text} is no project here; --value "{text}={code}" settles it'), text=text, code=codes[0]
            )
            if word
            else words(N_("no project is given: --project CODE"))
        )
        held += [_waits(sheet, row, column, why) for row in rows]
        if word:
            numbers = tuple(row.number for row in rows)
            asked.append(UnreadWord(PROJECT, title, text, numbers, why, codes, True))
    by_id = {one.id: one for one in projects}
    shares = tuple(
        Share(by_id[id], tuple(_cut(row, column) for row in sorted(rows, key=lambda row: row.number)))
        for id, rows in found.items()
    )
    named = tuple(by_id[id].code for id in found)
    note = words(N_("{column} sends the rows to their projects: {projects}"), column=title, projects=named)
    whole = replace(
        sheet,
        headers=_without(sheet.headers, column),
        rows=tuple(row for share in shares for row in share.rows),
    )
    return Shares(whole, shares, tuple(held), title, column, tuple(asked), tuple(taught), (note,))


def _column(
    sheet: Sheet, called: Mapping[str, Project], said: Mapping[str, str], maps: Iterable[str]
) -> int | None:
    """The one that is called so and names a project at least once."""
    by_hand = {title_key(text.partition("=")[2]) for text in maps}
    for column, header in enumerate(sheet.headers):
        key = title_key(header)
        if key not in _titles() or key in by_hand:
            continue
        texts = {row.cells[column] for row in sheet.rows}
        if any(fold(text) in called or (text and word_key(text) in said) for text in texts):
            return column
    return None


@cache
def _titles() -> frozenset[str]:
    return frozenset(map(title_key, read_table("titles")["project"]["project"]))


def names_project(text: str) -> bool:
    """Whether a column's title says that it names the project of each row."""
    return title_key(text) in _titles()


def _waits(sheet: Sheet, row: SheetRow, column: int, why: Words) -> PlannedRow:
    said = [cell for place, cell in enumerate(row.cells) if place != column and not is_blank(cell)]
    label = clean_line(" ".join(said[:2]))[:200]
    if not said:
        return PlannedRow(row.number, "rejected", label, (Reason("", words(N_("it has no title"))),))
    return PlannedRow(row.number, "waiting", label, (Reason(sheet.headers[column], why),))


def _cut(row: SheetRow, column: int) -> SheetRow:
    return SheetRow(row.number, _without(row.cells, column))


def _without(cells: tuple[str, ...], column: int) -> tuple[str, ...]:
    return (*cells[:column], *cells[column + 1 :])
