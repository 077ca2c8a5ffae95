"""Bringing back a copy: `restore`."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from store.cli.console import print_lines, table, tell
from store.cli.parser import Call, Parser, at_terminal
from store.cli.parts.prompt import answered
from store.cli.verbs.backup import MARKS, private_file
from store.disk.care.restore import restore
from store.disk.file.backup_files import Backup, backups, folder_of, sound
from store.trouble import Trouble, UsageProblem
from store.values.record import Home
from store.values.short_date import show_date
from store.values.words import N_, Words, say, words


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
    """A file, or the name of one among the backups."""
    typed = call.options.file
    file = call.session.file(typed)
    listed = folder_of(path) / typed
    return listed if not file.exists() and file.name == typed and listed.exists() else file


def _chosen(call: Call, path: Path) -> Path | None:
    """The one whose number is answered; None for none. Raises UsageProblem where nobody can answer."""
    found = {backup: sound(backup.path) for backup in backups(path)}
    if not found:
        raise Trouble(words(N_("there is no backup of {path}"), path=str(path)))
    print_lines(table([*_rows(call, found)], right=frozenset({0, 3})))
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


def _rows(call: Call, found: dict[Backup, bool]) -> Iterator[tuple[str, ...]]:
    """Number, day, hour, size, whether it is whole, and its name, newest first."""
    language, today = call.session.language, call.session.clock.today()
    for number, (backup, whole) in enumerate(found.items(), 1):
        at = backup.at.astimezone()
        size = words(N_("{n} kB"), n=f"{max(1, round(backup.size / 1000)):,}")
        said = Words(N_("intact") if whole else N_("damaged"))
        state = words("{mark} {said}", mark=MARKS["fine" if whole else "trouble"], said=said)
        yield (
            str(number),
            show_date(at.date(), language, today),
            f"{at:%H:%M}",
            say(size, language),
            say(state, language),
            backup.path.name,
        )
