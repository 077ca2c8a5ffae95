"""What the preview of a large register costs: `python tests/bench/importing.py [--rows 50000]`.

A CSV file and a workbook of as many rows and nine columns; for each the processor's seconds (user and system, those of
its child processes too) of `forewarn import risk FILE --dry-run`, and the most memory that one of the processes held.
"""

import argparse
import csv
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from workbench import FOREWARN, ROOT, environment

TITLES = ("ID", "Risk", "Description", "Probability", "Impact", "Owner", "Response", "Status", "Due date")
NAMES = ("Ann Berg", "Bo Lund", "Nora Keller", "Lars Holm", "Yun Zhao")
WORDS = ("press", "permit", "carrier", "server", "contract", "training", "data", "network")


def register(rows: int) -> Iterator[tuple[object, ...]]:
    """The rows of the register, days as days; nothing in it is random."""
    for n in range(1, rows + 1):
        word = WORDS[n % len(WORDS)]
        yield (
            f"R-{n}",
            f"The {word} comes late, case {n}",
            f"Case {n} of the {word}: nobody has confirmed the day, and the place is booked from week {n % 52}",
            1 + n % 5,
            1 + n // 5 % 5,
            NAMES[n % len(NAMES)],
            ("mitigate", "accept", "avoid", "transfer")[n % 4],
            ("Open", "Closed")[n % 7 == 0],
            date(2026, 11, 2) + timedelta(n % 400),
        )


def write_csv(file: Path, rows: Sequence[Sequence[object]]) -> None:
    """The register as CSV."""
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(TITLES)
        writer.writerows(rows)


def write_workbook(file: Path, rows: Sequence[Sequence[object]]) -> None:
    """The register as a workbook."""
    from xlsxwriter import Workbook

    with Workbook(file, {"constant_memory": True, "default_date_format": "dd.mm.yyyy"}) as book:
        sheet = book.add_worksheet("Risks")
        for number, row in enumerate((TITLES, *rows)):
            sheet.write_row(number, 0, row)


def cost(file: Path, env: dict[str, str]) -> tuple[float, float]:
    """(seconds of the processor, MB) of the preview of a file."""
    code = (
        "import resource, subprocess, sys\n"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(used.ru_utime + used.ru_stime, used.ru_maxrss)"
    )
    command = [*FOREWARN, "import", "risk", str(file), "--project", "BIG", "--dry-run"]
    ran = subprocess.run(
        [sys.executable, "-c", code, *command], env=env, cwd=ROOT, capture_output=True, text=True, check=True
    )
    seconds, memory = map(float, ran.stdout.split())
    return seconds, memory / (1e6 if sys.platform == "darwin" else 1e3)


def main() -> int:
    """Write the files and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=50_000)
    parser.add_argument("--times", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        env = environment(folder) | {"FOREWARN_STORE": str(folder / "big.db")}
        begun = [*FOREWARN, "init", "--project", "BIG", "--name", "Big"]
        subprocess.run(begun, env=env, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        rows = list(register(given.rows))
        for ending, write in ((".csv", write_csv), (".xlsx", write_workbook)):
            write(file := folder / f"register{ending}", rows)
            found = [cost(file, env) for _ in range(given.times)]
            seconds = " ".join(f"{s:.2f}" for s, _ in found)
            most = max(memory for _, memory in found)
            sys.stdout.write(f"{file.name}: {given.rows} rows, {seconds} s, at most {most:.0f} MB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
