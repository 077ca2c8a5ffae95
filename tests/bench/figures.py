"""The figures of README and CONTRIBUTING: `python tests/bench/figures.py --meter METER.py`.

METER is a program that starts terminal programs on a pseudo-terminal, interleaved, and writes a JSON report
(`METER scenario.toml --json FILE`). Prints two tables, ready to be pasted: one for people, beside a bare Textual app
and the other programs on the PATH (other_programs.py); and the long one of ratios to the bare app, since machines are
noisy, where only bytes and memory are taken as they are.
"""

import argparse
import compileall
import json
import re
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

from figure_tables import SIZES, Row, Summaries, for_people, idling, long_table, on_screen, over_years
from meter_scenarios import beside_others, quiet_minute, thirty_starts
from workbench import FOREWARN, HERE, ROOT, Bench

TABLE = re.compile(r"(^\|.*\n)+", re.MULTILINE)
PARTS = ("large", "idle", "line", "others")


def command_line(bench: Bench, repeat: int) -> Row:
    """`forewarn today` against `python -c pass`, interleaved medians of wall time."""
    today = [*FOREWARN, "--store", str(bench.demo), "today"]
    spent: dict[str, list[float]] = {"pass": [], "today": []}
    for _ in range(4 * repeat):
        for name, command in (("pass", [sys.executable, "-c", "pass"]), ("today", today)):
            start = time.perf_counter()
            bench.run(command)
            spent[name].append(time.perf_counter() - start)
    ratio = statistics.median(spent["today"]) / statistics.median(spent["pass"])
    return "forewarn today", f"{ratio:.1f} ×", "", "≤ 10 × python -c pass"


def briefed(bench: Bench, repeat: int) -> Row:
    """`forewarn brief` against the bare app's imports, interleaved medians of processor time."""
    brief = [*FOREWARN, "--store", str(bench.demo), "brief", "--for", "Chen"]
    bare = [sys.executable, "-c", "import tests.bench.bare"]
    spent: dict[str, list[float]] = {"bare": [], "brief": []}
    for _ in range(2 * repeat):
        for name, command in (("bare", bare), ("brief", brief)):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            bench.run(command)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            spent[name].append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    ratio = statistics.median(spent["brief"]) / statistics.median(spent["bare"])
    return "forewarn brief, processor", f"{ratio:.2f} ×", "", "≤ 2 × bare app's imports"


def paste(document: Path, table: str) -> None:
    """Put the table in the place of the first one below the heading "Figures"."""
    before, heading, after = document.read_text(encoding="utf-8").partition("\n## Figures\n")
    document.write_text(before + heading + TABLE.sub(lambda _: table, after, count=1), encoding="utf-8")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--meter", type=Path, required=True)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--without", nargs="*", choices=PARTS, default=[], help="parts to leave out")
    parser.add_argument("--large", type=Path, help="a store of large.py, instead of one made anew")
    parser.add_argument("--write", action="store_true", help="put the tables where they belong, too")
    options = parser.parse_args()
    parts = set(PARTS) - set(options.without)
    for package in ("store", "tui", "widgets"):
        compileall.compile_dir(ROOT / package, quiet=1)
    with tempfile.TemporaryDirectory() as name:
        large = options.large.absolute() if options.large else Path(name) / "large.db"
        bench = Bench(Path(name), options.meter, large if "large" in parts else None)
        screen = bench.metered(beside_others(bench, options.repeat, SIZES, "others" in parts))
        rows = on_screen(screen)
        idle: Summaries = {}
        leaving: dict[str, float] = {}
        line: dict[str, float] = {}
        if "idle" in parts:
            idle = bench.metered(quiet_minute(bench))
            rows += idling(idle)
        rows += [command_line(bench, options.repeat), briefed(bench, options.repeat)]
        if "line" in parts:
            line = json.loads(bench.run([sys.executable, str(HERE / "over_the_line.py"), "--json"]))
        if "large" in parts:
            rows.append(over_years(bench.metered(thirty_starts(bench, large))))
            rows.append(("finding, 200,000 contacts", bench.on_large("finding.py"), "", "< 50 ms"))
            rows.append(("briefing, 1,000,000 rows", bench.on_large("briefing.py"), "", "≤ 300 ms"))
            leaving = json.loads(bench.on_large("leaving.py", "--json"))
            ratio = leaving["ours"] / leaving["bare"]
            rows.append(("`q` with a backup due on 600 MB", f"{ratio:.2f} ×", "", "≤ 1.5 × bare's exit"))
    for name, table in (
        ("README.md", for_people(screen, idle, line, leaving)),
        (".github/CONTRIBUTING.md", long_table(rows)),
    ):
        sys.stdout.write(f"{name}\n\n{table}\n")
        if options.write:
            paste(ROOT / name, table)


if __name__ == "__main__":
    main()
