"""Bringing back a copy: `restore`."""

import sys
from collections.abc import Sequence
from pathlib import Path

from store.cli.console import tell
from store.cli.parser import Call, Parser, at_terminal
from store.cli.parts.backup_list import backups_shown
from store.cli.parts.prompt import answered
from store.cli.verbs.backup import private_file
from store.disk.care.restore import restore
from store.disk.file.backup_files import closed_to_me, folder_of
from store.trouble import UsageProblem
from store.values.record import Home
from store.values.words import N_, words


def restore_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`restore [FILE]`."""
    parser.word("file", N_("the backup to restore; without it, lists them and asks"))
    parser.switch("--private", N_("restore your private file instead of the store"))


def restore_(call: Call) -> int:
    """Restore a backup; what is there now is kept beside it."""
    home: Home = "private" if call.options.private else "store"
    path = private_file(call.session) if call.options.private else call.session.path
    which = _named(call, path) if call.options.file else _chosen(call, path)
    if which is None:
        tell(call, words(N_("nothing was restored")))
        return 0
    kept = restore(path, which, home=home)
    if kept is None:
        tell(call, words(N_("{path} is restored"), path=str(path)))
    else:
        tell(
            call,
            words(N_("{path} is restored; what was there is kept as {kept}"), path=str(path), kept=str(kept)),
        )
    return 0


COMMANDS = {"restore": (restore_flags, restore_)}


def _named(call: Call, path: Path) -> Path:
    """A file, or the name of one among the backups. Raises Denied where the store is not mine to write."""
    if (closed := closed_to_me(path)) is not None:
        raise closed
    typed = call.options.file
    file = call.session.file(typed)
    listed = folder_of(path) / typed
    return listed if not file.exists() and file.name == typed and listed.exists() else file


def _chosen(call: Call, path: Path) -> Path | None:
    """The one whose number is answered; None for none. Raises UsageProblem where nobody can answer."""
    found = backups_shown(call, path)
    sys.stdout.flush()  # before what is said on the other stream
    if not at_terminal():
        good = next((backup.path for backup, whole in found.items() if whole), None)
        if good is None:
            raise UsageProblem(words(N_("which backup? none of these is intact; forewarn restore FILE")))
        sentence = N_("which backup? name it; the newest intact one: forewarn restore {name}")
        raise UsageProblem(words(sentence, name=good.name))
    while answer := answered(call, words(N_("which one? (1 to {n}; empty: none)"), n=len(found))):
        if answer.isdecimal() and 0 < int(answer) <= len(found):
            return list(found)[int(answer) - 1].path
    return None
