"""Textual takes over a terminal that shows its first frame already."""

import signal
from collections.abc import Callable
from typing import Any

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

from tui.picture.first_picture import Opening
from tui.picture.terminal_guard import TerminalGuard

ENTER = "\x1b[?1049h"


def takeover(opening: Opening, guard: TerminalGuard, taken: Callable[[], None]) -> type[LinuxDriver]:
    """A driver that starts where the picture ends, for once; `taken` is called when the terminal is Textual's."""

    class Takeover(LinuxDriver):
        """Enters no second screen, which would clear the first; types what was typed before; restores what was before
        the picture."""

        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            guard.watch()

        def start_application_mode(self) -> None:
            if not guard.holds:
                super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual says no type
                return
            # For this once: what Textual writes on taking the terminal. Its drivers leave some types out.
            self.write = self._write_first  # type: ignore[method-assign]
            try:
                super().start_application_mode()  # type: ignore[no-untyped-call]
            finally:
                del self.write
            self.attrs_before = guard.before
            # One after the other, so that somebody answers every signal at any time.
            signal.signal(signal.SIGTSTP, self._sigtstp_application)
            taken()
            guard.hand_over()

        def _write_first(self, data: str) -> None:
            LinuxDriver.write(self, data.replace(ENTER, ""))

        def run_input_thread(self) -> None:
            typed, opening.typed = opening.typed, ""
            if typed:
                parser = XTermParser(self._debug)
                for event in (*parser.feed(typed), *parser.feed("")):
                    self.process_message(event)
            super().run_input_thread()

    return Takeover
