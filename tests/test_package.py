"""What is installed: three packages with their data files, one command, and nothing else."""

import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DATA = {".po", ".mo", ".sql", ".tcss", ".toml"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def test_the_wheel_holds_exactly_the_three_packages(wheel: zipfile.ZipFile) -> None:
    names = [name for name in wheel.namelist() if ".dist-info/" not in name]
    assert {name.split("/")[0] for name in names} == {"tui", "store", "widgets"}
    assert {Path(name).suffix for name in names} <= {".py"} | DATA
    on_disk = {
        str(path.relative_to(ROOT))
        for package in ("tui", "store", "widgets")
        for path in (ROOT / package).rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert set(names) == on_disk


def test_the_wheel_brings_the_command_and_the_licence(wheel: zipfile.ZipFile) -> None:
    entries = next(name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    assert "forewarn = tui.__main__:main" in wheel.read(entries).decode()
    assert any(name.endswith("LICENSE") for name in wheel.namelist())


def test_the_release_is_in_the_changelog() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_nothing_names_a_place_of_this_machine() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True).stdout.split("\n")
    if tracked == [""]:
        pytest.skip("not a git checkout")
    texts = [
        ROOT / name
        for name in tracked
        if Path(name).suffix in {".py", ".md", ".toml", ".po", ".tcss", ".sql"}
    ]
    assert not [str(path) for path in texts if str(ROOT) in path.read_text(encoding="utf-8")]
