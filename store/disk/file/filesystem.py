"""What kind of file system a path lies on, and whether SQLite's locks can be trusted there.

The two lists: https://www.sqlite.org/lockingv3.html and https://www.sqlite.org/wal.html, "all processes using a
database must be on the same host computer".
"""

import os
import sys
from pathlib import Path
from typing import Literal

MOUNTS = Path("/proc/self/mounts")
NETWORK = frozenset({
    "afs", "afpfs", "beegfs", "ceph", "cifs", "coda", "davfs", "fuse.ceph", "fuse.davfs2", "fuse.glusterfs",
    "fuse.juicefs", "fuse.mfs", "fuse.rclone", "fuse.s3fs", "fuse.seadrive", "fuse.sshfs", "glusterfs", "gfs2",
    "lustre", "ncpfs", "nfs", "nfs4", "ocfs2", "smb", "smb2", "smb3", "smbfs", "sshfs", "webdav",
})  # fmt: skip
"""Several machines reach the same files, and a lock of one is often unknown to the others."""
SHARED = frozenset({
    "9p", "drvfs", "fuse.grpcfuse", "fuse.osxfs", "fuse.portal", "fuse.vmhgfs-fuse", "macfuse", "osxfuse",
    "prl_fs", "vboxsf", "virtiofs", "vmhgfs",
})  # fmt: skip
"""A folder of the machine around a virtual one: whole as long as only one of the two opens the store."""
Trust = Literal["local", "shared", "network"]


def kind_of(path: Path, mounts: Path = MOUNTS) -> str:
    """The name the system gives to the file system, as in `ext4` or `nfs4`; empty where it cannot be told.

    For a path that does not exist yet, that of the nearest folder that does.
    """
    place = Path(os.path.realpath(path))
    while not os.path.lexists(place) and place != place.parent:
        place = place.parent
    if sys.platform == "darwin":
        return _statfs(place)
    try:
        lines = mounts.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return ""
    best, kind = -1, ""
    for line in lines:
        parts = line.split(" ")
        if len(parts) > 2 and place.is_relative_to(point := _plain(parts[1])) and len(point) >= best:
            # Of several on one point, the last one mounted is the one that is seen.
            best, kind = len(point), parts[2]
    return kind


def trust(kind: str) -> Trust:
    """How far locks and shared memory reach on a file system of this kind."""
    name = kind.casefold()
    return "network" if name in NETWORK else "shared" if name in SHARED else "local"


def _plain(field: str) -> str:
    r"""A mount point as it is: the kernel writes blanks as `\040`."""
    for code, character in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        field = field.replace(code, character)
    return field


def _statfs(place: Path) -> str:
    """`f_fstypename` of macOS's `statfs`, 16 bytes at 72 in its 64-bit form."""
    import ctypes

    library = ctypes.CDLL(None)
    call = getattr(library, "statfs$INODE64", None) or getattr(library, "statfs", None)
    answer = ctypes.create_string_buffer(4096)
    if call is None or call(os.fsencode(place), answer):
        return ""
    return answer.raw[72:88].partition(b"\0")[0].decode("ascii", "replace")
