"""The account of this machine that the process runs under: what nobody can choose for themselves."""

import os
import pwd

from store.values.text import fold


def login() -> str:
    """The login that the process' user has; its number where the machine knows none."""
    return owner_called(os.getuid())


def owner_called(user: int) -> str:
    """The login of an account; its number where the machine knows none."""
    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return str(user)


def is_in(group: int) -> bool:
    """Whether the process acts for somebody of this group, or for root."""
    return not os.geteuid() or group in (os.getegid(), *os.getgroups())


def is_anothers(name: str, user: int | None = None) -> bool:
    """Whether a name is the login of another account of this machine than the user's, however its letters are written;
    `user`: by number, else that of the process."""
    return any(
        _account(login) not in (None, os.getuid() if user is None else user) for login in (name, fold(name))
    )


def _account(login: str) -> int | None:
    try:
        return pwd.getpwnam(login).pw_uid
    except (KeyError, ValueError):
        return None
