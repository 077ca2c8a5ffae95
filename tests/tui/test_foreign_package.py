"""Another package called store or widgets, found before ours: one sentence, whose it is and what to do."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = "import sys; from tui.__main__ import main; sys.argv[0] = 'forewarn'; sys.exit(main())"
"""What the installed command does."""


def ran(*typed: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *typed], cwd=folder, env=os.environ | variables, capture_output=True, text=True
    )


def stranger(folder: Path, name: str, kind: str) -> Path:
    """A package, a module or a broken one of that name."""
    if kind == "module":
        path = folder / f"{name}.py"
    else:
        (folder / name).mkdir(parents=True)
        path = folder / name / "__init__.py"
    path.write_text("raise SystemExit('ran')\n" if kind == "loud" else "")
    return path


@pytest.mark.parametrize("name", ["store", "widgets"])
@pytest.mark.parametrize("kind", ["package", "module", "loud"])
def test_on_pythonpath(environment: Path, tmp_path: Path, name: str, kind: str) -> None:
    place = tmp_path / "shop"
    place.mkdir()
    stranger(place, name, kind)
    for typed in (["--version"], ["list", "risk"], ["--lang", "zh", "today"]):
        done = ran("-c", SCRIPT, *typed, folder=tmp_path, PYTHONPATH=str(place), LANG="C.UTF-8")
        assert (done.returncode, done.stdout) == (1, ""), done
        assert done.stderr == (
            f'forewarn: Python finds another "{name}" before forewarn\'s, in {place};'
            " take that folder out of PYTHONPATH\n"
        )


@pytest.mark.parametrize("name", ["store", "widgets"])
def test_in_the_current_folder(environment: Path, tmp_path: Path, name: str) -> None:
    stranger(tmp_path, name, "package")
    done = ran("-m", "tui", "--version", folder=tmp_path, LANG="C.UTF-8")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f'forewarn: Python finds another "{name}" before forewarn\'s, in {tmp_path}; start forewarn in another folder\n'
    )
    assert ran("-P", "-m", "tui", "--version", folder=tmp_path).stdout.startswith("forewarn ")


def test_in_the_language_of_the_reader(environment: Path, tmp_path: Path) -> None:
    stranger(tmp_path, "store", "package")
    done = ran("-m", "tui", folder=tmp_path, LANG="zh_CN.UTF-8", LC_ALL="zh_CN.UTF-8", PYTHONUTF8="1")
    assert done.returncode == 1 and "请换一个文件夹" in done.stderr


def test_a_folder_without_a_package_is_no_stranger(environment: Path, tmp_path: Path) -> None:
    for name in ("store", "widgets"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "notes.txt").write_text("x")
    assert ran("-m", "tui", "--version", folder=tmp_path).stdout.startswith("forewarn ")


def test_ours_through_a_link_is_ours(environment: Path, tmp_path: Path) -> None:
    (tmp_path / "again").symlink_to(Path(__file__).parents[2])
    done = ran("-m", "tui", "--version", folder=tmp_path, PYTHONPATH=str(tmp_path / "again"))
    assert done.stdout.startswith("forewarn "), done.stderr
