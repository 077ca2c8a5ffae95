"""Where it stands which records of a store are open, by whom: beside it, in the hands of the group that writes it."""

from pathlib import Path

from store.disk.file.files import beside


def open_at(store: Path) -> Path:
    """A folder, made when the first of several who share the store opens a record."""
    return beside(store, ".open")
