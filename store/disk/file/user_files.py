"""The file of one user's private records: beside no store, named in no store, 0600, and in nobody else's hands."""

import os
import sys
from pathlib import Path


def data_dir() -> Path:
    """Where a user's data lie by XDG: `$XDG_DATA_HOME/forewarn`, made 0700 when something is put there."""
    if root := os.environ.get("XDG_DATA_HOME"):
        return Path(root) / "forewarn"
    if sys.platform == "linux":
        return Path.home() / ".local/share/forewarn"
    from platformdirs import user_data_path

    return user_data_path("forewarn", appauthor=False)


def private_folder(folder: Path | None = None) -> Path:
    """Where all private files of a user lie, unless said otherwise."""
    return folder or data_dir() / "private"


def private_path(store_uuid: str, folder: Path | None = None) -> Path:
    """The private file that goes with a store, wherever that store lies."""
    return private_folder(folder) / f"{store_uuid}.db"


def drafts_folder(store_uuid: str, folder: Path | None = None) -> Path:
    """Where the drafts of a store's forms lie: beside the private file, since they may hold private text."""
    return private_path(store_uuid, folder).with_suffix(".drafts")


def failure_note(private: Path) -> Path:
    """Where it is written that no backup could be made; without one, nobody has to look further."""
    return private.with_name(private.name + ".backup-failed")
