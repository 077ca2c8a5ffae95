"""With whom a store is shared, and what is said of it: `init --shared` and `share`."""

from collections.abc import Iterable
from pathlib import Path

from store.cli.console import remark, tell
from store.cli.parser import Call, Parser
from store.values.words import N_, Words, words


def sharing_flags(parser: Parser) -> None:
    """With whom."""
    parser.flag("--group", "NAME", N_("the group of this machine that may read and write the store"))
    parser.switch("--readers", N_("every other account of this machine may read it"))


def tell_shared(call: Call, path: Path, group: int, done: Iterable[Words]) -> None:
    """What was done, and what keeps the group from it still."""
    from store.disk.care.shared_group import group_called, out_of_reach

    for sentence in done:
        tell(call, sentence)
    shared = N_("{path} is shared with the group {group}; private notes stay in each user's home")
    tell(call, words(shared, path=str(path), group=group_called(group)))
    for sentence in out_of_reach(path, group):
        remark(call, sentence)
