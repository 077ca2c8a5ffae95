"""Widgets in little apps of their own."""

import pytest


@pytest.fixture(autouse=True)
def pilot_waits(pilot_waits_for_work: None) -> None:
    """Every test of a widget."""
