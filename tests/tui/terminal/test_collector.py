"""The collector stands still while much is made that stays."""

import gc

import pytest

from tui.terminal.collector import uncollected


@pytest.mark.parametrize("on", [True, False])
def test_it_goes_on_as_it_was(on: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    frozen: list[bool] = []
    monkeypatch.setattr(gc, "freeze", lambda: frozen.append(gc.isenabled()))
    was = gc.isenabled()
    try:
        (gc.enable if on else gc.disable)()
        with pytest.raises(ValueError, match=r"^$"), uncollected():
            assert not gc.isenabled()
            raise ValueError
        assert gc.isenabled() == on
        assert frozen == [False]
    finally:
        (gc.enable if was else gc.disable)()
