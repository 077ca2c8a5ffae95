"""Keeping the store safe: `backup`, `restore`, `check`."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from store.cli.parser import Call, Parser
from store.cli.printing import tell
from store.cli.problems import TROUBLE
from store.cli.session import Session
from store.disk.backup import back_up
from store.disk.doctor import check
from store.disk.known import refuse_another
from store.disk.opening import open_file
from store.disk.private import private_folder, private_path
from store.disk.restore import restore
from store.values.record import Home
from store.values.words import N_, words

MARKS = {"trouble": "!", "warning": "~", "fine": "."}


def no_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`backup`, `check`."""


def backup_(call: Call) -> int:
    """Keep a copy of the store and of your private file, if they changed since the last one."""
    for path, home in _files(call.session):
        made = back_up(path, home=home)
        if made:
            tell(call, words(N_("{path}: kept as {backup}"), path=str(path), backup=str(made)))
        else:
            tell(call, words(N_("{path}: has not changed since the last backup"), path=str(path)))
    return 0


def restore_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`restore [FILE]`."""
    parser.word("file", N_("the backup to bring back; without it the newest good one"))
    parser.switch("--private", N_("bring back your private file instead of the store"))


def restore_(call: Call) -> int:
    """Bring back a copy; what is there now is kept beside it."""
    home: Home = "private" if call.options.private else "store"
    path = _private(call.session) if call.options.private else call.session.path
    kept = restore(path, Path(call.options.file) if call.options.file else None, home=home)
    if kept is None:
        tell(call, words(N_("{path} is restored"), path=str(path)))
    else:
        tell(
            call,
            words(N_("{path} is restored; what was there is kept as {kept}"), path=str(path), kept=str(kept)),
        )
    return 0


def check_(call: Call) -> int:
    """Say everything that can be told of the store's files; trouble when any of it is."""
    findings = check(call.session.path, private_dir=call.session.private_dir)
    for finding in findings:
        tell(call, words("{mark} {finding}", mark=MARKS[finding.severity], finding=finding.words))
    return TROUBLE if any(finding.severity == "trouble" for finding in findings) else 0


COMMANDS = {
    "backup": (no_flags, backup_),
    "restore": (restore_flags, restore_),
    "check": (no_flags, check_),
}


def _files(session: Session) -> Iterator[tuple[Path, Home]]:
    yield session.path, "store"
    private = _private(session)
    if private.exists():
        yield private, "private"


def _private(session: Session) -> Path:
    with closing(open_file(session.path, "store")) as opened:
        refuse_another(session.path, opened.uuid, private_folder(session.private_dir))
        return private_path(opened.uuid, session.private_dir)
