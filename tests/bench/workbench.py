"""The stores that are measured, and how the programs of the bench are run on them."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TODAY = "2026-11-26"
FOREWARN = [sys.executable, "-m", "tui"]


def environment(folder: Path) -> dict[str, str]:
    """A home of its own, and .pyc files as an installed program has them."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    ours = {"HOME": str(folder), "XDG_DATA_HOME": str(folder / "data"), "FOREWARN_TODAY": TODAY}
    return kept | ours | {"PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests/fixtures")])}


class Bench:
    """The stores that are measured in a folder of their own, and how a program of the bench is run on them."""

    def __init__(self, folder: Path, meter: Path | None = None, large: Path | None = None) -> None:
        self.folder, self._meter = folder, meter
        self.env = environment(folder)
        self.demo, self.large = folder / "demo.db", large
        self.run([*FOREWARN, "demo", "--keep", str(self.demo), "--no-open"])
        if large and not large.exists():
            self.run([sys.executable, str(HERE / "large.py"), str(large), "--today", TODAY])

    def run(self, command: list[str]) -> str:
        """What it prints."""
        ran = subprocess.run(command, env=self.env, check=True, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        return ran.stdout

    def metered(self, scenario: str) -> dict[tuple[str, str], dict[str, Any]]:
        """The meter's summaries by (name of the program, size)."""
        path, report = self.folder / "scenario.toml", self.folder / "report.json"
        path.write_text(scenario, encoding="utf-8")
        # A program that ends by itself is one of the others: it is left out.
        command = [sys.executable, str(self._meter), str(path), "--json", str(report)]
        subprocess.run(command, env=self.env, check=False, stdout=subprocess.DEVNULL)
        return {(r["name"], r["size"]): r["summary"] for r in json.loads(report.read_text())["results"]}

    def on_large(self, program: str, *words: str) -> str:
        """What a measuring program says last of the large store."""
        return self.run([sys.executable, str(HERE / program), str(self.large), *words]).splitlines()[-1]
