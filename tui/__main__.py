"""The entry point of `forewarn`. Imports nothing of Textual: most commands never need a screen; and nothing that would
load what can be left for later."""

import gc
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from store.cli import Session

OURS = ("store", "widgets")


def main() -> int:
    """Run what was typed; the exit code."""
    # A command ends before garbage matters; the screen's first frame (tui.terminal.frames) collects it again.
    gc.disable()
    from tui.terminal.late_module import leave

    leave("inspect", "ipaddress")
    if (stranger := found_elsewhere()) is not None:
        from tui.terminal.foreign_package import sentence

        sys.stderr.write(f"forewarn: {sentence(*stranger)}\n")
        return 1
    leave_no_core()
    from store.cli import main as command_line

    return command_line(sys.argv[1:], open_screen, own_keys)


def leave_no_core() -> None:
    """What is in memory, private notes too, is not written where the program happened to be started, however it ends;
    systemd-coredump and its like keep to this as well."""
    import resource

    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def found_elsewhere() -> "tuple[str, Path] | None":
    """One of our packages that Python would take from elsewhere, and the folder where; None while all are ours.

    Nothing of a stranger is run.
    """
    from pathlib import Path

    here = Path(__file__).resolve().parents[1]
    for name in OURS:
        specs = (finder.find_spec(name, None) for finder in sys.meta_path)
        spec = next((one for one in specs if one is not None), None)
        if spec is None:
            continue
        inside = spec.submodule_search_locations
        place = Path(next(iter(inside), "") if inside is not None else spec.origin or "").parent
        if place != here and place.resolve() != here:
            return name, place
    return None


def open_screen(session: "Session") -> int:
    """The dashboard, until the user leaves it: its picture first, then the screen that takes keys."""
    from store.config import kitty_keys_of

    if not kitty_keys_of(session.config, session.language):
        os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"

    # Both are read when Textual is imported.
    if session.config.colours == "none":
        os.environ["NO_COLOR"] = "1"
    elif session.config.colours:
        os.environ["TEXTUAL_COLOR_SYSTEM"] = {"16": "standard", "256": "256"}[session.config.colours]

    from tui.picture.first_picture import open_picture

    opening = open_picture(session)
    try:
        _load_asyncio()
        from tui.launch import open_screen

        return open_screen(session, opening)
    finally:
        opening.give_back()


def _load_asyncio() -> None:
    """Without OpenSSL, which asyncio loads where it finds it: for connections that forewarn never opens it would take
    a twentieth of the time to start."""
    if "ssl" in sys.modules:
        return
    # None is how Python is told that a module cannot be imported; its stubs know modules alone.
    sys.modules["ssl"] = None  # type: ignore[assignment]
    try:
        import asyncio  # noqa: F401 - for who imports it next
    finally:
        del sys.modules["ssl"]


def own_keys() -> Mapping[str, str]:
    """The ids that `[keys]` may name, with their default keys."""
    from tui.launch import own_keys

    return own_keys()


if __name__ == "__main__":
    sys.exit(main())
