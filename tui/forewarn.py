"""What the installed command runs. It is installed beside the packages, as a module whose name nobody else has: where
Python finds another `tui` first, such as one on PYTHONPATH, ours is taken all the same."""

import sys
from importlib import import_module
from pathlib import Path

OURS = "tui/terminal/foreign_package.py"
"""By this our package is known among others of its name."""


def main() -> int:
    """Run what was typed; the exit code."""
    home = next((folder for folder in sys.path if Path(folder, OURS).is_file()), None)
    if home is not None:
        # No longer than for this: in front of the standard library nothing of its folder may stand.
        sys.path.insert(0, home)
        import_module("tui")
        sys.path.remove(home)
    from tui.__main__ import main

    return main()
