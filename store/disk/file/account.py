"""The account of this machine that the process runs under: what nobody can choose for themselves."""

import os
import pwd


def login() -> str:
    """The login that the process' user has; its number where the machine knows none."""
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())


def is_anothers(name: str) -> bool:
    """Whether a name is the login of another account of this machine."""
    try:
        return pwd.getpwnam(name).pw_uid != os.getuid()
    except (KeyError, ValueError):
        return False
