"""The one reader of the clock; made by an entry point and handed down, never asked for below."""

from datetime import UTC, date, datetime, time, tzinfo

from store.values.frozen import frozen

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Of the days that anybody may mean."""


@frozen
class Clock:
    """The machine's clock, or with `fixed` that day at the time of day that the machine's clocks show."""

    fixed: date | None = None

    def now(self) -> datetime:
        """The moment, in UTC."""
        if self.fixed is None:
            return datetime.now(UTC)
        return datetime.combine(self.fixed, datetime.now(UTC).astimezone().time()).astimezone(UTC)

    def today(self, zone: str = "") -> date:
        """The day in an IANA zone; empty or unknown: the machine's."""
        if self.fixed is not None:
            return self.fixed
        return datetime.now(zone_of(zone)).date() if zone else datetime.now().astimezone().date()


def moment_in(zone: str, at: str) -> datetime:
    """The moment of an act, as the journal keeps it, on the clocks of an IANA zone; empty: the machine's."""
    return stamp(at).astimezone(zone_of(zone))


def stamp(at: str) -> datetime:
    """The moment of an act, as the journal keeps it; one long ago for what cannot be read."""
    try:
        found = datetime.fromisoformat(at)
    except (ValueError, TypeError):
        return LONG_AGO
    return found if found.tzinfo is not None and found.year > 1 else LONG_AGO


def midnight(day: date, zone: str) -> datetime:
    """The moment, in UTC, at which a day begins on the clocks of an IANA zone; empty: the machine's."""
    return datetime.combine(day, time(), zone_of(zone)).astimezone(UTC)


def zone_of(name: str) -> tzinfo | None:
    """The tzinfo of an IANA name; None (the machine's) for an empty one, and for one that nobody knows."""
    if not name:
        return None
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None
