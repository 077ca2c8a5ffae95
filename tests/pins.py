"""The tools of the checks are pinned exactly: `python tests/pins.py` raises every pin to the newest release.

`python tests/pins.py oldest` prints the oldest version of each library that the ranges admit, for `pip install -c`.
"""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parents[1] / "pyproject.toml"
OLDEST_PYTHON = "3.11"
PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)$")
RANGE = re.compile(r"^([A-Za-z0-9._-]+)>=([^,;]+)")


def pins(project: str) -> dict[str, str]:
    """The pinned tools and their versions, by name."""
    found = map(PIN.match, tomllib.loads(project)["project"]["optional-dependencies"]["test"])
    return {pin[1]: pin[2] for pin in found if pin}


def raised(project: str, newest: dict[str, str]) -> str:
    """The text of pyproject.toml with the pins at these versions, and nothing else changed."""
    for name, version in pins(project).items():
        project = project.replace(f'"{name}=={version}"', f'"{name}=={newest[name]}"')
    return project


def oldest(project: str) -> list[str]:
    """Constraints that hold every library of the program to its lower bound."""
    ranges = tomllib.loads(project)["project"]["dependencies"]
    return [f"{lower[1]}=={lower[2]}" for lower in map(RANGE.match, ranges) if lower]


def newest(names: list[str]) -> dict[str, str]:
    """The newest releases that go together on the oldest Python. Raises CalledProcessError when pip finds none."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed"]
    command += [
        "--python-version",
        OLDEST_PYTHON,
        "--only-binary",
        ":all:",
        "--target",
        "unused",
        "--report",
        "-",
    ]
    done = subprocess.run([*command, *names], check=True, stdout=subprocess.PIPE, text=True)
    found: list[dict[str, Any]] = [item["metadata"] for item in json.loads(done.stdout)["install"]]
    versions = {same(item["name"]): item["version"] for item in found}
    return {name: versions[same(name)] for name in names}


def same(name: str) -> str:
    """A name as the package index compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    text = PROJECT.read_text(encoding="utf-8")
    if sys.argv[1:] == ["oldest"]:
        sys.stdout.write("\n".join([*oldest(text), ""]))
    else:
        PROJECT.write_text(raised(text, newest(list(pins(text)))), encoding="utf-8")
