"""Asking again: no longer than it takes, and no pause behind the last turn."""

import pytest

from store.disk.file.tries import tries


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    pauses: list[float] = []
    monkeypatch.setattr("store.disk.file.tries.time.sleep", pauses.append)
    return pauses


def test_there_is_a_pause_between_turns_and_none_behind_the_last(slept: list[float]) -> None:
    assert list(tries(3, 0.2)) == [2, 1, 0] and slept == [0.2, 0.2]
    assert list(tries(1, 0.2)) == [0] and slept == [0.2, 0.2]


def test_it_ends_with_the_answer(slept: list[float]) -> None:
    assert next(turn for turn in tries(9, 0.1) if turn < 8) == 7 and slept == [0.1]
