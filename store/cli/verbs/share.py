"""Sharing a store with a group of this machine: `share`."""

from collections.abc import Sequence

from store.cli.parser import Call, Parser
from store.cli.parts.sharing_flags import sharing_flags, tell_shared
from store.disk.care.shared_group import group_named, share
from store.disk.database_file import open_file
from store.trouble import UsageProblem
from store.values.words import N_, words


def share_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`share STORE --group NAME`."""
    parser.word("file", N_("the store to share; without it, your own"))
    sharing_flags(parser)


def share_(call: Call) -> int:
    """Share a store that is there, and say what was done."""
    if not call.options.group:
        raise UsageProblem(words(N_("with which group? forewarn share STORE --group NAME")))
    path = call.session.file(call.options.file) if call.options.file else call.session.path
    group = group_named(call.options.group)
    # Nothing that is no store is shared.
    open_file(path, "store").close()
    tell_shared(call, path, group, share(path, group, readers=call.options.readers))
    return 0


COMMANDS = {"share": (share_flags, share_)}
