"""The backups of a file, listed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from store.cli.console import print_json, print_lines, table
from store.cli.parser import Call
from store.cli.parts.json_records import SCHEMA
from store.disk.file.backup_files import Backup, backups, closed_to_me, sound
from store.trouble import Trouble
from store.values.short_date import show_date
from store.values.words import N_, Words, say, words

MARKS = {"trouble": "!", "warning": "~", "fine": "."}


def backups_shown(call: Call, path: Path) -> dict[Backup, bool]:
    """Prints them, newest first, and returns each with whether it is whole. Raises Trouble where there is none, and
    Denied where they are not for me."""
    if (closed := closed_to_me(path)) is not None:
        raise closed
    found = {backup: sound(backup.path) for backup in backups(path)}
    if not found:
        raise Trouble(words(N_("there is no backup of {path}; forewarn backup makes one"), path=str(path)))
    if vars(call.options).get("json"):
        print_json(_document(found))
        return found
    print_lines(table([*_rows(call, found)], right=frozenset({0, 3})))
    return found


def _document(found: dict[Backup, bool]) -> dict[str, Any]:
    """`at`: the moment, in UTC; `size`: in bytes."""
    rows = [
        {"file": str(one.path), "at": one.at.isoformat(), "size": one.size, "intact": whole}
        for one, whole in found.items()
    ]
    return {"schema": SCHEMA, "kind": "backups", "backups": rows}


def _rows(call: Call, found: dict[Backup, bool]) -> Iterator[tuple[str, ...]]:
    """Number, day, hour, size, whether it is whole, and its name, newest first."""
    language, today = call.session.language, call.session.clock.today()
    for number, (backup, whole) in enumerate(found.items(), 1):
        at = backup.at.astimezone()
        size = words(N_("{n} kB"), n=f"{max(1, round(backup.size / 1000)):,}")
        said = Words(N_("intact") if whole else N_("damaged"))
        state = words("{mark} {said}", mark=MARKS["fine" if whole else "trouble"], said=said)
        yield (
            str(number),
            show_date(at.date(), language, today),
            f"{at:%H:%M}",
            say(size, language),
            say(state, language),
            backup.path.name,
        )
