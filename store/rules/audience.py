"""Who may read of a record."""

from store.records import Project
from store.values.record import Audience, Record

EVERYBODY: frozenset[Audience] = frozenset(("internal", "client", "sponsor"))
BY_SIDE: dict[str, frozenset[Audience]] = {"supplier": frozenset(("internal",)), "client": EVERYBODY}
"""Where a record says nothing: on the supplier's side internal, on the client's side everybody."""


def audience_of(record: Record, project: Project) -> frozenset[Audience]:
    """Its own audience, else its project's side's; kinds without one may be read by everybody."""
    own: tuple[Audience, ...] | None = getattr(record, "audience", None)
    if own is None:
        return EVERYBODY
    if not own and record.within and getattr(record, record.within[0]) == record.within[1]:
        return frozenset(("internal",))
    return frozenset(own) or BY_SIDE[project.side]


def kept_within(record: Record, project: Project) -> bool:
    """Whether it is internal on the supplier's side, so that my own executive hears of it and the sponsor does not."""
    return project.side == "supplier" and "sponsor" not in audience_of(record, project)
