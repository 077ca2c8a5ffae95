"""Names that nobody may take: the logins of other accounts, however they are written."""

import os
import pwd
from collections.abc import Callable

import pytest

from store.disk.file.account import is_anothers, login

WIDE = {n: n + 0xFEE0 for n in range(0x21, 0x7F)}


@pytest.mark.parametrize("write", [str, str.upper, str.title, lambda name: name.translate(WIDE)])
def test_the_login_of_another_account_is_theirs_in_any_letters(write: Callable[[str], str]) -> None:
    other = next(one for one in pwd.getpwall() if one.pw_uid != os.getuid() and one.pw_name.islower())
    assert is_anothers(write(other.pw_name))
    assert not is_anothers(write(other.pw_name), other.pw_uid) and not is_anothers(write(login()))


def test_a_name_that_is_nobodys_login_is_free() -> None:
    assert not is_anothers("Li Na") and not is_anothers("")
