"""What each step writes into the records that it finds in a file, as an act of the program."""

from collections.abc import Callable

from store.disk.file.audiences_kept import keep_audiences
from store.disk.file.names_read import read_names
from store.disk.file.sqlite import Connection
from store.values.record import Home

WRITES: dict[tuple[str, Home], tuple[Callable[[Connection], None], ...]] = {
    ("what_was_heard", "store"): (keep_audiences,),
    ("names_and_helpers", "store"): (read_names,),
}
"""By step and file."""
