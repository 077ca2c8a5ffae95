"""Files for others: whole or not at all, whatever lies at the target and however little room there is."""

import errno
import os
import resource
from pathlib import Path

import pytest

from store.disk.file.write_limit import place_of
from store.exchange.atomic_write import OutputProblem, write_file, writing
from store.values.words import say


def refused(path: Path, text: str = "new " * 1000) -> str:
    """The one sentence that says why."""
    with pytest.raises(OutputProblem) as caught:
        write_file(path, text.encode())
    return say(caught.value.words)


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_no_room_for_it_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "chen.md"
    target.write_text("old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        said = refused(target)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert said == f"{target} cannot be written: File too large"
    assert (left_in(tmp_path), target.read_text()) == (["chen.md"], "old")


def test_a_full_disk_is_said_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("store.disk.file.files.os.fsync", full)
    target = tmp_path / "chen.md"
    assert refused(target) == f"no room left on {place_of(target)}; {target} was not written"
    assert left_in(tmp_path) == []


def test_what_lies_at_the_target(tmp_path: Path) -> None:
    pipe, link, file = tmp_path / "pipe", tmp_path / "link", tmp_path / "file"
    os.mkfifo(pipe)
    link.symlink_to(file)
    assert refused(pipe) == f"{pipe} is not a file; name a file"
    assert refused(Path("/dev/full")) == "/dev/full is not a file; name a file"
    assert refused(link) == f"{link} is a link; name the file itself"
    assert refused(tmp_path) == f"{tmp_path} is a folder; name a file in it"
    assert "cannot be written" in refused(tmp_path / "no" / "file")
    file.write_text("a file")
    assert "cannot be written" in refused(file / "x")
    assert left_in(tmp_path) == ["file", "link", "pipe"]


@pytest.mark.parametrize("how", ["link", "file", "gone"])
def test_a_file_that_others_change_under_way_gets_no_name(tmp_path: Path, how: str) -> None:
    """In a folder that others may write, they may write what is half-written too."""
    target, theirs = tmp_path / "chen.md", tmp_path / "theirs"
    target.write_text("old")
    theirs.write_text("theirs")
    with pytest.raises(OutputProblem) as caught, writing(target) as out:
        out.write(b"new")
        (part,) = tmp_path.glob(".chen.md.*")
        part.unlink()
        if how == "link":
            part.symlink_to(theirs)
        elif how == "file":
            part.write_text("theirs")
        out.write(b" and more")
    assert str(target) in say(caught.value.words)
    assert (target.read_text(), theirs.read_text()) == ("old", "theirs")
    assert left_in(tmp_path) == ["chen.md", "theirs"]


def test_a_folder_that_others_move_keeps_what_was_begun_in_it(tmp_path: Path) -> None:
    here, away = tmp_path / "here", tmp_path / "away"
    here.mkdir()
    with writing(here / "chen.md") as out:
        here.rename(away)
        here.mkdir()
        out.write(b"new")
    assert (left_in(here), left_in(away)) == ([], ["chen.md"])
    assert (away / "chen.md").stat().st_mode & 0o777 == 0o600
