"""Which backups stay: many of today, a few of last month, one of last winter, and never more than fit."""

import shutil
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from store.disk.file.backup_files import Backup, backups, folder_of, sound
from store.disk.file.files import one_at_a_time
from store.values.frozen import frozen

ALL_FOR = timedelta(days=2)
KEPT: tuple[tuple[int, str], ...] = ((12, "%Y-%m-%d"), (10, "%G-%V"), (9, "%Y-%m"))
"""Beyond those two days, newest first: one for each of 12 days, then of 10 weeks, then of 9 months."""
ROOM = 1 << 30
TIMES = 5
FREE = 0.2


@frozen
class Disk:
    """Bytes of the disk the backups lie on."""

    total: int
    free: int


def thin(
    file: Path, folder: Path | None = None, *, now: datetime | None = None, disk: Disk | None = None
) -> list[Path]:
    """Remove the backups that are too many, and return them.

    The rest fits in the larger of 1 GB and 5 × the file, and leaves 20 % of the disk free if removing can;
    the newest one that can be read back stays, whatever its age and size.
    """
    place = folder_of(file, folder)
    if not place.is_dir():
        return []
    with one_at_a_time(place):
        there = backups(file, folder)
        if disk is None:
            usage = shutil.disk_usage(place)
            disk = Disk(usage.total, usage.free)
        limit = max(ROOM, TIMES * file.stat().st_size) if file.exists() else ROOM
        good = next((backup for backup in there if sound(backup.path)), None)
        kept = _fitting(kept_by_age(there, now or datetime.now(UTC)), there, limit, disk)
        gone = [backup.path for backup in there if backup not in kept and backup != good]
        for path in gone:
            path.unlink(missing_ok=True)
    return gone


def kept_by_age(newest_first: Sequence[Backup], now: datetime) -> list[Backup]:
    """Those that their age alone would keep, newest first."""
    kept = [backup for backup in newest_first if now - backup.at <= ALL_FOR]
    older = list(newest_first[len(kept) :])
    for most, period in KEPT:
        last = None
        left = most
        while older and left:
            backup = older.pop(0)
            name = backup.at.strftime(period)
            if name != last:
                kept.append(backup)
                last = name
                left -= 1
    return kept


def _fitting(kept: Sequence[Backup], there: Sequence[Backup], limit: int, disk: Disk) -> list[Backup]:
    """Without the oldest, as far as the rest is too much; what is not kept makes room on the disk."""
    free = disk.free + _size(there)
    fitting = list(kept)
    while fitting and (_size(fitting) > limit or free - _size(fitting) < FREE * disk.total):
        fitting.pop()
    return fitting


def _size(some: Sequence[Backup]) -> int:
    return sum(backup.size for backup in some)
