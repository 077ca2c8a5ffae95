"""Garbage is not collected while a register is read, and is again behind it, whatever happens."""

import gc

import pytest

from store.exchange.imports.uncollected import uncollected


def test_it_is_collected_again_behind_it() -> None:
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(ValueError, match="broken"), uncollected():
        raise ValueError("broken")
    assert gc.isenabled()


def test_what_was_off_stays_off() -> None:
    with uncollected():
        with uncollected():
            pass
        assert not gc.isenabled()
