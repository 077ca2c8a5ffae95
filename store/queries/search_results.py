"""`/` and Tab, `forewarn find`: whatever holds what is typed, over all kinds and projects."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from store.disk.file.search_index import Hit, beginning, exactly, texts_of, words_in
from store.disk.in_list import sql_in
from store.disk.memory import remembered
from store.disk.workspace import Workspace
from store.records import KINDS, Person, Project
from store.values.fields import field_named
from store.values.frozen import frozen
from store.values.pinyin import initials
from store.values.record import Record
from store.values.text import fold

MOST = 100
"""Records found; who wants to see more types more."""
NAMED = 40
"""Of them, so many by their name, however much else was written since."""
LONGEST_INITIALS = 6
BEFORE, AFTER = 20, 100
"""Characters of the piece before the word that was found, and after it began."""
Piece = tuple[str, str, str]


@frozen
class Found:
    """One record: the code of its project, what it is called, and of its other text the piece around what was typed as
    (before, the word, after). A private one stays on its author's screen."""

    record: Record
    project: str
    name: str
    piece: Piece
    private: bool


@frozen
class Finds:
    """The likeliest first; `more`: there are others."""

    typed: str
    lines: tuple[Found, ...]
    more: bool = False


def find(workspace: Workspace, typed: str, *, project: int | None = None, private: bool = False) -> Finds:
    """Exact codes, then those whose name begins so or, of people, has it as a word, then other names, then the rest; of
    equals those of `project`, then the newest first.

    `private` looks at the author's own notes too: for their screen, and for nothing that may be piped or printed.
    """
    words = words_in(typed)
    if not words:
        return Finds(typed, ())
    ledgers = (workspace.store, workspace.private) if private else (workspace.store,)
    everything = beginning(words)
    questions = [(f"{{code name}} : ({everything})", NAMED), (everything, MOST)]
    if len(words) == 1 and any(map(str.isdigit, typed)):
        questions.insert(0, (f"code : {exactly(words[0])}", NAMED))
    hits: dict[Hit, None] = {}
    for ledger in ledgers:
        for question, most in questions:
            hits |= dict.fromkeys(ledger.search.find(question, most))
    people = people_by_initials(workspace, words)
    hits |= dict.fromkeys((id, Person.kind) for id in people)
    records = list(_records(workspace, hits))
    if workspace.audience is not None:
        records = [record for record in records if record.id in people or _holds(record, words)]
    names, codes = _names(workspace, records), _codes(workspace, records)
    ranked = sorted(
        records,
        key=lambda record: (
            _rank(record, names[record.id], words, people),
            record.project_id != project,
            -record.id,
        ),
    )
    lines = tuple(
        Found(
            record, _project(record, codes), names[record.id], piece(record, words), record.home == "private"
        )
        for record in ranked[:MOST]
    )
    return Finds(typed, lines, len(ranked) >= MOST)


def people_by_initials(workspace: Workspace, words: Sequence[str]) -> Mapping[int, bool]:
    """The people whose pinyin initials begin as the one word typed; True where they are the word."""
    typed = words[0]
    if len(words) > 1 or not typed.isascii() or not typed.isalpha() or len(typed) > LONGEST_INITIALS:
        return {}
    known = _initials(workspace)
    found = {id: typed in ways for id, ways in known.items() if any(way.startswith(typed) for way in ways)}
    return dict(sorted(found.items(), key=lambda one: (not one[1], -one[0]))[:NAMED])


@remembered
def _initials(workspace: Workspace) -> Mapping[int, tuple[str, ...]]:
    """Of the people whose names have any."""
    sql = "SELECT id, pinyin FROM person WHERE archived = 0 AND pinyin > ''"
    return {id: initials(read) for id, read in workspace.store.connection.execute(sql).fetchall()}


def piece(record: Record, words: Sequence[str]) -> Piece:
    """What was written around the words, else around the first of them there is, on one line; of a record found by its
    name the beginning."""
    texts = [
        " ".join(getattr(record, field.name).split())
        for field in texts_of(type(record))
        if field.name not in ("code", record.named_by)
    ]
    texts = [text for text in texts if text]
    for word in (" ".join(words), *words):
        pattern = re.compile(re.escape(word), re.IGNORECASE)
        for text in texts:
            if (match := pattern.search(text)) is not None:
                start = max(0, match.start() - BEFORE)
                before = ("…" if start else "") + text[start : match.start()]
                return before, match[0], text[match.end() : match.end() + AFTER]
    return (texts[0][: BEFORE + AFTER] if texts else ""), "", ""


def _holds(record: Record, words: Sequence[str]) -> bool:
    """Whether it is found by what is shown of it."""
    text = fold("\n".join(getattr(record, field.name) for field in texts_of(type(record))))
    return all(word in text for word in words)


def _records(workspace: Workspace, hits: Iterable[Hit]) -> Iterator[Record]:
    """One statement for each kind among them."""
    by_kind: dict[str, list[int]] = {}
    for id, kind in hits:
        by_kind.setdefault(kind, []).append(id)
    for kind, ids in by_kind.items():
        condition, values = sql_in("id", ids)
        yield from workspace.select(KINDS[kind], f"archived = 0 AND {condition}", values)


def _names(workspace: Workspace, records: Sequence[Record]) -> Mapping[int, str]:
    """What people call each record: its own name, else that of the person it is about."""
    about = {r.id: getattr(r, r.named_by) for r in records if _named_by_person(type(r))}
    people = {p.id: p.name for p in workspace.select(Person, *sql_in("id", sorted(set(about.values()))))}
    return {
        r.id: people.get(about[r.id], "") if r.id in about else " ".join(r.label.split()) for r in records
    }


def _named_by_person(kind: type[Record]) -> bool:
    return field_named(kind, kind.named_by).links_to == Person.kind


def _codes(workspace: Workspace, records: Sequence[Record]) -> Mapping[int, str]:
    ids = {id for record in records for id in _projects(record)}
    return {p.id: p.code for p in workspace.select(Project, *sql_in("id", sorted(ids)))}


def _project(record: Record, codes: Mapping[int, str]) -> str:
    return " ".join(codes[id] for id in _projects(record) if id in codes)


def _projects(record: Record) -> tuple[int, ...]:
    """The projects it belongs to; a contact may be about several."""
    own = record.project_id
    several: tuple[int, ...] = getattr(record, "projects", ())
    return several if own is None else (own,)


def _rank(record: Record, name: str, words: Sequence[str], people: Mapping[int, bool]) -> int:
    code, called, typed = fold(getattr(record, "code", "")), fold(name), " ".join(words)
    if typed in (code, called) or people.get(record.id):
        return 0
    if called.startswith(typed) or code.startswith(typed) or record.id in people:
        return 1
    if isinstance(record, Person) and typed in called.split():
        return 1
    return 2 if all(word in called for word in words) else 3
