"""What a move of the cursor costs: `PYTHONPATH=tests/fixtures python tests/bench/moving.py [--turns 5]`.

Each turn starts a bare Textual app and forewarn on the demo, waits until both are at rest, and presses six keys down
and six up, three times, one after the other as each is shown. Prints medians of processor time and bytes for one key,
and the ratio of ours to the bare app's.
"""

from collections.abc import Callable

from quiet_terminal import QuietTerminal, beside_bare

KEYS = "j" * 6 + "k" * 6
"""As far as the demo's review has lines; pressed three times."""
QUIET = 0.06


def move(terminal: QuietTerminal, size: tuple[int, int]) -> list[tuple[float, float]]:
    """What one key takes, of all of them."""

    def past(sent: int) -> Callable[[], bool]:
        return lambda: len(terminal.sent) > sent

    spent, sent = terminal.processor(), len(terminal.sent)
    for key in KEYS * 3:
        answered = past(len(terminal.sent))
        terminal.press(key)
        terminal.until(answered)
        terminal.rest(QUIET)
    keys = 3 * len(KEYS)
    return [((terminal.rest() - spent) / keys, (len(terminal.sent) - sent) / keys)]


if __name__ == "__main__":
    beside_bare(__doc__ or "", "a move", move)
