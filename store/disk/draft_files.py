"""Drafts: what was typed into a form and not saved yet; it may be private, and is kept so."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, field
from pathlib import Path
from typing import Any

from store.disk.file.files import fresh, own_folder, sweep, unwritable
from store.disk.file.ownership import refuse_shared
from store.disk.file.renamed_fields import name_now
from store.disk.file.schema import SCHEMA
from store.disk.file.sqlite import StoreProblem
from store.values.frozen import frozen
from store.values.words import Words, from_json, to_json

ID = re.compile(r"[0-9A-Za-z_-]{1,64}")
UNSAID = 2
"""The last schema whose drafts do not tell it."""


@frozen
class Draft:
    """One form, as typed: `id` is the uuid of its act-to-be, `record` and `rev` what it edits (None: new).

    `fields` holds raw text by field name; `at` is UTC, ISO 8601; `extra` is JSON data of the form's own.
    """

    id: str
    kind: str
    title: Words | str
    fields: Mapping[str, str]
    record: int | None = None
    rev: int = 0
    project: int | None = None
    at: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)


class Drafts:
    """The drafts of one user in one store: a file each, 0600, in a folder 0700.

    One that cannot be written is kept in memory, and written when there is room.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.unwritten: dict[str, Draft] = {}
        """By id, those that are in memory alone."""

    def keep(self, draft: Draft) -> None:
        """Write the draft, in place of its last version; it is on the disk when this returns.

        Raises StoreProblem when the disk is full or the folder may not be written; the draft is then in memory.
        """
        self.unwritten[draft.id] = draft
        self._write(draft)
        # Another thread may have kept it too meanwhile, or removed it.
        self.unwritten.pop(draft.id, None)

    def write_again(self) -> bool:
        """Write those that are in memory alone; whether none is left."""
        try:
            for draft in list(self.unwritten.values()):
                self.keep(draft)
        except StoreProblem:
            return False
        return True

    def _write(self, draft: Draft) -> None:
        own_folder(self.folder)
        refuse_shared(self.folder, 0o700)
        with fresh(self._path(draft.id)) as file:
            # ASCII, so that half of a surrogate pair that a terminal sent is kept too.
            file.write(json.dumps(_packed(draft)).encode("ascii"))

    def remove(self, id: str) -> None:
        """Forget a draft, if there is one. Raises StoreProblem when it may not be removed."""
        path = self._path(id)
        self.unwritten.pop(id, None)
        try:
            path.unlink(missing_ok=True)
        except NotADirectoryError:
            return
        except OSError as error:
            raise unwritable(path, error) from None

    def all(self) -> list[Draft]:
        """Newest first; a file that is none of ours, or broken, is passed over."""
        found: list[Draft | None] = list(self.unwritten.values())
        if self.folder.is_dir():
            sweep(self.folder)
            found += [_read(path) for path in self.folder.glob("*.json") if path.stem not in self.unwritten]
        return sorted((draft for draft in found if draft), key=lambda d: (d.at, d.id), reverse=True)

    def look(self) -> tuple[list[Draft], list[Path]]:
        """The drafts, and the files among them that are none or broken; changes nothing."""
        read = {path: _read(path) for path in sorted(self.folder.glob("*.json"))}
        return [draft for draft in read.values() if draft], [
            path for path, draft in read.items() if not draft
        ]

    def _path(self, id: str) -> Path:
        if not ID.fullmatch(id):
            raise ValueError(id)
        return self.folder / f"{id}.json"


def _packed(draft: Draft) -> dict[str, Any]:
    title = to_json(draft.title) if isinstance(draft.title, Words) else draft.title
    return asdict(draft) | {"title": title, "schema": SCHEMA}


def _read(path: Path) -> Draft | None:
    try:
        data = json.loads(path.read_bytes())
        title = data["title"] if isinstance(data["title"], str) else from_json(data["title"])
        kind, schema = data["kind"], data.pop("schema", UNSAID)
        fields = {name_now(kind, schema, name) or name: text for name, text in data["fields"].items()}
        draft = Draft(**(data | {"title": title, "fields": fields}))
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return draft if draft.id == path.stem and _well_formed(draft) else None


def _well_formed(draft: Draft) -> bool:
    texts = isinstance(draft.fields, dict) and all(isinstance(v, str) for v in draft.fields.values())
    return (
        texts
        and isinstance(draft.title.msgid if isinstance(draft.title, Words) else draft.title, str)
        and isinstance(draft.kind, str)
        and isinstance(draft.at, str)
        and isinstance(draft.rev, int)
        and isinstance(draft.record, int | None)
        and isinstance(draft.project, int | None)
        and isinstance(draft.extra, dict)
    )
