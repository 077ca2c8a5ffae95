"""The clock: a fixed day is that day on the machine's own clocks, wherever the machine stands."""

import time
from collections.abc import Iterator
from datetime import UTC, date, timedelta

import pytest

from store.values.clock import Clock

DAY = date(2026, 11, 26)


@pytest.fixture(params=["UTC", "Pacific/Auckland", "Pacific/Honolulu", "Asia/Kolkata"])
def machine_zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


def test_a_fixed_day_is_that_day_here(machine_zone: str) -> None:
    moment = Clock(DAY).now()
    assert moment.utcoffset() == timedelta(0)
    assert moment.astimezone().date() == Clock(DAY).today() == DAY
    passed = Clock().now().astimezone().replace(tzinfo=None) - moment.astimezone().replace(tzinfo=None)
    assert abs(passed - timedelta(days=passed.days + (passed.seconds > 43200))) < timedelta(minutes=1)


def test_the_machines_own_clock(machine_zone: str) -> None:
    assert Clock().now().tzinfo is UTC
    assert Clock().today() in {(Clock().now() - timedelta(days=n)).astimezone().date() for n in (0, 1)}
