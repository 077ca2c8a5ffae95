"""Backups: taken when something changed, good, found again, thinned; and put back."""

import gzip
import os
import random
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from store.disk.care.backups import EVERY, back_up, due
from store.disk.care.restore import restore
from store.disk.care.retention import ROOM, Disk, kept_by_age, thin
from store.disk.file.backup_files import Backup, backups, folder_of, sound
from store.disk.file.files import lock
from store.disk.file.schema import SCHEMA
from store.disk.file.sqlite import Busy, StoreProblem, connect
from store.disk.project_by_code import project_by_code
from store.disk.workspace import Workspace
from store.records import Morale, Person, Project
from store.values.words import Words, say

Open = Callable[..., Workspace]
NOW = datetime(2026, 11, 26, 8, 45, tzinfo=UTC)
ROOT = Path(__file__).parents[3]


def add(workspace: Workspace, name: str) -> None:
    workspace.save(Person(name=name), act=Words("add"))


def people(workspace: Workspace) -> list[str]:
    return [person.name for person in workspace.live(Person)]


def sentence(caught: "pytest.ExceptionInfo[StoreProblem]") -> str:
    return say(caught.value.words)


def test_a_backup_is_taken_only_when_something_changed(workspace: Workspace, project: Project) -> None:
    first = back_up(workspace.path, now=NOW)
    assert first is not None and first.name == "20261126T084500.000000Z.db.gz"
    assert back_up(workspace.path, now=NOW + timedelta(minutes=1)) is None
    add(workspace, "Chen")
    second = back_up(workspace.path, now=NOW + timedelta(minutes=2))
    assert [backup.path for backup in backups(workspace.path)] == [second, first]
    assert [path.name for path in folder_of(workspace.path).iterdir() if path.suffix != ".gz"] == []


def test_a_restart_is_no_change(workspace: Workspace, project: Project, open_again: Open) -> None:
    path = workspace.path
    back_up(path, now=NOW)
    workspace.close()
    open_again("bob")
    assert back_up(path, now=NOW + timedelta(minutes=2)) is None


def test_a_backup_is_listed_with_its_time_and_size(workspace: Workspace, project: Project) -> None:
    path = back_up(workspace.path, now=NOW)
    assert path is not None
    assert backups(workspace.path) == [Backup(path, NOW, path.stat().st_size)]


def test_what_is_no_backup_is_not_listed(workspace: Workspace, tmp_path: Path) -> None:
    folder = folder_of(workspace.path)
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    (folder / "20261126T084500.000000Z.db.gz").symlink_to(tmp_path / "elsewhere")
    (folder / "20261126T084501.000000Z.db.gz").mkdir()
    assert backups(workspace.path) == []


def test_due_every_half_hour_and_only_when_changed(workspace: Workspace, project: Project) -> None:
    assert due(workspace.path, now=NOW) is not None
    add(workspace, "Chen")
    assert due(workspace.path, now=NOW + EVERY - timedelta(seconds=1)) is None
    assert due(workspace.path, now=NOW + EVERY) is not None
    assert due(workspace.path, now=NOW + 3 * EVERY) is None
    add(workspace, "Sun")
    assert due(workspace.path, now=NOW + 3 * EVERY + timedelta(minutes=1)) is None, "looked a minute ago"
    assert due(workspace.path, now=NOW + 4 * EVERY) is not None


def test_a_clock_set_back_does_not_stop_backups(workspace: Workspace, project: Project) -> None:
    due(workspace.path, now=NOW)
    add(workspace, "Chen")
    assert due(workspace.path, now=NOW - timedelta(days=3)) is not None


def test_a_damaged_store_gives_no_backup_and_keeps_the_old_ones(
    workspace: Workspace, project: Project
) -> None:
    good = back_up(workspace.path, now=NOW)
    path = workspace.path
    workspace.close()
    content = bytearray(path.read_bytes())
    content[4096 * 3 :: 7] = b"\xff" * len(content[4096 * 3 :: 7])
    path.write_bytes(content)
    with pytest.raises(StoreProblem) as caught:
        back_up(path, now=NOW + timedelta(hours=1))
    assert "is damaged" in sentence(caught)
    assert [backup.path for backup in backups(path)] == [good]
    assert len(list(folder_of(path).iterdir())) == 1


def test_a_backup_of_nothing_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(StoreProblem):
        back_up(tmp_path / "none.db", now=NOW)
    assert not (tmp_path / "none.db.backups").exists()


def test_a_link_in_place_of_the_folder_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    folder_of(workspace.path).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(StoreProblem) as caught:
        back_up(workspace.path, now=NOW)
    assert "is not a folder of its own" in sentence(caught)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_link_in_place_of_a_backup_is_not_followed(workspace: Workspace, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine")
    folder_of(workspace.path).mkdir(mode=0o700)
    (folder_of(workspace.path) / "20261126T084500.000000Z.db.gz").symlink_to(victim)
    made = back_up(workspace.path, now=NOW)
    assert made is not None and not made.is_symlink()
    assert victim.read_text() == "mine"


def test_a_full_disk_is_one_sentence(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("store.disk.care.backups.shutil.copyfileobj", full)
    with pytest.raises(StoreProblem) as caught:
        back_up(workspace.path, now=NOW)
    assert sentence(caught).startswith("no room left on ")
    assert list(folder_of(workspace.path).iterdir()) == []


def test_a_writer_that_never_ends_does_not_hold_the_backup_for_ever(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.disk.file.sqlite.BUSY_MS", 1)
    monkeypatch.setattr("store.disk.care.backups.PATIENCE", 0)
    path = workspace.path
    workspace.close()
    other = connect(path)
    other.execute("PRAGMA journal_mode=DELETE")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(Busy):
        back_up(path, now=NOW)
    other.close()


def test_a_backup_that_can_be_read_back_is_sound(tmp_path: Path) -> None:
    good = tmp_path / "good.gz"
    whole = gzip.compress(random.Random(1).randbytes(9000))
    good.write_bytes(whole)
    assert sound(good)
    for name, content in {
        "cut": whole[:-5],
        "flipped": whole[:4000] + bytes([whole[4000] ^ 1]) + whole[4001:],
        "empty": b"",
        "other": b"hello",
    }.items():
        (tmp_path / name).write_bytes(content)
        assert not sound(tmp_path / name), name
    assert not sound(tmp_path / "missing")


def pretend(file: Path, *times: datetime, content: bytes = b"x") -> list[Path]:
    """Backups of these moments, as good as their content."""
    folder = folder_of(file)
    folder.mkdir(exist_ok=True)
    made = []
    for time in times:
        made.append(folder / time.strftime("%Y%m%dT%H%M%S.%fZ.db.gz"))
        made[-1].write_bytes(gzip.compress(content))
    return made


WIDE = Disk(total=100 << 30, free=90 << 30)


def taken(*times: datetime) -> list[Backup]:
    return [Backup(Path(f"{time}"), time, 1) for time in times]


def test_thinning_keeps_two_days_twelve_days_ten_weeks_nine_months() -> None:
    """Of two backups a day for two years."""
    there = taken(*(NOW - timedelta(hours=12) * n for n in range(2 * 730)))
    kept = kept_by_age(there, NOW)
    assert len(kept) == 5 + 12 + 10 + 9
    assert kept[:5] == there[:5], "all of two days"
    days = [backup.at.date() for backup in kept[5:]]
    steps = [(newer - older).days for newer, older in pairwise(days)]
    # The first of a week or month is cut short by the days or weeks before it.
    assert set(steps[:11]) == {1}
    assert set(steps[13:21]) == {7}
    assert set(steps[23:]) <= {28, 29, 30, 31}
    assert kept_by_age(kept, NOW) == kept


def test_thinning_day_by_day_keeps_most_of_a_year_in_sight() -> None:
    """As it is used: one more each day, thinned each time."""
    kept: list[Backup] = []
    for day in range(500):
        now = NOW + timedelta(days=day)
        kept = kept_by_age([*taken(now), *kept], now)
        assert kept[0].at == now
        assert len(kept) <= 3 + 12 + 10 + 9
    assert (now - kept[-1].at).days > 300


def test_thinning_keeps_within_the_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "store.db"
    file.write_bytes(b"\0" * 1000)
    monkeypatch.setattr("store.disk.care.retention.ROOM", 100)
    made = pretend(file, *(NOW - timedelta(minutes=n) for n in range(9)), content=os.urandom(1500))
    thin(file, now=NOW, disk=WIDE)
    assert [backup.path for backup in backups(file)] == made[:3], "5 times the store holds three"
    assert ROOM == 1 << 30


def test_thinning_leaves_a_fifth_of_the_disk_free(tmp_path: Path) -> None:
    file = tmp_path / "store.db"
    made = pretend(file, *(NOW - timedelta(minutes=n) for n in range(9)), content=os.urandom(10_000))
    size = made[0].stat().st_size
    thin(file, now=NOW, disk=Disk(total=100 * size, free=16 * size))
    assert len(backups(file)) == 9 - 4
    thin(file, now=NOW, disk=Disk(total=100 * size, free=0))
    assert [backup.path for backup in backups(file)] == made[:1]


def test_the_newest_good_one_stays_whatever_its_age(tmp_path: Path) -> None:
    file = tmp_path / "store.db"
    bad, good, older = pretend(file, *(NOW - timedelta(days=n) for n in (3000, 3001, 3002)))
    bad.write_bytes(b"broken")
    thin(file, now=NOW, disk=Disk(total=10**9, free=0))
    assert not older.exists()
    assert [backup.path for backup in backups(file)] == [good]
    assert not bad.exists()


def test_restore_brings_back_and_keeps_what_was_there(
    workspace: Workspace, project: Project, open_again: Open
) -> None:
    path = workspace.path
    add(workspace, "Chen")
    back_up(path, now=NOW)
    add(workspace, "Mistake")
    workspace.close()
    kept = restore(path, now=NOW)
    again = open_again("ann")
    assert people(again) == ["Chen"]
    assert kept == path.with_name("store.db.before-restore-20261126T084500.000000Z")
    before = Workspace.open(kept, who="ann", private_dir=path.parent / "ann")
    assert people(before) == ["Chen", "Mistake"]
    before.close()
    assert again.store.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert not [p.name for p in path.parent.iterdir() if p.name.endswith(".part")]


def test_a_restored_store_has_the_journal_mode_of_a_new_one(
    workspace: Workspace, project: Project, open_again: Open
) -> None:
    def mode(one: Workspace) -> str:
        return str(one.store.connection.execute("PRAGMA journal_mode").fetchone()[0])

    fresh = mode(workspace)
    back_up(workspace.path, now=NOW)
    workspace.close()
    restore(workspace.path, now=NOW)
    assert mode(open_again("ann")) == fresh


def test_restore_is_refused_while_the_store_is_in_use(workspace: Workspace, project: Project) -> None:
    back_up(workspace.path, now=NOW)
    add(workspace, "Chen")
    with pytest.raises(Busy) as caught:
        restore(workspace.path, now=NOW)
    assert "is in use" in sentence(caught)
    assert people(workspace) == ["Chen"]


def test_restore_is_refused_while_another_process_uses_it(workspace: Workspace, project: Project) -> None:
    path = workspace.path
    back_up(path, now=NOW)
    workspace.close()
    code = (
        "import sys; from pathlib import Path; from store.disk.workspace import Workspace\n"
        "w = Workspace.open(Path(sys.argv[1]), who='bob', private_dir=Path(sys.argv[1]).parent / 'bob')\n"
        "print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    ) as other:
        assert other.stdout is not None and other.stdin is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(Busy):
            restore(path, now=NOW)
        other.stdin.close()
    assert restore(path, now=NOW) is not None


def test_restore_is_refused_while_a_program_without_our_lock_is_at_work(
    workspace: Workspace, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.disk.file.sqlite.BUSY_MS", 1)
    path = workspace.path
    back_up(path, now=NOW)
    workspace.close()
    other = connect(path)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Busy):
        restore(path, now=NOW)
    other.close()
    assert restore(path, now=NOW) is not None


def test_nobody_opens_a_store_that_is_being_restored(workspace: Workspace) -> None:
    path = workspace.path
    workspace.close()
    held = lock(path, alone=True)
    assert held is not None
    with pytest.raises(Busy) as caught:
        Workspace.open(path, who="ann", private_dir=path.parent / "ann")
    assert "is being restored" in sentence(caught)
    os.close(held)


def test_restore_takes_the_newest_good_one(workspace: Workspace, project: Project, open_again: Open) -> None:
    path = workspace.path
    add(workspace, "Chen")
    back_up(path, now=NOW)
    add(workspace, "Sun")
    newest = back_up(path, now=NOW + timedelta(hours=1))
    assert newest is not None
    newest.write_bytes(newest.read_bytes()[:-9])
    workspace.close()
    restore(path, now=NOW)
    assert people(open_again("ann")) == ["Chen"]


def newer(folder: Path, good: Path) -> Path:
    """A whole backup that a later forewarn made."""
    plain = folder / "plain.db"
    plain.write_bytes(gzip.decompress(good.read_bytes()))
    connection = connect(plain)
    connection.execute(f"PRAGMA user_version={SCHEMA + 1}")
    connection.close()
    packed = folder / "newer.db.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    return packed


def test_restore_changes_nothing_when_the_backup_is_not_good(
    workspace: Workspace, project: Project, tmp_path: Path
) -> None:
    path = workspace.path
    good = back_up(path, now=NOW)
    assert good is not None
    workspace.close()
    before = path.read_bytes()
    bad = {
        "missing.gz": None,
        "text.gz": b"hello",
        "cut.gz": good.read_bytes()[:-100],
        "no-database.gz": gzip.compress(b"hello" * 2000),
        "damaged.gz": gzip.compress(gzip.decompress(good.read_bytes())[:-4096]),
        "newer.gz": newer(tmp_path, good).read_bytes(),
    }
    for name, content in bad.items():
        if content is not None:
            (tmp_path / name).write_bytes(content)
        with pytest.raises(StoreProblem) as caught:
            restore(path, tmp_path / name, now=NOW)
        assert sentence(caught)
        assert path.read_bytes() == before
    assert not list(path.parent.glob("*before-restore*")) + list(path.parent.glob(".*.part*"))


def test_restore_without_any_backup(workspace: Workspace) -> None:
    path = workspace.path
    workspace.close()
    with pytest.raises(StoreProblem) as caught:
        restore(path, now=NOW)
    assert "there is no backup of" in sentence(caught)


@pytest.mark.parametrize("how", ["damaged", "missing", "empty"])
def test_restore_cures_a_store_that_cannot_be_opened(
    workspace: Workspace, project: Project, open_again: Open, how: str
) -> None:
    path = workspace.path
    back_up(path, now=NOW)
    add(workspace, "Chen")
    log = path.with_name("store.db-wal")
    written = subprocess.check_output(["cat", log]) if log.exists() else b""
    workspace.close()
    # The log of the broken file is whole, and would be played into the one that comes in its place.
    log.write_bytes(written)
    if how == "damaged":
        path.write_bytes(b"SQLite format 3\0" + b"\xff" * 9000)
    elif how == "empty":
        path.write_bytes(b"")
    else:
        path.unlink()
    kept = restore(path, now=NOW)
    again = open_again("ann")
    assert people(again) == [] and project_by_code(again, "ERP") == project
    assert (kept is None) == (how == "missing")
    if how == "damaged":
        assert kept is not None and kept.read_bytes()[:16] == b"SQLite format 3\0"


def test_the_private_file_is_backed_up_and_restored_alike(
    workspace: Workspace, project: Project, open_again: Open
) -> None:
    private = workspace.private_path
    workspace.save(Morale(project=project.id, on=workspace.clock.today(), mood=2), act=Words("note"))
    assert back_up(private, home="private", now=NOW) is not None
    (note,) = workspace.live(Morale)
    workspace.close()
    private.write_bytes(b"broken")
    with pytest.raises(StoreProblem) as caught:
        open_again("ann")
    assert "restore --private" in sentence(caught)
    restore(private, home="private", now=NOW)
    assert open_again("ann").live(Morale) == [note]


def test_a_store_is_not_restored_from_a_private_backup(workspace: Workspace, project: Project) -> None:
    backup = back_up(workspace.private_path, home="private", now=NOW)
    workspace.close()
    with pytest.raises(StoreProblem) as caught:
        restore(workspace.path, backup, now=NOW)
    assert "two files" in sentence(caught)
