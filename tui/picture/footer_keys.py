"""The keys in the footer of the first picture: the bindings of panes and dashboard are made of them."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from store.values.frozen import frozen
from store.values.words import N_
from tui.picture.key_names import written
from tui.picture.place_list import OURS, PLACES


@frozen
class FooterKey:
    """`id` is public; `label` and `tooltip` are msgids."""

    id: str
    key: str
    label: str
    tooltip: str


PANE: Final = (
    FooterKey("told", "t", N_("told"), N_("record who was told, when and how")),
    FooterKey("contact", "c", N_("contact"), N_("record a call, visit or mail")),
    FooterKey("new", "n", N_("new"), N_("add a record to this pane")),
    FooterKey("edit", "e", N_("edit"), N_("edit the record under the cursor")),
    FooterKey("finish", "x", N_("finish"), N_("met, occurred, done, closed")),
    FooterKey("find", "slash", N_("find"), N_("search this pane; Tab: search everything")),
)
DASHBOARD: Final = (FooterKey("undo", "u", N_("undo"), N_("undo my latest change")),)
PLACED: Final = tuple(
    FooterKey(place.id, place.key, place.label, place.tooltip) for place in PLACES if place.shown
)
ORDER: Final = (
    "review",
    "told",
    "contact",
    "meeting",
    "brief",
    "new",
    "edit",
    "undo",
    "finish",
    "find",
    "projects",
)
"""What matters most first: 80 columns have room for eight."""
SAVING: Final = frozenset({"told", "contact", "meeting", "new", "edit", "finish"})
"""What who only reads the store has no use for; a verdict is their own, and undone as every other."""
FOOTER: Final = {
    key.id: key for key in sorted((*PANE, *DASHBOARD, *PLACED), key=lambda key: ORDER.index(key.id))
}


def footer(
    keys: Mapping[str, str], say: Callable[[str], str], looked_at: bool, reads_only: bool
) -> list[tuple[str, str]]:
    """(key, word) while a register has the focus; `keys`: the user's own, by id; `looked_at`: without what others must
    not see; `reads_only`: without what saves."""
    return [
        (written(keys.get(key.id, key.key).split(",")[0].strip()), say(key.label))
        for key in FOOTER.values()
        if not (looked_at and key.id in OURS) and not (reads_only and key.id in SAVING)
    ]


def in_order(entries: Iterable[tuple[str, str]], say: Callable[[str], str]) -> list[tuple[str, str]]:
    """The (key, word) of a pane and the dashboard in the footer's order, what has no place there last."""
    order = [say(key.label) for key in FOOTER.values()]
    return sorted(entries, key=lambda entry: order.index(entry[1]) if entry[1] in order else len(order))
