"""When what is sent over the slow line arrives."""

from slow_line import Pace


def test_each_waits_for_what_was_sent_before_and_then_travels() -> None:
    now = 100.0
    pace = Pace(0.3, 8000, lambda: now)
    assert pace.arrival(8) == 100.301
    assert pace.arrival(4000) == 100.801
    assert pace.arrival(8) == 100.802
    now = 110.0
    assert pace.arrival(0) == 110.3, "what was saved up while nothing was sent is no credit"
