"""A text that is sent: to the terminal's clipboard and into a file, by the same two keys on every screen."""

import asyncio
from pathlib import Path

from store.disk.file.files import own_folder
from store.exchange.atomic_write import write_file
from store.values.words import N_, Words, words
from tui.host import Host

LONGEST = 40
"""Characters of a title in the name of a file."""


def in_file_name(title: str) -> str:
    """What of a title may stand in the name of a file."""
    return "".join(character for character in title if character.isalnum())[:LONGEST]


async def copied(host: Host, name: str, text: str) -> Words:
    """To the clipboard, and into a file of our own first, since nobody answers whether it arrived; what to say."""
    path = host.drafts.folder / name
    await asyncio.to_thread(_write, path, text.encode("utf-8", "replace"), True)
    host.copy_to_clipboard(text)
    return words(N_("sent to your terminal's clipboard; if nothing arrives: {path}"), path=str(path))


async def written(path: Path, content: bytes) -> Words:
    """Into a file that this account may write; what to say."""
    await asyncio.to_thread(_write, path, content, False)
    return words(N_("written to {path}"), path=str(path))


def _write(path: Path, content: bytes, own: bool) -> None:
    """`own`: into a folder of our own, which is made where it is missing."""
    if own:
        own_folder(path.parent)
    write_file(path, content)
