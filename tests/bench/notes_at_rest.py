"""What a key costs in the notes of a long meeting, at rest: `python tests/bench/notes_at_rest.py [--lines 300]`.

Prints the processor's milliseconds of reading the notes again after one line changed, as the form does.
"""

import argparse
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "fixtures"))

from said_lines import context_for, said_lines

from store.rules.capture.refiled_notes import refiled
from tui.meeting.line_reader import LineReader

KEYS = 40


def main() -> None:
    """Type a word at the end of the notes, and read them at each letter."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--lines", type=int, default=300)
    asked = options.parse_args()
    lines = [line["text"] for language in ("en", "zh") for line in said_lines(language)]
    notes = "\n".join((lines * (asked.lines // len(lines) + 1))[: asked.lines])
    reader = LineReader(context_for("en", meeting=True))
    began = time.process_time()
    reader.read(notes)
    first = time.process_time() - began
    keys = []
    for n in range(KEYS):
        notes += "+ call @Marta due fri"[n % 21]
        began = time.process_time()
        reader.one(notes.rpartition("\n")[2])
        refiled(reader.read(notes), None)
        keys.append(time.process_time() - began)
    sys.stdout.write(
        f"{asked.lines} lines: first {1000 * first:.0f} ms, a key {1000 * statistics.median(keys):.1f} ms,"
        f" at most {1000 * max(keys):.1f} ms\n"
    )


if __name__ == "__main__":
    main()
