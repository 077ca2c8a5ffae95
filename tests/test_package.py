"""What is installed: three packages with their data files, the module that the command runs, and nothing else."""

import os
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DATA = {".po", ".mo", ".md", ".sql", ".tcss", ".toml"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def test_the_wheel_holds_the_three_packages_and_the_command(wheel: zipfile.ZipFile) -> None:
    names = [name for name in wheel.namelist() if ".dist-info/" not in name]
    assert {name.split("/")[0] for name in names} == {"tui", "store", "widgets", "forewarn.py"}
    assert {Path(name).suffix for name in names} <= {".py"} | DATA
    on_disk = {
        str(path.relative_to(ROOT))
        for package in ("tui", "store", "widgets")
        for path in (ROOT / package).rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert set(names) == on_disk - {"tui/forewarn.py"} | {"forewarn.py"}


def test_the_wheel_brings_the_command_and_the_licence(wheel: zipfile.ZipFile) -> None:
    entries = next(name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    assert "forewarn = forewarn:main" in wheel.read(entries).decode()
    assert any(name.endswith("LICENSE") for name in wheel.namelist())


@pytest.fixture
def installed(wheel: zipfile.ZipFile, tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """`installed(name)`: what the command does where another package of that name is found first."""
    wheel.extractall(tmp_path / "site")

    def run(name: str) -> subprocess.CompletedProcess[str]:
        stranger = tmp_path / "shop" / name
        stranger.mkdir(parents=True)
        (stranger / "__init__.py").write_text("raise SystemExit('ran')\n")
        (stranger / "__main__.py").write_text("")
        paths = [str(stranger.parent), str(tmp_path / "site"), *filter(None, sys.path)]
        env = os.environ | {"PYTHONPATH": os.pathsep.join(paths), "LANG": "C.UTF-8"}
        script = "import sys; from forewarn import main; sys.exit(main())"
        command = [sys.executable, "-P", "-c", script, "--version"]
        return subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True)

    return run


def test_another_tui_is_not_taken_for_ours(
    installed: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    done = installed("tui")
    assert (done.returncode, done.stderr) == (0, ""), done
    assert done.stdout.startswith("forewarn ")


@pytest.mark.parametrize("name", ["store", "widgets"])
def test_another_package_in_the_way_is_named(
    installed: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path, name: str
) -> None:
    done = installed(name)
    assert (done.returncode, done.stdout) == (1, ""), done
    assert done.stderr == (
        f'forewarn: Python finds another "{name}" before forewarn\'s, in {tmp_path / "shop"};'
        " take that folder out of PYTHONPATH\n"
    )


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
