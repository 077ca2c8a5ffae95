"""A file is parsed once for as long as it is the same and is asked for in the same way."""

import os
from pathlib import Path

from store.exchange.tables.sheet_memory import SheetMemory


def test_the_same_file_is_parsed_once(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Risk\nLate press\n")
    memory, parsed = SheetMemory(), []

    def parse() -> int:
        parsed.append(file.read_text())
        return len(parsed)

    assert [memory.kept(file, "risk", parse) for _ in range(3)] == [1, 1, 1]
    assert memory.kept(file, "issue", parse) == 2
    file.write_text("Risk\nWet hall now\n")
    os.utime(file, ns=(1, 1))
    assert memory.kept(file, "issue", parse) == 3
    assert parsed[-1] == "Risk\nWet hall now\n"
