"""The account of this machine that the process runs under: what nobody can choose for themselves."""

import os
import pwd


def login() -> str:
    """The login that the process' user has; its number where the machine knows none."""
    return owner_called(os.getuid())


def owner_called(user: int) -> str:
    """The login of an account; its number where the machine knows none."""
    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return str(user)


def is_anothers(name: str) -> bool:
    """Whether a name is the login of another account of this machine."""
    try:
        return pwd.getpwnam(name).pw_uid != os.getuid()
    except (KeyError, ValueError):
        return False
