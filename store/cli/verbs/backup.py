"""Keeping the store safe: `backup`, `check`."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from store.cli.console import print_json, tell
from store.cli.parser import Call, Parser
from store.cli.parts.backup_list import MARKS, backups_shown
from store.cli.parts.findings_json import findings_json
from store.disk.care.backup_copies import copy_to
from store.disk.care.backups import back_up
from store.disk.care.integrity import check
from store.disk.database_file import open_file
from store.disk.file.known_stores import refuse_another
from store.disk.file.user_files import private_folder, private_path
from store.session import Session
from store.trouble import TROUBLE, UsageProblem
from store.values.problem import SAID
from store.values.record import Home
from store.values.words import N_, words

LISTED = ("list", "列表")
"""Words for --list where a folder would be named; a folder called so is `./list`."""


def check_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`check`."""
    parser.json()


def backup_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`backup`, `backup DIR`, `backup --to DIR`, `backup --list`, `backup list`."""
    parser.word("folder", N_("the same as --to"))
    parser.flag(
        "--to",
        "DIR",
        N_("back the store up and copy that backup to this folder, such as one that rsync copies"),
    )
    parser.switch("--list", N_("list the backups there are"))
    parser.switch("--json", N_("print JSON, for scripts; with --list"))


def backup_(call: Call) -> int:
    """Back up the store and your private file, if they changed since the last one; one that cannot be kept
    keeps nobody from the other."""
    folder, to = call.options.folder, call.options.to
    if folder and to:
        raise UsageProblem(words(N_("{one} and {other}: one folder will do"), one=folder, other=to))
    if call.options.list or folder in LISTED:
        backups_shown(call, call.session.path)
        return 0
    if call.options.json:
        raise UsageProblem(words(N_("--json goes with --list: forewarn backup --list --json")))
    if (place := to or folder) is not None:
        return _copied(call, call.session.file(place))
    problem: Exception | None = None
    for path, home in _files(call.session):
        try:
            made = back_up(path, home=home)
        except SAID as error:
            problem = problem or error
            continue
        if made:
            tell(call, words(N_("{path}: kept as {backup}"), path=str(path), backup=str(made)))
        else:
            tell(call, words(N_("{path}: has not changed since the last backup"), path=str(path)))
    if problem is not None:
        raise problem
    return 0


def check_(call: Call) -> int:
    """Say everything that can be told of the store's files; trouble when any of it is."""
    findings = check(call.session.path, private_dir=call.session.private_dir)
    wrong = any(finding.severity == "trouble" for finding in findings)
    if call.options.json:
        print_json(findings_json(findings, not wrong, call.session.language))
        return TROUBLE if wrong else 0
    for finding in findings:
        tell(call, words("{mark} {finding}", mark=MARKS[finding.severity], finding=finding.words))
    return TROUBLE if wrong else 0


COMMANDS = {
    "backup": (backup_flags, backup_),
    "check": (check_flags, check_),
}


def _copied(call: Call, place: Path) -> int:
    """A backup of the store in another place; private notes stay where they are."""
    path = call.session.path
    made = copy_to(path, place)
    if made is not None:
        tell(call, words(N_("{path}: kept as {backup}"), path=str(path), backup=str(made)))
    else:
        tell(call, words(N_("{path}: has not changed since the last backup"), path=str(path)))
    return 0


def _files(session: Session) -> Iterator[tuple[Path, Home]]:
    yield session.path, "store"
    private = private_file(session)
    if private.exists():
        yield private, "private"


def private_file(session: Session) -> Path:
    """The user's own file beside the store. Raises StoreProblem where the store cannot be asked for it."""
    with closing(open_file(session.path, "store")) as opened:
        refuse_another(session.path, opened.uuid, private_folder(session.private_dir))
        return private_path(opened.uuid, session.private_dir)
