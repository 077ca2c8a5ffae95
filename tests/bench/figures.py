"""The figures of the README: `python tests/bench/figures.py --meter METER.py`.

METER is a program that starts terminal programs on a pseudo-terminal, interleaved, and writes a JSON report
(`METER scenario.toml --json FILE`). Every figure is a ratio to a bare Textual app in the same run, since
machines are noisy; only bytes and memory are taken as they are.
"""

import argparse
import compileall
import json
import os
import resource
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SIZES = ("120x40", "80x24")
TODAY = "2026-11-26"
WHOLE = r"\? help"
"""The last cells of the picture: everything stands there."""
VERDICTS = "pause:2 " + "space pause:1 " * 8
"""Each shows the next item with the first bytes; its saving, one line of status, is waited for."""


def environment(folder: Path) -> dict[str, str]:
    """A home of its own, and .pyc files as an installed program has them."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"HOME": str(folder), "XDG_DATA_HOME": str(folder / "data"), "FOREWARN_TODAY": TODAY}


def scenario(folder: Path, repeat: int, idle: float, large: bool) -> Path:
    """The programs to measure: the bare app, the demo, and the large store."""
    forewarn = [sys.executable, "-m", "tui"]
    env = environment(folder)
    subprocess.run(
        [*forewarn, "demo", "--keep", str(folder / "demo.db"), "--no-open"], env=env, check=True, cwd=ROOT
    )
    programs = [("bare", [sys.executable, str(HERE / "bare.py")], "Inbox 0")]
    programs.append(("demo", [*forewarn, "--store", str(folder / "demo.db")], WHOLE))
    programs.append(("review", [*forewarn, "--store", str(folder / "review.db")], r"M\d"))
    programs.append(("preview", [*forewarn, "--store", str(folder / "demo.db")], r"M\d"))
    if large:
        command = [
            sys.executable,
            str(HERE / "large.py"),
            str(folder / "large.db"),
            "--today",
            TODAY,
        ]
        subprocess.run(command, env=env, check=True, cwd=ROOT)
        programs.append(("large", [*forewarn, "--store", str(folder / "large.db")], WHOLE))
    lines = [
        f"sizes = {json.dumps(SIZES)}",
        f"repeat = {repeat}",
        f"idle = {idle}",
        f"cwd = {json.dumps(str(ROOT))}",
        'quit = "q"',
    ]
    for name, command, ready in programs:
        keys = {"bare": "j*4 k*4", "review": f"r {VERDICTS} esc", "preview": "b"}.get(
            name, "down*6 up*3 tab*4"
        )
        lines += ["[[program]]", f'name = "{name}"', f"command = {json.dumps(command)}", f'keys = "{keys}"']
        if name == "review":
            # Anew each time, since what was only seen stays in the private file.
            fresh = shlex.join([*forewarn, "demo", "--keep", f"{folder}/review.db", "--no-open"])
            lines.append(f"setup = {json.dumps(f'rm -rf {folder}/review.db*; {fresh} >/dev/null')}")
        if ready:
            lines.append(f"ready = '{ready}'")
        if name == "preview":
            lines.append('quit = "q q"')
        lines.append("[program.env]")
        lines += [f"{key} = {json.dumps(env[key])}" for key in ("HOME", "XDG_DATA_HOME", "FOREWARN_TODAY")]
        lines.append("PYTHONDONTWRITEBYTECODE = false")
    path = folder / "scenario.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def table(report: dict[str, Any]) -> list[tuple[str, str, str]]:
    """(what, the figure, the limit) from a meter's report."""
    by = {(r["name"], r["size"]): r["summary"] for r in report["results"]}
    rows = []
    for size in SIZES:
        bare, demo, review = by["bare", size], by["demo", size], by["review", size]
        large = by.get(("large", size))

        def ratio(name: str, over: Any, under: Any = bare) -> str:
            return f"{over[name]['median'] / under[name]['median']:.2f} ×"

        rows.append((f"data on screen, {size}", ratio("ready", demo), "≤ 0.5 × bare (0.55 at 80×24)"))
        if large:
            rows.append(
                (
                    f"data on screen, 1,000,000 rows of journal, {size}",
                    ratio("ready", large, demo),
                    "≤ 1.15 × demo",
                )
            )
        rows.append(
            (
                f"first paint, {size}",
                f"{demo['ready_bytes']['median'] / 1000:.1f} kB",
                "≤ 7 kB (3.5 at 80×24)",
            )
        )
        opened = by["preview", size]["by_key"]["b"]
        for what, part, start in (("", "settled", "ready"), (", processor", "cpu", "ready_cpu")):
            shown = opened[part]["median"] / bare[start]["median"]
            rows.append((f"`b` to the briefing{what}, {size}", f"{shown:.2f} ×", "≤ 2 × bare app's start"))
        keys = demo["by_key"]
        moves = max(keys[key]["bytes"]["median"] for key in ("down", "up"))
        rows.append((f"cursor move, {size}", f"{moves:.0f} B", "≤ 300 B"))
        cpu = max(keys[key]["cpu"]["median"] for key in ("down", "up"))
        bare_cpu = bare["key_cpu"]["median"]
        rows.append((f"cursor move CPU, {size}", f"{cpu / bare_cpu:.2f} ×", "≤ 2 × bare"))
        shown = review["by_key"]["space"]["first"]["median"] / bare["key_first"]["median"]
        rows.append((f"verdict to next item, {size}", f"{shown:.2f} ×", "≤ 3 × a key of bare"))
        rows.append((f"Tab, {size}", f"{keys['tab']['bytes']['max'] / 1000:.2f} kB", "≤ 4 kB"))
        rows.append((f"idle, {size}", f"{demo['idle_bytes']['max']:.0f} B", "0 B"))
        seconds = report["results"][0]["settings"]["idle"]
        extra = (demo["idle_cpu"]["median"] - bare["idle_cpu"]["median"]) / seconds
        rows.append((f"idle CPU beyond bare, {size}", f"{extra:.2f} ms/s", "≤ 1 ms/s"))
        rows.append((f"PSS, {size}", f"{demo['pss']['median'] / 1024:.1f} MB", "≤ 42 MB"))
    return rows


def command_line(folder: Path, repeat: int) -> tuple[str, str, str]:
    """`forewarn today` against `python -c pass`, interleaved medians of wall time."""
    env = environment(folder)
    today = [sys.executable, "-m", "tui", "--store", str(folder / "demo.db"), "today"]
    spent: dict[str, list[float]] = {"pass": [], "today": []}
    for _ in range(4 * repeat):
        for name, command in (("pass", [sys.executable, "-c", "pass"]), ("today", today)):
            start = time.perf_counter()
            subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
            spent[name].append(time.perf_counter() - start)
    ratio = statistics.median(spent["today"]) / statistics.median(spent["pass"])
    return ("forewarn today", f"{ratio:.1f} ×", "≤ 10 × python -c pass")


def on_large(folder: Path, program: str) -> str:
    """What a measuring program says last of the large store."""
    command = [sys.executable, str(HERE / program), str(folder / "large.db")]
    ran = subprocess.run(
        command, env=environment(folder), check=True, cwd=ROOT, capture_output=True, text=True
    )
    return ran.stdout.splitlines()[-1]


def briefed(folder: Path, repeat: int) -> tuple[str, str, str]:
    """`forewarn brief` against the bare app's imports, interleaved medians of processor time."""
    env = environment(folder)
    brief = [sys.executable, "-m", "tui", "--store", str(folder / "demo.db"), "brief", "--for", "Chen"]
    bare = [sys.executable, "-c", "import tests.bench.bare"]
    spent: dict[str, list[float]] = {"bare": [], "brief": []}
    for _ in range(2 * repeat):
        for name, command in (("bare", bare), ("brief", brief)):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(command, env=env, check=True, capture_output=True, cwd=ROOT)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            spent[name].append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    ratio = statistics.median(spent["brief"]) / statistics.median(spent["bare"])
    return ("forewarn brief, processor", f"{ratio:.2f} ×", "≤ 2 × bare app's imports")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--meter", type=Path, required=True)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--idle", type=float, default=30)
    parser.add_argument("--small", action="store_true", help="without the large store")
    options = parser.parse_args()
    for package in ("store", "tui", "widgets"):
        compileall.compile_dir(ROOT / package, quiet=1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = scenario(folder, options.repeat, options.idle, not options.small)
        report = folder / "report.json"
        subprocess.run([sys.executable, str(options.meter), str(path), "--json", str(report)], check=True)
        rows = [*table(json.loads(report.read_text())), command_line(folder, options.repeat)]
        rows.append(briefed(folder, options.repeat))
        if not options.small:
            rows.append(("finding, 200,000 contacts", on_large(folder, "finding.py"), "< 50 ms"))
            rows.append(("briefing, 1,000,000 rows", on_large(folder, "briefing.py"), "≤ 300 ms"))
    for what, figure, limit in rows:
        sys.stdout.write(f"| {what} | {figure} | {limit} |\n")


if __name__ == "__main__":
    main()
