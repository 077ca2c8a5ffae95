"""How far a long import has come: a bar on a terminal, a few lines in a log, nothing for a small one."""

import pytest

from store.cli.parts.progress_bar import FROM_IN_A_LOG, bar


def told(total: int, capsys: pytest.CaptureFixture[str], times: int = 1) -> str:
    draw = bar()
    for _ in range(times):
        for done in range(0, total + 1, 500):
            draw(done, total)
    out, err = capsys.readouterr()
    assert out == ""
    return err


def test_off_a_terminal_every_tenth_is_a_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.isatty", lambda descriptor: False)
    lines = [f"forewarn: {n}0 %\n" for n in range(1, 11)]
    assert told(2_000_000, capsys) == "".join(lines)
    assert told(2_000_000, capsys, times=2) == "".join(lines * 2), "each kind of a log begins anew"
    assert told(FROM_IN_A_LOG - 500, capsys) == "", "a script's stderr stays empty for what is soon done"


def test_on_a_terminal_a_bar_comes_and_goes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.isatty", lambda descriptor: True)
    shown = told(10_000, capsys)
    assert "\n" not in shown and " 50%" in shown and shown.endswith("\r")
    assert told(3_000, capsys) == ""
