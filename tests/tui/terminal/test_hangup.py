"""A terminal that controls no process (behind `su -c`, in a container) is there; one that is gone is noticed."""

import os
import subprocess
import sys

CHILD = """
import os
from tui.terminal.hangup import HangUp

def leave():
    print("left", flush=True)
    os._exit(0)

hang_up = HangUp(lambda: None, leave)
hang_up.check_terminal()
print("stays", flush=True)
try:
    os.read(0, 1)
except OSError:
    pass
hang_up.check_terminal()
print("spins", flush=True)
"""


def test_a_terminal_without_a_session_is_left_only_when_it_goes() -> None:
    master, slave = os.openpty()
    with subprocess.Popen(
        (sys.executable, "-c", CHILD), stdin=slave, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as child:
        os.close(slave)
        assert child.stdout is not None
        assert child.stdout.readline() == "stays\n"
        os.close(master)
        assert child.stdout.read() == "left\n"
