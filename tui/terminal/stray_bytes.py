"""What a terminal sends that is no UTF-8, as a paste from another encoding: it is seen as such, and typing goes on.

Textual 8.2 decodes strictly, in the thread that reads the keys: one such byte would end it, and the app with it.
"""

from functools import partial
from typing import Any


def tolerate_stray_bytes() -> None:
    """Take them as U+FFFD from now on; a Textual that decodes otherwise is left as it is."""
    from textual.drivers import linux_driver

    driver: Any = linux_driver
    strict = getattr(driver, "getincrementaldecoder", None)
    if strict is not None:
        driver.getincrementaldecoder = lambda name: partial(strict(name), errors="replace")
