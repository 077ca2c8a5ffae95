"""Ids: ours, rising within a process whatever the clock does, and born on a day."""

import time
from datetime import date

import pytest

from store.values.record import EPOCH_MS, born, moment, new_id

BITS = 2**63


def test_ids_rise_when_the_clock_is_set_back(monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time_ns()
    before = [new_id() for _ in range(5)]
    for back in (3_600 * 10**9, 86_400 * 10**9 * 400, now):
        monkeypatch.setattr("time.time_ns", lambda back=back: now - back)
        before += [new_id() for _ in range(5)]
    assert before == sorted(set(before))
    assert all(0 < id < BITS for id in before)
    assert moment(before[-1]).year == moment(before[0]).year


@pytest.mark.parametrize("year_ms", [0, EPOCH_MS - 500, 10**14])
def test_a_clock_that_is_far_off_stays_within_the_bits(monkeypatch: pytest.MonkeyPatch, year_ms: int) -> None:
    monkeypatch.setattr("store.values.record._last", 0)
    monkeypatch.setattr("time.time_ns", lambda: year_ms * 10**6)
    assert 0 < new_id() < BITS


def test_an_id_is_born_on_the_day_of_a_zone() -> None:
    late = 1_795_708_800_000 - EPOCH_MS  # 2026-11-26 16:00 UTC
    assert born(late << 22, "UTC") == date(2026, 11, 26)
    assert born(late << 22, "Asia/Shanghai") == date(2026, 11, 27)
