"""Executives are engaged at key nodes: a touch within the working days before each decision, acceptance and report."""

from datetime import date

from store.records import Milestone, Stakeholder
from store.rules.situation import Situation
from store.values.frozen import frozen

NODES = ("decision", "acceptance", "report")


@frozen
class KeyNode:
    """A milestone that wants a touch on a day from `opens` on, before it comes `on`."""

    milestone: Milestone
    opens: date
    on: date


def key_node(situation: Situation, stakeholder: Stakeholder, touched: date | None) -> KeyNode | None:
    """The next key node that an executive, last touched on `touched`, has not been touched for.

    One that has passed unheard stays until they are touched or it is met.
    """
    if stakeholder.role != "executive":
        return None
    day = situation.day
    for node in sorted(situation.milestones, key=lambda m: (m.expected or date.max, m.id)):
        if node.type in NODES and node.met_on is None and node.expected is not None:
            opens = day.calendar.add(node.expected, -day.settings.key_node_wd)
            if touched is None or touched < opens:
                return KeyNode(node, opens, node.expected)
    return None
