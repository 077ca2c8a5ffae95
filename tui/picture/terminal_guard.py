"""The terminal from the first picture until Textual has it: whatever happens meanwhile, it is given back as it was."""

import os
import signal
import sys
import termios
from contextlib import suppress
from fcntl import ioctl
from types import FrameType
from typing import Any

ENTER, LEAVE = "\x1b[?1049h\x1b[2J\x1b[H\x1b[?25l", "\x1b[?1049l\x1b[?25h"
"""The screen beside the shell's, empty and without a cursor; and back."""
ENDS = (signal.SIGHUP, signal.SIGTERM)


class TerminalGuard:
    """Owns the terminal between `take` and `give_back` or `hand_over`; main thread only."""

    def __init__(self) -> None:
        assert sys.__stdin__ is not None and sys.__stderr__ is not None
        self._keyboard = sys.__stdin__.fileno()
        self._screen = sys.__stderr__
        self.before: list[Any] = termios.tcgetattr(self._keyboard)
        """How the terminal was; to be restored by whoever has it at the end."""
        self._shown = ""
        self.holds = False

    def take(self) -> bytes:
        """Stop echoing and waiting for Enter; what was typed until now."""
        self.holds = True
        self.watch()
        self._listen()
        waiting = int.from_bytes(ioctl(self._keyboard, termios.FIONREAD, bytes(4)), sys.byteorder)
        return os.read(self._keyboard, waiting) if waiting else b""

    def watch(self) -> None:
        """Answer what ends or stops the program; what it was told to ignore, it ignores."""
        for number, answer in (*((number, self._end) for number in ENDS), (signal.SIGTSTP, self._stop)):
            if signal.getsignal(number) != signal.SIG_IGN:
                signal.signal(number, answer)

    def show(self, picture: str) -> None:
        """Enter the screen and paint, in one write."""
        self._shown = ENTER + picture
        self._write(self._shown)

    def give_back(self) -> None:
        """Everything as it was before; nothing, where somebody else has the terminal by now."""
        if self.holds:
            self.holds = False
            self._leave()
            self._unwatch()

    def hand_over(self) -> None:
        """Whoever starts now looks after it, and after the signals."""
        self.holds = False
        self._unwatch()

    def _unwatch(self) -> None:
        for number in (*ENDS, signal.SIGTSTP):
            if signal.getsignal(number) in (self._end, self._stop):
                signal.signal(number, signal.SIG_DFL)

    def _listen(self) -> None:
        attrs = termios.tcgetattr(self._keyboard)
        attrs[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
        attrs[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
        attrs[6][termios.VMIN], attrs[6][termios.VTIME] = 1, 0
        termios.tcsetattr(self._keyboard, termios.TCSANOW, attrs)

    def _leave(self) -> None:
        with suppress(OSError, termios.error):  # the terminal may have gone
            if self._shown:
                self._write(LEAVE)
            termios.tcsetattr(self._keyboard, termios.TCSANOW, self.before)

    def _write(self, text: str) -> None:
        self._screen.write(text)
        self._screen.flush()

    def _end(self, number: int, frame: FrameType | None) -> None:
        self.give_back()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        """The shell has the terminal until it lets us go on; then it looks as before."""
        self._leave()
        os.kill(os.getpid(), signal.SIGSTOP)
        self._listen()
        self._write(self._shown)
