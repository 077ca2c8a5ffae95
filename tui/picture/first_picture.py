"""The first picture: the store is opened and read, the dashboard drawn and sent in one write, and only then is Textual
loaded. It finds its first frame on the terminal already."""

import os
import sys
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from store.config import Config
from store.disk.file.damage import explained
from store.disk.file.sqlite import sqlite
from store.disk.seen import begin_seeing
from store.disk.workspace import Workspace
from store.queries.project_list import project_to_open
from store.session import Session
from store.values.problem import SAID
from store.values.words import Words
from tui.picture.dashboard_picture import DashboardPicture, Piece
from tui.picture.morning import Morning, read_morning
from tui.picture.room import too_small
from tui.picture.scope import Scope
from tui.picture.terminal_guard import TerminalGuard
from widgets.drawn.brief_codes import brief
from widgets.drawn.escape_codes import escaped, is_blank, trimmed
from widgets.drawn.tones import Look, Tone, choose, use

Frame = dict[int, dict[int, tuple[int, str]]]
"""What stands on the terminal: per line the pieces sent, by first cell, as (end, text with its codes)."""


class TerminalSize(NamedTuple):
    """In cells."""

    width: int
    height: int


class Opening:
    """What was read and shown before Textual; `morning` None: nothing was shown."""

    morning: Morning | None = None
    frame: Frame | None = None
    guard: TerminalGuard | None = None
    typed: str = ""
    """What was typed before, as far as it counts; not read by Textual yet."""
    dropped: Words | None = None
    """What of it did not count."""
    unread: int = 0
    """How many of its keys are still to come; they were typed before anybody read what was dropped."""

    def __init__(self, workspace: Workspace, project: int, size: TerminalSize) -> None:
        self.workspace, self.project, self.size = workspace, project, size

    @property
    def asks(self) -> bool:
        """Whether a question was shown, which what is typed from then on answers."""
        return self.morning is not None and bool(self.morning.drafts)

    def give_back(self) -> None:
        """The terminal as it was, unless somebody else has it by now."""
        if self.guard is not None:
            self.guard.give_back()


def look_of(config: Config, environ: Mapping[str, str]) -> Look:
    """How this terminal shows what colours mean, unless the user said otherwise."""
    return choose(environ, ascii_only={"ascii": True, "unicode": False}.get(config.glyphs))


def open_picture(session: Session) -> Opening:
    """Open the store and show the dashboard, where there is a terminal that has room for it.

    Raises StoreProblem before anything is shown when the store cannot be opened.
    """
    workspace = session.open()
    try:
        begin_seeing(workspace)
        project = project_to_open(workspace, session.project)
        if session.audience is not None:
            from store.disk.onlookers import show_to

            show_to(workspace, session.audience)
    except sqlite.DatabaseError as error:
        workspace.close()
        raise explained(error, session.path) from None
    opening = Opening(workspace, project.id if project else 0, terminal_size(os.environ))
    if _can_show(opening.size):
        try:
            _show(opening, session)
        except (sqlite.DatabaseError, *SAID):  # the screen reads again, and says why it cannot
            opening.give_back()
            opening.morning = opening.frame = opening.guard = None
        except BaseException:
            opening.give_back()
            raise
    return opening


def _can_show(size: TerminalSize) -> bool:
    return (
        sys.stdin.isatty()
        and sys.stderr.isatty()
        and bool(size.width and size.height)
        and not too_small(size)
    )


def _show(opening: Opening, session: Session) -> None:
    use(look_of(session.config, os.environ))
    scope, size, language, keys = (
        Scope(opening.project),
        opening.size,
        session.language,
        session.config.keys,
    )
    morning = read_morning(opening.workspace, scope, size, language)

    def drawn(status: tuple[Words, Tone] | None) -> list[Piece]:
        return list(DashboardPicture(morning, size, language, keys, status).pieces())

    pieces = drawn(morning.status)
    opening.guard = guard = TerminalGuard()
    typed = guard.take().decode("utf-8", "replace").replace("\n", "\r").replace("\0", "")
    if typed:
        from tui.picture.early_keys import dropped_words, sift, strokes

        opening.typed, dropped = sift(typed, keys, asked=bool(morning.drafts))
        if dropped:
            opening.dropped, opening.unread = dropped_words(dropped), len(strokes(opening.typed))
            pieces = drawn((opening.dropped, "amber"))
    opening.morning, opening.frame = morning, framed(pieces)
    guard.show(painted(pieces))


def painted(pieces: Iterable[Piece]) -> str:
    """What to send to an empty screen: no blank that nobody sees, no move where the cursor stands already."""
    sent, at = [], (0, 0)
    for x, y, width, line in sorted(pieces, key=lambda piece: (piece.y, piece.x)):
        if is_blank(line):
            continue
        if at != (y, x):
            sent.append("\r\n" if x == 0 and y == at[0] + 1 else f"\x1b[{y + 1};{x + 1}H")
        shown = trimmed(line)
        sent.append(escaped(shown))
        at = (y, x + width if shown == line else -1)
    return brief("".join(sent))


def framed(pieces: Iterable[Piece]) -> Frame:
    """What stands there then."""
    frame: Frame = {}
    for x, y, width, line in pieces:
        frame.setdefault(y, {})[x] = (x + width, escaped(line))
    return frame


def terminal_size(environ: Mapping[str, str]) -> TerminalSize:
    """As Textual finds it: what COLUMNS and LINES say, else what the terminal says; 0 where nobody knows."""
    said = [int(text) if (text := environ.get(name, "")).isdigit() else 0 for name in ("COLUMNS", "LINES")]
    if not all(said):
        try:
            # None where it was closed, which is an AttributeError.
            known = os.get_terminal_size(sys.__stdout__.fileno())  # type: ignore[union-attr]
        except (AttributeError, ValueError, OSError):
            known = os.terminal_size((0, 0))
        said = [one or other for one, other in zip(said, known, strict=True)]
    return TerminalSize(*said)
