"""What another size of the terminal costs: `PYTHONPATH=tests/fixtures python tests/bench/resizing.py [--turns 5]`.

Each turn starts a bare Textual app and forewarn on the demo, waits until both are at rest, and makes the terminal
smaller and large again, ten times, waiting until each is drawn. Prints medians of processor time and bytes of one
change back to the size that is named, and the ratio of ours to the bare app's.
"""

from quiet_terminal import QuietTerminal, beside_bare

LESS = (10, 4)
"""Cells by which it is made smaller."""
TIMES = 10


def resize(terminal: QuietTerminal, size: tuple[int, int]) -> list[tuple[float, float]]:
    """What each change back takes."""
    found = []
    for _ in range(TIMES):
        terminal.resize(size[0] - LESS[0], size[1] - LESS[1])
        spent, sent = terminal.rest(), len(terminal.sent)
        terminal.resize(*size)
        found.append((terminal.rest() - spent, float(len(terminal.sent) - sent)))
    return found


if __name__ == "__main__":
    beside_bare(__doc__ or "", "a size", resize)
